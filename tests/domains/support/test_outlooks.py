"""The counts of outlooks and the list narrowed by an outlook tell the same."""

from datetime import date

import pytest

from majup.domains.support.models import Outlook
from majup.domains.support.queries import CaseFilter, cases_found
from majup.domains.support.queries.outlooks import NO_PLAN, outlook_counts
from tests.situations.accounts import a_social_worker
from tests.situations.people import a_person
from tests.situations.support import a_draft, agreed, refused

pytestmark = pytest.mark.django_db
ON = date(2017, 10, 1)


@pytest.mark.parametrize("outlook", list(Outlook))
def test_count_and_list_of_an_outlook_are_equal(outlook: Outlook) -> None:
    a_draft(a_person(), outlook=outlook)
    agreed(a_draft(a_person(), outlook=outlook))
    refused(a_draft(a_person(), outlook=outlook))
    agreed(a_draft(a_person(municipality="Talsu novads"), outlook=outlook))
    worker = a_social_worker()
    listed = cases_found(
        wanted=CaseFilter(outlook=outlook), ordering="name", viewer=worker, on=ON, offset=0, limit=10
    )
    assert outlook_counts(viewer=worker)[outlook] == listed.total == 2


def test_who_has_no_draft_or_agreed_plan_is_without_one() -> None:
    refused(a_draft(a_person()))
    a_person()
    a_draft(a_person())
    assert outlook_counts(viewer=a_social_worker())[NO_PLAN] == 2


def test_somebody_with_two_plans_counts_under_both_outlooks() -> None:
    person = a_person()
    agreed(a_draft(person, outlook="MOVES_HOME"))
    a_draft(person, group="CHILD_FT", outlook="STAYS_HOME")
    found = outlook_counts(viewer=a_social_worker())
    assert (found["MOVES_HOME"], found["STAYS_HOME"], found[NO_PLAN]) == (1, 1, 0)
