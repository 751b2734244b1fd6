"""Which tables there are, and what a table is: a module of a group with `rows(setting)`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from benchmarks.row import Row
from benchmarks.setting import Setting

GROUPS = ("network", "reach")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name (group.module), its first sentence, and its rows one after another.

    is_long  runs only when it is asked for by its whole name (`IS_LONG = True` in its module).
    """

    name: str
    says: str
    rows: Callable[[Setting], Iterator[Row]]
    is_long: bool = False


def tables_named(name: str) -> tuple[Table, ...]:
    """The table of this name, or all of a group but the long ones; none where the name is unknown.

    Only what is asked for is imported, so that a table whose libraries are missing stands in nobody's way.
    """
    group, _, module = name.partition(".")
    names = [found for found in _names() if found == name or (not module and found.startswith(f"{group}."))]
    tables = [table for table in map(_table, names) if table]
    return tuple(table for table in tables if module or not table.is_long)


def all_tables() -> tuple[Table, ...]:
    """Every table of every group, in order of name."""
    return tuple(table for table in map(_table, _names()) if table)


def _names() -> list[str]:
    """Every module of every group, whether it has rows or not."""
    found = [(group, find_spec(f"benchmarks.{group}")) for group in GROUPS]
    return [
        f"{group}.{module.name}"
        for group, spec in found
        if spec and spec.submodule_search_locations
        for module in iter_modules(spec.submodule_search_locations)
        if not module.ispkg
    ]


def _table(name: str) -> Table | None:
    """The module's table; None where it only helps others."""
    module = import_module(f"benchmarks.{name}")
    if not hasattr(module, "rows"):
        return None
    says = (module.__doc__ or "").split("\n", 1)[0]
    return Table(name=name, says=says, rows=module.rows, is_long=getattr(module, "IS_LONG", False))
