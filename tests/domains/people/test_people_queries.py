"""What the people domain answers, and to whom."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from majup.domains.people import queries
from majup.domains.people.models import Person
from majup.kernel.errors import NotFound
from majup.kernel.scope import UnscopedRead
from majup.kernel.viewer import Purpose, Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.organisations import a_social_service
from tests.situations.people import a_person, an_application, entrusted, identified

pytestmark = pytest.mark.django_db
TODAY = date(2017, 10, 1)


def names(text: str, viewer: Viewer) -> list[str]:
    found = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(queries.found_by_words(text))
    return [person.family_name for person in found.order_by("family_name")]


def test_person_of_talsi_is_nobody_to_a_worker_of_kuldiga() -> None:
    person = a_person(municipality="Talsu novads")
    with pytest.raises(NotFound):
        queries.person_row(person_id=person.pk, viewer=a_social_worker("Kuldīgas novads"), on=TODAY)
    assert queries.person_row(person_id=person.pk, viewer=a_social_worker("Talsu novads"), on=TODAY)


def test_nobody_and_somebody_elses_person_are_refused_alike() -> None:
    worker = a_social_worker("Kuldīgas novads")
    person = a_person(municipality="Talsu novads")
    refusals = []
    for person_id in (person.pk, uuid4()):
        with pytest.raises(NotFound) as refusal:
            queries.person_row(person_id=person_id, viewer=worker, on=TODAY)
        refusals.append((refusal.value.code, refusal.value.facts))
    assert refusals[0] == refusals[1]


def test_responsibility_that_ended_closes_the_file() -> None:
    person = a_person(municipality="Talsu novads")
    entrusted(person, to=a_social_service("Kuldīgas novads"), until=date(2016, 6, 1))
    with pytest.raises(NotFound):
        queries.person_row(person_id=person.pk, viewer=a_social_worker("Kuldīgas novads"), on=TODAY)


def test_person_row_takes_two_queries(django_assert_num_queries: Any) -> None:
    person, worker = a_person(), a_social_worker()
    with django_assert_num_queries(2):
        row = queries.person_row(person_id=person.pk, viewer=worker, on=TODAY)
    assert (row.name, row.municipality_lv, row.groups) == (
        "Ārija Evita Avotiņa",
        "Kuldīgas novads",
        ("ADULT_GRT",),
    )


@pytest.mark.parametrize("text", ["avotina", "AVOTIŅA ārija", "evita", "ar avo"])
def test_search_finds_by_parts_of_the_name_without_marks(text: str) -> None:
    a_person()
    assert names(text, a_social_worker()) == ["Avotiņa"]


def test_search_asks_for_every_word() -> None:
    a_person()
    assert names("avotina liga", a_social_worker()) == []


def test_search_finds_by_the_whole_personal_code_and_by_no_part_of_it() -> None:
    a_person(personal_code="000001-00001")
    worker = a_social_worker()
    assert names("00000100001", worker) == ["Avotiņa"]
    assert names("000001", worker) == []
    assert names("000001-00002", worker) == []


def test_search_finds_by_record_number() -> None:
    person = a_person()
    assert names(person.record_no.lower(), a_social_worker()) == ["Avotiņa"]


def test_search_stays_within_the_scope_also_for_a_whole_code() -> None:
    a_person(personal_code="000001-00001", municipality="Talsu novads")
    assert names("000001-00001", a_social_worker("Kuldīgas novads")) == []


def test_latvian_order_puts_marked_consonants_after_plain_ones_and_long_vowels_beside_short() -> None:
    for family_name in ("Zariņa", "Šmite", "Ābele", "Sils", "Abula", "Čakste", "Cukura", "Dārziņa"):
        a_person(family_name=family_name)
    found = Person.objects.visible_to(a_social_worker(), Purpose.CASEWORK)
    ordered = found.order_by(queries.in_latvian_order("family_name"))
    assert [p.family_name for p in ordered] == [
        "Ābele",
        "Abula",
        "Cukura",
        "Čakste",
        "Dārziņa",
        "Sils",
        "Šmite",
        "Zariņa",
    ]


def test_events_of_a_person_come_oldest_first_with_their_organisations() -> None:
    person, worker = a_person(), a_social_worker()
    identified(person)
    an_application(person)
    (found,) = queries.identifications_of(person_id=person.pk, viewer=worker)
    (application,) = queries.applications_of(person_id=person.pk, viewer=worker)
    (held,) = queries.responsibilities_of(person_id=person.pk, viewer=worker)
    assert found.organisation_lv == application.received_by_lv == held.organisation_lv
    assert (found.identified_on, application.received_on) == (date(2016, 2, 12), date(2016, 3, 3))


def test_events_of_somebody_elses_person_are_none() -> None:
    person = a_person(municipality="Talsu novads")
    identified(person)
    worker = a_social_worker("Kuldīgas novads")
    assert queries.identifications_of(person_id=person.pk, viewer=worker) == ()


def test_municipalities_offered_are_those_of_visible_people() -> None:
    a_person()
    a_person(municipality="Talsu novads")
    found = queries.municipalities_of_visible(a_social_worker("Kuldīgas novads"))
    assert [name for _, name, _ in found] == ["Kuldīgas novads"]


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR])
def test_role_without_casework_sees_nobody(role: Role) -> None:
    a_person()
    assert not Person.objects.visible_to(a_viewer(role), Purpose.CASEWORK).exists()


def test_reading_people_without_saying_who_asks_fails() -> None:
    with pytest.raises(UnscopedRead):
        list(Person.objects.all())
