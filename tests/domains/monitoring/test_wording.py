"""Every code has its sentence, and every sentence is filled."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from majup.domains.monitoring.queries import wording
from majup.domains.monitoring.rules.figures import Rounding
from majup.domains.monitoring.rules.funnel import COUNTRY, GROUPS, Stage
from majup.domains.monitoring.rules.indicators import INDICATORS, Unit
from majup.domains.monitoring.rules.reconciliation import Comparison, Verdict
from majup.domains.monitoring.rules.remarks import Remark, RemarkCode
from majup.domains.monitoring.rules.statements import Note
from tests.domains.monitoring.test_remarks import FACT

NUMBERS = {
    RemarkCode.MORE_ASSESSED: (301, 300),
    RemarkCode.MORE_PLANNED: (6, 5),
    RemarkCode.SHARE_FITS_ONE_GROUP: (95, 1128, 1181, 4880, 5347),
    RemarkCode.SHARE_FITS_NOTHING: (50, 4880, 5347),
    RemarkCode.TARGET_ABOVE_IDENTIFIED: (1198, 1181),
    RemarkCode.LEAVERS_GAP: (700, 588, 112),
}


@pytest.mark.parametrize("code", RemarkCode)
def test_every_remark_has_a_whole_sentence(code: RemarkCode) -> None:
    remark = Remark(
        code,
        "Zemgale",
        "ADULT_GRT",
        numbers=tuple(Decimal(number) for number in NUMBERS.get(code, ())),
        facts=(replace(FACT, note=Note.OLDER_COUNT), FACT),
        rounding=Rounding.CUT,
    )
    with translation.override("en"):
        sentence = wording.remark_sentence(remark)
    assert "%(" not in sentence
    assert "%%" not in sentence
    assert all(str(number) in sentence for number in NUMBERS.get(code, ()))


def test_the_share_that_fits_one_group_carries_numerator_denominator_and_rounding() -> None:
    numbers = tuple(map(Decimal, NUMBERS[RemarkCode.SHARE_FITS_ONE_GROUP]))
    remark = Remark(
        RemarkCode.SHARE_FITS_ONE_GROUP, group="CHILD_OFC", numbers=numbers, rounding=Rounding.CUT
    )
    with translation.override("en"):
        sentence = wording.remark_sentence(remark)
    assert "1128 of 1181 is 95.5 %, cut, not rounded" in sentence
    assert "91.3 % (4880 of 5347)" in sentence


def test_every_code_that_is_shown_has_a_word() -> None:
    with translation.override("en"):
        assert all(wording.group_name(group) != group for group in GROUPS)
        assert all(wording.stage_name(stage) for stage in Stage)
        words = {wording.verdict_name(Comparison(verdict, None)) for verdict in Verdict}
        words.add(wording.verdict_name(Comparison(Verdict.AGREES, None, Rounding.CUT)))
        assert len(words) == len(Verdict) + 1
        assert all(wording.unit_name(unit) for unit in Unit)
        assert all("%%" not in wording.note_sentence(note) for note in Note)
        assert wording.region_name(COUNTRY) != COUNTRY


def test_indicators_are_named_in_the_reader_s_language() -> None:
    with translation.override("lv"):
        assert wording.indicator_name("PARTNERS") == INDICATORS["PARTNERS"].name_lv
    with translation.override("en"):
        assert wording.indicator_name("PARTNERS") == INDICATORS["PARTNERS"].name_en
