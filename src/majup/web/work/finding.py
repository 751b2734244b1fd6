"""One search for everything: what the words find, in groups, as far as the viewer may see.

People come from the viewer's scope alone. Like the list of people, the search leaves no mark; opening a file
and taking a list out do. Who may see no people gets no such group.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from majup.domains.people.policies import IDENTIFY, SEE_PEOPLE
from majup.domains.people.queries.named import NamedRow, people_named
from majup.domains.planning.policies import SEE_PLANS
from majup.domains.planning.queries.plans import RegionPlans, plans_by_region
from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.services.queries import service_types
from majup.domains.services.queries.naming import SiteNamed, sites_named
from majup.domains.territory.queries import municipalities_on, regions
from majup.kernel.viewer import Viewer
from majup.web.plans.words import plan_title, region_name
from majup.web.shell.formats import day, number
from majup.web.shell.navigation import ENTRIES, is_open_to
from majup.web.shell.sealed import seal
from majup.web.shell.tones import Link
from majup.web.work.links import address
from majup.web.work.marking import Part, holds_all, marked, words_of
from majup.web.work.words import by_language

SHOWN = 8
SHORTEST = 2
"""One letter would find half the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: its name and a line about it, cut where the searched words stand."""

    name: tuple[Part, ...]
    about: tuple[Part, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind: the first of them, how many there are, and where the rest stands."""

    title: str
    hits: tuple[Hit, ...]
    total: int
    more: Link | None = None

    @property
    def hidden(self) -> int:
        """How many are found and not shown."""
        return self.total - len(self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Who looks for what, on which day."""

    text: str
    viewer: Viewer
    today: date

    @property
    def words(self) -> tuple[str, ...]:
        """The words as names are compared."""
        return words_of(self.text)

    @property
    def is_long_enough(self) -> bool:
        """Whether the words are enough to look for."""
        return len("".join(self.words)) >= SHORTEST

    def hit(self, *, name: str, about: str, url: str) -> Hit:
        """A hit with the searched words marked in it."""
        return Hit(name=marked(name, self.words), about=marked(about, self.words), url=url)


def found(search: Search) -> tuple[Group, ...]:
    """Every group in which something was found; nothing for too few letters. Ten queries at most."""
    if not search.is_long_enough:
        return ()
    kinds: tuple[Callable[[Search], Group], ...] = (
        _people,
        _services,
        _sites,
        _municipalities,
        _plans,
        _pages,
    )
    return tuple(group for group in (kind(search) for kind in kinds) if group.hits)


def what_can_be_found(viewer: Viewer) -> tuple[str, ...]:
    """What somebody in this role can look for, in sentences."""
    people = _("People of your scope: by name, record number, or the whole personal code.")
    plans = _("Regional plans: by the region or a municipality of it.")
    return (
        *((people,) if SEE_PEOPLE.held_by(viewer) else ()),
        _("Services: by name. Sites: by name, address, provider or municipality."),
        _("Municipalities: by name; they open the services given there."),
        *((plans,) if SEE_PLANS.held_by(viewer) else ()),
        _("Pages: by name, such as “status”."),
    )


def _people(search: Search) -> Group:
    title = _("People")
    if not SEE_PEOPLE.held_by(search.viewer):
        return Group(title=title, hits=(), total=0)
    named = people_named(search.text, viewer=search.viewer, limit=SHOWN)
    more = None
    if named.total > len(named.rows):
        more = Link(_("All %(number)s") % {"number": number(named.total)}, _list_url(search))
    return Group(
        title=title, hits=tuple(_person(row, search) for row in named.rows), total=named.total, more=more
    )


def _list_url(search: Search) -> str:
    """The list of people narrowed by the same words, sealed as the list itself seals them."""
    sealed = seal(urlencode({"q": search.text}), reader=str(search.viewer.user_id or ""))
    return address("people", sealed=sealed)


def _person(row: NamedRow, search: Search) -> Hit:
    place = by_language(lv=row.municipality_lv, en=row.municipality_en)
    about = _("%(record)s · born %(day)s · %(place)s") % {
        "record": row.record_no,
        "day": day(row.born_on),
        "place": place,
    }
    return search.hit(name=row.name, about=about, url=address("person", row.person_id))


def _services(search: Search) -> Group:
    url = address("services")
    rows = (
        [row for row in service_types() if _named(search, row.name_lv, row.name_en, row.code)] if url else []
    )
    hits = [
        search.hit(
            name=by_language(lv=row.name_lv, en=row.name_en),
            about=_("where it is given"),
            url=address("services", service=row.code),
        )
        for row in rows
    ]
    return _group(_("Services"), hits)


def _sites(search: Search) -> Group:
    named = sites_named(search.text, on=search.today, limit=SHOWN)
    hits = tuple(hit for hit in (_site(row, search) for row in named.rows) if hit.url)
    return Group(title=_("Sites"), hits=hits, total=named.total if hits else 0)


def _site(row: SiteNamed, search: Search) -> Hit:
    place = by_language(lv=row.municipality_lv, en=row.municipality_en)
    provider = row.provider if row.provider != row.name else ""
    about = " · ".join(part for part in (row.address, place, provider) if part)
    return search.hit(name=row.name, about=about, url=address("site", row.id))


def _municipalities(search: Search) -> Group:
    rows = [row for row in municipalities_on(search.today) if _named(search, row.name_lv, row.name_en)]
    names = {row.id: by_language(lv=row.name_lv, en=row.name_en) for row in regions()} if rows else {}
    hits = [
        search.hit(
            name=by_language(lv=row.name_lv, en=row.name_en),
            about=_("services given there · region: %(region)s") % {"region": names[row.region_id]},
            url=address("services", municipality=row.id),
        )
        for row in rows
    ]
    return _group(_("Municipalities"), [hit for hit in hits if hit.url])


def _plans(search: Search) -> Group:
    """Plans of regions named so, or with a municipality named so by the borders of the plans."""
    title = _("Regional plans")
    if not SEE_PLANS.held_by(search.viewer):
        return Group(title=title, hits=(), total=0)
    inside: dict[int, list[str]] = {}
    for row in municipalities_on(DI_BORDERS_ON):
        if _named(search, row.name_lv, row.name_en):
            inside.setdefault(row.region_id, []).append(by_language(lv=row.name_lv, en=row.name_en))
    rows = [
        row
        for row in plans_by_region(viewer=search.viewer)
        if row.newest
        and (row.region.id in inside or _named(search, plan_title(row.newest), row.region.title_lv))
    ]
    return _group(title, [_plan(row, inside.get(row.region.id, []), search) for row in rows])


def _plan(row: RegionPlans, inside: list[str], search: Search) -> Hit:
    newest = row.newest
    name = plan_title(newest) if newest else region_name(row.region)
    return search.hit(name=name, about=", ".join(inside), url=address("plan", newest.id) if newest else "")


def _pages(search: Search) -> Group:
    hits = [
        search.hit(name=str(entry.label), about="", url=address(entry.url_name))
        for entry in ENTRIES
        if is_open_to(entry.needs, search.viewer) and _named(search, entry.key, *_in_both(entry.label))
    ]
    identify = _("Identify a person")
    if IDENTIFY.held_by(search.viewer) and address("identify") and _named(search, "identify", identify):
        hits.append(search.hit(name=identify, about="", url=address("identify")))
    return _group(_("Pages"), hits)


def _in_both(label: object) -> tuple[str, str]:
    """A name in Latvian and English: whoever reads one may know the other."""
    with override("lv"):
        latvian = str(label)
    with override("en"):
        return latvian, str(label)


def _named(search: Search, *names: str) -> bool:
    return any(holds_all(name, search.words) for name in names)


def _group(title: str, hits: Iterable[Hit]) -> Group:
    every = tuple(hits)
    return Group(title=title, hits=every[:SHOWN], total=len(every))


def count_in_words(groups: Iterable[Group]) -> str:
    """How much was found."""
    total = sum(group.total for group in groups)
    return ngettext("%(number)s found", "%(number)s found", total) % {"number": number(total)}
