"""Why a need stays unmet: the nearest thing that could have helped, and what stood in its way."""

import math
from collections import defaultdict
from dataclasses import dataclass

from majup.engines.network.formulation.sets import TOLERANCE, is_in_reach
from majup.engines.network.problem.records import Delivery, Module, Place, Problem, Service, Site
from majup.engines.network.solution.accounts import Accounts
from majup.engines.network.solution.ledger import Ledger
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import Opened, Reason, Unmet, UnmetFacts

Minutes = dict[tuple[str, str, str], float]
# How near a step came to helping: the reason of the nearest one is given.
NEARNESS = (
    Reason.NOT_PROVED_BEST,
    Reason.NO_RUNNING_MONEY,
    Reason.NO_MONEY,
    Reason.TOO_CLOSE_TO_ANOTHER,
    Reason.TOO_FEW_FOR_VIABLE_SERVICE,
    Reason.NORM,
    Reason.NO_PLACES_LEFT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """Everything that the search for a reason looks at.

    waiting   unmet persons in reach of a (site, service), today and in the last period.
    """

    problem: Problem
    ledger: Ledger
    accounts: Accounts
    minutes: Minutes
    opened: dict[tuple[str, str], Opened]
    waiting: dict[tuple[str, str], tuple[float, float]]
    built: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Obstacle:
    """What stands between a need and one step; a smaller `distance` is nearer among the same reason."""

    reason: Reason
    distance: float
    facts: UnmetFacts


def unmet_of(
    problem: Problem, ledger: Ledger, choice: Choice, accounts: Accounts, minutes: Minutes
) -> tuple[Unmet, ...]:
    """List persons not served by place, service and group, each with its reason and facts."""
    missing = _missing_by_group(ledger, choice)
    left_over: dict[tuple[str, str], float] = defaultdict(float)
    for (place, service, _), persons in missing.items():
        left_over[place, service] += persons
    scene = _Scene(
        problem=problem,
        ledger=ledger,
        accounts=accounts,
        minutes=minutes,
        opened={(row.site, row.service): row for row in accounts.opened},
        waiting=_waiting(ledger, left_over, minutes),
        built=frozenset(building.site for building in accounts.buildings),
    )
    at_site = {pair: _obstacle_at(scene, pair=pair) for pair in scene.waiting if _is_usable(scene, pair=pair)}
    obstacles = {
        key: _obstacle(scene, at_site, place=key[0], service=ledger.services[key[1]]) for key in left_over
    }
    return tuple(
        Unmet(
            place=place,
            service=service,
            group=group,
            persons=persons,
            reason=obstacles[place, service].reason,
            facts=obstacles[place, service].facts,
        )
        for (place, service, group), persons in missing.items()
    )


def _missing_by_group(ledger: Ledger, choice: Choice) -> dict[tuple[str, str, str], float]:
    missing: dict[tuple[str, str, str], float] = defaultdict(float)
    for (place, service), demands in ledger.demands.items():
        for demand in demands:
            missing[place, service, demand.group] += demand.persons
    for row in choice.served:
        missing[row.place, row.service, row.group] -= row.persons
    return {key: persons for key, persons in missing.items() if persons > TOLERANCE}


def _waiting(
    ledger: Ledger, left_over: dict[tuple[str, str], float], minutes: Minutes
) -> dict[tuple[str, str], tuple[float, float]]:
    waiting: dict[tuple[str, str], tuple[float, float]] = {}
    for (place, site, service), way in minutes.items():
        persons = left_over.get((place, service), 0.0)
        if persons and is_in_reach(way, ledger.services[service]):
            now, last = waiting.get((site, service), (0.0, 0.0))
            waiting[site, service] = (now + persons, last + persons * ledger.need_factor[place, service])
    return waiting


def _obstacle(
    scene: _Scene, at_site: dict[tuple[str, str], _Obstacle], *, place: str, service: Service
) -> _Obstacle:
    """The nearest obstacle for one place; obstacles at a site are the same for all who can reach it."""
    if service.delivery is Delivery.AT_HOME:
        reason = _unless_running(scene, scene.ledger.places[place])
        return _Obstacle(reason=reason, distance=0.0, facts=UnmetFacts())
    ways = _ways(scene, place=place, service=service)
    near = [site for minutes, site in ways if is_in_reach(minutes, service)]
    if near:
        return min((at_site[site, service.id] for site in near), key=_nearness)
    first = ways[0] if ways else None
    facts = UnmetFacts(
        nearest_site=first[1] if first else None,
        nearest_minutes=first[0] if first else None,
        reach_minutes=service.reach_minutes,
    )
    return _Obstacle(reason=Reason.NO_SITE_IN_REACH, distance=0.0, facts=facts)


def _nearness(obstacle: _Obstacle) -> tuple[int, float]:
    return NEARNESS.index(obstacle.reason), obstacle.distance


def _is_usable(scene: _Scene, *, pair: tuple[str, str]) -> bool:
    return pair in scene.opened or scene.ledger.sites[pair[0]].may_open(pair[1])


def _ways(scene: _Scene, *, place: str, service: Service) -> list[tuple[float, str]]:
    """Ways to sites where the service runs or may open, shortest first."""
    found = []
    for site in scene.problem.sites:
        minutes = scene.minutes.get((place, site.id, service.id))
        if minutes is not None and _is_usable(scene, pair=(site.id, service.id)):
            found.append((minutes, site.id))
    return sorted(found, key=lambda way: way[0])


def _obstacle_at(scene: _Scene, *, pair: tuple[str, str]) -> _Obstacle:
    """The nearest obstacle at one site: for a free seat, one more module, or a larger one instead."""
    site, service = scene.ledger.sites[pair[0]], scene.ledger.services[pair[1]]
    here = scene.opened.get(pair)
    if here and here.persons < here.places_new + here.places_existing - TOLERANCE:
        return _Obstacle(reason=_unless_running(scene, site), distance=0.0, facts=UnmetFacts(site=site.id))
    found = [_Obstacle(reason=Reason.NO_PLACES_LEFT, distance=0.0, facts=UnmetFacts(site=site.id))]
    if site.may_open(service.id):
        for module in (m for m in scene.problem.modules if m.service == service.id):
            for kept in _kept_modules(scene, here, service=service, module=module):
                found.append(_obstacle_to(scene, site=site, service=service, module=module, kept=kept))
    return min(found, key=_nearness)


def _kept_modules(
    scene: _Scene, here: Opened | None, *, service: Service, module: Module
) -> list[tuple[Module, ...]]:
    """Which of the modules here stay when `module` comes: all of them, or all but a smaller one."""
    now = tuple(scene.ledger.modules[m] for m in here.modules) if here else ()
    kept = [now] if len(now) < service.most_modules_per_site else []
    for k, row in enumerate(now):
        if row.places < module.places:
            kept.append(now[:k] + now[k + 1 :])
    return kept


def _obstacle_to(
    scene: _Scene, *, site: Site, service: Service, module: Module, kept: tuple[Module, ...]
) -> _Obstacle:
    here = scene.opened.get((site.id, service.id))
    existing = here.places_existing if here else 0.0
    places = existing + module.places + sum(row.places for row in kept)
    if service.upper_norm is not None and places > service.upper_norm + TOLERANCE:
        facts = UnmetFacts(site=site.id, module=module.id, norm=float(service.upper_norm))
        return _Obstacle(reason=Reason.NORM, distance=places, facts=facts)
    too_few = _too_few(scene, site=site, service=service, module=module, places=places)
    if too_few is not None:
        return too_few
    if _is_too_close(scene, site=site, service=service):
        facts = UnmetFacts(site=site.id, module=module.id)
        return _Obstacle(reason=Reason.TOO_CLOSE_TO_ANOTHER, distance=0.0, facts=facts)
    now = sum(scene.ledger.modules[m].capital_eur for m in here.modules) if here else 0.0
    cost = module.capital_eur + sum(row.capital_eur for row in kept) - now
    cost += 0.0 if site.id in scene.built else site.building_eur
    return _money(scene, site=site, module=module, cost=cost)


def _too_few(
    scene: _Scene, *, site: Site, service: Service, module: Module, places: float
) -> _Obstacle | None:
    """Persons who come today with all unmet ones in reach, against what the places call for."""
    here = scene.opened.get((site.id, service.id))
    now, last = scene.waiting.get((site.id, service.id), (0.0, 0.0))
    now += here.persons if here else 0.0
    last += here.persons_last if here else 0.0
    for persons, share in ((now, service.least_utilisation), (last, service.least_utilisation_last)):
        needed = share * places
        needed = math.ceil(needed - TOLERANCE) if scene.ledger.is_whole else needed
        if persons < share * places - TOLERANCE:
            facts = UnmetFacts(site=site.id, module=module.id, in_reach=persons, needed=needed)
            reason = Reason.TOO_FEW_FOR_VIABLE_SERVICE
            return _Obstacle(reason=reason, distance=share * places - persons, facts=facts)
    return None


def _is_too_close(scene: _Scene, *, site: Site, service: Service) -> bool:
    if (site.id, service.id) in scene.opened:
        return False
    for row in scene.problem.separations:
        if row.service in (None, service.id) and site.id in (row.site, row.other):
            other = row.other if row.site == site.id else row.site
            if (other, service.id) in scene.opened:
                return True
    return False


def _money(scene: _Scene, *, site: Site, module: Module, cost: float) -> _Obstacle:
    left = [
        use.capital_eur - use.capital_spent_eur
        for use, budget in zip(scene.accounts.budgets, scene.problem.budgets, strict=True)
        if use.capital_eur is not None and budget.covers(site)
    ]
    tightest = min(left, default=math.inf)
    if cost <= tightest + TOLERANCE:
        facts = UnmetFacts(site=site.id, module=module.id, cost_eur=cost)
        return _Obstacle(reason=_unless_running(scene, site), distance=cost, facts=facts)
    facts = UnmetFacts(
        site=site.id, module=module.id, cost_eur=cost, left_eur=tightest, more_eur=cost - tightest
    )
    return _Obstacle(reason=Reason.NO_MONEY, distance=cost - tightest, facts=facts)


def _unless_running(scene: _Scene, spot: Site | Place) -> Reason:
    """A step that places, people and capital allow: yearly money stands in its way, or nothing does."""
    limited = any(budget.running_eur is not None and budget.covers(spot) for budget in scene.problem.budgets)
    return Reason.NO_RUNNING_MONEY if limited else Reason.NOT_PROVED_BEST
