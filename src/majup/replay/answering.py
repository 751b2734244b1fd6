"""Who answers for a person: the social service and the court of their home, before and after 2021.

Pure rows. Predecessors answer until the reform, the municipalities in force from that day on.
"""

from datetime import date
from uuid import UUID

from majup.domains.people.models import Person, Responsibility
from majup.domains.territory.queries import ParishRow
from majup.replay.bodies import OLD_STRUCTURE, Bodies
from majup.replay.land import REFORM_DAY


def social_service_rows(
    person: Person, home: ParishRow, bodies: Bodies, *, start: date, until: date | None = None
) -> list[Responsibility]:
    """The social service of the home's municipality from `start`."""
    offices = bodies.social_service[home.municipality_before_id], bodies.social_service[home.municipality_id]
    return _rows(person, "SOCIAL_SERVICE", *offices, start=start, until=until)


def court_rows(
    person: Person, home: ParishRow, bodies: Bodies, *, start: date, until: date | None
) -> list[Responsibility]:
    """The orphans' court of the home's municipality while the child is in care."""
    courts = bodies.orphans_court[home.municipality_before_id], bodies.orphans_court[home.municipality_id]
    return _rows(person, "ORPHANS_COURT", *courts, start=start, until=until)


def institution_row(person: Person, organisation: UUID, *, start: date, until: date | None) -> Responsibility:
    """The institution somebody lives in."""
    return _row(person, "INSTITUTION", organisation, start, until)


def _rows(
    person: Person, capacity: str, before: UUID, after: UUID, *, start: date, until: date | None
) -> list[Responsibility]:
    rows: list[Responsibility] = []
    start = max(start, OLD_STRUCTURE)
    if until is not None and until <= start:
        return rows
    if start < REFORM_DAY:
        end = min(until, REFORM_DAY) if until else REFORM_DAY
        rows.append(_row(person, capacity, before, start, end))
    if until is None or until > REFORM_DAY:
        rows.append(_row(person, capacity, after, max(start, REFORM_DAY), until))
    return rows


def _row(
    person: Person, capacity: str, organisation: UUID, start: date, until: date | None
) -> Responsibility:
    return Responsibility(
        person_id=person.id,
        organisation_id=organisation,
        capacity=capacity,
        valid_from=start,
        valid_until=until,
    )
