"""Travel times computed from a small feed by the real engine, and recorded."""

from datetime import date

import pytest
from django.utils import translation

from majup.domains.planning.jobs.travel import TimetableGiven, TravelTimesComputed, compute_travel_times
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.destinations import destinations_asked
from majup.domains.planning.rules.travel import assumed_hours
from majup.domains.territory import queries
from majup.domains.territory.errors import NoPlaces
from majup.domains.territory.models import Parish, TravelMatrix
from majup.domains.territory.queries import WaySource, unit_place
from majup.domains.territory.rules.travel import WEEKDAYS
from majup.kernel.errors import BadInput
from majup.kernel.viewer import SYSTEM
from tests.situations.planning import PLAN_DAY, a_running_service, a_town
from tests.situations.travel import A_MONDAY, MADE_AT

pytestmark = pytest.mark.django_db
ASSUMED = assumptions_in_force(PLAN_DAY)


def a_feed(here: Parish, there: Parish, *, days: str = "1,1,1,0,1,0,0") -> dict[str, bytes]:
    """A bus from here to there at 8:00 and back at 15:00, half an hour each, on some days; no other bus."""
    texts = {
        "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\nA,A,https://a.example/,Europe/Riga\n",
        "calendar.txt": f"service_id,{','.join(WEEKDAYS)},start_date,end_date\nS,{days},20260101,20261231\n",
        "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\n"
        f"H,Here,{here.lat},{here.lon}\nT,There,{there.lat},{there.lon}\n",
        "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,1,H – T,3\n",
        "trips.txt": "route_id,service_id,trip_id\nR,S,out\nR,S,home\n",
        "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "out,08:30:00,08:30:00,H,1\nout,09:00:00,09:00:00,T,2\n"
        "home,15:00:00,15:00:00,T,1\nhome,15:30:00,15:30:00,H,2\n",
    }
    return {name: text.encode() for name, text in texts.items()}


def computed(files: dict[str, bytes], *, on: date = A_MONDAY) -> TravelTimesComputed:
    given = TimetableGiven(files=files, name="Autobuss", source="a test", is_synthetic=True)
    return compute_travel_times(given, on=on, as_of=PLAN_DAY, by=SYSTEM, at=MADE_AT)


def test_way_is_half_of_the_best_return_trip_on_each_weekday() -> None:
    here, there = a_town("Kuldīgas novads"), a_town("Skrundas novads")
    done = computed(a_feed(here, there))
    hours = assumed_hours(ASSUMED.services["DAY_CARE"])
    way = queries.ways_to(done.matrix_id, to=unit_place(there.atvk), hours=hours)[here.pk]
    # Half an hour there and half an hour back, five hours inside between 9:00 and 15:00; no bus on Thursdays.
    assert way.minutes == (30.0, 30.0, 30.0, None, 30.0, None, None)
    assert (way.source, way.weekdays) == (WaySource.TIMETABLE, "1235")
    assert way.first_at is not None
    assert way.last_at is not None
    assert (way.first_at.hour, way.last_at.hour) == (9, 15)


def test_visit_too_long_for_the_only_bus_home_has_no_way() -> None:
    here, there = a_town("Kuldīgas novads"), a_town("Skrundas novads")
    files = a_feed(here, there)
    files["stop_times.txt"] = files["stop_times.txt"].replace(b"15:", b"13:")
    hours = assumed_hours(ASSUMED.services["DAY_CARE"])
    done = computed(files)
    assert here.pk not in queries.ways_to(done.matrix_id, to=unit_place(there.atvk), hours=hours)
    short = assumed_hours(ASSUMED.services["CONSULTATION"])
    assert here.pk in queries.ways_to(done.matrix_id, to=unit_place(there.atvk), hours=short)


def test_own_town_is_reached_on_foot() -> None:
    here, there = a_town("Kuldīgas novads"), a_town("Skrundas novads")
    done = computed(a_feed(here, there))
    hours = assumed_hours(ASSUMED.services["DAY_CARE"])
    way = queries.ways_to(done.matrix_id, to=unit_place(here.atvk), hours=hours)[here.pk]
    assert (way.source, way.best_minutes, way.weekdays) == (WaySource.WALK, 0.0, "12345")


def test_table_names_its_feed_and_what_it_was_computed_with() -> None:
    done = computed(a_feed(a_town("Kuldīgas novads"), a_town("Skrundas novads")), on=date(2026, 9, 17))
    row = queries.travel_matrix(done.matrix_id)
    assert (row.name, row.source, row.is_synthetic, row.week_of) == ("Autobuss", "a test", True, A_MONDAY)
    assert len(row.sha256) == 64
    assert {"engine", "walking", "problem_sha256"} <= set(row.settings)


def test_destinations_are_candidates_and_running_sites_within_the_hours_of_services() -> None:
    town = a_town("Kuldīgas novads")
    offer = a_running_service("DAY_CARE", municipality="Skrundas novads")
    asked = destinations_asked(assumptions=ASSUMED, parishes=queries.parishes())
    assert {one.place for one in asked} >= {unit_place(town.atvk), f"s{offer.site_id}"}
    assert {one.hours for one in asked} == {
        assumed_hours(one) for one in ASSUMED.services.values() if one.is_at_site
    }
    assert len({one.key for one in asked}) == len(asked)


def test_faulty_feed_is_refused_by_file_and_field_and_nothing_is_kept() -> None:
    files = a_feed(a_town("Kuldīgas novads"), a_town("Skrundas novads"))
    del files["trips.txt"]
    files["stops.txt"] = files["stops.txt"].replace(b"stop_lat", b"stop_height")
    with pytest.raises(BadInput) as refused:
        computed(files)
    told = [one.where for one in refused.value.complaints]
    assert any(where.startswith("trips.txt") for where in told)
    assert any(where.startswith("stops.txt") for where in told)
    assert not TravelMatrix.objects.exists()


def test_week_the_feed_says_nothing_of_is_refused_with_the_days_it_holds() -> None:
    files = a_feed(a_town("Kuldīgas novads"), a_town("Skrundas novads"))
    with pytest.raises(BadInput) as refused, translation.override("en"):
        computed(files, on=date(2030, 1, 7))
    [complaint] = refused.value.complaints
    assert "2026-01-01 to 2026-12-31" in complaint.what


def test_without_parishes_there_is_nothing_to_ask() -> None:
    with pytest.raises(NoPlaces):
        computed({})
