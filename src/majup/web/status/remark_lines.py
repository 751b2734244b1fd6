"""Remarks as the page shows them: a tag for what it is about, a sentence, and a way to its records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from majup.domains.monitoring.queries import wording
from majup.domains.monitoring.rules.funnel import Funnel
from majup.domains.monitoring.rules.remarks import (
    Remark,
    RemarkCode,
    changed_targets,
    notes_of,
    remarks_of,
    remarks_on_shares,
    unchanged_figures,
)
from majup.domains.monitoring.rules.statements import Kind, StatementFact
from majup.web.shell import formats
from majup.web.shell.tones import Tag, Tone
from majup.web.status.addresses import OUT_OF_ORDER, records_url

IN_THE_WAY = {RemarkCode.MORE_ASSESSED, RemarkCode.MORE_PLANNED, RemarkCode.LEAVERS_GAP}


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark. `url` leads to the records it is about, where it is about some."""

    tag: Tag
    sentence: str
    url: str = ""


def remark_lines(*, funnel: Funnel, stated: Iterable[StatementFact], as_of: date) -> tuple[RemarkLine, ...]:
    """What there is to remark on the day, of all statements.

    Targets count from the day their document spoke; what a later document says about this day counts too.
    """
    stated = tuple(stated)
    known = [fact for fact in stated if fact.stated_on <= as_of]
    of_the_day = [fact for fact in stated if fact.kind is not Kind.TARGET and fact.as_of == as_of]
    found = [
        *remarks_of(funnel=funnel, stated=known),
        *remarks_on_shares(funnel=funnel, stated=of_the_day),
        *notes_of(of_the_day),
        *(remark for remark in unchanged_figures(stated) if remark.facts[-1].as_of == as_of),
    ]
    return tuple(_line(remark, as_of) for remark in found)


def target_lines(known: Iterable[StatementFact]) -> tuple[RemarkLine, ...]:
    """Targets that documents state differently, each version with its due day and document."""
    return tuple(_line(remark, None) for remark in changed_targets(known))


def written(value: Decimal) -> str:
    """A number inside a sentence, with decimals where it has some."""
    whole = value == value.to_integral_value()
    return formats.number(value, decimals=0 if whole else 1)


def _line(remark: Remark, as_of: date | None) -> RemarkLine:
    url = ""
    if as_of is not None and remark.stage is not None:
        url = records_url(
            as_of=as_of, stage=remark.stage, region=remark.region, group=remark.group, only=OUT_OF_ORDER
        )
    sentence = wording.remark_sentence(remark, written=written, day=formats.day)
    return RemarkLine(tag=_tag(remark), sentence=sentence, url=url)


def _tag(remark: Remark) -> Tag:
    tone = Tone.NOW if remark.code in IN_THE_WAY else Tone.WAIT
    if remark.region:
        return Tag(wording.region_name(remark.region), tone)
    if remark.group:
        return Tag(wording.group_name(remark.group), tone)
    return Tag(_("Latvia"), tone)
