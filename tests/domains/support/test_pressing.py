"""Who waits longest for what, since which day, and in whose scope."""

from datetime import date

import pytest

from majup.domains.people.models import Person
from majup.domains.support.queries.pressing import pressing
from majup.domains.support.rules.stages import Due
from tests.situations.accounts import a_social_worker
from tests.situations.assessments import an_assessment
from tests.situations.people import a_person, identified
from tests.situations.support import a_draft, agreed, refused

pytestmark = pytest.mark.django_db
ON = date(2017, 10, 1)


def _who_waits_for(due: Due) -> Person:
    person = a_person()
    match due:
        case Due.ASSESS:
            identified(person, on=date(2017, 9, 1))
        case Due.FINISH_ASSESSMENT:
            an_assessment(person, started_on=date(2017, 9, 1), completed_on=None)
        case Due.DRAW_UP:
            an_assessment(person, completed_on=date(2017, 9, 1))
        case Due.AGREE:
            a_draft(person, drawn_on=date(2017, 9, 1))
        case Due.TALK_AGAIN:
            refused(a_draft(person), on=date(2017, 9, 1))
        case Due.REVIEW:
            agreed(a_draft(person), review_on=date(2017, 9, 1))
    return person


@pytest.mark.parametrize("due", list(Due))
def test_each_wait_is_counted_from_its_own_day(due: Due) -> None:
    person = _who_waits_for(due)
    (row,) = pressing(due=due, viewer=a_social_worker(), on=ON, limit=5)
    assert (row.person_id, row.since, row.days) == (person.pk, date(2017, 9, 1), 30)


@pytest.mark.parametrize("due", list(Due))
def test_who_waits_in_kuldiga_is_not_shown_to_talsi(due: Due) -> None:
    _who_waits_for(due)
    assert pressing(due=due, viewer=a_social_worker("Talsu novads"), on=ON, limit=5) == ()


def test_longest_wait_comes_first_and_the_limit_holds() -> None:
    days = (date(2017, 5, 1), date(2017, 3, 1), date(2017, 4, 1))
    for day in days:
        identified(a_person(), on=day)
    found = pressing(due=Due.ASSESS, viewer=a_social_worker(), on=ON, limit=2)
    assert [row.since for row in found] == [date(2017, 3, 1), date(2017, 4, 1)]
