"""What the first page is put together from: one page record for every role, cards with lists in it."""

from dataclasses import dataclass, field
from datetime import date

from majup.kernel.viewer import Viewer
from majup.web.shell.pages import PageRequest
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tones import Event, Figure, Line, Link, Term

SHOWN = 5
"""A card shows so many records; the rest stands in the list behind it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who looks at the first page, and on which day."""

    request: PageRequest
    viewer: Viewer
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A record that waits: whose, why, how long. `is_late` where the time itself calls for a hand."""

    name: str
    url: str
    why: str
    how_long: str
    is_late: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A card. Whatever is filled is shown, in this order; `more` opens the whole list."""

    title: str
    element_id: str = ""
    note: str = ""
    waiting: tuple[Waiting, ...] = ()
    table: ShownTable | None = None
    terms: tuple[Term, ...] = ()
    lines: tuple[Line, ...] = ()
    events: tuple[Event, ...] = ()
    empty: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Said where nothing waits: what one can do instead."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a role's builder gives. The first action is the one accent button of the page.

    main and side stand beside each other, `main` wider where `is_wide`.
    """

    figures: tuple[Figure, ...]
    main: tuple[Block, ...] = ()
    side: tuple[Block, ...] = ()
    actions: tuple[Link, ...] = ()
    nothing: Nothing | None = None
    is_wide: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPage:
    """The first page as it is shown."""

    title: str
    lead: str
    work: Work
    breadcrumbs: tuple[Link, ...] = field(default_factory=tuple)
