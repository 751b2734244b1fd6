"""Applications are received and withdrawn."""

from datetime import date
from typing import Any

import pytest

from majup.domains.people.actions.receive_application import receive_application
from majup.domains.people.actions.withdraw_application import withdraw_application
from majup.domains.people.errors import ApplicationRefused
from majup.domains.people.models import Application, Person
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.people import a_person, an_application

pytestmark = pytest.mark.django_db
TODAY = date(2016, 4, 1)


def receive(person: Person, by: Viewer, **other: Any) -> int:
    given: dict[str, Any] = {"group": "ADULT_GRT", "applicant": "SELF", "received_on": date(2016, 3, 3)}
    return receive_application(person_id=person.pk, by=by, today=TODAY, **{**given, **other})


def stored(application_id: int) -> Application:
    with unscoped("to look at what was written"):
        return Application.objects.get(pk=application_id)


def test_receive_application_keeps_who_signed_and_who_received() -> None:
    worker = a_social_worker()
    application = stored(receive(a_person(), worker, applicant="TRUSTEE"))
    assert (application.applicant, application.received_by_id) == ("TRUSTEE", worker.organisation_id)
    facts = acts_named("people.application_received")[-1].touched[0]["facts"]
    assert facts == {"application": application.pk, "received_on": "2016-03-03"}


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"received_on": date(2016, 4, 2)}, "day_lies_ahead"),
        ({"group": "CHILD_FT"}, "group_is_for_children"),
    ],
)
def test_receive_application_is_refused_whole(other: dict[str, Any], code: str) -> None:
    person, before = a_person(), number_of_acts()
    with pytest.raises(ApplicationRefused, match=code):
        receive(person, a_social_worker(), **other)
    assert number_of_acts() == before


def test_receive_application_beside_one_that_stands_is_refused_with_its_day() -> None:
    person = a_person()
    an_application(person, on=date(2016, 3, 1))
    with pytest.raises(ApplicationRefused, match="application_stands") as refusal:
        receive(person, a_social_worker())
    assert refusal.value.facts == {"day": date(2016, 3, 1)}


def test_receive_application_after_one_that_was_withdrawn() -> None:
    person = a_person()
    an_application(person, on=date(2016, 3, 1), withdrawn_on=date(2016, 3, 2))
    assert receive(person, a_social_worker())


def test_receive_application_twice_a_day_is_refused() -> None:
    person = a_person()
    an_application(person, on=date(2016, 3, 3), withdrawn_on=date(2016, 3, 3))
    with pytest.raises(ApplicationRefused, match="application_received_already"):
        receive(person, a_social_worker())


def test_receive_application_of_somebody_elses_person_finds_nobody() -> None:
    with pytest.raises(NotFound):
        receive(a_person(municipality="Talsu novads"), a_social_worker("Kuldīgas novads"))


def test_receive_application_is_not_for_providers() -> None:
    with pytest.raises(NotAllowed):
        receive(a_person(), a_viewer(Role.PROVIDER))


def withdraw(application: Application, by: Viewer, on: date = date(2016, 3, 20)) -> None:
    withdraw_application(application_id=application.pk, withdrawn_on=on, by=by, today=TODAY)


def test_withdraw_application_keeps_the_application() -> None:
    application = an_application(a_person())
    withdraw(application, a_social_worker())
    assert stored(application.pk).withdrawn_on == date(2016, 3, 20)
    assert len(acts_named("people.application_withdrawn")) == 1


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2016, 3, 2), "withdrawn_before_received"), (date(2016, 4, 2), "day_lies_ahead")],
)
def test_withdraw_application_on_an_impossible_day_is_refused(on: date, code: str) -> None:
    application = an_application(a_person(), on=date(2016, 3, 3))
    with pytest.raises(ApplicationRefused, match=code):
        withdraw(application, a_social_worker(), on)
    assert stored(application.pk).withdrawn_on is None


def test_withdraw_application_twice_is_refused() -> None:
    application = an_application(a_person(), withdrawn_on=date(2016, 3, 10))
    with pytest.raises(ApplicationRefused, match="application_withdrawn_already"):
        withdraw(application, a_social_worker())


def test_withdraw_application_of_somebody_elses_person_finds_nothing() -> None:
    application = an_application(a_person(municipality="Talsu novads"))
    with pytest.raises(NotFound):
        withdraw(application, a_social_worker("Kuldīgas novads"))


def test_withdraw_application_is_not_for_institutions() -> None:
    application = an_application(a_person())
    with pytest.raises(NotAllowed):
        withdraw(application, a_viewer(Role.INSTITUTION))
