"""The first page of social workers and assessors: who waits, since when, and nobody else's people."""

from datetime import date
from typing import Any

import pytest

from majup.domains.people.models import Capacity
from majup.domains.support.rules.stages import Due
from majup.kernel.viewer import Role
from majup.web.work.casework import NEW_SHOWN
from tests.situations.assessments import an_assessment
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.organisations import a_social_service, an_assessment_team
from tests.situations.people import a_person, an_application, entrusted, identified
from tests.situations.support import a_draft, agreed, refused
from tests.web.work.first_page import OF_EVERY_PAGE, block, figure, names, titles, work_shown_to

pytestmark = pytest.mark.django_db


def test_each_kind_of_work_is_counted_and_opens_its_list(on_the_day: date) -> None:
    identified(a_person())
    identified(a_person())
    an_assessment(a_person())
    a_draft(a_person())
    agreed(a_draft(a_person()), review_on=on_the_day)
    work = work_shown_to(a_workers_browser())
    counted = {one.label: (one.value, one.url) for one in work.figures}
    assert counted == {
        "people to be assessed": ("2", "/people/?due=ASSESS"),
        "plans to be drawn up": ("1", "/people/?due=DRAW_UP"),
        "plans waiting for agreement": ("1", "/people/?due=AGREE"),
        "plans to be reviewed": ("1", "/people/?due=REVIEW"),
        "new in your municipality": ("0", ""),
    }


@pytest.mark.parametrize("due", list(Due))
def test_figure_and_the_list_it_opens_agree(due: Due) -> None:
    identified(a_person())
    an_assessment(a_person(), completed_on=None)
    an_assessment(a_person())
    a_draft(a_person())
    refused(a_draft(a_person()))
    agreed(a_draft(a_person()), review_on=date(2018, 1, 30))
    client = a_workers_browser()
    opened = next(one.url for one in work_shown_to(client).figures if f"due={due.value}" in one.url)
    assert "1–1 of 1" in text_of(client.get(opened))


def test_who_waits_longest_comes_first_with_days_and_reason(on_the_day: date) -> None:
    identified(a_person("Jauna", "Egle"), on=date(2017, 9, 30))
    identified(a_person("Sena", "Liepa"), on=date(2017, 9, 1))
    work = work_shown_to(a_workers_browser())
    first, second = block(work, "People to be assessed").waiting
    assert (first.name, first.how_long) == ("Sena Liepa", "30 days")
    assert first.why == "Kuldīgas novads pilsēta · identified on 1\u00a0Sep\u00a02017"
    assert (second.name, second.how_long) == ("Jauna Egle", "1 day")


def test_card_shows_five_and_opens_all(on_the_day: date) -> None:
    for number in range(6):
        identified(a_person(), on=date(2017, 9, 1 + number))
    shown = block(work_shown_to(a_workers_browser()), "People to be assessed")
    assert len(shown.waiting) == 5
    assert shown.more is not None
    assert (shown.more.label, shown.more.url) == ("All 6", "/people/?due=ASSESS")


def test_person_of_talsi_is_not_counted_for_kuldiga(on_the_day: date) -> None:
    identified(a_person(family_name="Talsiniece", municipality="Talsu novads"))
    a_draft(a_person(family_name="Talsiniece", municipality="Talsu novads"))
    client = a_workers_browser("Kuldīgas novads")
    work = work_shown_to(client)
    assert [one.value for one in work.figures] == ["0"] * 5
    assert "Talsiniece" not in text_of(client.get("/"))
    assert figure(work_shown_to(a_workers_browser("Talsu novads")), "assessed").value == "1"


def test_who_has_not_applied_is_told(on_the_day: date) -> None:
    identified(a_person())
    with_application, withdrawn = a_person(), a_person()
    identified(with_application)
    an_application(with_application)
    identified(withdrawn)
    an_application(withdrawn, withdrawn_on=date(2017, 1, 1))
    assert figure(work_shown_to(a_workers_browser()), "assessed").note == "2 without an application"


def test_reviews_of_the_next_thirty_days_are_told_ahead(on_the_day: date) -> None:
    agreed(a_draft(a_person()), review_on=date(2017, 10, 31))
    agreed(a_draft(a_person()), review_on=date(2017, 11, 1))
    reviews = figure(work_shown_to(a_workers_browser()), "reviewed")
    assert (reviews.value, reviews.note) == ("0", "1 more is due within 30 days")


def test_refused_plan_and_open_assessment_show_where_there_is_one(on_the_day: date) -> None:
    refused(a_draft(a_person("Aija", "Osis")))
    an_assessment(a_person("Ojārs", "Bērzs"), completed_on=None)
    work = work_shown_to(a_workers_browser())
    assert names(work, "Refused plans to talk about again") == ["Aija Osis"]
    assert names(work, "Assessments to be completed") == ["Ojārs Bērzs"]


def test_the_dead_wait_for_nothing(on_the_day: date) -> None:
    identified(a_person(died_on=date(2017, 1, 1)))
    assert figure(work_shown_to(a_workers_browser()), "assessed").value == "0"


def test_who_came_lately_is_new(on_the_day: date) -> None:
    a_person("Rasa", "Senā")
    from_elsewhere = a_person("Vilnis", "Pārcēlies", municipality="Talsu novads")
    client = a_workers_browser()
    entrusted(from_elsewhere, to=a_social_service(), since=date(2017, 9, 21))
    work = work_shown_to(client)
    assert figure(work, "new").value == "1"
    (row,) = block(work, "New with you").waiting
    assert (row.name, row.how_long, row.is_late) == ("Vilnis Pārcēlies", "10 days", False)


def test_no_more_newcomers_are_listed_than_fit(on_the_day: date) -> None:
    for _ in range(NEW_SHOWN + 2):
        entrusted(a_person(municipality="Talsu novads"), to=a_social_service(), since=date(2017, 9, 21))
    card = block(work_shown_to(a_workers_browser()), "New with you")
    assert (len(card.waiting), card.note) == (NEW_SHOWN, "and 2 more")


def test_where_nothing_waits_it_is_said_what_one_can_do(on_the_day: date) -> None:
    a_person()
    work = work_shown_to(a_workers_browser())
    assert titles(work) == []
    assert work.nothing is not None
    assert "Identify" in work.nothing.text
    assert [action.url for action in work.actions] == ["/people/new/"]


def test_assessor_sees_whom_the_team_was_given(on_the_day: date) -> None:
    team = an_assessment_team()
    for given_name, completed_on in (("Aija", None), ("Biruta", date(2017, 5, 5))):
        person = a_person(given_name, "Kalna")
        identified(person)
        an_assessment(person, completed_on=completed_on)
        entrusted(person, to=team, capacity=Capacity.ASSESSMENT_TEAM)
    waiting = a_person("Cilda", "Kalna")
    identified(waiting)
    entrusted(waiting, to=team, capacity=Capacity.ASSESSMENT_TEAM)
    identified(a_person("Dace", "Nedotā"))
    work = work_shown_to(a_browser(Role.ASSESSOR))
    assert names(work, "People to be assessed") == ["Cilda Kalna"]
    assert names(work, "Assessments to be completed") == ["Aija Kalna"]
    assert names(work, "Plans to be drawn up") == ["Biruta Kalna"]


def test_full_page_takes_no_more_queries_for_more_people(django_assert_num_queries: Any) -> None:
    client = a_workers_browser()
    client.get("/")
    for _ in range(7):
        identified(a_person())
        an_assessment(a_person(), completed_on=None)
        an_assessment(a_person())
        a_draft(a_person())
        refused(a_draft(a_person()))
        agreed(a_draft(a_person()), review_on=date(2018, 1, 30))
    with django_assert_num_queries(OF_EVERY_PAGE + 11):
        client.get("/")
