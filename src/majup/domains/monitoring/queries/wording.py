"""Remarks, groups and stages in words, in the reader's language: pages, command line and exports agree.

Numbers stand in the sentences plain; a face that wants them grouped formats them before (`written`).
"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from majup.domains.monitoring.rules.figures import Rounding
from majup.domains.monitoring.rules.funnel import COUNTRY, Stage
from majup.domains.monitoring.rules.indicators import INDICATORS, Unit
from majup.domains.monitoring.rules.reconciliation import Comparison, Verdict
from majup.domains.monitoring.rules.remarks import Remark, RemarkCode
from majup.domains.monitoring.rules.statements import Note, StatementFact

Written = Callable[[Decimal], str]

_GROUPS: dict[str, Promise] = {
    "ADULT_GRT": _("Adults with mental disabilities"),
    "CHILD_FT": _("Children with functional disorders"),
    "CHILD_OFC": _("Children in institutions"),
}
STAGE_NAMES: dict[Stage, Promise] = {
    Stage.IDENTIFIED: pgettext_lazy("how many people were", "identified"),
    Stage.ASSESSED: pgettext_lazy("how many people were", "assessed"),
    Stage.PLANS: pgettext_lazy("how many people have", "plans"),
}
_VERDICTS: dict[Verdict, Promise] = {
    Verdict.EQUAL: pgettext_lazy("a published and a computed figure are", "equal"),
    Verdict.AGREES: pgettext_lazy("a published and a computed figure are", "equal as rounded"),
    Verdict.DIFFERENT: pgettext_lazy("a published and a computed figure are", "different"),
    Verdict.NOT_COMPUTED: pgettext_lazy("a published figure is", "not computed"),
}
_ROUNDINGS: dict[Rounding, Promise] = {
    Rounding.HALF_UP: pgettext_lazy("a percentage is", "rounded"),
    Rounding.CUT: pgettext_lazy("a percentage is", "cut, not rounded"),
}
_UNITS: dict[Unit, Promise] = {
    Unit.PERSONS: _("persons"),
    Unit.PLANS: _("plans"),
    Unit.FAMILIES: _("families"),
    Unit.MUNICIPALITIES: _("municipalities"),
    Unit.PROVIDERS: _("institutions"),
    Unit.PLACES: _("places"),
    Unit.BRANCHES: _("branches"),
    Unit.PERCENT: _("percent"),
}
_NOTES: dict[Note, Promise] = {
    Note.NO_COLUMN: _("The document ties this figure to no column."),
    Note.FOOTNOTE: _("The printed table marks these columns with asterisks that it does not explain."),
    Note.OLDER_COUNT: _("An older count: the brochure is undated, later documents say 115."),
    Note.WRONG_LABEL: _(
        "The label is too wide: 287 as 20 %% gives about 1,435 children, which fits institutions only."
    ),
    Note.SAME_NUMBER: _(
        "The same number stands in the document for children of measure 9.2.2.3; one may be copied."
    ),
    Note.ROUNDED_TWICE: _("Rounded twice: 22 of 119 is 18.49 %%, by way of 18.5 it became 19."),
}
_SENTENCES: dict[RemarkCode, Promise] = {
    RemarkCode.MORE_ASSESSED: _(
        "%(assessed)s assessed, but %(identified)s identified: more than there can be."
    ),
    RemarkCode.MORE_PLANNED: _("%(plans)s support plans, but %(assessed)s assessed: more than there can be."),
    RemarkCode.SHARE_FITS_ONE_GROUP: _(
        "“%(stated)s %% reached” names no column. It fits this group: %(part)s of %(whole)s is "
        "%(percent)s %%, %(rounding)s. All groups together reach %(all_percent)s %% "
        "(%(all_part)s of %(all_whole)s)."
    ),
    RemarkCode.SHARE_FITS_NOTHING: _(
        "“%(stated)s %% reached” fits no group. All groups together reach %(all_percent)s %% "
        "(%(all_part)s of %(all_whole)s)."
    ),
    RemarkCode.TARGET_ABOVE_IDENTIFIED: _(
        "The target is %(target)s assessed, but only %(identified)s are identified."
    ),
    RemarkCode.LEAVERS_GAP: _(
        "%(target)s people are to leave institutions, but only %(residents)s residents are identified: "
        "%(gap)s too few."
    ),
    RemarkCode.UNCHANGED: _("%(value)s assessed is published for %(first)s and again for %(last)s."),
    RemarkCode.TARGET_CHANGED: _("%(indicator)s: the target is published as %(versions)s."),
}
_NUMBERS: dict[RemarkCode, tuple[str, ...]] = {
    RemarkCode.MORE_ASSESSED: ("assessed", "identified"),
    RemarkCode.MORE_PLANNED: ("plans", "assessed"),
    RemarkCode.SHARE_FITS_ONE_GROUP: ("stated", "part", "whole", "all_part", "all_whole"),
    RemarkCode.SHARE_FITS_NOTHING: ("stated", "all_part", "all_whole"),
    RemarkCode.TARGET_ABOVE_IDENTIFIED: ("target", "identified"),
    RemarkCode.LEAVERS_GAP: ("target", "residents", "gap"),
}


def group_name(group: str) -> str:
    """A target group in words; an unknown code as it is."""
    return str(_GROUPS.get(group, group))


def stage_name(stage: Stage) -> str:
    """A stage as it heads a column."""
    return str(STAGE_NAMES[stage])


def region_name(region: str) -> str:
    """A region by its name; the country in words."""
    return gettext("Latvia") if region in {COUNTRY, ""} else region


def indicator_name(code: str) -> str:
    """What an indicator counts."""
    found = INDICATORS[code]
    return found.name_en if (get_language() or "").startswith("en") else found.name_lv


def unit_name(unit: Unit) -> str:
    """What is counted, as it stands behind a number."""
    return str(_UNITS[unit])


def verdict_name(comparison: Comparison) -> str:
    """How a published figure and the records agree."""
    if comparison.rounding is Rounding.CUT:
        return pgettext("a published and a computed figure are", "equal when cut")
    return str(_VERDICTS[comparison.verdict])


def note_sentence(note: Note) -> str:
    """What is open about a published figure."""
    return str(_NOTES[note]) % {}


def remark_sentence(remark: Remark, *, written: Written = str, day: Callable[..., str] = str) -> str:
    """The remark as a sentence. `written` and `day` say how the face writes numbers and dates."""
    if remark.code is RemarkCode.NOTED:
        fact = remark.facts[0]
        return gettext("%(indicator)s, %(value)s: %(note)s") % {
            "indicator": indicator_name(fact.indicator),
            "value": ", ".join(written(fact.value) for fact in remark.facts),
            "note": note_sentence(fact.note) if fact.note else "",
        }
    facts = dict(zip(_NUMBERS.get(remark.code, ()), map(written, remark.numbers), strict=True))
    facts |= _shares(remark, written) | _published(remark, written, day)
    return str(_SENTENCES[remark.code]) % facts


def _shares(remark: Remark, written: Written) -> dict[str, str]:
    parts = dict(zip(_NUMBERS.get(remark.code, ()), remark.numbers, strict=True))
    found = {"rounding": str(_ROUNDINGS[remark.rounding])} if remark.rounding else {}
    for prefix in ("", "all_"):
        if parts.get(f"{prefix}whole"):
            share = parts[f"{prefix}part"] * 100 / parts[f"{prefix}whole"]
            found[f"{prefix}percent"] = written(share.quantize(Decimal("0.1")))
    return found


def _published(remark: Remark, written: Written, day: Callable[..., str]) -> dict[str, str]:
    if not remark.facts:
        return {}
    first, last = remark.facts[0], remark.facts[-1]
    return {
        "value": written(first.value),
        "first": day(first.as_of),
        "last": day(last.as_of),
        "indicator": indicator_name(first.indicator),
        "versions": "; ".join(_version(fact, written, day) for fact in remark.facts),
    }


def _version(fact: StatementFact, written: Written, day: Callable[..., str]) -> str:
    return gettext("%(sign)s%(value)s by %(due)s (document of %(stated)s)") % {
        "sign": {"=": "", ">=": "≥ ", "<=": "≤ "}[fact.operator],
        "value": written(fact.value),
        "due": day(fact.as_of),
        "stated": day(fact.stated_on),
    }
