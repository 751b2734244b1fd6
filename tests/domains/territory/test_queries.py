"""What the record says of the territory, as of a day."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.test.utils import CaptureQueriesContext

from majup.domains.territory import queries
from majup.domains.territory.models import Municipality, Succession
from majup.domains.territory.policies import LOAD_FACTS
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.records import WriteOutsideAct
from majup.kernel.viewer import SYSTEM
from tests.domains.territory.situations import (
    DI_PLAN_DAY,
    FIRST_NEW_DAY,
    LAST_OLD_DAY,
    a_loaded_territory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    a_loaded_territory()


def test_structure_changes_between_the_last_day_of_june_and_the_first_of_july_2021() -> None:
    assert len(queries.municipalities_on(LAST_OLD_DAY)) == 119
    assert len(queries.municipalities_on(FIRST_NEW_DAY)) == 43


def test_days_before_the_first_structure_get_the_first_one() -> None:
    assert len(queries.municipalities_on(date(2004, 1, 1))) == 119


def test_regions_are_five_in_both_languages() -> None:
    assert [row.name_lv for row in queries.regions()] == ["Kurzeme", "Latgale", "Rīga", "Vidzeme", "Zemgale"]
    kurzeme = queries.region_named("Kurzeme")
    assert (kurzeme.title_lv, kurzeme.title_en) == ("Kurzemes plānošanas reģions", "Kurzeme planning region")
    assert queries.region(kurzeme.id) == kurzeme


@pytest.mark.parametrize("name", ["Rīga", "riga", " RĪGA ", "RIGA", "Rīgas plānošanas reģions"])
def test_region_is_found_by_any_of_its_names(name: str) -> None:
    assert queries.region_named(name).code == "RIGA"


@pytest.mark.parametrize("name", ["Talsu novads", "talsu novads", "Talsi municipality", "0880200"])
def test_municipality_is_found_by_name_or_code(name: str) -> None:
    talsi = queries.municipality_named(name, on=DI_PLAN_DAY)
    assert (talsi.atvk, talsi.region_code) == ("0880200", "KURZEME")
    assert queries.region_of_municipality(talsi.id).name_lv == "Kurzeme"


def test_talsi_and_kuldiga_are_two_municipalities_of_kurzeme_in_both_structures() -> None:
    for day in (DI_PLAN_DAY, FIRST_NEW_DAY):
        kurzeme = queries.region_named("Kurzeme")
        names = {row.name_lv for row in queries.municipalities_on(day, region_id=kurzeme.id)}
        assert {"Talsu novads", "Kuldīgas novads"} <= names


def test_unknown_things_are_not_found() -> None:
    with pytest.raises(NotFound):
        queries.region_named("Sēlija")
    with pytest.raises(NotFound):
        queries.municipality_named("Mērsraga novads", on=FIRST_NEW_DAY)
    with pytest.raises(NotFound):
        queries.parish(0)


def test_old_talsi_with_its_neighbours_became_the_new_talsi() -> None:
    new = queries.municipality_named("Talsu novads", on=FIRST_NEW_DAY)
    for name in ("Talsu novads", "Dundagas novads", "Rojas novads", "Mērsraga novads"):
        old = queries.municipality_named(name, on=DI_PLAN_DAY)
        assert queries.successors_of(old.id) == (queries.SuccessorRow(municipality_id=new.id, share=1.0),)


def test_divided_municipality_names_the_larger_heir_first() -> None:
    aglona = queries.municipality_named("Aglonas novads", on=DI_PLAN_DAY)
    shares = [successor.share for successor in queries.successors_of(aglona.id)]
    assert shares == [0.664, 0.336]


def test_parishes_of_a_municipality_are_those_of_its_own_structure() -> None:
    old = queries.municipality_named("Talsu novads", on=DI_PLAN_DAY)
    new = queries.municipality_named("Talsu novads", on=FIRST_NEW_DAY)
    of_old = {row.name_lv for row in queries.parishes(municipality_id=old.id)}
    of_new = {row.name_lv for row in queries.parishes(municipality_id=new.id)}
    assert "Dundagas pagasts" not in of_old
    assert of_new - of_old == {"Dundagas pagasts", "Kolkas pagasts", "Rojas pagasts", "Mērsraga pagasts"}


def test_parishes_of_the_regions_are_all_parishes_once() -> None:
    of_regions = [row.id for region in queries.regions() for row in queries.parishes(region_id=region.id)]
    assert sorted(of_regions) == sorted(row.id for row in queries.parishes())


def test_tukums_changed_its_region_with_the_reform() -> None:
    (tukums,) = [row for row in queries.parishes() if row.name_lv == "Tukums"]
    assert queries.region_of_parish(tukums.id, on=LAST_OLD_DAY).code == "RIGA"
    assert queries.region_of_parish(tukums.id, on=FIRST_NEW_DAY).code == "KURZEME"
    assert (tukums.region_before_id, tukums.region_id) == (
        queries.region_named("Rīga").id,
        queries.region_named("Kurzeme").id,
    )


def test_population_of_each_municipality_is_that_of_its_parishes() -> None:
    for day in (LAST_OLD_DAY, FIRST_NEW_DAY):
        for municipality in queries.municipalities_on(day):
            members = queries.parishes(municipality_id=municipality.id)
            assert sum(parish.population for parish in members) == municipality.population


def test_stated_population_has_its_day() -> None:
    riga = queries.municipality_named("Rīga", on=FIRST_NEW_DAY)
    assert (riga.population, riga.population_on, riga.population_basis) == (
        588_911,
        date(2026, 1, 1),
        "STATED",
    )


def test_minutes_between_two_municipalities_are_those_between_their_centres() -> None:
    talsi = queries.municipality_named("Talsu novads", on=FIRST_NEW_DAY)
    kuldiga = queries.municipality_named("Kuldīgas novads", on=FIRST_NEW_DAY)
    # About 60 km by road; between three quarters of an hour and an hour and a quarter.
    assert 45 < queries.road_minutes_between(talsi.point, kuldiga.point) < 75


def test_lists_ask_the_database_once(django_assert_num_queries: type[CaptureQueriesContext]) -> None:
    with django_assert_num_queries(1):
        queries.parishes()
    with django_assert_num_queries(1):
        queries.municipalities_on(FIRST_NEW_DAY)
    with django_assert_num_queries(2):
        queries.municipality_boundaries(FIRST_NEW_DAY)


def test_no_boundaries_are_an_empty_answer() -> None:
    assert queries.region_boundaries(DI_PLAN_DAY) == ()
    assert queries.boundary_sources(DI_PLAN_DAY) == ()


def test_territory_changes_only_inside_an_act() -> None:
    with pytest.raises(WriteOutsideAct):
        Municipality.objects.update(population=0)


@pytest.mark.parametrize("share", ["0", "1.001"])
def test_share_outside_zero_to_one_is_refused_by_the_database(share: str) -> None:
    with pytest.raises(IntegrityError), act("test.share", by=SYSTEM, needs=LOAD_FACTS):
        Succession.objects.update(share=share)
