"""Identifying somebody, receiving and withdrawing an application, on pages."""

from datetime import date, timedelta
from typing import Any

import pytest

from majup.domains.people.models import Application, Identification, Person
from majup.kernel.clock import today
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.people import a_person, an_application, identified
from tests.situations.territory import a_parish

pytestmark = pytest.mark.django_db


def entered(**other: Any) -> dict[str, Any]:
    given = {
        "given_name": "Jānis",
        "family_name": "Bērziņš",
        "personal_code": "",
        "born_on": "1990-01-01",
        "sex": "M",
        "residence": a_parish().pk,
        "communication": "SPEECH",
        "disability_group": "2",
        "group": "ADULT_GRT",
        "identified_on": "2017-04-28",
        "basis": "Komisijas atzinums",
    }
    return {**given, **other}


def people() -> list[Person]:
    with unscoped("to look at what was written"):
        return list(Person.objects.all())


def test_form_offers_the_own_municipalitys_parishes_first() -> None:
    a_parish("Aizpute", municipality="Aizputes novads")
    a_parish("Kuldīga")
    page = text_of(a_workers_browser("Kuldīgas novads").get("/people/new/"))
    assert page.index("Kuldīgas Municipality") < page.index("Aizputes Municipality")


def test_identified_person_has_a_file_that_opens() -> None:
    response = a_workers_browser().post("/people/new/", entered(), follow=True)
    (person,) = people()
    assert response.redirect_chain == [(f"/people/{person.pk}/", 302)]
    page = text_of(response)
    assert "Jānis Bērziņš" in page
    assert "The person is identified. This is the new file." in page


def test_days_may_be_typed_as_people_write_them() -> None:
    a_workers_browser().post("/people/new/", entered(born_on="01.01.1990", identified_on="28.04.2017."))
    assert [person.born_on for person in people()] == [date(1990, 1, 1)]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"family_name": ""}, "family_name", "This field is required."),
        ({"personal_code": "010190-10009"}, "personal_code", "This is not a personal code"),
        ({"born_on": "2010-01-01"}, "group", "This target group is for people of 18 years and more."),
        ({"identified_on": "2100-01-01"}, "identified_on", "The day lies ahead"),
        ({"residence": "0"}, "residence", "Select a valid choice"),
    ],
)
def test_mistake_is_told_at_its_field_and_nothing_is_written(
    wrong: dict[str, str], field: str, sentence: str
) -> None:
    response = a_workers_browser().post("/people/new/", entered(**wrong))
    page = text_of(response)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert sentence in page
    assert people() == []


def test_file_that_is_there_already_is_offered_to_whoever_may_see_it() -> None:
    known = a_person(personal_code="000001-00001")
    page = text_of(a_workers_browser().post("/people/new/", entered(personal_code="000001-00001")))
    assert f'href="/people/{known.pk}/"' in page
    assert "This person already has a file with you." in page


def test_file_elsewhere_is_told_without_saying_whose() -> None:
    theirs = a_person(personal_code="000001-00001", municipality="Talsu novads")
    client = a_workers_browser("Kuldīgas novads")
    page = text_of(client.post("/people/new/", entered(personal_code="000001-00001")))
    assert "already stands in a file that is not with your organisation" in page
    assert str(theirs.pk) not in page
    assert "Avotiņa" not in page
    assert "Talsu" not in page.split("Declared residence")[0]


@pytest.mark.parametrize("role", [Role.PLANNING_REGION, Role.ASSESSOR, Role.PROVIDER, Role.AUDITOR])
def test_role_that_may_not_identify_gets_no_form(role: Role) -> None:
    client = a_browser(role)
    assert client.get("/people/new/").status_code == 403
    assert client.post("/people/new/", entered()).status_code == 403


def test_known_person_is_identified_for_a_group() -> None:
    person = a_person()
    response = a_workers_browser().post(
        f"/people/{person.pk}/identification/",
        {"group": "ADULT_GRT", "identified_on": "2017-04-28", "basis": "Atzinums", "from_institution": "on"},
    )
    assert response.status_code == 302
    with unscoped("to look at what was written"):
        assert Identification.objects.get(person=person).from_institution is True


def test_second_identification_is_refused_on_the_form() -> None:
    person = a_person()
    identified(person)
    response = a_workers_browser().post(
        f"/people/{person.pk}/identification/",
        {"group": "ADULT_GRT", "identified_on": "2017-04-28", "basis": "Atzinums"},
    )
    assert response.status_code == 422
    assert "already identified for this target group" in text_of(response)


def test_application_is_received_for_the_group_identified() -> None:
    person = a_person()
    identified(person)
    client = a_workers_browser()
    assert '<option value="ADULT_GRT" selected>' in text_of(client.get(f"/people/{person.pk}/application/"))
    said = {"group": "ADULT_GRT", "applicant": "TRUSTEE", "received_on": "2016-03-03"}
    assert client.post(f"/people/{person.pk}/application/", said).status_code == 302
    with unscoped("to look at what was written"):
        assert Application.objects.get(person=person).applicant == "TRUSTEE"


def test_application_of_tomorrow_is_refused_at_its_day() -> None:
    person = a_person()
    tomorrow = (today() + timedelta(days=1)).isoformat()
    said = {"group": "ADULT_GRT", "applicant": "SELF", "received_on": tomorrow}
    response = a_workers_browser().post(f"/people/{person.pk}/application/", said)
    assert response.status_code == 422
    assert 'id="id_received_on_error"' in text_of(response)


def test_application_is_withdrawn_and_can_be_received_again() -> None:
    person = a_person()
    identified(person)
    application = an_application(person)
    client = a_workers_browser()
    url = f"/people/{person.pk}/application/{application.pk}/withdrawal/"
    assert client.get(url).status_code == 200
    page = text_of(client.post(url, {"withdrawn_on": "2016-05-01"}, follow=True))
    assert "Application withdrawn." in page
    assert "Receive the application" in page
    assert len(acts_named("people.application_withdrawn")) == 1
