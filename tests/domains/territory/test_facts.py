"""The fact tables hold together. Expected counts: laws of 2009 and 2020, classification of 01.07.2022."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from majup.domains.territory.actions.load_facts import FACTS_DIR
from majup.domains.territory.rules.facts import municipality_populations, unit_populations
from majup.domains.territory.rules.population import Basis
from tests.domains.territory.situations import the_facts


def old_ones():
    return [one for one in the_facts().municipalities if one.valid_until == date(2021, 7, 1)]


def new_ones():
    return [one for one in the_facts().municipalities if one.valid_until is None]


def named(name, among):
    (found,) = [one for one in among if one.name_lv == name]
    return found


def test_there_are_5_regions_119_and_43_municipalities_and_592_units() -> None:
    facts = the_facts()
    assert (len(facts.regions), len(old_ones()), len(new_ones()), len(facts.units)) == (5, 119, 43, 592)


def test_cities_and_counties_are_as_the_two_laws_say() -> None:
    assert Counter(one.kind for one in old_ones()) == {"CITY": 9, "COUNTY": 110}
    assert Counter(one.kind for one in new_ones()) == {"CITY": 7, "COUNTY": 36}


def test_units_are_511_parishes_74_towns_and_7_state_cities() -> None:
    assert Counter(unit.kind for unit in the_facts().units) == {"PARISH": 511, "TOWN": 74, "CITY": 7}


def test_municipalities_are_spread_over_the_regions_as_published() -> None:
    assert Counter(one.region for one in old_ones()) == {
        "RIGA": 30,
        "VIDZEME": 26,
        "KURZEME": 20,
        "ZEMGALE": 22,
        "LATGALE": 21,
    }
    assert Counter(one.region for one in new_ones()) == {
        "RIGA": 9,
        "VIDZEME": 11,
        "KURZEME": 8,
        "ZEMGALE": 6,
        "LATGALE": 9,
    }


@pytest.mark.parametrize(
    ("name", "region"),
    [("Talsu novads", "KURZEME"), ("Kuldīgas novads", "KURZEME"), ("Tukuma novads", "RIGA")],
)
def test_region_until_the_reform(name: str, region: str) -> None:
    assert named(name, old_ones()).region == region


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Talsu novads", "KURZEME"),
        ("Kuldīgas novads", "KURZEME"),
        ("Tukuma novads", "KURZEME"),
        ("Ogres novads", "VIDZEME"),
    ],
)
def test_region_since_the_reform(name: str, region: str) -> None:
    assert named(name, new_ones()).region == region


def test_the_four_outside_the_partnership_of_2017_exist() -> None:
    # R253: Rīga, Jaunjelgava, Cibla, Līvāni; the other 115 of 119 are partners (R178).
    outside = {"Rīga", "Jaunjelgavas novads", "Ciblas novads", "Līvānu novads"}
    assert len(old_ones()) - len({one.name_lv for one in old_ones()} & outside) == 115


def test_codes_are_unique_over_both_structures() -> None:
    codes = [one.atvk for one in the_facts().municipalities]
    assert len(set(codes)) == len(codes) == 162


def test_every_old_municipality_is_followed_and_its_shares_sum_to_one() -> None:
    shares: Counter[str] = Counter()
    for succession in the_facts().successions:
        shares[succession.predecessor] += succession.share
    assert shares == dict.fromkeys((one.atvk for one in old_ones()), Decimal(1))


def test_every_new_municipality_follows_an_old_one() -> None:
    assert {one.successor for one in the_facts().successions} == {one.atvk for one in new_ones()}


def test_aglona_was_divided_between_kraslava_and_preili() -> None:
    aglona = named("Aglonas novads", old_ones()).atvk
    heirs = {one.successor for one in the_facts().successions if one.predecessor == aglona}
    assert heirs == {named(name, new_ones()).atvk for name in ("Krāslavas novads", "Preiļu novads")}


def test_every_unit_lies_in_one_municipality_of_each_structure() -> None:
    units = the_facts().units
    assert {unit.municipality for unit in units} == {one.atvk for one in new_ones()}
    assert {unit.municipality_before for unit in units} == {one.atvk for one in old_ones()}
    assert len({unit.atvk for unit in units}) == len(units)


def test_units_moved_only_along_the_successions() -> None:
    followed = {(one.predecessor, one.successor) for one in the_facts().successions}
    assert {(unit.municipality_before, unit.municipality) for unit in the_facts().units} <= followed


def test_areas_of_the_units_make_up_their_municipality() -> None:
    of_units: Counter[str] = Counter()
    for unit in the_facts().units:
        of_units[unit.municipality] += unit.area_km2
    wrong = {
        one.name_lv: (of_units[one.atvk], one.area_km2)
        for one in new_ones()
        if abs(of_units[one.atvk] - one.area_km2) > 0.5
    }
    assert not wrong


def test_points_lie_in_latvia_and_no_two_units_share_one() -> None:
    points = [(unit.lat, unit.lon) for unit in the_facts().units]
    assert all(55.6 < lat < 58.1 and 20.9 < lon < 28.3 for lat, lon in points)
    assert len(set(points)) == len(points)


def test_populations_of_the_units_sum_to_each_stated_figure() -> None:
    figures = unit_populations(the_facts())
    summed: Counter[str] = Counter()
    for unit in the_facts().units:
        summed[unit.municipality] += figures[unit.atvk].population
    assert summed == {one.atvk: one.population for one in new_ones()}


def test_stated_and_spread_figures_are_told_apart() -> None:
    facts = the_facts()
    figures = unit_populations(facts)
    stated = {unit.name_lv for unit in facts.units if figures[unit.atvk].basis is Basis.STATED}
    assert {"Rīga", "Valmiera", "Talsi", "Kuldīga"} <= stated
    assert len(stated) == 7 + sum(town.is_stated for town in facts.towns)
    assert all(figures[unit.atvk].basis is Basis.SPREAD for unit in facts.units if unit.kind == "PARISH")


def test_populations_of_the_old_municipalities_are_summed_and_say_so() -> None:
    figures = municipality_populations(the_facts())
    assert {figures[one.atvk].basis for one in old_ones()} == {Basis.SPREAD}
    assert sum(figures[one.atvk].population for one in old_ones()) == sum(
        figures[one.atvk].population for one in new_ones()
    )


def test_no_unit_is_left_without_inhabitants() -> None:
    assert min(figure.population for figure in unit_populations(the_facts()).values()) >= 100


def test_names_are_written_with_their_own_letters() -> None:
    names = {unit.name_lv for unit in the_facts().units}
    assert {
        "Ķepovas pagasts",
        "Ģibuļu pagasts",
        "Šķeltovas pagasts",
        "Žīguru pagasts",
        "Ņukšu pagasts",
    } <= names


def test_english_names_are_in_the_nominative() -> None:
    english = {one.name_lv: one.name_en for one in the_facts().municipalities}
    assert english["Talsu novads"] == "Talsi municipality"
    assert english["Ropažu novads"] == "Ropaži municipality"
    assert english["Augšdaugavas novads"] == "Augšdaugava municipality"


def test_every_row_names_sources_that_are_explained() -> None:
    explained = {
        line.split("|")[1].strip()
        for line in (FACTS_DIR / "SOURCES.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and len(line.split("|")[1].strip()) == 1
    }
    for table in FACTS_DIR.glob("*.csv"):
        _head, *rows = table.read_text(encoding="utf-8").splitlines()
        assert all(
            row.rpartition(",")[2] and set(row.rpartition(",")[2].split()) <= explained for row in rows
        )
