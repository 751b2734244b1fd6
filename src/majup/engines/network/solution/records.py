"""What a run answers: outcome with its proof, what opens, who is served where, who is not and why."""

from dataclasses import dataclass
from enum import StrEnum

from majup.engines.network.problem.records import Aim, Level


class Outcome(StrEnum):
    """The five ways a run can end. A time limit is never "solved"."""

    PROVED_BEST = "PROVED_BEST"
    WITHIN_GAP = "WITHIN_GAP"
    BEST_SO_FAR = "BEST_SO_FAR"
    IMPOSSIBLE = "IMPOSSIBLE"
    NO_ANSWER_IN_TIME = "NO_ANSWER_IN_TIME"


class Reason(StrEnum):
    """Why a need stays unmet."""

    NO_SITE_IN_REACH = "NO_SITE_IN_REACH"
    TOO_FEW_FOR_VIABLE_SERVICE = "TOO_FEW_FOR_VIABLE_SERVICE"
    NO_MONEY = "NO_MONEY"
    NO_PLACES_LEFT = "NO_PLACES_LEFT"
    NORM = "NORM"
    TOO_CLOSE_TO_ANOTHER = "TOO_CLOSE_TO_ANOTHER"
    NO_RUNNING_MONEY = "NO_RUNNING_MONEY"
    NOT_PROVED_BEST = "NOT_PROVED_BEST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One live report. `share` is the part of the run's time that is used up, 0 to 1."""

    stage: str
    aim: Aim | None
    seconds: float
    value: float | None
    bound: float | None
    gap: float | None
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AimResult:
    """One aim: its value recounted from the plan, what no plan can beat, and the gap between them."""

    aim: Aim
    value: float
    bound: float
    gap: float
    seconds: float
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ServesFrom:
    """Persons of one place who come to a site, and their one-way minutes."""

    place: str
    persons: float
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A service that runs at a site, in new modules, in existing places or both.

    modules        ids of the modules opened new; empty when only existing places run.
    persons_last   persons of its catchment in the last period, at most its places.
    capital_eur    of its modules; the building's share stands in Building.
    running_eur    EUR a year, fixed and per person.
    removal_loses  persons who would lose the service if this one were not there.
    removal_moves  persons who would then be served elsewhere.
    """

    site: str
    service: str
    modules: tuple[str, ...]
    places_new: float
    places_existing: float
    persons: float
    persons_last: float
    utilisation: float
    utilisation_last: float
    capital_eur: float
    annual_capital_eur: float
    running_eur: float
    transport_eur: float
    serves: tuple[ServesFrom, ...] = ()
    removal_loses: float = 0.0
    removal_moves: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """A building paid once at a site, and the services that open new places in it."""

    site: str
    capital_eur: float
    annual_capital_eur: float
    running_eur: float
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Persons of one place and group served at one site; at home the site is empty and the way 0."""

    place: str
    service: str
    group: str
    site: str
    persons: float
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetFacts:
    """The facts behind a reason; what does not belong to the reason is None.

    in_reach  persons who could come to the best site in reach; needed: persons a viable service needs there.
    norm      most places that the norm allows where a larger module would have helped.
    cost_eur  capital of the cheapest step that would help, at `site` with `module`.
    left_eur  what the tightest budget has left for it; more_eur: what is missing.
    """

    nearest_site: str | None = None
    nearest_minutes: float | None = None
    reach_minutes: float | None = None
    in_reach: float | None = None
    needed: float | None = None
    norm: float | None = None
    site: str | None = None
    module: str | None = None
    cost_eur: float | None = None
    left_eur: float | None = None
    more_eur: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """Persons of one place, service and group who are not served, and why."""

    place: str
    service: str
    group: str
    persons: float
    reason: Reason
    facts: UnmetFacts = UnmetFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityLine:
    """A municipality in the plan. Persons are counted once for each service they need.

    served_inside   its persons served within it, at home included; served_elsewhere: in other municipalities.
    guests          persons of other municipalities served within it.
    capital_eur     capital spent at its sites, buildings included.
    cost_year_eur   what the services in it cost a year (annualised capital, running, transport).
    bill_year_eur   its share of the cost of every service its persons use, by persons served.
    """

    municipality: str
    persons: float
    persons_met: float
    served_inside: float
    served_elsewhere: float
    guests: float
    capital_eur: float
    cost_year_eur: float
    bill_year_eur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedUse:
    """Persons of one municipality served at a site of another, and the yearly bill that goes with them."""

    municipality: str
    host: str
    site: str
    service: str
    persons: float
    bill_year_eur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetUse:
    """A budget and what the plan takes of it."""

    level: Level
    area: str
    capital_eur: float | None
    capital_spent_eur: float
    running_eur: float | None
    running_spent_eur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One thing that has to give way before any plan is possible: by how much, in EUR or persons."""

    constraint: str
    subject: str
    amount: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is needed to repeat the run. `stopped_by`: proof, gap, work, clock, numerics, cancelled."""

    engine_version: str
    solver: str
    solver_version: str
    seed: int
    threads: int
    limit_seconds: float
    limit_gap: float
    limit_work: int | None
    stopped_by: str
    problem_sha256: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The answer. `gap` is that of the first aim not proved best: 0 when all are, None without an answer.

    needs_total and needs_met count persons, each once for every service needed, without priority weights.
    cost_year_eur is annualised capital, running and transport together.
    """

    outcome: Outcome
    receipt: Receipt
    gap: float | None = None
    aims: tuple[AimResult, ...] = ()
    needs_total: float = 0.0
    needs_met: float = 0.0
    capital_eur: float = 0.0
    annual_capital_eur: float = 0.0
    running_eur: float = 0.0
    transport_eur: float = 0.0
    cost_year_eur: float = 0.0
    person_minutes: float = 0.0
    opened: tuple[Opened, ...] = ()
    buildings: tuple[Building, ...] = ()
    served: tuple[Served, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    municipalities: tuple[MunicipalityLine, ...] = ()
    shared_use: tuple[SharedUse, ...] = ()
    budgets: tuple[BudgetUse, ...] = ()
    relaxation: tuple[Relaxation, ...] = ()
    whole_persons: bool = True
