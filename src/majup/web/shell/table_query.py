"""What a reader asked of a list: words, filters, order, page, export. Read from any query string."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from majup.web.shell.sealed import seal, unseal

Choice = tuple[str, str]
SIZES = (25, 50, 100, 200)
EXPORT_LIMIT = 100_000
_LAST_PAGE = 100_000
_LONGEST_TEXT = 100
_UNSPOKEN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class FilterKind(StrEnum):
    """SEARCH is the wide first box; the others are small ones beside it."""

    SEARCH = "search"
    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One field above a list. `personal` words never stand readable in the address."""

    key: str
    label: str | Promise
    kind: FilterKind = FilterKind.CHOICE
    choices: Sequence[tuple[str, str | Promise]] = ()
    personal: bool = False
    default: str = ""
    hint: str | Promise = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableQuery:
    """The request for one list, clean: every value is allowed, every number within its bounds."""

    path: str
    prefix: str
    sort: str
    descending: bool
    page: int
    size: int
    values: Mapping[str, str]
    choices: Mapping[str, Sequence[Choice]]
    personal: frozenset[str]
    reader: str
    export: str
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def offset(self) -> int:
        """How many records to pass over; none for an export."""
        return 0 if self.export else (self.page - 1) * self.size

    @property
    def limit(self) -> int:
        """How many records to read."""
        return EXPORT_LIMIT if self.export else self.size

    @property
    def ordering(self) -> str:
        """The order as queries take it: `name`, or `-name` from the end."""
        return f"-{self.sort}" if self.descending and self.sort else self.sort

    def text(self, key: str) -> str:
        """The words or the choice of one filter; empty where it was left open."""
        return self.values.get(key, "")

    def whole(self, key: str) -> int | None:
        """A choice that is a number, as ids are."""
        value = self.text(key)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None

    def day(self, key: str) -> date | None:
        """The day of a DAY filter."""
        return _day_or_none(self.text(key))

    def url(self, **changes: str | int) -> str:
        """This list's address with something changed: `url(page=3)`, `url(sort="-name")`."""
        return f"{self.path}?{urlencode(self.parameters(**changes))}"

    def parameters(self, **changes: str | int) -> dict[str, str]:
        """The query string's parts; empty and default ones are left out, personal ones are sealed."""
        open_values = {k: v for k, v in self.values.items() if v and k not in self.personal}
        hidden = {k: v for k, v in self.values.items() if v and k in self.personal}
        state: dict[str, str] = {**open_values}
        state["sort"] = self.ordering
        state["page"] = str(self.page) if self.page > 1 else ""
        state["size"] = str(self.size) if self.size != SIZES[1] else ""
        state["sealed"] = seal(urlencode(hidden), reader=self.reader) if hidden else ""
        state.update({k: str(v) for k, v in changes.items()})
        if "sort" in changes:
            state["page"] = ""
        mine = {f"{self.prefix}{k}": v for k, v in state.items() if v}
        return {**self.kept, **mine}


def read_query(
    request: HttpRequest,
    *,
    filters: Sequence[Filter],
    sortable: Sequence[str],
    sort: str,
    prefix: str = "",
    choices: Mapping[str, Sequence[Choice]] | None = None,
) -> TableQuery:
    """Read a list's state. What is not allowed counts as not said: no query string makes an error."""
    given = _given(request, prefix=prefix)
    reader = str(getattr(getattr(request, "viewer", None), "user_id", "") or "")
    given = {**_unsealed(given.get("sealed", ""), reader=reader, filters=filters), **given}
    allowed = {f.key: tuple((v, str(label)) for v, label in f.choices) for f in filters} | dict(choices or {})
    asked = given.get("sort", "") or sort
    column = asked.removeprefix("-")
    known = column in sortable
    return TableQuery(
        path=request.path,
        prefix=prefix,
        sort=column if known else sort.removeprefix("-"),
        descending=asked.startswith("-") if known else sort.startswith("-"),
        page=_whole(given.get("page", ""), lowest=1, highest=_LAST_PAGE, otherwise=1),
        size=_size(given.get("size", "")),
        values={f.key: _clean(f, given.get(f.key), allowed[f.key]) for f in filters},
        choices=allowed,
        personal=frozenset(f.key for f in filters if f.personal),
        reader=reader,
        export=given.get("export", "") if given.get("export", "") in {"csv", "xlsx"} else "",
        kept=_kept(request, filters=filters, prefix=prefix),
    )


def spoken(text: str, *, longest: int = _LONGEST_TEXT) -> str:
    """Words as people type them: no control, invisible or half characters, single spaces, cut to length."""
    return " ".join(_UNSPOKEN.sub(" ", text[: longest * 4]).split())[:longest]


def _given(request: HttpRequest, *, prefix: str) -> dict[str, str]:
    """The last value of each parameter; a sent form (POST) speaks before the address."""
    said: dict[str, str] = {}
    sources: list[QueryDict] = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    for source in sources:
        said.update({k.removeprefix(prefix): str(v) for k, v in source.items() if k.startswith(prefix)})
    return said


def _kept(request: HttpRequest, *, filters: Sequence[Filter], prefix: str) -> dict[str, str]:
    """Parameters of other lists on the same page; without a prefix the list owns the whole address."""
    if not prefix:
        return {}
    return {k: spoken(str(v), longest=500) for k, v in request.GET.items() if not k.startswith(prefix)}


def _unsealed(sealed: str, *, reader: str, filters: Sequence[Filter]) -> dict[str, str]:
    words = QueryDict(unseal(sealed, reader=reader))
    return {f.key: str(words[f.key]) for f in filters if f.personal and f.key in words}


def _clean(wanted: Filter, said: str | None, allowed: Sequence[Choice]) -> str:
    value = wanted.default if said is None else spoken(said)
    if wanted.kind is FilterKind.CHOICE:
        return value if any(value == choice for choice, _label in allowed) else ""
    if wanted.kind is FilterKind.DAY:
        found = _day_or_none(value)
        return found.isoformat() if found else ""
    return value


def _day_or_none(text: str) -> date | None:
    """`2017-10-01` as browsers send it, or `01.10.2017` as people type it."""
    typed = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\.?", text, flags=re.ASCII)
    try:
        if typed:
            return date(int(typed[3]), int(typed[2]), int(typed[1]))
        return date.fromisoformat(text)
    except ValueError:
        return None


def _whole(text: str, *, lowest: int, highest: int, otherwise: int) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        return otherwise
    return max(lowest, min(highest, int(text)))


def _size(text: str) -> int:
    asked = _whole(text, lowest=SIZES[0], highest=SIZES[-1], otherwise=SIZES[1])
    return min(SIZES, key=lambda size: abs(size - asked))
