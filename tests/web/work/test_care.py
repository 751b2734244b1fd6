"""The first pages of those who answer for children and residents."""

from datetime import date

import pytest

from majup.domains.institutions.models import Branch
from majup.domains.people.models import Capacity, Person
from majup.kernel.viewer import Role
from tests.situations.accounts import an_organisation_for
from tests.situations.browsing import a_browser, text_of
from tests.situations.monitoring import a_branch, a_carer, cared_for, lives_in
from tests.situations.people import a_person, entrusted
from tests.situations.support import a_draft, agreed
from tests.web.work.first_page import block, figure, names, work_shown_to

pytestmark = pytest.mark.django_db
CAPACITIES = {
    Role.ORPHANS_COURT: Capacity.ORPHANS_COURT,
    Role.SUPPORT_CENTRE: Capacity.SUPPORT_CENTRE,
    Role.INSTITUTION: Capacity.INSTITUTION,
}


def a_child(role: Role, name: str = "Līga", *, born_on: date = date(2010, 1, 1)) -> Person:
    """A child in out-of-family care for whom the role's organisation of Kurzeme answers."""
    child = a_person(name, "Bite", group="CHILD_OFC", born_on=born_on)
    if role in CAPACITIES:
        entrusted(child, to=an_organisation_for(role), capacity=CAPACITIES[role])
    return child


def a_resident(name: str, branch: Branch, *, since: date = date(2015, 1, 1)) -> Person:
    """An adult in a branch of VSAC Kurzeme."""
    person = a_person(name, "Egle")
    entrusted(person, to=an_organisation_for(Role.INSTITUTION), capacity=Capacity.INSTITUTION)
    lives_in(branch, person, since=since)
    return person


def test_court_counts_its_children_by_form_of_care(on_the_day: date) -> None:
    guardian, foster, branch = a_carer("GUARDIAN"), a_carer("FOSTER_FAMILY"), a_branch()
    for carer in (guardian, guardian, foster):
        cared_for(a_child(Role.ORPHANS_COURT), carer, since=date(2016, 1, 1))
    lives_in(branch, a_child(Role.ORPHANS_COURT), since=date(2016, 1, 1))
    cared_for(a_person(group="CHILD_OFC"), guardian, since=date(2016, 1, 1))
    work = work_shown_to(a_browser(Role.ORPHANS_COURT))
    assert {one.label: one.value for one in work.figures} == {
        "children in out-of-family care": "4",
        "with a guardian": "2",
        "in foster families": "1",
        "in institutions": "1",
    }


def test_child_whose_plan_leads_to_a_family_is_not_among_those_without_one(on_the_day: date) -> None:
    branch = a_branch()
    for name, outlook in (("Aija", "TO_FAMILY"), ("Biruta", "TO_FAMILY_LIKE_CARE"), ("Cilda", "")):
        child = a_child(Role.ORPHANS_COURT, name)
        lives_in(branch, child, since=date(2016, 1, 1 + len(name)))
        if outlook:
            agreed(a_draft(child, group="CHILD_OFC", outlook=outlook))
    card = block(
        work_shown_to(a_browser(Role.ORPHANS_COURT)), "Longest in an institution, no family in sight"
    )
    assert [row.name for row in card.waiting] == ["Cilda Bite", "Biruta Bite"]
    assert card.waiting[0].why.endswith("no plan yet")
    assert card.waiting[1].why.endswith("goes to a small home like a family")


def test_stay_that_ended_is_no_stay(on_the_day: date) -> None:
    lives_in(a_branch(), a_child(Role.ORPHANS_COURT), since=date(2016, 1, 1), until=on_the_day)
    work = work_shown_to(a_browser(Role.ORPHANS_COURT))
    assert figure(work, "in institutions").value == "0"
    assert block(work, "Longest in an institution, no family in sight").empty == (
        "No child of yours lives in an institution."
    )


def test_support_centre_says_what_is_not_kept(on_the_day: date) -> None:
    foster = a_carer("FOSTER_FAMILY")
    for _ in range(2):
        cared_for(a_child(Role.SUPPORT_CENTRE), foster, since=date(2016, 1, 1))
    cared_for(a_person(group="CHILD_OFC"), a_carer("FOSTER_FAMILY"), since=date(2016, 1, 1))
    work = work_shown_to(a_browser(Role.SUPPORT_CENTRE))
    assert figure(work, "children entrusted").value == "2"
    assert figure(work, "foster families").value == "1"
    assert "not recorded" in block(work, "What is not kept yet").empty


def test_inspectorate_sees_children_in_institutions_by_region(on_the_day: date) -> None:
    branch = a_branch()
    lives_in(branch, a_child(Role.INSPECTORATE, born_on=date(2013, 10, 2)), since=date(2016, 1, 1))
    lives_in(branch, a_child(Role.INSPECTORATE, born_on=date(2013, 10, 1)), since=date(2016, 1, 1))
    lives_in(a_branch("STATE_ADULTS", name="Iļģi"), a_person(), since=date(2016, 1, 1))
    client = a_browser(Role.INSPECTORATE)
    work = work_shown_to(client)
    assert figure(work, "in institutions").value == "2"
    assert figure(work, "in institutions").note == "1 of them under 4"
    table = block(work, "Children in institutions").table
    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Kurzeme", "1", "2", "1", "2"]]


def test_adult_resident_is_on_no_page_of_the_inspectorate(on_the_day: date) -> None:
    lives_in(a_branch(), a_person(family_name="Pieaugusī"), since=date(2016, 1, 1))
    assert "Pieaugusī" not in text_of(a_browser(Role.INSPECTORATE).get("/"))


def test_institution_sees_where_its_residents_are_to_live(on_the_day: date) -> None:
    branch = a_branch("STATE_ADULTS", places=4, name="Iļģi")
    agreed(a_draft(a_resident("Aija", branch), outlook="MOVES_HOME"), on=date(2017, 3, 1))
    agreed(a_draft(a_resident("Biruta", branch), outlook="STAYS_IN_INSTITUTION"))
    a_resident("Cilda", branch)
    client = a_browser(Role.INSTITUTION)
    work = work_shown_to(client)
    assert {one.label: one.value for one in work.figures} == {
        "residents": "3",
        "to move to a home of their own": "1",
        "to stay here by their plan": "1",
        "without a plan": "1",
    }
    assert figure(work, "residents").share == 0.75
    assert names(work, "Those who leave") == ["Aija Egle"]
    assert block(work, "Those who leave").waiting[0].how_long == "214 days"


def test_figure_of_an_outlook_opens_the_list_of_just_these(on_the_day: date) -> None:
    branch = a_branch("STATE_ADULTS", name="Iļģi")
    agreed(a_draft(a_resident("Aija", branch), outlook="MOVES_HOME"))
    a_draft(a_resident("Biruta", branch), outlook="MOVES_HOME")
    a_resident("Cilda", branch)
    client = a_browser(Role.INSTITUTION)
    moving = figure(work_shown_to(client), "to move to a home")
    assert moving.value == "2"
    assert "1–2 of 2" in text_of(client.get(moving.url))


def test_resident_of_another_institution_is_not_counted(on_the_day: date) -> None:
    a_resident("Aija", a_branch("STATE_ADULTS", name="Iļģi"))
    elsewhere = a_person(family_name="Cituriene")
    lives_in(a_branch("STATE_ADULTS", name="Iļģi 2"), elsewhere, since=date(2016, 1, 1))
    client = a_browser(Role.INSTITUTION)
    assert figure(work_shown_to(client), "residents").value == "1"
    assert "Cituriene" not in text_of(client.get("/"))
