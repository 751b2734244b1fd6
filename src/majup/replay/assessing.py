"""The cases become rows, second half: assessed with needs, planned with items.

Called by `run`. Tells what is agreed with whom, so that services can be filled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from majup.domains.assessments.models import Assessment, Instrument, Need
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.rules.eligibility import age_on
from majup.domains.support.models import PlanItem, SupportPlan
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay.baskets import Item, Situation, basket
from majup.replay.bodies import Bodies
from majup.replay.cases import Case
from majup.replay.chance import Chance
from majup.replay.ledger import write
from majup.replay.needs import Asked, Found, asked_of, found_by
from majup.replay.thread import Assessed
from majup.replay.words import own_words, situation_of

STRENGTH = {"ADULT_GRT": 1.7, "CHILD_FT": 2.0, "CHILD_OFC": 1.0}
"""How much help somebody of a group needs on the whole, of [0, 4]."""
INSTRUMENTS = {"ADULT_GRT": "MAJUP-ADULT", "CHILD_FT": "MAJUP-CHILD", "CHILD_OFC": "MAJUP-CHILD-CARE"}
TEAMS = (
    "social_worker psychologist occupational_therapist",
    "social_worker psychologist special_educator",
    "social_worker physiotherapist psychologist",
    "social_worker nurse occupational_therapist",
)
REPLACED_SHARE = 0.08
"""Of the first wave, so many plans were reviewed and replaced by a second version."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the plan in force asks for, for whom, since when."""

    case: Case
    outlook: str
    services: frozenset[str]
    agreed_on: date


@dataclass
class Rows:
    """What the act writes, and what is agreed with whom."""

    assessments: list[Assessment] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    plans: list[SupportPlan] = field(default_factory=list)
    items: list[PlanItem] = field(default_factory=list)
    wanted: dict[UUID, Wanted] = field(default_factory=dict)


def write_assessing(cases: Sequence[Case], bodies: Bodies, *, seed: int) -> dict[UUID, Wanted]:
    """Assessments with needs, support plans with items, as one act. Returns what is agreed with whom."""
    chance = Chance(seed=seed, stage="assessing")
    rows = Rows()
    instruments = {code: Instrument.objects.get(code=code) for code in INSTRUMENTS.values()}
    asked = {code: asked_of(instrument.questionnaire) for code, instrument in instruments.items()}
    for case in cases:
        if case.days.assessed is not None:
            code = INSTRUMENTS[case.group]
            _assess(rows, case, case.days.assessed, instruments[code], asked[code], bodies, chance)
    with act("replay.plans_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(record, rows.assessments, rows.needs, rows.plans, rows.items)
    return rows.wanted


def _assess(
    rows: Rows,
    case: Case,
    days: Assessed,
    instrument: Instrument,
    asked: Asked,
    bodies: Bodies,
    chance: Chance,
) -> None:
    found = _find(case, days, asked, chance)
    assessment = Assessment(
        id=chance.uuid(),
        person_id=case.person.id,
        group=case.group,
        instrument=instrument,
        team_id=bodies.team[case.region],
        region_id=case.home.region_before_id,
        from_institution=case.from_institution,
        started_on=days.started_on,
        completed_on=days.completed_on,
        answers=found.answers,
        professions=chance.pick(TEAMS),
        care_level=found.care_level,
    )
    rows.assessments.append(assessment)
    rows.needs += [
        Need(assessment_id=assessment.id, chapter=chapter, severity=severity)
        for chapter, severity in found.severities.items()
    ]
    _plan_versions(rows, case, days, found, assessment, chance)


def _find(case: Case, days: Assessed, asked: Asked, chance: Chance) -> Found:
    age = age_on(days.completed_on, born_on=case.person.born_on)
    more = 0.5 if case.from_institution and case.group == "ADULT_GRT" else 0.0
    strength = min(max(chance.gauss(STRENGTH[case.group] + more, 0.75), 0.2), 3.9)
    return found_by(chance, asked, group=case.group, age=age, strength=strength)


def _plan_versions(
    rows: Rows, case: Case, days: Assessed, found: Found, assessment: Assessment, chance: Chance
) -> None:
    outlook = _outlook(case, found, chance)
    versions = [_plan(case, days, assessment, outlook, chance)]
    if case.course == "COUNTED" and chance.chance(REPLACED_SHARE):
        versions.append(_next_version(versions[0], chance))
    age = age_on(days.completed_on, born_on=case.person.born_on)
    situation = Situation(case.group, outlook, age, found.care_level, found.severities)
    for plan in versions:
        rows.plans.append(plan)
        chosen = basket(chance, situation)
        rows.items += [_plan_item(plan, item) for item in chosen]
        if plan.state == "AGREED" and plan.agreed_on is not None:
            services = frozenset(item.service for item in chosen)
            rows.wanted[case.person.id] = Wanted(case, outlook, services, plan.agreed_on)


def _plan_item(plan: SupportPlan, item: Item) -> PlanItem:
    return PlanItem(
        plan_id=plan.id,
        service_id=item.service,
        chapter=item.chapter,
        amount=item.amount,
        unit=item.unit,
        per=item.per,
        funding=item.funding,
        priority=item.priority,
    )


def _outlook(case: Case, found: Found, chance: Chance) -> str:
    if case.group == "CHILD_FT":
        return "STAYS_HOME"
    if case.group == "CHILD_OFC":
        if found.care_level == 4 or chance.chance(0.03):
            return "STAYS_IN_INSTITUTION"
        return "TO_FAMILY" if chance.chance(0.72) else "TO_FAMILY_LIKE_CARE"
    if not case.from_institution:
        return "STAYS_HOME"
    moved = case.resident is not None and case.resident.stay.reason == "MOVED_HOME"
    if moved or (found.care_level < 4 and chance.chance(0.8)):
        return "MOVES_HOME"
    return "STAYS_IN_INSTITUTION"


def _plan(case: Case, days: Assessed, assessment: Assessment, outlook: str, chance: Chance) -> SupportPlan:
    person, drawn = case.person, days.drawn_on
    state = _state(case, chance)
    agreed = days.agreed_on if state == "AGREED" else None
    age = age_on(drawn, born_on=person.born_on)
    voice = situation_of(group=case.group, outlook=outlook, age=age)
    return SupportPlan(
        id=chance.uuid(),
        person_id=person.id,
        group=case.group,
        assessment_id=assessment.id,
        version=1,
        region_id=case.home.region_before_id,
        from_institution=case.from_institution,
        state=state,
        outlook=outlook,
        own_words=own_words(
            chance, situation=voice, sex=person.sex, name=person.given_name, place=case.home.name_lv
        ),
        drawn_on=drawn,
        agreed_on=agreed,
        agreed_by=_agreed_by(case, chance) if agreed else "",
        refusal_reason="Persona šobrīd nevēlas saņemt pakalpojumus." if state == "REFUSED" else "",
        second_signature_on=agreed + timedelta(days=chance.whole(0, 9)) if agreed else None,
        review_on=chance.working_day(date(2026, 6, 1), date(2027, 12, 1)) if agreed else None,
    )


def _state(case: Case, chance: Chance) -> str:
    if case.course in {"COUNTED", "REVERSED"}:
        return "AGREED"
    if chance.chance(0.97):
        return "AGREED"
    return "REFUSED" if chance.chance(0.7) else "DRAFT"


def _agreed_by(case: Case, chance: Chance) -> str:
    is_person = case.group == "ADULT_GRT" and chance.chance(0.8)
    return "PERSON" if is_person else "REPRESENTATIVE"


def _next_version(first: SupportPlan, chance: Chance) -> SupportPlan:
    """The plan after a review: the first version is replaced on the day the second is agreed."""
    drawn = chance.working_day(date(2018, 6, 1), date(2024, 6, 1))
    agreed = drawn + timedelta(days=chance.whole(1, 14))
    first.state, first.replaced_on, first.review_on = "REPLACED", agreed, drawn
    return SupportPlan(
        id=chance.uuid(),
        person_id=first.person_id,
        group=first.group,
        assessment_id=first.assessment_id,
        version=2,
        region_id=first.region_id,
        from_institution=first.from_institution,
        state="AGREED",
        outlook=first.outlook,
        own_words=first.own_words,
        drawn_on=drawn,
        agreed_on=agreed,
        agreed_by=first.agreed_by,
        second_signature_on=agreed,
        review_on=chance.working_day(date(2026, 6, 1), date(2027, 12, 1)),
    )
