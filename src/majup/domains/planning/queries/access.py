"""Whether a site is easily reached by the residents of its municipality (R271), by the timetable in force."""

from dataclasses import dataclass
from datetime import date

from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.rules.assumptions import ServiceAssumptions
from majup.domains.planning.rules.travel import hours_of_site
from majup.domains.services.queries import SiteRow
from majup.domains.services.rules.offer_states import State
from majup.domains.territory.queries import (
    MatrixKind,
    MatrixRow,
    OpeningHours,
    matrix_in_force,
    parishes,
    site_place,
    ways_to,
)

EASY_MINUTES = 45.0
"""Assumption: longer than this one way, a way is not easy; a visit of an hour bears it (planning's facts)."""
EASY_SHARE = 0.5
"""Assumption: a place is easily reached where at least half of its municipality's residents reach it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyReached:
    """A parish from which the site is reached on some of its open days only; `weekdays` as digits."""

    name: str
    weekdays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAccess:
    """Who of the municipality (since 2021) comes and goes within EASY_MINUTES on every open day.

    partly  parishes with a way on some open days only, the largest first.
    """

    matrix: MatrixRow
    hours: OpeningHours
    residents: int
    residents_in_reach: int
    partly: tuple[PartlyReached, ...]

    @property
    def share(self) -> float:
        """Residents in reach of all."""
        return self.residents_in_reach / self.residents if self.residents else 0.0

    @property
    def is_easy(self) -> bool:
        """At least EASY_SHARE of them."""
        return self.share >= EASY_SHARE


def site_access(site: SiteRow, *, on: date) -> SiteAccess | None:
    """How a site is reached; None where no timetable is in force, or nothing is given there. Four queries."""
    service = _service_of(site, on=on)
    matrix = matrix_in_force(MatrixKind.TIMETABLE)
    if service is None or matrix is None:
        return None
    own = (site.opens_at, site.closes_at) if site.opens_at and site.closes_at else None
    hours = hours_of_site(service, own)
    ways = ways_to(matrix.id, to=site_place(site.id), hours=hours)
    if not ways:
        return None
    homes = sorted(parishes(municipality_id=site.municipality_id), key=lambda row: -row.population)
    reached = {key: way for key, way in ways.items() if set(hours.weekdays) <= set(way.weekdays)}
    easy = {key for key, way in reached.items() if (way.worst_minutes or 0.0) <= EASY_MINUTES}
    return SiteAccess(
        matrix=matrix,
        hours=hours,
        residents=sum(row.population for row in homes),
        residents_in_reach=sum(row.population for row in homes if row.id in easy),
        partly=tuple(
            PartlyReached(name=row.name_lv, weekdays=ways[row.id].weekdays)
            for row in homes
            if row.id in ways and row.id not in reached
        ),
    )


def _service_of(site: SiteRow, *, on: date) -> ServiceAssumptions | None:
    """The first service that is given there and needs a way, as planning assumes it."""
    known = assumptions_in_force(on).services
    given = [offer.service.code for offer in site.offers if offer.state is not State.CLOSED]
    at_site = [known[code] for code in given if code in known and known[code].is_at_site]
    return at_site[0] if at_site else None
