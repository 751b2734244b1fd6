"""The cases become rows: found, applied, assessed with needs, planned with items, and who answers for whom.

Called by `run`, once the persons are made. One act for the finding, one for the assessing and planning.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from majup.domains.assessments.models import Assessment, Instrument, Need
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Application, Identification, Membership, Person, Responsibility
from majup.domains.people.rules.eligibility import age_on
from majup.domains.support.models import PlanItem, SupportPlan
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay.answering import social_service_rows
from majup.replay.baskets import Situation, basket
from majup.replay.bodies import Bodies
from majup.replay.cases import Case
from majup.replay.chance import Chance
from majup.replay.crowd import Crowd, birthday
from majup.replay.needs import Asked, Found, asked_of, found_by
from majup.replay.words import own_words, situation_of

ROWS_AT_ONCE = 2000
STRENGTH = {"ADULT_GRT": 1.7, "CHILD_FT": 2.0, "CHILD_OFC": 1.0}
BASIS = {
    "ADULT_GRT": "Psihiatra atzinums un invaliditātes grupa",
    "CHILD_FT": "Ārstu komisijas atzinums par invaliditāti",
    "CHILD_OFC": "Bāriņtiesas lēmums",
}
INSTRUMENTS = {"ADULT_GRT": "MAJUP-ADULT", "CHILD_FT": "MAJUP-CHILD", "CHILD_OFC": "MAJUP-CHILD-CARE"}
TEAMS = (
    "social_worker psychologist occupational_therapist",
    "social_worker psychologist special_educator",
    "social_worker physiotherapist psychologist",
    "social_worker nurse occupational_therapist",
)
REVERSED_REMARK = "Izvērtēts pēc pašvaldības pansionāta lūguma pirms apzināšanas; apzināšana reģistrēta tikai vēlāk (R092, X07)."
REPLACED_SHARE = 0.08


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


def write_finding(
    cases: list[Case], bodies: Bodies, crowd: Crowd, *, known_since: dict[UUID, date], seed: int
) -> None:
    """Persons, target groups, identifications, applications and responsibilities, as one act.

    known_since tells who was a client with a mental disability before being found by the programme.
    """
    chance = Chance(seed=seed, stage="finding")
    responsible = [row for case in cases for row in _responsible(case, bodies, known_since)]
    with act("replay.people_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        record.about_many(Person, rows=crowd.written())
        _write(
            record,
            Membership,
            [_membership(case, known_since) for case in cases if case.group != "CHILD_OFC"],
        )
        _write(record, Identification, [_identification(case, bodies) for case in cases])
        applied = [case for case in cases if case.days.applied_on]
        _write(record, Application, [_application(case, bodies, chance) for case in applied])
        _write(record, Responsibility, responsible)


def _write(record: Any, model: Any, rows: list[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    record.about_many(model, rows=len(rows))


def _known(case: Case, known_since: dict[UUID, date]) -> date:
    found = min(case.days.identified_on, case.days.applied_on or case.days.identified_on)
    return min(found, known_since.get(case.person.id, found))


def _membership(case: Case, known_since: dict[UUID, date]) -> Membership:
    is_adult = case.group == "ADULT_GRT"
    return Membership(
        person_id=case.person.id,
        group=case.group,
        basis=BASIS[case.group],
        valid_from=_known(case, known_since),
        valid_until=None if is_adult else birthday(case.person.born_on, age=18),
    )


def _identification(case: Case, bodies: Bodies) -> Identification:
    service = bodies.social_service_on(case.home, case.days.identified_on)
    return Identification(
        person_id=case.person.id,
        group=case.group,
        identified_on=case.days.identified_on,
        organisation_id=service,
        region_id=case.home.region_before_id,
        from_institution=case.from_institution,
        remark=REVERSED_REMARK if case.course == "REVERSED" else "",
    )


def _application(case: Case, bodies: Bodies, chance: Chance) -> Application:
    applied = case.days.applied_on or case.days.identified_on
    return Application(
        person_id=case.person.id,
        group=case.group,
        received_on=applied,
        received_by_id=bodies.social_service_on(case.home, applied),
        applicant=_applicant(case, chance),
        withdrawn_on=case.days.withdrawn_on,
    )


def _applicant(case: Case, chance: Chance) -> str:
    if case.group == "ADULT_GRT":
        return "SELF" if chance.chance(0.8) else "TRUSTEE"
    if case.group == "CHILD_OFC":
        return "INSTITUTION_HEAD"
    return "PARENT" if chance.chance(0.93) else "GUARDIAN"


def _responsible(case: Case, bodies: Bodies, known_since: dict[UUID, date]) -> list[Responsibility]:
    rows = social_service_rows(case.person, case.home, bodies, start=_known(case, known_since))
    if case.days.applied_on and not case.days.withdrawn_on:
        done = case.days.agreed_on
        rows.append(
            Responsibility(
                person_id=case.person.id,
                organisation_id=bodies.team[case.region],
                capacity="ASSESSMENT_TEAM",
                valid_from=case.days.applied_on,
                valid_until=done + timedelta(days=60) if done else None,
            )
        )
    return rows


def write_assessing(cases: list[Case], bodies: Bodies, *, seed: int) -> dict[UUID, Wanted]:
    """Assessments with needs, support plans with items, as one act. Returns what is agreed with whom."""
    chance = Chance(seed=seed, stage="assessing")
    rows = Rows()
    instruments = {code: Instrument.objects.get(code=code) for code in INSTRUMENTS.values()}
    asked = {code: asked_of(instrument.questionnaire) for code, instrument in instruments.items()}
    for case in cases:
        if case.days.assessed_on:
            code = INSTRUMENTS[case.group]
            found = _find(case, asked[code], chance)
            assessment = _assessment(case, found, instruments[code], bodies, chance)
            _note(rows, case, found, assessment, chance)
    with act("replay.plans_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        _write(record, Assessment, rows.assessments)
        _write(record, Need, rows.needs)
        _write(record, SupportPlan, rows.plans)
        _write(record, PlanItem, rows.items)
    return rows.wanted


def _find(case: Case, asked: Asked, chance: Chance) -> Found:
    age = age_on(case.days.assessed_on or date.max, born_on=case.person.born_on)
    more = 0.5 if case.from_institution and case.group == "ADULT_GRT" else 0.0
    strength = min(max(chance.gauss(STRENGTH[case.group] + more, 0.75), 0.2), 3.9)
    return found_by(chance, asked, group=case.group, age=age, strength=strength)


def _assessment(
    case: Case, found: Found, instrument: Instrument, bodies: Bodies, chance: Chance
) -> Assessment:
    return Assessment(
        id=chance.uuid(),
        person_id=case.person.id,
        group=case.group,
        instrument=instrument,
        team_id=bodies.team[case.region],
        region_id=case.home.region_before_id,
        from_institution=case.from_institution,
        started_on=case.days.started_on,
        completed_on=case.days.assessed_on,
        answers=found.answers,
        professions=chance.pick(TEAMS),
        care_level=found.care_level,
    )


def _note(rows: Rows, case: Case, found: Found, assessment: Assessment, chance: Chance) -> None:
    rows.assessments.append(assessment)
    rows.needs += [
        Need(assessment_id=assessment.id, chapter=chapter, severity=severity)
        for chapter, severity in found.severities.items()
    ]
    outlook = _outlook(case, found, chance)
    first = _plan(case, assessment, outlook, chance)
    versions = [first]
    if case.course == "COUNTED" and chance.chance(REPLACED_SHARE):
        versions.append(_next_version(first, chance))
    age = age_on(assessment.completed_on, born_on=case.person.born_on)
    situation = Situation(case.group, outlook, age, found.care_level, found.severities)
    for plan in versions:
        rows.plans.append(plan)
        chosen = basket(chance, situation)
        if plan.state == "AGREED":
            services = frozenset(item.service for item in chosen)
            rows.wanted[case.person.id] = Wanted(case, outlook, services, plan.agreed_on)
        for item in chosen:
            rows.items.append(
                PlanItem(
                    plan_id=plan.id,
                    service_id=item.service,
                    chapter=item.chapter,
                    amount=item.amount,
                    unit=item.unit,
                    per=item.per,
                    funding=item.funding,
                    priority=item.priority,
                )
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


def _plan(case: Case, assessment: Assessment, outlook: str, chance: Chance) -> SupportPlan:
    days, person = case.days, case.person
    drawn = days.drawn_on or assessment.completed_on
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
