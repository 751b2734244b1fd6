"""Which tables there are, and what a table is: a module of a group with `rows(setting)`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

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
    """The table of this name, or all of a group but the long ones; none where the name is unknown."""
    known = all_tables()
    exact = tuple(table for table in known if table.name == name)
    return exact or tuple(table for table in known if table.name.split(".")[0] == name and not table.is_long)


def all_tables() -> tuple[Table, ...]:
    """Every table of every group, in order of name."""
    return tuple(table for group in GROUPS for table in _tables_of(group))


def _tables_of(group: str) -> Iterator[Table]:
    try:
        package = import_module(f"benchmarks.{group}")
    except ModuleNotFoundError as fault:
        if fault.name != f"benchmarks.{group}":
            raise
        return
    for found in iter_modules(package.__path__):
        if not found.ispkg and not found.name.startswith("_"):
            module = import_module(f"benchmarks.{group}.{found.name}")
            if hasattr(module, "rows"):
                yield _table(f"{group}.{found.name}", module)


def _table(name: str, module: ModuleType) -> Table:
    says = (module.__doc__ or "").split("\n", 1)[0]
    return Table(name=name, says=says, rows=module.rows, is_long=getattr(module, "IS_LONG", False))
