"""The list of people: scope, stages, what is due, order, and how many queries it takes."""

from datetime import date
from typing import Any

import pytest

from majup.domains.people.models import Person
from majup.domains.support import queries
from majup.domains.support.queries import CaseFilter, CaseRow
from majup.domains.support.rules.stages import Due, Stage
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer, an_organisation_for
from tests.situations.assessments import an_assessment
from tests.situations.people import a_person, an_application, identified
from tests.situations.support import a_draft, agreed, enrolled, refused

pytestmark = pytest.mark.django_db
TODAY = date(2017, 10, 1)


def found(viewer: Viewer, *, ordering: str = "name", limit: int = 50, **wanted: Any) -> queries.CasesFound:
    return queries.cases_found(
        wanted=CaseFilter(**wanted), ordering=ordering, viewer=viewer, on=TODAY, offset=0, limit=limit
    )


def row_of(person: Person, viewer: Viewer) -> CaseRow:
    return next(row for row in found(viewer).rows if row.person_id == person.pk)


def names(viewer: Viewer, **wanted: Any) -> list[str]:
    return [row.family_name for row in found(viewer, **wanted).rows]


def people_at_every_stage() -> dict[Stage, Person]:
    """One person for each stage, each with everything before it."""
    people = {stage: a_person(family_name=f"{stage.value}{stage.name.title()}") for stage in Stage}
    for stage, person in people.items():
        if stage >= Stage.IDENTIFIED:
            identified(person)
        if stage >= Stage.APPLIED:
            an_application(person)
        if stage >= Stage.PLANNED:
            agreed(a_draft(person))
        elif stage >= Stage.ASSESSED:
            an_assessment(person)
        if stage >= Stage.SERVED:
            enrolled(person)
    return people


def test_person_of_talsi_is_in_no_list_count_or_part_of_kuldiga() -> None:
    a_person(family_name="Kuldīdznieks")
    a_person(family_name="Talsinieks", municipality="Talsu novads")
    worker = a_social_worker("Kuldīgas novads")
    page = found(worker)
    assert ([row.family_name for row in page.rows], page.total) == (["Kuldīdznieks"], 1)
    parts = queries.cases_in_parts(wanted=CaseFilter(), ordering="name", viewer=worker, on=TODAY)
    assert [row.family_name for part in parts for row in part] == ["Kuldīdznieks"]
    assert found(worker, text="Talsinieks").total == 0


def test_stage_shown_is_the_stage_filtered_by() -> None:
    people, worker = people_at_every_stage(), a_social_worker()
    for stage, person in people.items():
        assert row_of(person, worker).stage is stage
        assert [row.person_id for row in found(worker, stage=stage.value).rows] == [person.pk]


def test_day_of_the_stage_is_when_it_was_reached() -> None:
    people, worker = people_at_every_stage(), a_social_worker()
    assert row_of(people[Stage.IDENTIFIED], worker).stage_on == date(2016, 2, 12)
    assert row_of(people[Stage.PLANNED], worker).stage_on == date(2017, 1, 30)


def people_with_something_due() -> dict[Due, Person]:
    """One person for each thing that can be due, and nothing else due for any of them."""
    people = {due: a_person(family_name=due.value.title()) for due in Due}
    for person in people.values():
        identified(person)
    an_assessment(people[Due.FINISH_ASSESSMENT], completed_on=None)
    an_assessment(people[Due.DRAW_UP])
    a_draft(people[Due.AGREE])
    refused(a_draft(people[Due.TALK_AGAIN]))
    agreed(a_draft(people[Due.REVIEW]), review_on=TODAY)
    return people


def test_what_is_due_is_shown_filtered_and_counted_alike() -> None:
    people, worker = people_with_something_due(), a_social_worker()
    for due, person in people.items():
        assert row_of(person, worker).due is due
        assert [row.person_id for row in found(worker, due=due.value).rows] == [person.pk]
    counted = {count.due: count.people for count in queries.due_counts(viewer=worker, on=TODAY)}
    assert counted == dict.fromkeys(Due, 1)


def test_nothing_is_due_for_the_dead() -> None:
    person, worker = a_person(died_on=date(2017, 5, 1)), a_social_worker()
    identified(person)
    assert row_of(person, worker).due is None
    assert all(count.people == 0 for count in queries.due_counts(viewer=worker, on=TODAY))


def test_plan_in_force_is_due_on_its_review_day_and_not_before() -> None:
    person, worker = a_person(), a_social_worker()
    agreed(a_draft(person), review_on=date(2017, 10, 2))
    assert row_of(person, worker).due is None
    assert found(worker, due="REVIEW").total == 0


def test_due_counts_take_one_query(django_assert_num_queries: Any) -> None:
    people_with_something_due()
    worker = a_social_worker()
    with django_assert_num_queries(1):
        queries.due_counts(viewer=worker, on=TODAY)


@pytest.mark.parametrize("number", [1, 7])
def test_page_takes_nine_queries_however_long_it_is(number: int, django_assert_num_queries: Any) -> None:
    for person in [a_person() for _ in range(number)]:
        identified(person)
        agreed(a_draft(person))
    worker = a_social_worker()
    with django_assert_num_queries(9):
        assert len(found(worker).rows) == number


def test_filters_narrow_and_combine() -> None:
    kuldiga = a_person(family_name="Bērziņa")
    identified(kuldiga, from_institution=True)
    agreed(a_draft(kuldiga, outlook="MOVES_HOME"))
    child = a_person(family_name="Liepa", born_on=date(2010, 1, 1), group="CHILD_FT")
    worker = a_social_worker()
    assert names(worker, group="CHILD_FT") == ["Liepa"]
    assert names(worker, from_institution=True) == ["Bērziņa"]
    assert names(worker, from_institution=False) == ["Liepa"]
    assert names(worker, outlook="MOVES_HOME") == ["Bērziņa"]
    assert names(worker, municipality_id=child.residence.municipality_id) == ["Bērziņa", "Liepa"]
    assert names(worker, municipality_id=0) == []
    assert names(worker, group="CHILD_FT", outlook="MOVES_HOME") == []


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("name", ["Cukura", "Čakste", "Zariņa"]),
        ("-name", ["Zariņa", "Čakste", "Cukura"]),
        ("born", ["Zariņa", "Cukura", "Čakste"]),
        ("-born", ["Čakste", "Cukura", "Zariņa"]),
        ("stage", ["Cukura", "Zariņa", "Čakste"]),
        ("-stage", ["Čakste", "Cukura", "Zariņa"]),
        ("municipality", ["Cukura", "Čakste", "Zariņa"]),
    ],
)
def test_order(ordering: str, expected: list[str]) -> None:
    identified(a_person(family_name="Čakste", born_on=date(1990, 1, 1)))
    a_person(family_name="Zariņa", born_on=date(1970, 1, 1))
    a_person(family_name="Cukura", born_on=date(1980, 1, 1))
    assert [row.family_name for row in found(a_social_worker(), ordering=ordering).rows] == expected


def test_page_has_its_rows_and_the_total_of_all() -> None:
    for name in ("A", "B", "C"):
        a_person(family_name=name)
    page = queries.cases_found(
        wanted=CaseFilter(), ordering="name", viewer=a_social_worker(), on=TODAY, offset=1, limit=1
    )
    assert ([row.family_name for row in page.rows], page.total) == (["B"], 3)


def test_planning_region_sees_its_own_region_by_the_plans_borders() -> None:
    a_person(family_name="Kurzemniece")
    a_person(family_name="Zemgaliete", municipality="Dobeles novads", region="Zemgale")
    region = a_viewer(Role.PLANNING_REGION, at=an_organisation_for(Role.PLANNING_REGION))
    assert names(region) == ["Kurzemniece"]


def test_inspectorate_sees_children_in_out_of_family_care_only() -> None:
    a_person(family_name="Pieaugusī")
    a_person(family_name="Bērns", born_on=date(2010, 1, 1), group="CHILD_OFC")
    assert names(a_viewer(Role.INSPECTORATE)) == ["Bērns"]


def test_plan_queries_take_two_queries_and_stay_in_scope(django_assert_num_queries: Any) -> None:
    person, worker = a_person(), a_social_worker()
    first = agreed(a_draft(person))
    second = a_draft(person, version=2, drawn_on=date(2017, 6, 1))
    with django_assert_num_queries(2):
        plans = queries.plans_of(person_id=person.pk, viewer=worker)
    assert [plan.id for plan in plans] == [second.pk, first.pk]
    assert queries.current_plan(plans) == plans[0]
    assert queries.current_plan(plans[1:]) == plans[1]
    stranger = a_social_worker("Talsu novads")
    assert queries.plans_of(person_id=person.pk, viewer=stranger) == ()


def test_proposals_come_from_the_newest_assessment_and_its_circumstances() -> None:
    person, worker = a_person(), a_social_worker()
    a_draft(person, assessment=an_assessment(person, from_institution=True, needs={"d5": 3, "d8": 1}))
    proposed = queries.proposed_items(person_id=person.pk, group="ADULT_GRT", viewer=worker, on=TODAY)
    assert [row.service.code for row in proposed] == ["GROUP_HOME", "SOCIAL_MENTOR", "WORKSHOP"]
    assert queries.proposed_items(person_id=person.pk, group="CHILD_FT", viewer=worker, on=TODAY) == ()


def test_services_received_are_told_with_their_site() -> None:
    person = a_person()
    enrolled(person)
    (row,) = queries.enrolments_of(person_id=person.pk, viewer=a_social_worker())
    assert (row.service, row.site, row.has_places) == ("WORKSHOP", "Darbnīca Kuldīgā", True)
    assert queries.enrolments_of(person_id=person.pk, viewer=a_social_worker("Talsu novads")) == ()
