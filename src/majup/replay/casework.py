"""The cases become rows, first half: found, applied, and who answers for whom.

Called by `run`, once the persons are made; `assessing` writes the second half.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Application, Identification, Membership, Responsibility
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay.answering import social_service_rows
from majup.replay.bodies import Bodies
from majup.replay.cases import Case
from majup.replay.chance import Chance
from majup.replay.crowd import birthday
from majup.replay.ledger import write

BASIS = {
    "ADULT_GRT": "Psihiatra atzinums un invaliditātes grupa",
    "CHILD_FT": "Ārstu komisijas atzinums par invaliditāti",
}
REVERSED_REMARK = (
    "Izvērtēts pēc pašvaldības pansionāta lūguma pirms apzināšanas; "
    "apzināšana reģistrēta tikai vēlāk (R092, X07)."
)
TEAM_STAYS = timedelta(days=60)
"""How long the team may still open the file after the plan is agreed."""


def write_finding(
    cases: Sequence[Case], bodies: Bodies, *, known_since: Mapping[UUID, date], seed: int
) -> None:
    """Target groups, identifications, applications and responsibilities, as one act.

    known_since tells who was a client with a mental disability before being found by the programme.
    """
    chance = Chance(seed=seed, stage="finding")
    with act("replay.people_found", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(
            record,
            [_membership(case, known_since) for case in cases if case.group in BASIS],
            [_identification(case, bodies) for case in cases],
            [_application(case, bodies, chance, on=day) for case in cases if (day := case.days.applied_on)],
            [row for case in cases for row in _responsible(case, bodies, known_since)],
        )


def _known(case: Case, known_since: Mapping[UUID, date]) -> date:
    found = min(case.days.identified_on, case.days.applied_on or case.days.identified_on)
    return min(found, known_since.get(case.person.id, found))


def _membership(case: Case, known_since: Mapping[UUID, date]) -> Membership:
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


def _application(case: Case, bodies: Bodies, chance: Chance, *, on: date) -> Application:
    return Application(
        person_id=case.person.id,
        group=case.group,
        received_on=on,
        received_by_id=bodies.social_service_on(case.home, on),
        applicant=_applicant(case, chance),
        withdrawn_on=case.days.withdrawn_on,
    )


def _applicant(case: Case, chance: Chance) -> str:
    if case.group == "ADULT_GRT":
        return "SELF" if chance.chance(0.8) else "TRUSTEE"
    if case.group == "CHILD_OFC":
        return "INSTITUTION_HEAD"
    return "PARENT" if chance.chance(0.93) else "GUARDIAN"


def _responsible(case: Case, bodies: Bodies, known_since: Mapping[UUID, date]) -> list[Responsibility]:
    rows = social_service_rows(case.person, case.home, bodies, start=_known(case, known_since))
    if case.days.applied_on and not case.days.withdrawn_on:
        done = case.days.assessed.agreed_on if case.days.assessed else None
        rows.append(
            Responsibility(
                person_id=case.person.id,
                organisation_id=bodies.team[case.region],
                capacity="ASSESSMENT_TEAM",
                valid_from=case.days.applied_on,
                valid_until=done + TEAM_STAYS if done else None,
            )
        )
    return rows
