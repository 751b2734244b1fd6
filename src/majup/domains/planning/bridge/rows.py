"""The engine's plan as rows of the domain, unsaved: only the action that publishes it writes them."""

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from majup.domains.planning.bridge.told import ToldWays
from majup.domains.planning.bridge.ways import WayFinder
from majup.domains.planning.errors import AnswerNotUnderstood
from majup.domains.planning.models import (
    MunicipalPart,
    PlanBudget,
    PlannedOffer,
    PlannedWay,
    RegionalPlan,
    UnmetNeed,
)
from majup.domains.planning.queries.travel import Travel
from majup.domains.planning.queries.units import UnitKeys
from majup.domains.planning.rules.borders import places_of_module
from majup.domains.planning.rules.shares import split_to_the_cent
from majup.domains.planning.rules.travel import basis_from_json
from majup.engines.network.problem import Level, Problem, Site, problem_from_json
from majup.engines.network.solution import Opened, Outcome, Plan, Unmet, plan_from_json
from majup.kernel.money import cents

ReadTravel = Callable[[Collection[int]], Travel]
"""Reads travel times for the parishes of these ids."""


@dataclass(slots=True, kw_only=True)
class PlanRows:
    """Everything a plan says, one list a table. Ways point at offers that get their keys when saved."""

    offers: list[PlannedOffer] = field(default_factory=list)
    ways: list[PlannedWay] = field(default_factory=list)
    unmet: list[UnmetNeed] = field(default_factory=list)
    parts: list[MunicipalPart] = field(default_factory=list)
    budgets: list[PlanBudget] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer read: the plan's fields, its rows (none where there is no plan), and the receipt."""

    outcome: str
    has_plan: bool
    fields: dict[str, Any]
    rows: PlanRows
    receipt: dict[str, Any]


WITHOUT_PLAN = (Outcome.IMPOSSIBLE, Outcome.NO_ANSWER_IN_TIME)


def answered(*, answer: str, problem: str, of: RegionalPlan, units: UnitKeys, travel: ReadTravel) -> Answered:
    """Read the engine's answer to a frozen problem. Raises AnswerNotUnderstood for a foreign text.

    travel   reads the travel times the plan was made with: what each way rests on, and why there is none.
    """
    try:
        plan, asked = plan_from_json(answer), problem_from_json(problem)
    except ValueError as fault:
        raise AnswerNotUnderstood("answer_not_understood", fault=type(fault).__name__) from fault
    has_plan = plan.outcome not in WITHOUT_PLAN
    rows = rows_of(plan, problem=asked, of=of, units=units, travel=travel) if has_plan else PlanRows()
    return Answered(
        outcome=plan.outcome.value,
        has_plan=has_plan,
        fields=headline(plan),
        rows=rows,
        receipt=asdict(plan.receipt),
    )


def rows_of(
    plan: Plan, *, problem: Problem, of: RegionalPlan, units: UnitKeys, travel: ReadTravel
) -> PlanRows:
    """Translate a plan. Raises AnswerNotUnderstood where it names what the problem does not hold."""
    sites = {site.id: site for site in problem.sites}
    told = _told_ways(problem, of=of, units=units, travel=travel)
    _refuse_strangers(plan, services={service.id for service in problem.services})
    try:
        offers = {
            (opened.site, opened.service): _offer(opened, sites[opened.site], of=of, units=units)
            for opened in plan.opened
        }
        _share_buildings(plan, offers)
        return PlanRows(
            offers=list(offers.values()),
            ways=_ways(plan, offers=offers, of=of, units=units, told=told),
            unmet=[_unmet(row, sites, of=of, units=units, told=told) for row in plan.unmet],
            parts=_parts(plan, offers=offers, of=of, units=units),
            budgets=_budgets(plan, of=of, units=units),
        )
    except KeyError as stranger:
        raise AnswerNotUnderstood("answer_not_understood", stranger=str(stranger)) from stranger


def _told_ways(problem: Problem, *, of: RegionalPlan, units: UnitKeys, travel: ReadTravel) -> ToldWays:
    parishes = {row.id: units.parish_of(row.id) for row in problem.places}
    basis = basis_from_json(of.travel_basis)
    finder = WayFinder(travel=travel(set(parishes.values())), basis=basis, parishes=parishes)
    return ToldWays(problem=problem, finder=finder)


def _refuse_strangers(plan: Plan, *, services: set[str]) -> None:
    """The tables would refuse an unknown service too, but only when the transaction ends."""
    named = {row.service for row in plan.opened} | {row.service for row in plan.served}
    strangers = (named | {row.service for row in plan.unmet}) - services
    if strangers:
        raise AnswerNotUnderstood("answer_not_understood", stranger=", ".join(sorted(strangers)))


def headline(plan: Plan) -> dict[str, Any]:
    """The plan's figures as fields of RegionalPlan; the proof is of the first aim not proved best."""
    first = plan.aims[0] if plan.aims else None
    aim = next((row for row in plan.aims if row.outcome is not Outcome.PROVED_BEST), first)
    served = [row for row in plan.served if row.site]
    going = sum(row.persons for row in served)
    return {
        "outcome": plan.outcome.value,
        "aim": aim.aim.value if aim else "",
        "value": aim.value if aim else None,
        "bound": aim.bound if aim else None,
        "gap": plan.gap,
        "seconds": plan.receipt.seconds,
        "needs_total": round(plan.needs_total),
        "needs_met": round(plan.needs_met),
        "capital_eur": money_of(plan.capital_eur),
        "running_eur": money_of(plan.running_eur),
        "transport_eur": money_of(plan.transport_eur),
        "mean_minutes": plan.person_minutes / going if going else None,
        "longest_minutes": max((row.minutes for row in served), default=None),
        "relaxation": [asdict(row) for row in plan.relaxation],
    }


def money_of(amount: float) -> Decimal:
    """An engine's amount as money."""
    return cents(Decimal(repr(float(amount))))


def _offer(opened: Opened, site: Site, *, of: RegionalPlan, units: UnitKeys) -> PlannedOffer:
    assert site.latitude is not None
    assert site.longitude is not None
    return PlannedOffer(
        plan=of,
        service_id=opened.service,
        site_id=units.site_of(site.id),
        parish_id=units.parish_of(site.id),
        site_name=site.name,
        latitude=site.latitude,
        longitude=site.longitude,
        module=" ".join(opened.modules),
        places_new=sum(places_of_module(module) for module in opened.modules),
        places_existing=round(opened.places_existing),
        holds=round(opened.places_new + opened.places_existing),
        persons=round(opened.persons),
        utilisation=opened.utilisation,
        utilisation_last=opened.utilisation_last,
        capital_eur=money_of(opened.capital_eur),
        running_eur=money_of(opened.running_eur),
        removal_loses=round(opened.removal_loses),
        removal_moves=round(opened.removal_moves),
    )


def _share_buildings(plan: Plan, offers: dict[tuple[str, str], PlannedOffer]) -> None:
    """Give each service its part of the building it shares, by what it builds itself."""
    for building in plan.buildings:
        sharing = {service: offers[building.site, service] for service in building.services}
        weights = {service: offer.capital_eur for service, offer in sharing.items()}
        capital = split_to_the_cent(money_of(building.capital_eur), by=weights)
        running = split_to_the_cent(money_of(building.running_eur), by=weights)
        for service, offer in sharing.items():
            offer.capital_eur += capital[service]
            offer.running_eur += running[service]


def _ways(
    plan: Plan,
    *,
    offers: dict[tuple[str, str], PlannedOffer],
    of: RegionalPlan,
    units: UnitKeys,
    told: ToldWays,
) -> list[PlannedWay]:
    return [
        PlannedWay(
            plan=of,
            offer=offers[row.site, row.service] if row.site else None,
            service_id=row.service,
            parish_id=units.parish_of(row.place),
            group=row.group,
            persons=round(row.persons),
            minutes=row.minutes,
            **told.rests_on(row),
        )
        for row in plan.served
        if round(row.persons) > 0
    ]


def _unmet(
    row: Unmet, sites: dict[str, Site], *, of: RegionalPlan, units: UnitKeys, told: ToldWays
) -> UnmetNeed:
    facts = {key: value for key, value in asdict(row.facts).items() if value is not None}
    for key in ("site", "nearest_site"):
        if facts.get(key):
            facts[key] = sites[facts[key]].name
    if facts.get("module"):
        facts["module"] = places_of_module(facts["module"])
    reason, more = told.why(row)
    return UnmetNeed(
        plan=of,
        service_id=row.service,
        parish_id=units.parish_of(row.place),
        group=row.group,
        persons=round(row.persons),
        reason=reason,
        facts=facts | more,
    )


def _parts(
    plan: Plan, *, offers: dict[tuple[str, str], PlannedOffer], of: RegionalPlan, units: UnitKeys
) -> list[MunicipalPart]:
    new_places: dict[int, int] = {}
    for offer in offers.values():
        home = units.municipality_of_parish[offer.parish_id]
        new_places[home] = new_places.get(home, 0) + offer.places_new
    return [
        MunicipalPart(
            plan=of,
            municipality_id=units.municipalities[line.municipality],
            persons=round(line.persons),
            persons_met=round(line.persons_met),
            served_elsewhere=round(line.served_elsewhere),
            guests=round(line.guests),
            places_new=new_places.get(units.municipalities[line.municipality], 0),
            capital_eur=money_of(line.capital_eur),
            cost_year_eur=money_of(line.cost_year_eur),
            bill_year_eur=money_of(line.bill_year_eur),
        )
        for line in plan.municipalities
    ]


def _budgets(plan: Plan, *, of: RegionalPlan, units: UnitKeys) -> list[PlanBudget]:
    return [
        PlanBudget(
            plan=of,
            municipality_id=units.municipalities[use.area] if use.level is Level.MUNICIPALITY else None,
            capital_eur=money_of(use.capital_eur or 0.0),
            spent_eur=min(money_of(use.capital_spent_eur), money_of(use.capital_eur or 0.0)),
        )
        for use in plan.budgets
    ]
