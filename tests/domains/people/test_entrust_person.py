"""Entrusting a person to an organisation opens the file to it, and to nobody else."""

from datetime import date

import pytest

from majup.domains.people.actions.entrust_person import entrust_person
from majup.domains.people.models import Person, Responsibility
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Purpose, Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named
from tests.situations.organisations import an_assessment_team
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db


def entrust(person: Person, by: Viewer) -> None:
    entrust_person(
        person_id=person.pk,
        organisation_id=an_assessment_team().pk,
        capacity="ASSESSMENT_TEAM",
        since=date(2016, 5, 1),
        by=by,
    )


def test_entrusted_organisation_sees_the_person() -> None:
    person = a_person()
    team = a_viewer(Role.ASSESSOR, at=an_assessment_team())
    assert not Person.objects.visible_to(team, Purpose.CASEWORK).exists()
    entrust(person, a_social_worker())
    assert list(Person.objects.visible_to(team, Purpose.CASEWORK)) == [person]
    assert acts_named("people.entrusted")[-1].touched[0]["facts"]["capacity"] == "ASSESSMENT_TEAM"


def test_entrusting_twice_leaves_one_responsibility() -> None:
    person = a_person()
    entrust(person, a_social_worker())
    entrust(person, a_social_worker())
    with unscoped("to count what was written"):
        assert Responsibility.objects.filter(person=person, capacity="ASSESSMENT_TEAM").count() == 1


def test_person_outside_the_scope_cannot_be_entrusted() -> None:
    with pytest.raises(NotFound):
        entrust(a_person(municipality="Talsu novads"), a_social_worker("Kuldīgas novads"))


def test_auditor_may_not_entrust() -> None:
    with pytest.raises(NotAllowed):
        entrust(a_person(), a_viewer(Role.AUDITOR))
