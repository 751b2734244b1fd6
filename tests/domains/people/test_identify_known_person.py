"""Identifying somebody whose file is there already."""

from datetime import date
from typing import Any

import pytest

from majup.domains.people.actions.identify_known_person import identify_known_person
from majup.domains.people.errors import IdentificationRefused
from majup.domains.people.models import Identification, Membership, Person
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named
from tests.situations.people import a_person, identified

pytestmark = pytest.mark.django_db


def identify(person: Person, by: Viewer, **other: Any) -> None:
    given: dict[str, Any] = {
        "group": "ADULT_GRT",
        "identified_on": date(2016, 2, 12),
        "basis": "II invaliditātes grupa",
        "from_institution": True,
        "today": date(2016, 3, 1),
    }
    identify_known_person(person_id=person.pk, by=by, **{**given, **other})


def test_known_person_is_identified_once_for_a_group() -> None:
    person = a_person()
    identify(person, a_social_worker())
    with unscoped("to look at what was written"):
        assert Identification.objects.get(person=person).from_institution is True
        assert Membership.objects.filter(person=person).count() == 1
    assert acts_named("people.identified")[-1].subject == f"people.Person:{person.pk}"


def test_second_identification_for_the_group_is_refused_with_the_day_of_the_first() -> None:
    person = a_person()
    identified(person, on=date(2016, 1, 5))
    with pytest.raises(IdentificationRefused) as refusal:
        identify(person, a_social_worker())
    assert (refusal.value.code, refusal.value.facts["day"]) == ("already_identified", date(2016, 1, 5))


def test_person_outside_the_scope_is_as_good_as_nobody() -> None:
    person = a_person(municipality="Talsu novads")
    with pytest.raises(NotFound):
        identify(person, a_social_worker("Kuldīgas novads"))


def test_assessor_may_not_identify() -> None:
    with pytest.raises(NotAllowed):
        identify(a_person(), a_viewer(Role.ASSESSOR))
