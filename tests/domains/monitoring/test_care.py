"""Institutions and children outside their family on a day."""

from datetime import date

import pytest

from majup.domains.monitoring.queries import institutions, out_of_family_care
from majup.domains.monitoring.queries.care import admissions_of_children, children_in_state_care
from majup.domains.monitoring.rules.figures import Share
from majup.domains.people.models import Person
from tests.situations.monitoring import a_branch, a_carer, cared_for, lives_in, somebody
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
ON = date(2017, 7, 1)
SINCE = date(2015, 1, 1)


def a_child(born_on: date = date(2010, 1, 1)) -> Person:
    return a_person(born_on=born_on, group="CHILD_OFC", disability_group=None)


def test_places_and_residents_are_those_of_the_day() -> None:
    branch = a_branch("STATE_CHILDREN", places=411)
    lives_in(branch, somebody(), since=SINCE)
    lives_in(branch, somebody(), since=SINCE, until=ON)
    lives_in(branch, somebody(), since=date(2017, 7, 2))
    (found,) = institutions(as_of=ON)
    assert (found.kind, found.branches, found.places, found.residents) == ("STATE_CHILDREN", 1, 411, 1)


def test_kinds_stand_apart() -> None:
    lives_in(a_branch("STATE_ADULTS", name="Iļģi"), somebody(), since=SINCE)
    a_branch("CHILD_CARE", name="Zīles")
    assert [(f.kind, f.residents) for f in institutions(as_of=ON)] == [("STATE_ADULTS", 1), ("CHILD_CARE", 0)]


def test_children_outside_their_family_are_counted_by_form_of_care() -> None:
    lives_in(a_branch("STATE_CHILDREN"), a_child(), since=SINCE)
    lives_in(a_branch("CHILD_CARE", name="Zīles"), a_child(), since=SINCE)
    adults = a_branch("STATE_ADULTS", name="Iļģi")
    lives_in(adults, somebody(), since=SINCE)
    lives_in(adults, a_child(), since=SINCE)
    foster, guardian = a_carer("FOSTER_FAMILY"), a_carer("GUARDIAN")
    for _number in range(3):
        cared_for(a_child(), foster, since=SINCE)
    cared_for(a_child(), guardian, since=SINCE)
    cared_for(a_child(), guardian, since=SINCE, until=ON)
    found = out_of_family_care(as_of=ON)
    assert (found.in_institutions, found.in_foster_families, found.in_guardianship) == (3, 3, 1)
    assert found.children == 7
    assert found.share(found.in_institutions) == Share(3, 7)


@pytest.mark.parametrize(("born_on", "children"), [(date(1999, 7, 1), 0), (date(1999, 7, 2), 1)])
def test_a_resident_is_a_child_until_the_day_before_the_eighteenth_birthday(
    born_on: date, children: int
) -> None:
    lives_in(a_branch("CHILD_CARE"), a_child(born_on), since=SINCE)
    assert out_of_family_care(as_of=ON).in_institutions == children


def test_on_the_29th_of_february_ages_are_counted_too() -> None:
    lives_in(a_branch(), a_child(date(2002, 3, 1)), since=SINCE)
    assert out_of_family_care(as_of=date(2020, 2, 29)).in_institutions == 1
    assert out_of_family_care(as_of=date(2020, 3, 1)).in_institutions == 0


def test_children_in_state_care_live_in_any_of_its_branches_but_not_in_a_town_s_home() -> None:
    for kind, name in (("STATE_ADULTS", "Iļģi"), ("STATE_CHILDREN", "Veģi"), ("CHILD_CARE", "Zīles")):
        lives_in(a_branch(kind, name=name), a_child(), since=SINCE)
    assert children_in_state_care(as_of=ON) == 2


def test_a_family_whose_status_ended_is_no_foster_family_any_more() -> None:
    a_carer("FOSTER_FAMILY", until=ON)
    a_carer("FOSTER_FAMILY")
    a_carer("GUARDIAN")
    found = out_of_family_care(as_of=ON)
    assert (found.foster_families, found.guardians) == (1, 1)


def test_admissions_count_stays_that_began_in_the_period_and_ages_by_birthday() -> None:
    branch = a_branch("STATE_CHILDREN")
    lives_in(branch, a_child(born_on=date(2009, 6, 2)), since=date(2013, 6, 1))  # 3 years until tomorrow
    lives_in(branch, a_child(born_on=date(2009, 6, 1)), since=date(2013, 6, 1))  # 4 years today
    lives_in(branch, a_child(), since=date(2014, 1, 1))
    found = admissions_of_children(since=date(2013, 1, 1), until=date(2013, 12, 31))
    assert (found.children, found.under_4) == (2, 1)


def test_both_ends_of_the_period_belong_to_it() -> None:
    branch = a_branch("STATE_CHILDREN")
    for day in (date(2013, 1, 1), date(2013, 12, 31)):
        lives_in(branch, a_child(), since=day)
    assert admissions_of_children(since=date(2013, 1, 1), until=date(2013, 12, 31)).children == 2
