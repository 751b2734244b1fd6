"""A person's file as a page: scope, the mark of having looked, the thread, the timeline, what is due."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from majup.domains.people.models import Person
from majup.kernel.viewer import Role
from tests.situations.assessments import an_assessment
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.organisations import an_organisation
from tests.situations.people import a_person, an_application, entrusted, identified
from tests.situations.support import a_draft, agreed, enrolled, refused

pytestmark = pytest.mark.django_db


def file_of(person: Person, client: Any = None) -> str:
    return text_of((client or a_workers_browser()).get(f"/people/{person.pk}/"))


def a_person_with_everything() -> Person:
    person = a_person()
    identified(person)
    an_application(person)
    agreed(a_draft(person))
    enrolled(person)
    return person


def test_file_of_talsi_is_not_there_for_kuldiga_and_leaves_no_mark() -> None:
    person = a_person(municipality="Talsu novads")
    client = a_workers_browser("Kuldīgas novads")
    theirs, nobodys = (client.get(f"/people/{key}/") for key in (person.pk, uuid4()))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert "Avotiņa" not in text_of(theirs)
    assert acts_named("audit.file_read") == []


def test_opening_the_file_leaves_a_mark() -> None:
    person = a_person()
    file_of(person)
    entry = acts_named("audit.file_read")[-1]
    assert (entry.kind, entry.subject) == ("read", f"people.Person:{person.pk}")
    assert entry.touched[0]["facts"] == {"purpose": "CASEWORK", "page": "person"}


def test_page_says_who_looked() -> None:
    person = a_person()
    court = an_organisation("ORPHANS_COURT", "Kuldīgas bāriņtiesa")
    entrusted(person, to=court, capacity="ORPHANS_COURT")
    file_of(person, a_browser(Role.ORPHANS_COURT, at=court, name="Dace Ozola"))
    page = file_of(person)
    assert "2 people in 30 days." in page
    assert "Dace Ozola" in page


def test_head_tells_who_in_one_line() -> None:
    page = file_of(a_person())
    assert "<h1>Ārija Evita Avotiņa</h1>" in page
    assert "adult with mental disabilities · disability group II" in page
    assert "declared in Kuldīgas novads pilsēta, Kuldīgas Municipality · speaks in simple sentences" in page


def test_thread_shows_as_done_only_what_a_record_says() -> None:
    person = a_person()
    identified(person)
    page = file_of(person)
    assert (page.count('class="thread-done"'), page.count('class="thread-now"')) == (1, 1)
    whole = file_of(a_person_with_everything())
    # Referrals are not recorded, and nothing was looked at again: six of eight.
    assert (whole.count('class="thread-done"'), whole.count('class="thread-later"')) == (6, 1)


def test_timeline_tells_every_record_newest_first() -> None:
    page = file_of(a_person_with_everything())
    told = [
        "Specialised workshop began: Darbnīca Kuldīgā.",
        "Support plan agreed, version 1.",
        "Needs assessed by a team (psychologist, social worker). Care level 2.",
        "Application received. Signed by: the person.",
        "Identified.",
    ]
    places = [page.index(sentence) for sentence in told]
    assert places == sorted(places)


def test_own_words_needs_and_plan_stand_on_the_page() -> None:
    page = file_of(a_person_with_everything())
    assert "Savu istabu Kuldīgā. Darbu ar puķēm." in page
    assert "Life at home" in page
    assert "severe" in page
    assert "Home care, 5 hours a week" in page
    assert "receives it" in page
    assert "waits for it" in page


def due_after(arranged: str) -> tuple[Person, str]:
    """A person in one state, and the label of the act that is due."""
    person = a_person()
    identified(person)
    if arranged == "identified":
        return person, "Receive the application"
    an_application(person)
    if arranged == "applied":
        return person, "Start an assessment"
    if arranged == "under way":
        an_assessment(person, completed_on=None)
        return person, "Complete the assessment"
    if arranged == "assessed":
        an_assessment(person)
        return person, "Draw up a support plan"
    plan = a_draft(person)
    if arranged == "drafted":
        return person, "Record yes or no"
    if arranged == "refused":
        refused(plan)
        return person, "Draw up a support plan"
    agreed(plan, review_on=date(2018, 1, 1))
    return person, "Review the plan"


@pytest.mark.parametrize(
    "arranged",
    ["identified", "applied", "under way", "assessed", "drafted", "refused", "to be reviewed"],
)
def test_first_button_is_what_is_due(arranged: str) -> None:
    person, label = due_after(arranged)
    page = file_of(person)
    primary = page.split('class="button button-primary"')[1].split("</a>")[0]
    assert primary.endswith(f">{label}")


def test_nobody_is_urged_to_identify_a_child_who_lives_with_a_guardian() -> None:
    page = file_of(a_person(group="CHILD_OFC"))
    assert "Identify for the programme" in page
    assert 'class="button button-primary"' not in page
    assert 'class="thread-now"' not in page


def test_nothing_is_due_in_a_plan_that_runs() -> None:
    person = a_person()
    identified(person)
    an_application(person)
    agreed(a_draft(person), review_on=date(2100, 1, 1))
    assert 'class="button button-primary"' not in file_of(person)


def test_provider_reads_the_file_and_is_offered_no_act() -> None:
    person = a_person_with_everything()
    provider = an_organisation("PROVIDER", "Biedrība «Saule»")
    entrusted(person, to=provider, capacity="PROVIDER")
    page = file_of(person, a_browser(Role.PROVIDER, at=provider))
    assert "Ārija Evita Avotiņa" in page
    assert "Start an assessment" not in page
    assert "Review the plan" not in page


def test_nothing_is_offered_for_the_dead() -> None:
    person = a_person(died_on=date(2020, 1, 1))
    identified(person)
    page = file_of(person)
    assert "died 1" in page
    assert "Receive the application" not in page


@pytest.mark.parametrize(("language", "words"), [("lv", "Notikumi"), ("en", "What happened")])
def test_file_speaks_both_languages(language: str, words: str) -> None:
    person = a_person_with_everything()
    page = file_of(person, a_workers_browser(language=language))
    assert f'<html lang="{language}">' in page
    assert words in page


@pytest.mark.parametrize("services", [1, 4])
def test_file_takes_the_same_queries_however_full(services: int, django_assert_num_queries: Any) -> None:
    person = a_person_with_everything()
    for month in range(services):
        enrolled(person, since=date(2018, month + 1, 1))
    client = a_workers_browser()
    file_of(person, client)
    # Five of the session and the chrome, fourteen of the file, six of the mark: savepoint, chain, entry.
    with django_assert_num_queries(25):
        file_of(person, client)
