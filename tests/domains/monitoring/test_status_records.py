"""The records behind a number: within the viewer's scope, with or without names, and how many there are."""

from datetime import date

import pytest

from majup.domains.monitoring.queries import CellOfFunnel, StatusRecords, status_records
from majup.domains.monitoring.rules.funnel import COUNTRY, Stage
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer, an_organisation_for
from tests.situations.monitoring import DAY, assessed_in, identified_in, planned_in, somebody
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
CELL = CellOfFunnel(stage=Stage.IDENTIFIED, region="Kurzeme", group="ADULT_GRT")


def opened(
    viewer: Viewer, cell: CellOfFunnel = CELL, *, ordering: str = "on", offset: int = 0, limit: int = 100
) -> StatusRecords:
    return status_records(cell=cell, as_of=DAY, viewer=viewer, ordering=ordering, offset=offset, limit=limit)


def test_a_social_worker_sees_her_own_people_and_how_many_there_are() -> None:
    identified_in(somebody(municipality="Talsu novads"))
    mine = somebody(municipality="Kuldīgas novads")
    identified_in(mine)
    found = opened(a_social_worker("Kuldīgas novads"))
    assert [row.person_id for row in found.rows] == [mine.pk]
    assert (found.visible, found.total) == (1, 2)


def test_a_person_of_talsi_is_invisible_to_kuldiga() -> None:
    identified_in(somebody(municipality="Talsu novads"))
    found = opened(a_social_worker("Kuldīgas novads"))
    assert (found.rows, found.visible, found.total) == ((), 0, 1)


def test_a_region_sees_its_own_people_with_names() -> None:
    identified_in(a_person("Anna", "Ozola"))
    region = a_viewer(Role.PLANNING_REGION, at=an_organisation_for(Role.PLANNING_REGION))
    assert [row.name for row in opened(region).rows] == ["Anna Ozola"]


def test_the_ministry_sees_every_row_and_no_name() -> None:
    identified_in(a_person("Anna", "Ozola"))
    (row,) = opened(a_viewer(Role.MINISTRY)).rows
    assert (row.name, row.parish) == ("", "")
    assert row.record_no
    assert row.municipality == "Kuldīgas novads"


def test_the_ministry_cannot_learn_the_names_by_their_order() -> None:
    identified_in(a_person("Anna", "Zuze"))
    identified_in(a_person("Zane", "Apse"))
    numbers = [row.record_no for row in opened(a_viewer(Role.MINISTRY), ordering="name").rows]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_auditor_and_administrator_see_how_many_and_nobody(role: Role) -> None:
    identified_in(somebody())
    found = opened(a_viewer(role))
    assert (found.rows, found.visible, found.total) == ((), 0, 1)


def test_the_number_and_its_records_agree_at_every_stage() -> None:
    person = somebody()
    identified_in(person)
    planned_in(person, version=1, state="REPLACED")
    planned_in(person, on=date(2017, 3, 1), version=2)
    for stage in Stage:
        found = opened(a_viewer(Role.MINISTRY), CellOfFunnel(stage, "Kurzeme", "ADULT_GRT"))
        assert (len(found.rows), found.total) == (1, 1), stage


def test_the_country_opens_to_every_region() -> None:
    identified_in(somebody(), "Kurzeme")
    identified_in(somebody(region="Latgale"), "Latgale")
    assert opened(a_viewer(Role.MINISTRY), CellOfFunnel(Stage.IDENTIFIED, COUNTRY, "ADULT_GRT")).total == 2


def test_of_which_in_institutions_opens_to_those_only() -> None:
    identified_in(somebody(), from_institution=True)
    identified_in(somebody())
    cell = CellOfFunnel(Stage.IDENTIFIED, "Kurzeme", "ADULT_GRT", only_residents=True)
    assert [row.from_institution for row in opened(a_viewer(Role.MINISTRY), cell).rows] == [True]


def test_the_one_assessed_and_not_identified_can_be_opened() -> None:
    known = somebody()
    identified_in(known)
    assessed_in(known)
    extra = somebody()
    assessed_in(extra)
    cell = CellOfFunnel(Stage.ASSESSED, "Kurzeme", "ADULT_GRT", out_of_order=True)
    assert [row.person_id for row in opened(a_viewer(Role.MINISTRY), cell).rows] == [extra.pk]


def test_when_and_where_the_stage_before_was_reached_is_told_also_after_the_day() -> None:
    later, never = somebody(), somebody()
    identified_in(later, "Latgale", on=date(2017, 12, 1))
    for person in (later, never):
        assessed_in(person)
    cell = CellOfFunnel(Stage.ASSESSED, "Kurzeme", "ADULT_GRT", out_of_order=True)
    found = {row.person_id: row for row in opened(a_viewer(Role.MINISTRY), cell).rows}
    assert (found[later.pk].before_on, found[later.pk].before_region) == (date(2017, 12, 1), "Latgale")
    assert (found[never.pk].before_on, found[never.pk].before_region) == (None, "")


def test_a_case_worker_s_remark_is_for_case_workers() -> None:
    person = somebody(municipality="Kuldīgas novads")
    identified_in(person, remark="Annas māsa zvanīja.")
    assert [row.remark for row in opened(a_social_worker("Kuldīgas novads")).rows] == ["Annas māsa zvanīja."]
    assert [row.remark for row in opened(a_viewer(Role.MINISTRY)).rows] == [""]


def test_whoever_was_identified_in_another_region_is_out_of_order_in_this_one() -> None:
    moved = somebody()
    identified_in(moved, "Latgale")
    assessed_in(moved, "Kurzeme")
    cell = CellOfFunnel(Stage.ASSESSED, "Kurzeme", "ADULT_GRT", out_of_order=True)
    assert opened(a_viewer(Role.MINISTRY), cell).total == 1
    country = CellOfFunnel(Stage.ASSESSED, COUNTRY, "ADULT_GRT", out_of_order=True)
    assert opened(a_viewer(Role.MINISTRY), country).total == 0


def test_a_page_of_the_records_is_one_page() -> None:
    for _number in range(3):
        identified_in(somebody())
    found = opened(a_viewer(Role.MINISTRY), offset=2, limit=2)
    assert (len(found.rows), found.visible) == (1, 3)


def test_the_order_can_be_turned_round() -> None:
    for day in (1, 2):
        identified_in(somebody(), on=date(2016, 3, day))
    found = opened(a_viewer(Role.MINISTRY), ordering="-on")
    assert [row.on.day for row in found.rows] == [2, 1]
