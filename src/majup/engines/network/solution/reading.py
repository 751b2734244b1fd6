"""From the solver's columns to what was decided: modules opened, and persons of each group served where."""

from collections import defaultdict
from dataclasses import dataclass

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.problem.records import Delivery, Demand
from majup.engines.network.solution.records import Served

NOBODY = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was decided and nothing derived: new modules by (site, service), and who is served where."""

    modules: tuple[tuple[str, str, tuple[str, ...]], ...]
    served: tuple[Served, ...]


def choice_of(sets: Sets, columns: Columns, values: Floats) -> Choice:
    """Read the decisions. Within a need, persons of higher priority come first and go to the nearer site."""
    return Choice(modules=_modules(sets, columns, values), served=tuple(_served(sets, columns, values)))


def _modules(sets: Sets, columns: Columns, values: Floats) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    found: dict[int, list[str]] = defaultdict(list)
    for o, k in enumerate(sets.option_pair.tolist()):
        found[k] += [sets.module_of(o).id] * round(values[columns.opened[o]])
    return tuple(
        (sets.site_of(sets.pairs[k]).id, sets.service_of(sets.pairs[k]).id, tuple(modules))
        for k, modules in sorted(found.items())
        if modules
    )


def _served(sets: Sets, columns: Columns, values: Floats) -> list[Served]:
    seats = _seats_by_need(sets, columns, values)
    demands = _demands_by_need(sets)
    served = []
    for n, need in enumerate(sets.needs):
        place, service = sets.problem.places[need.place].id, sets.problem.services[need.service].id
        left = seats[n]
        for demand in demands[place, service]:
            for site, persons, minutes in _taken(left, demand.persons):
                served.append(
                    Served(
                        place=place,
                        service=service,
                        group=demand.group,
                        site=site,
                        persons=persons,
                        minutes=minutes,
                    )
                )
    return _merged(served)


def _seats_by_need(sets: Sets, columns: Columns, values: Floats) -> dict[int, list[tuple[str, float, float]]]:
    """Seats of each need as (site, persons, minutes), nearest first."""
    whole = sets.is_whole
    seats: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for a, (n, k) in enumerate(zip(sets.arc_need.tolist(), sets.arc_pair.tolist(), strict=True)):
        persons = float(values[columns.going[a]])
        persons = float(round(persons)) if whole else persons
        if persons > NOBODY:
            seats[n].append((sets.site_of(sets.pairs[k]).id, persons, float(sets.arc_minutes[a])))
    for k, share in enumerate(sets.shares):
        if sets.problem.services[sets.needs[share.need].service].delivery is Delivery.AT_HOME:
            persons = float(values[columns.met[k]])
            persons = float(round(persons)) if whole else persons
            if persons > NOBODY:
                seats[share.need].append(("", persons, 0.0))
    for found in seats.values():
        found.sort(key=lambda seat: seat[2])
    return seats


def _demands_by_need(sets: Sets) -> dict[tuple[str, str], list[Demand]]:
    found: dict[tuple[str, str], list[Demand]] = defaultdict(list)
    for demand in sets.problem.demands:
        found[demand.place, demand.service].append(demand)
    for demands in found.values():
        demands.sort(key=lambda demand: -demand.priority)
    return found


def _taken(left: list[tuple[str, float, float]], persons: float) -> list[tuple[str, float, float]]:
    """Take seats for so many persons off the front of the list, splitting the last one."""
    taken = []
    while left and persons > NOBODY:
        site, seats, minutes = left[0]
        used = min(seats, persons)
        taken.append((site, used, minutes))
        persons -= used
        if seats - used > NOBODY:
            left[0] = (site, seats - used, minutes)
        else:
            left.pop(0)
    return taken


def _merged(served: list[Served]) -> list[Served]:
    """Add up rows of one place, service, group and site (a group may have several priorities)."""
    persons: dict[tuple[str, str, str, str, float], float] = defaultdict(float)
    for row in served:
        persons[row.place, row.service, row.group, row.site, row.minutes] += row.persons
    return [
        Served(place=place, service=service, group=group, site=site, persons=count, minutes=minutes)
        for (place, service, group, site, minutes), count in persons.items()
    ]
