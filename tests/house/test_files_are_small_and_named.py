"""Files and functions stay small, and their names say what is in them."""

import ast
from collections.abc import Iterator

from tests.house.tree import ROOT, SOURCES, as_list, kept_files, parsed, python_files, shown

TESTS = ROOT / "tests"
LONGEST = {".py": 300, ".html": 300, ".css": 300, ".js": 300}
LONGEST_TEST = 500
LONGEST_FUNCTION = 40
NO_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "managers",
    "base",
    "signals",
    "stuff",
}


def test_no_file_is_too_long() -> None:
    faults = []
    for path in kept_files():
        if path.suffix not in LONGEST or "migrations" in path.parts:
            continue
        longest = LONGEST_TEST if path.is_relative_to(TESTS) else LONGEST[path.suffix]
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > longest:
            faults.append(f"{shown(path)} has {length} lines, {longest} at most: which room is missing?")
    assert not faults, as_list(faults)


def test_no_function_is_too_long() -> None:
    faults = [
        f"{shown(path)}:{function.lineno} {function.name} has {length} lines, {LONGEST_FUNCTION} at most."
        for path in python_files(SOURCES, ROOT / "setup")
        for function in _functions(parsed(path))
        if (length := _length(function)) > LONGEST_FUNCTION
    ]
    assert not faults, as_list(faults)


def test_no_file_or_folder_has_a_name_that_takes_anything() -> None:
    faults = [
        f"{shown(path)}: {part!r} says nothing; name it by what is in it, or decide which room it needs."
        for path in kept_files()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if part in NO_NAMES
    ]
    assert not faults, as_list(faults)


def test_package_door_is_a_docstring_and_public_names() -> None:
    faults = []
    for path in python_files(SOURCES):
        if path.name != "__init__.py":
            continue
        tree = parsed(path)
        if ast.get_docstring(tree) is None:
            faults.append(f"{shown(path)}: say in a docstring what lives here.")
        if any(
            not isinstance(node, ast.Expr | ast.Import | ast.ImportFrom | ast.Assign) for node in tree.body
        ):
            faults.append(
                f"{shown(path)}: a door holds a docstring and public names only; move the rest to a room."
            )
    assert not faults, as_list(faults)


def test_every_module_says_what_lives_in_it() -> None:
    faults = [
        f"{shown(path)}: begin with a docstring that says what lives here."
        for path in python_files(SOURCES, ROOT / "setup")
        if ast.get_docstring(parsed(path)) is None
    ]
    assert not faults, as_list(faults)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the function without its docstring."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    said = function.body[0]
    return whole - ((said.end_lineno or said.lineno) - said.lineno + 1)
