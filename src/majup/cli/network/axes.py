"""What `majup network sweep` varies: the texts of its options to a sweep; every fault has a remedy."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from majup.cli.network.folder import Road
from majup.cli.network.reading import Fault, FolderRefused, Row, table_rows
from majup.cli.network.schema import WAYS, Column, Kind, Table
from majup.engines.network.distance import ways_by_road
from majup.engines.network.problem import Level, Place, Problem, Site, Way
from majup.engines.network.sweep.records import Sweep
from majup.engines.network.sweep.variation import (
    Area,
    Factor,
    budget_factor_sweep,
    budget_sweep,
    demand_sweep,
    reach_factor_sweep,
    reach_sweep,
)

MOST_STEPS = 200
SPAN = re.compile(r"(\+?)(\d+(?:\.\d+)?)(%?)")
SCENARIO_COLUMNS = (
    Column("scenario", is_required=True),
    Column("factor", Kind.NUMBER, is_required=True),
    Column("service"),
    Column("group"),
    Column("municipality"),
    Column("region"),
)


class AxisRefused(ValueError):
    """An option does not say what to vary; the text says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Amounts from first to last, as they are, on top of what there is, or as factors of it."""

    amounts: tuple[float, ...]
    is_added: bool = False
    is_factor: bool = False


def span_of(text: str, *, option: str) -> Span:
    """Read FROM:TO:STEP, each part with + before it or % behind it. Raises AxisRefused."""
    parts = [SPAN.fullmatch(part.strip()) for part in text.split(":")]
    if len(parts) != 3 or None in parts:
        raise AxisRefused(f"{option} {text}: write FROM:TO:STEP, such as 0:500000:100000 or 50%:150%:25%.")
    found = [(part[1], float(part[2]), part[3]) for part in parts if part]
    (sign, first, unit), (_, last, _), (_, step, _) = found
    if len({(plus, per_cent) for plus, _, per_cent in found}) > 1 or (sign and unit):
        raise AxisRefused(f"{option} {text}: write all three parts alike, as amounts, with + or with %.")
    if step <= 0 or last < first:
        raise AxisRefused(f"{option} {text}: let TO be at least FROM, and STEP more than 0.")
    count = int((last - first) / step + 1e-9) + 1
    if count > MOST_STEPS:
        raise AxisRefused(
            f"{option} {text} makes {count:,} plans, {MOST_STEPS} at most: write a larger STEP."
        )
    scale = 0.01 if unit else 1.0
    amounts = tuple(round((first + k * step) * scale, 9) for k in range(count))
    return Span(amounts=amounts, is_added=bool(sign), is_factor=bool(unit))


def budget_axis(problem: Problem, text: str, *, area: str | None) -> Sweep:
    """Vary the capital of an area. Raises AxisRefused."""
    span = span_of(text, option="--budget")
    if span.is_factor:
        if not any(budget.capital_eur is not None for budget in problem.budgets):
            raise AxisRefused(
                f"--budget {text}: the folder has no capital budget to take a part of; write EUR."
            )
        found = _area(problem, area) if area else None
        return budget_factor_sweep(problem, factors=span.amounts, area=found)
    found = _area(problem, area) if area else _only_area(problem)
    base = _capital(problem, found) if span.is_added else 0.0
    return budget_sweep(problem, capital_eur=[base + amount for amount in span.amounts], area=found)


def reach_axis(problem: Problem, text: str, *, services: tuple[str, ...], data: Path, road: Road) -> Sweep:
    """Vary the reach of services. Raises AxisRefused.

    Where ways are estimated, they are estimated as far as the longest reach.
    """
    span = span_of(text, option="--reach")
    known = [service.id for service in problem.services if service.reach_minutes is not None]
    for service in services:
        if service not in known:
            raise AxisRefused(f"--service {service} has no reach; name one of {', '.join(known)}.")
    if not known:
        raise AxisRefused("--reach: no service of the folder has reach_minutes; write them in services.csv.")
    if span.is_added:
        raise AxisRefused(f"--reach {text}: write minutes, or parts with %.")
    sweep = _reach_sweep(problem, span, services=services)
    if (data / WAYS.file).is_file():
        return sweep
    ways = _ways_for(sweep.steps[-1].problem, road)
    return _reach_sweep(replace(problem, ways=ways), span, services=services)


def demand_axis(problem: Problem, file: Path) -> Sweep:
    """Vary demand by a CSV of factors. Raises FolderRefused with every fault."""
    faults: list[Fault] = []
    table = Table(file.name, SCENARIO_COLUMNS, key=tuple(column.name for column in SCENARIO_COLUMNS))
    rows = table_rows(file.parent, table, faults)
    if not rows and not faults:
        faults.append(Fault(file.name, 0, "", "", "has no rows; write scenario and factor in each"))
    scenarios: dict[str, list[Factor]] = {}
    places = {place.id: place for place in problem.places}
    for row in rows:
        factor = _factor(row)
        if factor is None:
            continue
        scenarios.setdefault(row.values["scenario"], []).append(factor)
        if not any(factor.concerns(demand, places[demand.place]) for demand in problem.demands):
            remedy = "concerns no demand of the folder; correct service, group, municipality or region"
            faults.append(Fault(file.name, row.line, "scenario", row.values["scenario"], remedy))
    if faults:
        raise FolderRefused(faults)
    return demand_sweep(problem, scenarios=scenarios)


def _factor(row: Row) -> Factor | None:
    values = dict(row.values)
    if not {"scenario", "factor"} <= values.keys():
        return None
    del values["scenario"]
    return Factor(**values)


def _only_area(problem: Problem) -> Area:
    """The area whose money varies where none was named."""
    areas = [Area(level=budget.level, area=budget.area) for budget in problem.budgets]
    if len(areas) > 1:
        raise AxisRefused(
            f"--budget: the folder has budgets of {_names(areas)}; say with --area whose money varies, "
            "or vary all of them by parts, such as --budget 50%:150%:25%."
        )
    return areas[0] if areas else Area()


def _area(problem: Problem, name: str) -> Area:
    spots: tuple[Place | Site, ...] = (*problem.places, *problem.sites)
    known = [Area(level=budget.level, area=budget.area) for budget in problem.budgets]
    known += [Area(level=Level.REGION, area=region) for region in sorted({spot.region for spot in spots})]
    known += [
        Area(level=Level.MUNICIPALITY, area=area) for area in sorted({spot.municipality for spot in spots})
    ]
    known.append(Area())
    for area in known:
        if _name(area) == name:
            return area
    raise AxisRefused(f"--area {name} is no area of the folder; name one of {_names(known)}.")


def _name(area: Area) -> str:
    return area.area or area.level.value


def _names(areas: list[Area]) -> str:
    names = list(dict.fromkeys(_name(area) for area in areas))
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


def _capital(problem: Problem, area: Area) -> float:
    for budget in problem.budgets:
        if (budget.level, budget.area) == (area.level, area.area) and budget.capital_eur is not None:
            return budget.capital_eur
    raise AxisRefused(
        f"--budget with +: {_name(area)} has no capital budget to add to; write amounts without +."
    )


def _reach_sweep(problem: Problem, span: Span, *, services: tuple[str, ...]) -> Sweep:
    if span.is_factor:
        return reach_factor_sweep(problem, factors=span.amounts, services=services)
    return reach_sweep(problem, minutes=span.amounts, services=services)


def _ways_for(problem: Problem, road: Road) -> tuple[Way, ...]:
    reaches = [service.reach_minutes for service in problem.services if service.reach_minutes is not None]
    return ways_by_road(
        problem.places,
        problem.sites,
        longest_minutes=max(reaches),
        road_factor=road.factor,
        speed_kmh=road.speed_kmh,
    )
