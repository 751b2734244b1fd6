"""Institutions and children outside their family on a day."""

from datetime import date

import pytest

from majup.domains.monitoring.queries import institutions, out_of_family_care
from majup.domains.monitoring.queries.care import admissions_of_children
from tests.situations.monitoring import a_branch, a_carer, cared_for, lives_in, somebody
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
ON = date(2017, 7, 1)
SINCE = date(2015, 1, 1)


def a_child(born_on: date = date(2010, 1, 1)) -> object:
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
    lives_in(a_branch("STATE_ADULTS", name="Iļģi"), somebody(), since=SINCE)
    foster, guardian = a_carer("FOSTER_FAMILY"), a_carer("GUARDIAN")
    for _number in range(3):
        cared_for(a_child(), foster, since=SINCE)
    cared_for(a_child(), guardian, since=SINCE)
    cared_for(a_child(), guardian, since=SINCE, until=ON)
    found = out_of_family_care(as_of=ON)
    assert (found.in_institutions, found.in_foster_families, found.in_guardianship) == (2, 3, 1)
    assert found.children == 6
    assert found.share(found.in_foster_families).percent == 50


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
