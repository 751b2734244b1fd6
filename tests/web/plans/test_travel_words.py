"""Pages and files say by which travel times a plan was made, and how people come."""

from datetime import time
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from majup.domains.planning.models import PlannedOffer, PlannedWay, RegionalPlan
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.rules.travel import assumed_hours
from majup.domains.runs.models import Run
from majup.domains.territory.queries import WaySource
from majup.kernel.viewer import Role
from majup.web.plans.reasons import reason_sentence, short_reason
from majup.web.plans.travel import SOURCES, TRAVEL_BY, day_words, hour_words
from tests.situations.browsing import a_browser, text_of
from tests.situations.planning import PLAN_DAY, a_published_plan, a_region_in_need, a_town
from tests.situations.territory import a_region
from tests.situations.travel import NOT_ON_THURSDAYS, a_matrix, times_to

pytestmark = pytest.mark.django_db


def a_plan_by_bus() -> RegionalPlan:
    """Kurzeme in need, planned by a made-up timetable: no bus from Skrunda to Kuldīga on Thursdays."""
    region = a_region_in_need()
    kuldiga, skrunda = a_town("Kuldīgas novads"), a_town("Skrundas novads")
    services = assumptions_in_force(PLAN_DAY).services
    hours = {assumed_hours(one) for one in services.values() if one.is_at_site}
    a_matrix(
        *(
            times_to(f"p{to.atvk}", {to.atvk: 4.0, other.atvk: NOT_ON_THURSDAYS}, hours=one)
            for one in hours
            for to, other in ((kuldiga, skrunda), (skrunda, kuldiga))
        )
    )
    a_published_plan(region)
    return RegionalPlan.objects.get()


def page_of(plan: RegionalPlan) -> str:
    return text_of(a_browser(Role.MINISTRY).get(f"/plans/{plan.pk}/"))


def test_page_says_by_which_travel_times_and_names_their_table() -> None:
    page = page_of(a_plan_by_bus())
    assert "by bus, there and back (made-up timetable)" in page
    assert "Autobusi" in page
    assert "a test&#x27;s timetable" in page
    assert "abababababababab" in page
    assert "How people come" in page
    assert "road distance by factor" not in page


def test_page_of_a_plan_by_road_says_so() -> None:
    a_published_plan()
    page = page_of(RegionalPlan.objects.get())
    assert "road distance by factor" in page
    assert "straight line × 1.3 at 55 km/h" in page
    assert "by road, by factor" in page


def test_place_tells_how_its_people_come_on_which_days_and_within_which_hours() -> None:
    plan = a_plan_by_bus()
    offer = PlannedOffer.objects.get(service="DAY_CARE")
    page = text_of(a_browser(Role.MINISTRY).get(f"/plans/{plan.pk}/places/{offer.pk}/"))
    assert "by bus" in page
    assert "every day" in page
    assert "Hours counted with" in page
    assert "08:30–17:00, Mon–Fri; at least 5 h inside" in page


def test_workbook_tells_how_people_come_and_where_the_travel_times_are_from() -> None:
    plan = a_plan_by_bus()
    response = a_browser(Role.MINISTRY).get(f"/plans/{plan.pk}/file", {"format": "xlsx"})
    book = load_workbook(BytesIO(response.content))
    ways = [cell.value for cell in book["Whom it serves"][1]]
    assert {"How", "Days", "Can be there"} <= set(ways)
    column = [row[ways.index("How")].value for row in book["Whom it serves"].iter_rows(min_row=2)]
    assert set(column) == {"by bus", "at home"}
    [assumed] = [[cell.value for cell in row] for row in book["Assumptions"].iter_rows(min_row=2, max_row=2)]
    assert assumed[1:3] == ["Travel times", "by bus, there and back (made-up timetable)"]
    assert "Autobusi" in assumed[-1]


def test_csv_tells_how_people_come_to_each_place() -> None:
    plan = a_plan_by_bus()
    response = a_browser(Role.MINISTRY).get(f"/plans/{plan.pk}/file", {"format": "csv"})
    text = response.content.decode("utf-8-sig")
    assert "How people come" in text
    assert "4 min, by bus" in text.replace("\u00a0", " ")


def test_pdf_of_a_plan_by_bus_is_one() -> None:
    plan = a_plan_by_bus()
    response = a_browser(Role.MINISTRY).get(f"/plans/{plan.pk}/file", {"format": "pdf"})
    assert response.content.startswith(b"%PDF-")


def test_form_offers_the_travel_times_in_force_the_best_first() -> None:
    a_plan_by_bus()
    page = text_of(a_browser(Role.MINISTRY).get("/plans/"))
    bus, road = page.index('<option value="TIMETABLE"'), page.index('<option value="ROAD"')
    assert bus < road
    assert '<option value="MATRIX"' not in page


@pytest.mark.parametrize(
    ("wish", "travel_by"), [("", "TIMETABLE"), ("TIMETABLE", "TIMETABLE"), ("ROAD", "ROAD")]
)
def test_request_takes_the_wished_travel_times_or_the_best(wish: str, travel_by: str) -> None:
    a_region_in_need()
    a_matrix()
    a_browser(Role.MINISTRY).post("/plans/new", {"region": a_region().pk, "travel": wish})
    assert RegionalPlan.objects.get().travel_by == travel_by


def test_travel_times_that_are_not_in_force_are_no_choice() -> None:
    a_region_in_need()
    response = a_browser(Role.MINISTRY).post("/plans/new", {"region": a_region().pk, "travel": "MATRIX"})
    assert response.status_code == 422
    assert not Run.objects.exists()


def test_weekdays_and_hours_are_written_as_people_read_them() -> None:
    with translation.override("en"):
        assert [day_words(days) for days in ("1234567", "12345", "1235", "7", "")] == [
            "every day", "Mon–Fri", "Mon, Tue, Wed, Fri", "Sun", "–",
        ]  # fmt: skip
    assert hour_words(time(8, 15), time(16)) == "08:15–16:00"
    assert hour_words(None, time(16)) == "–"


def test_every_kind_and_source_of_travel_times_has_its_words() -> None:
    assert set(SOURCES) == set(WaySource)
    assert {by.value for by in TRAVEL_BY} == {
        value for value, _word in RegionalPlan._meta.get_field("travel_by").choices
    }


@pytest.mark.parametrize("code", ["NO_BUS", "NO_BUS_ON_DAYS"])
def test_reasons_of_missing_buses_have_their_words(code: str) -> None:
    assert short_reason(code) != code
    bare = reason_sentence(code, {})
    facts = {"nearest_site": "Skrunda", "road_minutes": 12.0, "weekdays": "1235", "days": 5}
    full = reason_sentence(code, facts)
    assert "Skrunda" in full
    assert "%(" not in full + bare
    assert full != bare


def test_ways_at_home_rest_on_nothing() -> None:
    a_plan_by_bus()
    assert set(PlannedWay.objects.filter(offer=None).values_list("source", "weekdays")) == {("", "")}
