"""Identify somebody who has no file yet: make the file and say for which target group they were found."""

from datetime import date
from secrets import randbelow
from uuid import UUID

from django.conf import settings

from majup.domains.people import policies
from majup.domains.people.actions.identify_known_person import identify_known_person
from majup.domains.people.errors import AlreadyKnown, IdentificationRefused, KnownElsewhere
from majup.domains.people.models import Person, Responsibility
from majup.domains.people.models.person import BY_RESPONSIBILITY
from majup.domains.people.queries import known_by_code
from majup.domains.people.rules import personal_code
from majup.domains.people.rules.details import PersonDetails
from majup.domains.people.rules.names import search_name
from majup.kernel.act import act
from majup.kernel.viewer import Purpose, Viewer


def identify_person(
    *,
    details: PersonDetails,
    group: str,
    identified_on: date,
    basis: str,
    from_institution: bool,
    by: Viewer,
    today: date,
) -> UUID:
    """Make the file, entrust it to the organisation of `by` and identify the person. Returns the person's id.

    Raises AlreadyKnown where the personal code is in a file that `by` may see, KnownElsewhere where it is in
    one that `by` may not (whose it is stays unsaid), IdentificationRefused for a wrong code or target group.
    """
    with act("people.registered", by=by, needs=policies.IDENTIFY) as record:
        digits = _checked_code(details)
        _require_unknown(digits, by=by)
        person = Person.objects.create(**_columns(details, digits))
        Responsibility.objects.create(
            person=person,
            organisation_id=policies.organisation_of(by),
            capacity=BY_RESPONSIBILITY[by.role],
            valid_from=min(identified_on, today),
        )
        record.about(person)
        identify_known_person(
            person_id=person.pk,
            group=group,
            identified_on=identified_on,
            basis=basis,
            from_institution=from_institution,
            by=by,
            today=today,
        )
    return person.pk


def _checked_code(details: PersonDetails) -> str:
    if not details.personal_code.strip():
        return ""
    digits = personal_code.digits_of(details.personal_code)
    if not personal_code.is_well_formed(digits):
        raise IdentificationRefused("personal_code_wrong")
    told = personal_code.birth_date_in(digits)
    if told is not None and told != details.born_on:
        raise IdentificationRefused("personal_code_tells_another_day")
    return digits


def _require_unknown(digits: str, *, by: Viewer) -> None:
    known = known_by_code(digits) if digits else None
    if known is None:
        return
    if Person.objects.visible_to(by, Purpose.CASEWORK).filter(pk=known).exists():
        raise AlreadyKnown("person_already_known", person_id=known)
    raise KnownElsewhere("person_known_elsewhere")


def _columns(details: PersonDetails, digits: str) -> dict[str, object]:
    return {
        "record_no": _free_record_no(),
        "code_cipher": personal_code.encrypted(digits, key=settings.DATA_KEY) if digits else None,
        "code_index": personal_code.blind_index(digits, key=settings.INDEX_KEY) if digits else None,
        "given_name": details.given_name,
        "family_name": details.family_name,
        "search_name": search_name(given_name=details.given_name, family_name=details.family_name),
        "born_on": details.born_on,
        "sex": details.sex,
        "residence_id": details.residence_id,
        "disability_group": details.disability_group,
        "communication": details.communication,
    }


def _free_record_no() -> str:
    """A number that tells neither how many files there are nor when this one was made."""
    while True:
        number = f"{randbelow(10**8):08d}"
        written = f"{number[:4]}-{number[4:]}"
        if not Person.objects.filter(record_no=written).exists():
            return written
