"""Everything that is wrong with a problem, said all at once, before anything is formulated."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from majup.engines.network.problem.records import Delivery, Level, Place, Problem, Site

LEAST_AND_MOST = {
    "reach_minutes": (0.0, math.inf),
    "least_utilisation": (0.0, 1.0),
    "least_utilisation_last": (0.0, 1.0),
    "last_factor": (0.0, math.inf),
    "upper_norm": (1.0, math.inf),
    "most_modules_per_site": (1.0, 1000.0),
    "transport_eur_per_person_minute": (0.0, math.inf),
    "home_eur_per_person": (0.0, math.inf),
    "capital_eur": (0.0, math.inf),
    "running_eur": (0.0, math.inf),
    "running_fixed_eur": (0.0, math.inf),
    "running_eur_per_person": (0.0, math.inf),
    "lifetime_years": (1.0, 1000.0),
    "interest_rate": (0.0, 1.0),
    "annual_capital_eur": (0.0, math.inf),
    "latitude": (-90.0, 90.0),
    "longitude": (-180.0, 180.0),
    "building_eur": (0.0, math.inf),
    "building_running_eur": (0.0, math.inf),
    "building_lifetime_years": (1.0, 1000.0),
    "building_interest_rate": (0.0, 1.0),
    "building_annual_capital_eur": (0.0, math.inf),
    "places": (0.0, math.inf),
    "persons": (0.0, math.inf),
    "priority": (0.0, math.inf),
    "minutes": (0.0, math.inf),
    "share": (0.0, 1.0),
}
"""Least and most value of every number in a problem, by field name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is wrong: a code, and facts (`row` says which row, as table[number], counted from 0)."""

    code: str
    facts: tuple[tuple[str, str], ...]


class ProblemRefused(ValueError):
    """The problem cannot be planned; `complaints` has every reason."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__("; ".join(f"{c.code} {dict(c.facts)}" for c in complaints))
        self.complaints = complaints

    def __reduce__(self) -> tuple[type["ProblemRefused"], tuple[tuple[Complaint, ...]]]:
        """Cross from a worker's process with the complaints."""
        return ProblemRefused, (self.complaints,)


def validate(problem: Problem) -> tuple[Complaint, ...]:
    """Return every complaint about the problem; an empty answer means it can be planned."""
    checks: tuple[Callable[[Problem], Iterator[Complaint]], ...] = (
        _ids_are_given_once,
        _references_exist,
        _numbers_are_in_range,
        _keys_are_given_once,
        _services_fit_their_rows,
        _budget_areas_exist,
        _running_budgets_pay_what_runs,
    )
    found = [complaint for check in checks[:3] for complaint in check(problem)]
    if not found:
        # The later checks look rows up by id and add numbers, so they need the earlier ones to hold.
        found = [complaint for check in checks[3:] for complaint in check(problem)]
    return tuple(found)


def _complaint(code: str, **facts: object) -> Complaint:
    return Complaint(code=code, facts=tuple((name, str(value)) for name, value in facts.items()))


def _ids_are_given_once(problem: Problem) -> Iterator[Complaint]:
    for table in ("services", "places", "sites", "modules"):
        rows = getattr(problem, table)
        seen = Counter(row.id for row in rows)
        for number, row in enumerate(rows):
            if not row.id:
                yield _complaint("id_missing", row=f"{table}[{number}]")
        for name, count in seen.items():
            if name and count > 1:
                yield _complaint("id_repeated", table=table, id=name, times=count)


def _references_exist(problem: Problem) -> Iterator[Complaint]:
    known = {
        name: {row.id for row in getattr(problem, table)}
        for name, table in (("service", "services"), ("place", "places"), ("site", "sites"))
    }
    known["other"] = known["site"]
    spots: tuple[Place | Site, ...] = (*problem.places, *problem.sites)
    known["municipality"] = {spot.municipality for spot in spots}
    for table in ("modules", "demands", "ways", "existing", "floors", "separations"):
        for number, row in enumerate(getattr(problem, table)):
            for field in fields(row):
                value = getattr(row, field.name)
                if field.name in known and value is not None and value not in known[field.name]:
                    row_name = f"{table}[{number}]"
                    yield _complaint("unknown_reference", row=row_name, field=field.name, value=value)
    for number, site in enumerate(problem.sites):
        for service in site.services:
            if service not in known["service"]:
                yield _complaint("unknown_reference", row=f"sites[{number}]", field="services", value=service)


def _numbers_are_in_range(problem: Problem) -> Iterator[Complaint]:
    price = problem.unmet_eur
    if price is not None and not (math.isfinite(price) and price >= 0):
        yield _complaint("number_out_of_range", row="problem", field="unmet_eur", value=price, least=0.0)
    for table in fields(problem):
        rows = getattr(problem, table.name)
        for number, row in enumerate(rows if isinstance(rows, tuple) else ()):
            for field in fields(row):
                value = getattr(row, field.name)
                if field.name in LEAST_AND_MOST and value is not None:
                    least, most = LEAST_AND_MOST[field.name]
                    if not (math.isfinite(value) and least <= value <= most):
                        facts = {"field": field.name, "value": value, "least": least, "most": most}
                        yield _complaint("number_out_of_range", row=f"{table.name}[{number}]", **facts)


def _keys_are_given_once(problem: Problem) -> Iterator[Complaint]:
    keys: dict[str, Iterable[tuple[object, ...]]] = {
        "demands": ((d.place, d.service, d.group, d.priority) for d in problem.demands),
        "ways": ((w.place, w.site, w.service) for w in problem.ways),
        "existing": ((e.site, e.service) for e in problem.existing),
        "budgets": ((b.level, b.area) for b in problem.budgets),
        "floors": ((f.municipality, f.service) for f in problem.floors),
    }
    for table, found in keys.items():
        for key, count in Counter(found).items():
            if count > 1:
                yield _complaint("row_repeated", table=table, key=key, times=count)


def _services_fit_their_rows(problem: Problem) -> Iterator[Complaint]:
    services = {service.id: service for service in problem.services}
    for number, module in enumerate(problem.modules):
        if module.places <= 0:
            yield _complaint("module_without_places", row=f"modules[{number}]", id=module.id)
    for table in ("modules", "existing"):
        for number, row in enumerate(getattr(problem, table)):
            if services[row.service].delivery is Delivery.AT_HOME:
                yield _complaint(
                    "places_for_a_service_at_home", row=f"{table}[{number}]", service=row.service
                )
    for number, demand in enumerate(problem.demands):
        groups = services[demand.service].groups
        if groups and demand.group not in groups:
            row_name = f"demands[{number}]"
            yield _complaint("group_not_of_service", row=row_name, group=demand.group, service=demand.service)
        if demand.priority <= 0:
            yield _complaint("priority_not_positive", row=f"demands[{number}]", priority=demand.priority)
    for number, row in enumerate(problem.separations):
        if row.site == row.other:
            yield _complaint("separation_from_itself", row=f"separations[{number}]", site=row.site)


def _budget_areas_exist(problem: Problem) -> Iterator[Complaint]:
    spots: tuple[Place | Site, ...] = (*problem.places, *problem.sites)
    known: dict[Level, set[str]] = {
        Level.WHOLE: {""},
        Level.REGION: {spot.region for spot in spots},
        Level.MUNICIPALITY: {spot.municipality for spot in spots},
    }
    for number, budget in enumerate(problem.budgets):
        if budget.area not in known[budget.level]:
            yield _complaint("unknown_area", row=f"budgets[{number}]", area=budget.area, level=budget.level)


def _running_budgets_pay_what_runs(problem: Problem) -> Iterator[Complaint]:
    sites = {site.id: site for site in problem.sites}
    for number, budget in enumerate(problem.budgets):
        fixed = sum(row.running_fixed_eur for row in problem.existing if budget.covers(sites[row.site]))
        if budget.running_eur is not None and fixed > budget.running_eur:
            facts = {"running_eur": budget.running_eur, "existing_eur": fixed}
            yield _complaint("running_budget_below_existing", row=f"budgets[{number}]", **facts)
