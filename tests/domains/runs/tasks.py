"""What the children of the tests compute; the child process imports this by name."""

import sys
import time
from collections.abc import Callable
from typing import Any

ECHO = f"{__name__}:echo"
FOR_EVER = f"{__name__}:for_ever"
GREEDY = f"{__name__}:greedy"
CRASHING = f"{__name__}:crashing"
CHATTY = f"{__name__}:chatty"


def echo(problem: str, limits: str, *, tell: Callable[[dict[str, Any]], None], is_cancelled: object) -> str:
    tell({"stage": "echo", "share": 0.5})
    return problem + limits


def for_ever(problem: str, limits: str, *, tell: object, is_cancelled: Callable[[], bool]) -> str:
    while not is_cancelled():
        time.sleep(0.02)
    return "stopped"


def greedy(problem: str, limits: str, *, tell: object, is_cancelled: object) -> str:
    return str(len(bytearray(8 * 1024**3)))


def crashing(problem: str, limits: str, *, tell: object, is_cancelled: object) -> str:
    raise ArithmeticError("no answer")


def chatty(problem: str, limits: str, *, tell: object, is_cancelled: object) -> str:
    sys.stdout.write("a library prints what it likes\n")
    return "x" * 300_000
