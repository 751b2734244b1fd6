"""What the agreed support plans of a region ask for now, service by service."""

from dataclasses import dataclass
from datetime import date

from majup.domains.planning import policies
from majup.domains.planning.queries.demand import demand_on, holders_by_region
from majup.domains.services.queries import service_types
from majup.domains.support.models import Priority
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAsked:
    """A service, and how many people have it in an agreed plan; `leaving` of them to leave an institution."""

    service: str
    name_lv: str
    name_en: str
    persons: int
    leaving: int


@dataclass(frozen=True, slots=True)
class RegionAsks:
    """People with an agreed plan whom the region counts, and what they need, most people first."""

    persons: int
    services: tuple[ServiceAsked, ...]


def services_asked(*, region_id: int, viewer: Viewer, on: date) -> RegionAsks:
    """The demand of a region by service, as the planner takes it; it names nobody. Three queries."""
    policies.SEE_PLANS.require(viewer)
    named = {row.code: row for row in service_types()}
    everybody: dict[str, int] = {}
    leaving: dict[str, int] = {}
    with unscoped("a region's demand by service"):
        rows = demand_on(on, region_id=region_id)
        persons = holders_by_region(on).get(region_id, 0)
    for row in rows:
        everybody[row.service] = everybody.get(row.service, 0) + row.persons
        if row.priority == Priority.LEAVES_INSTITUTION:
            leaving[row.service] = leaving.get(row.service, 0) + row.persons
    services = tuple(
        ServiceAsked(
            service=code,
            name_lv=named[code].name_lv,
            name_en=named[code].name_en,
            persons=everybody[code],
            leaving=leaving.get(code, 0),
        )
        for code in sorted(everybody, key=lambda code: (-everybody[code], code))
    )
    return RegionAsks(persons=persons, services=services)
