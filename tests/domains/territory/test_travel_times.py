"""Travel times are recorded, imported and withdrawn whole, by who may, and leave their act."""

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError
from django.utils import translation

from majup.domains.territory import queries
from majup.domains.territory.actions.import_travel_times import (
    SENTENCES,
    TravelTimesImported,
    import_travel_times,
)
from majup.domains.territory.actions.withdraw_travel_times import withdraw_travel_times
from majup.domains.territory.errors import WithdrawnAlready
from majup.domains.territory.models import TravelDestination, TravelMatrix, TravelTime
from majup.domains.territory.queries import MatrixKind, WaySource
from majup.domains.territory.rules.travel import OpeningHours
from majup.domains.territory.rules.travel_file import Spot, TravelFaultCode
from majup.kernel import audit_hook
from majup.kernel.errors import BadInput, NotAllowed, NotFound
from majup.kernel.ids import new_id
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.audit import acts_named
from tests.situations.territory import a_parish
from tests.situations.travel import MADE_AT, NOT_ON_THURSDAYS, a_matrix, some_facts, times_to

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
HOURS = OpeningHours(opens_at=time(8, 30), closes_at=time(17), hours_inside=4, weekdays="12345")
SITE = "11111111-2222-4333-8444-555555555555"
MAY = {Role.ADMINISTRATOR, Role.SYSTEM}


def import_text(
    text: str, *, by: Viewer = SYSTEM, name: str = "Ceļi", source: str = "LVC"
) -> TravelTimesImported:
    return import_travel_times(
        content=text.encode(),
        name=name,
        source=source,
        sites={SITE: Spot("Dienas centrs", 56.98, 21.96)},
        by=by,
        at=MADE_AT,
    )


def a_good_file() -> str:
    return f"place,site,minutes\n{a_parish().atvk},{SITE},12\n"


def a_table(matrix_id: UUID) -> queries.TravelTable:
    return queries.travel_table(matrix_id, place_ids=[row.id for row in queries.parishes()])


def test_record_travel_times_keeps_them_within_their_hours() -> None:
    home, other = a_parish(), a_parish("Skrunda")
    table = a_table(a_matrix(times_to("p1", {home.atvk: NOT_ON_THURSDAYS}, hours=HOURS)))
    key = table.destination("p1", hours=HOURS)
    assert key is not None
    way = table.way(home.pk, key)
    assert way is not None
    assert (way.minutes, way.weekdays, way.source) == (NOT_ON_THURSDAYS, "1235", WaySource.TIMETABLE)
    assert table.way(other.pk, key) is None
    assert table.destination("p1", hours=None) is None


def test_computed_table_speaks_of_every_place_and_only_of_its_destinations() -> None:
    home, other = a_parish(), a_parish("Skrunda")
    table = a_table(a_matrix(times_to("p1", {home.atvk: 20.0}, hours=HOURS)))
    assert table.places == {home.pk, other.pk}
    assert table.destination("p2", hours=HOURS) is None


def test_imported_table_holds_at_any_hour_and_speaks_of_the_places_it_names() -> None:
    home, other = a_parish(), a_parish("Skrunda")
    text = f"place,site,minutes\n{home.atvk},{SITE},12\n{home.atvk},{home.atvk},\n"
    table = a_table(import_text(text).matrix_id)
    key = table.destination(queries.site_place(SITE), hours=HOURS)
    assert key is not None
    way = table.way(home.pk, key)
    assert way is not None
    assert way.minutes == (12.0,) * 7
    assert table.destination(queries.unit_place(home.atvk), hours=HOURS) is not None
    assert home.pk in table.places
    assert other.pk not in table.places


def test_ways_to_one_destination_are_found_by_place() -> None:
    home = a_parish()
    matrix = a_matrix(times_to("p1", {home.atvk: 20.0}, hours=HOURS))
    assert {key: row.best_minutes for key, row in queries.ways_to(matrix, to="p1", hours=HOURS).items()} == {
        home.pk: 20.0
    }
    assert queries.ways_to(matrix, to="p2", hours=HOURS) == {}


def test_withdraw_travel_times_leaves_the_newest_of_the_others_in_force() -> None:
    assert queries.matrix_in_force(MatrixKind.TIMETABLE) is None
    old = a_matrix(at=MADE_AT - timedelta(days=1))
    new = a_matrix()
    found = queries.matrix_in_force(MatrixKind.TIMETABLE)
    assert found is not None
    assert found.id == new
    withdraw_travel_times(matrix_id=new, by=SYSTEM, today=TODAY)
    found = queries.matrix_in_force(MatrixKind.TIMETABLE)
    assert found is not None
    assert found.id == old
    assert [row.is_in_force for row in queries.travel_matrices()] == [False, True]
    assert queries.matrix_in_force(MatrixKind.MATRIX) is None


def test_table_says_where_it_comes_from() -> None:
    row = queries.travel_matrix(a_matrix())
    assert (row.name, row.source, row.is_synthetic) == ("Autobusi", "a test's timetable", True)
    assert (row.week_of, row.sha256, row.settings) == (date(2026, 9, 14), "ab" * 32, {"engine": "1"})
    with pytest.raises(NotFound):
        queries.travel_matrix(new_id())


def test_time_from_an_unknown_place_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(NotFound):
        a_matrix(times_to("p1", {"9999999": 20.0}))
    assert not TravelMatrix.objects.exists()


def test_table_of_a_timetable_has_its_week() -> None:
    with pytest.raises(IntegrityError), arranging():
        TravelMatrix.objects.create(
            name="x", kind="TIMETABLE", source="x", is_synthetic=True, made_at=MADE_AT
        )


def test_import_travel_times_tells_every_fault_with_its_remedy_and_keeps_nothing() -> None:
    home = a_parish()
    text = f"place,site,minutes\n{home.atvk},{SITE},soon\n0,{SITE},5\n"
    with pytest.raises(BadInput) as refused, translation.override("en"):
        import_text(text, name=" ", source="x" * 201)
    told = [(one.where, one.what) for one in refused.value.complaints]
    assert told == [
        ("name", "This is empty or too long."),
        ("source", "This is empty or too long."),
        ("row 2, minutes", "“soon” is no time on the way."),
        ("row 3, place", "There is no parish or town “0”."),
    ]
    assert all(one.remedy for one in refused.value.complaints)
    assert not TravelMatrix.objects.exists()


def test_every_fault_of_a_file_has_its_sentence() -> None:
    assert set(SENTENCES) == set(TravelFaultCode)


def test_file_with_a_byte_order_mark_is_read() -> None:
    assert import_text(f"\ufeff{a_good_file()}").times == 1


@pytest.mark.parametrize("role", list(Role))
def test_only_the_administrator_and_the_system_may_change_travel_times(role: Role) -> None:
    viewer = SYSTEM if role is Role.SYSTEM else a_viewer(role)
    matrix = a_matrix()
    text = a_good_file()
    tries: list[Callable[[], object]] = [
        lambda: a_matrix(by=viewer),
        lambda: import_text(text, by=viewer),
        lambda: withdraw_travel_times(matrix_id=matrix, by=viewer, today=TODAY),
    ]
    for attempt in tries:
        if role in MAY:
            attempt()
        else:
            with pytest.raises(NotAllowed):
                attempt()
    assert TravelMatrix.objects.count() == (3 if role in MAY else 1)


def test_each_change_leaves_its_act() -> None:
    imported = import_text(a_good_file())
    withdraw_travel_times(matrix_id=imported.matrix_id, by=SYSTEM, today=TODAY)
    [recorded] = acts_named("territory.travel_times_recorded")
    assert recorded.touched[0]["facts"] == {"kind": "MATRIX", "destinations": 1, "times": 1}
    assert acts_named("territory.travel_times_imported")[0].touched[0]["facts"] == {"times": 1}
    [withdrawn] = acts_named("territory.travel_times_withdrawn")
    assert withdrawn.touched[0]["facts"] == {"withdrawn_on": "2026-11-22"}


def test_times_that_cannot_be_audited_are_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(entry: audit_hook.Entry) -> None:
        raise RuntimeError("the audit is closed")

    text = a_good_file()
    kept = a_matrix()
    monkeypatch.setattr(audit_hook, "record", refuse)
    for attempt in (
        lambda: import_text(text),
        lambda: a_matrix(times_to("p1", {})),
        lambda: withdraw_travel_times(matrix_id=kept, by=SYSTEM, today=TODAY),
    ):
        with pytest.raises(RuntimeError, match="closed"):
            attempt()
    assert [row.id for row in queries.travel_matrices() if row.is_in_force] == [kept]
    assert not TravelDestination.objects.exists()
    assert not TravelTime.objects.exists()


def test_what_is_withdrawn_cannot_be_withdrawn_again() -> None:
    matrix = a_matrix(facts=some_facts(kind=MatrixKind.MATRIX))
    withdraw_travel_times(matrix_id=matrix, by=SYSTEM, today=TODAY)
    with pytest.raises(WithdrawnAlready):
        withdraw_travel_times(matrix_id=matrix, by=SYSTEM, today=TODAY)
    with pytest.raises(NotFound):
        withdraw_travel_times(matrix_id=new_id(), by=SYSTEM, today=TODAY)
