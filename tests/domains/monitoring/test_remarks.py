"""Remarks: where computed and published figures part. Numbers are those of the table of 01.10.2017."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from majup.domains.monitoring.rules.figures import Rounding
from majup.domains.monitoring.rules.funnel import CellKey, Funnel, Stage, StageCount, funnel_of
from majup.domains.monitoring.rules.remarks import (
    RemarkCode,
    changed_targets,
    latest_target,
    notes_of,
    remarks_of,
    remarks_on_shares,
    unchanged_figures,
)
from majup.domains.monitoring.rules.statements import Kind, Note, StatementFact

FACT = StatementFact(
    indicator="ASSESSED",
    region="",
    group="ADULT_GRT",
    kind=Kind.TARGET,
    operator="=",
    value=Decimal(2100),
    upper=None,
    rounded_to=Decimal(1),
    since=None,
    as_of=date(2023, 12, 31),
    stated_on=date(2017, 10, 1),
    requirement="R168",
    document="a document",
    locator="1",
)


def funnel_with(**cells: tuple[int, int]) -> Funnel:
    """Zemgale alone, adults only: `assessed=(301, 111)`."""
    counts: dict[CellKey, StageCount] = {
        (Stage(stage), "Zemgale", "ADULT_GRT"): StageCount(*count) for stage, count in cells.items()
    }
    return funnel_of(counts, regions=["Zemgale"])


def published_country() -> Funnel:
    """The country's totals of the published table, in one region."""
    totals = {
        "ADULT_GRT": ((2172, 588), (1941, 582), (1941, 582)),
        "CHILD_FT": ((1994, 0), (1811, 0), (1811, 0)),
        "CHILD_OFC": ((1181, 0), (1128, 0), (1128, 0)),
    }
    counts = {
        (stage, "Latvija", group): StageCount(*count)
        for group, row in totals.items()
        for stage, count in zip(Stage, row, strict=True)
    }
    return funnel_of(counts, regions=["Latvija"])


def test_one_person_more_assessed_than_identified_is_remarked_with_its_cell() -> None:
    found = remarks_of(funnel=funnel_with(identified=(300, 111), assessed=(301, 111)), stated=[])
    assert [(r.code, r.region, r.group, r.stage, r.numbers) for r in found] == [
        (RemarkCode.MORE_ASSESSED, "Zemgale", "ADULT_GRT", Stage.ASSESSED, (301, 300))
    ]


def test_as_many_assessed_as_identified_is_no_remark() -> None:
    assert not remarks_of(funnel=funnel_with(identified=(208, 61), assessed=(208, 61)), stated=[])


def test_more_plans_than_assessed_is_remarked() -> None:
    found = remarks_of(funnel=funnel_with(identified=(9, 0), assessed=(5, 0), plans=(6, 0)), stated=[])
    assert [r.code for r in found] == [RemarkCode.MORE_PLANNED]


def test_95_percent_reached_fits_children_in_institutions_cut() -> None:
    stated = replace(FACT, indicator="REACHED_SHARE", group="", kind=Kind.ACTUAL, value=Decimal(95))
    (remark,) = remarks_on_shares(funnel=published_country(), stated=[stated])
    assert (remark.code, remark.group) == (RemarkCode.SHARE_FITS_ONE_GROUP, "CHILD_OFC")
    assert remark.rounding is Rounding.CUT
    assert remark.numbers == (95, 1128, 1181, 4880, 5347)


def test_a_share_that_fits_nothing_is_said_to() -> None:
    stated = replace(FACT, indicator="REACHED_SHARE", group="", kind=Kind.ACTUAL, value=Decimal(50))
    (remark,) = remarks_on_shares(funnel=published_country(), stated=[stated])
    assert remark.code is RemarkCode.SHARE_FITS_NOTHING


def test_700_leavers_are_112_more_than_the_588_identified_residents() -> None:
    stated = replace(FACT, indicator="ADULTS_LEFT_INSTITUTIONS", value=Decimal(700))
    (remark,) = remarks_of(funnel=published_country(), stated=[stated])
    assert (remark.code, remark.numbers) == (RemarkCode.LEAVERS_GAP, (700, 588, 112))


def test_a_target_of_1198_assessed_is_above_the_1181_identified() -> None:
    stated = replace(FACT, group="CHILD_OFC", value=Decimal(1198))
    (remark,) = remarks_of(funnel=published_country(), stated=[stated])
    assert (remark.code, remark.group, remark.numbers) == (
        RemarkCode.TARGET_ABOVE_IDENTIFIED,
        "CHILD_OFC",
        (1198, 1181),
    )


def test_a_target_within_reach_is_no_remark() -> None:
    assert not remarks_of(funnel=published_country(), stated=[FACT])


def test_an_empty_country_has_no_gap_yet() -> None:
    stated = replace(FACT, indicator="ADULTS_LEFT_INSTITUTIONS", value=Decimal(700))
    assert not remarks_of(funnel=funnel_of({}, regions=["Zemgale"]), stated=[stated, FACT])


def test_a_target_that_later_documents_lower_keeps_both_versions_oldest_first() -> None:
    older = replace(FACT, indicator="SERVED", group="CHILD_FT", value=Decimal(3400))
    newer = replace(older, value=Decimal(2270), stated_on=date(2021, 9, 30))
    (remark,) = changed_targets([newer, older])
    assert [fact.value for fact in remark.facts] == [3400, 2270]


def test_another_operator_or_due_day_makes_another_version() -> None:
    later = replace(FACT, as_of=date(2022, 12, 31), stated_on=date(2016, 1, 1))
    at_least = replace(FACT, operator=">=", stated_on=date(2016, 1, 1))
    assert len(changed_targets([FACT, later])) == 1
    assert len(changed_targets([FACT, at_least])) == 1


def test_the_same_target_printed_twice_is_no_change() -> None:
    assert not changed_targets([FACT, replace(FACT, stated_on=date(2021, 9, 30))])


def test_actual_figures_of_two_days_are_no_change_of_a_target() -> None:
    actual = replace(FACT, kind=Kind.ACTUAL)
    assert not changed_targets([actual, replace(actual, value=Decimal(2437))])


def test_1128_assessed_in_2017_and_in_2021_is_remarked_as_unchanged() -> None:
    first = replace(FACT, kind=Kind.ACTUAL, group="CHILD_OFC", value=Decimal(1128), as_of=date(2017, 10, 1))
    (remark,) = unchanged_figures([replace(first, as_of=date(2021, 9, 30)), first])
    assert [fact.as_of for fact in remark.facts] == [date(2017, 10, 1), date(2021, 9, 30)]


def test_one_figure_in_two_documents_of_one_day_is_not_unchanged() -> None:
    first = replace(FACT, kind=Kind.ACTUAL)
    assert not unchanged_figures([first, replace(first, document="another")])


def test_the_latest_target_is_the_one_of_the_latest_document() -> None:
    newer = replace(FACT, value=Decimal(1), stated_on=date(2021, 9, 30))
    assert latest_target([newer, FACT], indicator="ASSESSED", group="ADULT_GRT") == newer
    assert latest_target([newer], indicator="SERVED", group="ADULT_GRT") is None


def test_a_statement_s_own_note_becomes_a_remark() -> None:
    (remark,) = notes_of([replace(FACT, note=Note.OLDER_COUNT), FACT])
    assert remark.code is RemarkCode.NOTED
    assert remark.facts[0].note is Note.OLDER_COUNT


def test_a_note_on_several_figures_of_one_line_is_one_remark() -> None:
    first = replace(FACT, note=Note.FOOTNOTE)
    (remark,) = notes_of([first, replace(first, group="CHILD_FT"), replace(first, group="CHILD_OFC")])
    assert (remark.group, len(remark.facts)) == ("", 3)
    assert len(notes_of([first, replace(first, locator="2")])) == 2
