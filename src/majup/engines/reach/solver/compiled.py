"""Compiling with numba: kept on disk between runs where that is possible, compiled anew where it is not."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a function at its first call; it lets other threads run meanwhile.

    numba keeps what it compiled beside the file, or in the user's own folder. Where neither can be written
    it raises at once, and the function is compiled anew in each run: slower to begin, the same otherwise.
    What is kept is compiled again when its own file changes, but not when a constant of another file does.
    """
    try:
        return cast(Function, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:
        return cast(Function, numba.njit(nogil=True)(function))
