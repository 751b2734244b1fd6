"""The problem's rows by id: the one lookup that accounts, explanations and checks share."""

from collections import defaultdict
from dataclasses import dataclass

from majup.engines.network.problem.records import Demand, Existing, Module, Place, Problem, Service, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Rows of a problem by id; `need_factor` is the mean forecast factor of a (place, service)."""

    services: dict[str, Service]
    sites: dict[str, Site]
    places: dict[str, Place]
    modules: dict[str, Module]
    existing: dict[tuple[str, str], Existing]
    demands: dict[tuple[str, str], tuple[Demand, ...]]
    need_persons: dict[tuple[str, str], float]
    need_factor: dict[tuple[str, str], float]
    is_whole: bool


def ledger_of(problem: Problem) -> Ledger:
    """Index the problem's rows."""
    services = {row.id: row for row in problem.services}
    demands: dict[tuple[str, str], list[Demand]] = defaultdict(list)
    for row in problem.demands:
        if row.persons > 0:
            demands[row.place, row.service].append(row)
    persons = {key: sum(row.persons for row in rows) for key, rows in demands.items()}
    factor = {
        key: sum(row.persons * _factor(row, services) for row in rows) / persons[key]
        for key, rows in demands.items()
    }
    return Ledger(
        services=services,
        sites={row.id: row for row in problem.sites},
        places={row.id: row for row in problem.places},
        modules={row.id: row for row in problem.modules},
        existing={(row.site, row.service): row for row in problem.existing},
        demands={key: tuple(rows) for key, rows in demands.items()},
        need_persons=persons,
        need_factor=factor,
        is_whole=problem.is_in_whole_persons,
    )


def _factor(demand: Demand, services: dict[str, Service]) -> float:
    return services[demand.service].last_factor if demand.last_factor is None else demand.last_factor
