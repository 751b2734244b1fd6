"""The dated facts of planning: each names its source, and nothing is forgotten."""

import re
from datetime import date

import pytest
import yaml

from majup.domains.planning.queries.assumptions import FACTS, assumptions_in_force
from majup.domains.planning.rules.assumptions import Assumptions, assumptions_on
from majup.domains.services.actions.load_catalogue import CATALOGUE
from majup.kernel.errors import BadInput

PLAN_DAY = date(2017, 10, 1)
PROGRAMME = (FACTS / "programme.yaml").read_text(encoding="utf-8")
SERVICES = (FACTS / "services.yaml").read_text(encoding="utf-8")


def read(*, programme: str = PROGRAMME, services: str = SERVICES, on: date = PLAN_DAY) -> Assumptions:
    return assumptions_on(on, programme=programme, services=services)


def test_envelope_is_the_published_one() -> None:
    assumed = assumptions_in_force(PLAN_DAY)
    assert (assumed.eraf_total_eur, assumed.eraf_urban_eur) == (44_441_978, 15_823_567)


def test_every_service_is_in_the_catalogue_and_delivered_as_there() -> None:
    catalogue = {row["code"]: row for row in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))}
    for code, assumed in assumptions_in_force(PLAN_DAY).services.items():
        assert assumed.is_at_site == (catalogue[code]["delivery"] in {"AT_SITE", "RESIDENTIAL"}), code


def test_no_size_breaks_the_norm_of_the_catalogue() -> None:
    catalogue = {
        row["code"]: row.get("largest_group") for row in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    }
    for code, assumed in assumptions_in_force(PLAN_DAY).services.items():
        if catalogue[code]:
            assert max(assumed.modules) <= catalogue[code], code


def test_every_value_says_openly_that_it_is_assumed_or_names_a_row_or_a_definition() -> None:
    for row in assumptions_in_force(PLAN_DAY).rows:
        names_a_row = re.search(r"\b[RP]\d+\b", row.source_en)
        assert row.is_assumption or names_a_row or row.source_en.startswith("a place is a home"), row


def test_last_value_before_the_day_holds() -> None:
    later = PROGRAMME.replace(
        "building_years:\n",
        "building_years:\n  - {from: 2010-01-01, value: 3, source_en: assumption, source_lv: pieņēmums}\n",
    )
    assert read(programme=later, on=date(2012, 1, 1)).building_years == 3
    assert read(programme=later, on=date(2009, 1, 1)).building_years == 3
    assert read(programme=later).building_years == read().building_years != 3


UNKNOWN = PROGRAMME.replace("floor_share", "flor_share")
SOURCELESS = re.sub(r"(building_years:\n.*\n.*\n)    source_en: .*\n", r"\1", PROGRAMME)
UNSORTED = PROGRAMME.replace(
    "building_years:\n",
    "building_years:\n  - {from: 2018-01-01, value: 9, source_en: R1, source_lv: R1}\n",
)


@pytest.mark.parametrize(
    ("broken", "where", "what"),
    [
        (UNKNOWN, "floor_share", "missing"),
        (UNKNOWN, "flor_share", "not known"),
        (SOURCELESS, "building_years", "source"),
        (UNSORTED, "building_years", "follow"),
    ],
)
def test_fault_in_the_facts_is_named(broken: str, where: str, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(programme=broken)
    assert any(c.where == where and what in c.what for c in refused.value.complaints)


def test_all_faults_are_told_together() -> None:
    with pytest.raises(BadInput) as refused:
        read(
            programme=PROGRAMME.replace("floor_share", "a"),
            services=SERVICES.replace("  reach_minutes", "  reach"),
        )
    assert len(refused.value.complaints) > 10
