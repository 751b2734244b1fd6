"""Identifying somebody who has no file yet."""

from datetime import date
from typing import Any

import pytest

from majup.domains.people.actions.identify_person import identify_person
from majup.domains.people.errors import AlreadyKnown, IdentificationRefused, KnownElsewhere
from majup.domains.people.models import Capacity, Identification, Membership, Person, Responsibility
from majup.domains.people.rules.details import PersonDetails
from majup.domains.people.rules.personal_code import decrypted
from majup.kernel.errors import NotAllowed
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import number_of_acts, said
from tests.situations.organisations import a_social_service, a_state_care_centre
from tests.situations.people import a_person
from tests.situations.territory import a_parish

pytestmark = pytest.mark.django_db
TODAY = date(2017, 5, 2)
# 010190-1 and four digits; the last is the check digit of the first ten, recounted in test_personal_code.py.
CODE = "010190-10001"


def details(**other: Any) -> PersonDetails:
    given: dict[str, Any] = {
        "given_name": "Jānis",
        "family_name": "Bērziņš",
        "born_on": date(1990, 1, 1),
        "sex": "M",
        "residence_id": a_parish().pk,
        "disability_group": 2,
    }
    return PersonDetails(**{**given, **other})


def identify(by: Viewer, **other: Any) -> Any:
    given: dict[str, Any] = {
        "details": details(),
        "group": "ADULT_GRT",
        "identified_on": date(2017, 4, 28),
        "basis": "II invaliditātes grupa",
        "from_institution": False,
    }
    return identify_person(**{**given, **other}, by=by, today=TODAY)


def test_identified_person_has_a_file_with_the_worker() -> None:
    worker = a_social_worker()
    person_id = identify(worker)
    with unscoped("to look at what was written"):
        person = Person.objects.get(pk=person_id)
        found = Identification.objects.get(person=person)
        held = Responsibility.objects.get(person=person)
        membership = Membership.objects.get(person=person)
    assert person.search_name == "janis berzins"
    assert found.organisation_id == worker.organisation_id
    assert (held.capacity, held.valid_from) == (Capacity.SOCIAL_SERVICE, date(2017, 4, 28))
    assert (membership.group, membership.basis) == ("ADULT_GRT", "II invaliditātes grupa")


def test_region_that_counts_is_the_one_of_the_plans_borders() -> None:
    moved = a_parish("Skrunda", municipality="Kuldīgas novads", region="Kurzeme", region_before="Zemgale")
    person_id = identify(a_social_worker(), details=details(residence_id=moved.pk))
    with unscoped("to look at what was written"):
        assert Identification.objects.get(person=person_id).region.name_lv == "Zemgale"


def test_institution_and_social_service_of_the_residence_both_answer() -> None:
    service = a_social_service("Kuldīgas novads")
    centre = a_state_care_centre()
    person_id = identify(a_viewer(Role.INSTITUTION, at=centre), from_institution=True)
    with unscoped("to look at what was written"):
        held = set(Responsibility.objects.filter(person=person_id).values_list("organisation", "capacity"))
    assert held == {(centre.pk, "INSTITUTION"), (service.pk, "SOCIAL_SERVICE")}


def test_personal_code_is_kept_encrypted_and_found_by_its_index(settings: Any) -> None:
    person_id = identify(a_social_worker(), details=details(personal_code=CODE))
    with unscoped("to look at what was written"):
        person = Person.objects.get(pk=person_id)
    assert b"01019010001" not in bytes(person.code_cipher)
    assert decrypted(bytes(person.code_cipher), key=settings.DATA_KEY) == "01019010001"


def test_second_file_for_one_code_is_refused_and_names_the_first_to_whoever_may_see_it() -> None:
    known = a_person(personal_code=CODE, born_on=date(1990, 1, 1))
    with pytest.raises(AlreadyKnown) as refusal:
        identify(a_social_worker(), details=details(personal_code="01019010001"))
    assert refusal.value.facts == {"person_id": known.pk}


def test_second_file_is_refused_to_others_without_saying_whose_the_code_is() -> None:
    a_person(personal_code=CODE, municipality="Talsu novads", born_on=date(1990, 1, 1))
    with pytest.raises(KnownElsewhere) as refusal:
        identify(a_social_worker("Kuldīgas novads"), details=details(personal_code=CODE))
    assert refusal.value.facts == {}


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"personal_code": "010190-10008"}, "personal_code_wrong"),
        ({"personal_code": "abc"}, "personal_code_wrong"),
        ({"personal_code": CODE, "born_on": date(1991, 1, 1)}, "personal_code_tells_another_day"),
        ({"born_on": date(2005, 1, 1)}, "group_is_for_adults"),
    ],
)
def test_wrong_details_are_refused_and_leave_nothing(other: dict[str, Any], code: str) -> None:
    before = number_of_acts()
    with pytest.raises(IdentificationRefused) as refusal:
        identify(a_social_worker(), details=details(**other))
    assert refusal.value.code == code
    with unscoped("to see that nothing stayed"):
        assert not Person.objects.exists()
    assert number_of_acts() == before


def test_day_ahead_is_refused() -> None:
    with pytest.raises(IdentificationRefused, match="day_lies_ahead"):
        identify(a_social_worker(), identified_on=date(2017, 5, 3))


def test_planning_region_may_not_identify() -> None:
    with pytest.raises(NotAllowed):
        identify(a_viewer(Role.PLANNING_REGION))


def test_audit_says_what_happened_and_never_who_it_was() -> None:
    person_id = identify(a_social_worker(), details=details(personal_code=CODE))
    told = said("people.registered") + said("people.identified")
    assert str(person_id) in told
    assert "2017-04-28" in told
    assert "Bērziņš" not in told
    assert "ADULT_GRT" not in told
    assert "01019010001" not in told
