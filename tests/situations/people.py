"""People with a file, and where they stand at the start of the thread."""

from datetime import date
from itertools import count

from django.conf import settings

from majup.domains.organisations.models import Organisation
from majup.domains.people.models import (
    Application,
    Capacity,
    Identification,
    Membership,
    Person,
    Responsibility,
    TargetGroup,
)
from majup.domains.people.rules.names import search_name
from majup.domains.people.rules.personal_code import blind_index, digits_of, encrypted
from tests.situations.acting import arranging
from tests.situations.organisations import a_social_service
from tests.situations.territory import a_parish

_numbers = count(1)
IDENTIFIED_ON = date(2016, 2, 12)


def a_person(
    given_name: str = "Ārija Evita",
    family_name: str = "Avotiņa",
    *,
    municipality: str = "Kuldīgas novads",
    region: str = "Kurzeme",
    born_on: date = date(1986, 5, 4),
    died_on: date | None = None,
    personal_code: str = "",
    disability_group: int | None = 2,
    communication: str = "EASY_LANGUAGE",
    of: Organisation | None = None,
    capacity: str = Capacity.SOCIAL_SERVICE,
    group: str = TargetGroup.ADULT_GRT,
) -> Person:
    """Somebody declared in a municipality, for whom its social service (or `of`) answers since 2016."""
    residence = a_parish(f"{municipality} pilsēta", municipality=municipality, region=region)
    organisation = of or a_social_service(municipality, region=region)
    digits = digits_of(personal_code)
    with arranging():
        person = Person.objects.create(
            record_no=f"T-{next(_numbers):06d}",
            code_cipher=encrypted(digits, key=settings.DATA_KEY) if digits else None,
            code_index=blind_index(digits, key=settings.INDEX_KEY) if digits else None,
            given_name=given_name,
            family_name=family_name,
            search_name=search_name(given_name=given_name, family_name=family_name),
            born_on=born_on,
            died_on=died_on,
            sex="F",
            residence=residence,
            disability_group=disability_group,
            communication=communication,
        )
        Membership.objects.create(person=person, group=group, basis="invaliditāte", valid_from=IDENTIFIED_ON)
    entrusted(person, to=organisation, capacity=capacity)
    return person


def entrusted(
    person: Person,
    *,
    to: Organisation,
    capacity: str = Capacity.SOCIAL_SERVICE,
    since: date = date(2016, 1, 1),
    until: date | None = None,
) -> Responsibility:
    """An organisation answers for the person for a time."""
    with arranging():
        return Responsibility.objects.create(
            person=person, organisation=to, capacity=capacity, valid_from=since, valid_until=until
        )


def identified(
    person: Person,
    *,
    on: date = IDENTIFIED_ON,
    group: str = TargetGroup.ADULT_GRT,
    from_institution: bool = False,
) -> Identification:
    """The person was found for the group by the social service of Kuldīga."""
    organisation = a_social_service()
    with arranging():
        return Identification.objects.create(
            person=person,
            group=group,
            identified_on=on,
            organisation=organisation,
            region_id=person.residence.municipality_before.region_id,
            from_institution=from_institution,
        )


def an_application(
    person: Person,
    *,
    on: date = date(2016, 3, 3),
    group: str = TargetGroup.ADULT_GRT,
    applicant: str = "SELF",
    withdrawn_on: date | None = None,
) -> Application:
    """The person, or who represents them, applied."""
    organisation = a_social_service()
    with arranging():
        return Application.objects.create(
            person=person,
            group=group,
            received_on=on,
            received_by=organisation,
            applicant=applicant,
            withdrawn_on=withdrawn_on,
        )
