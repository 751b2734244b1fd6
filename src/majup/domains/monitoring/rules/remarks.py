"""Where computed and published figures part, or a figure cannot be what it claims: X06 to X11, X19, X33.

A remark is a code and its numbers. The sentence is made by `queries.wording` in the reader's language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from majup.domains.monitoring.rules.figures import Rounding, Share
from majup.domains.monitoring.rules.funnel import COUNTRY, GROUP_WITH_RESIDENTS, GROUPS, Funnel, Stage
from majup.domains.monitoring.rules.statements import Kind, Note, StatementFact


class RemarkCode(StrEnum):
    """What there is to remark."""

    MORE_ASSESSED = "MORE_ASSESSED"  # X07
    MORE_PLANNED = "MORE_PLANNED"
    SHARE_FITS_ONE_GROUP = "SHARE_FITS_ONE_GROUP"  # X06
    SHARE_FITS_NOTHING = "SHARE_FITS_NOTHING"
    TARGET_ABOVE_IDENTIFIED = "TARGET_ABOVE_IDENTIFIED"  # X09
    LEAVERS_GAP = "LEAVERS_GAP"  # X33
    UNCHANGED = "UNCHANGED"  # X10
    TARGET_CHANGED = "TARGET_CHANGED"  # X11, X12, X13
    NOTED = "NOTED"  # a note of the statement itself


@dataclass(frozen=True, slots=True)
class Remark:
    """code     what is remarked
    region, group, stage   which cell of the funnel it is about, where it is about one
    numbers  the figures the sentence needs, in the order the code's sentence names them
    facts    the statements it rests on
    """

    code: RemarkCode
    region: str = ""
    group: str = ""
    stage: Stage | None = None
    numbers: tuple[Decimal, ...] = ()
    facts: tuple[StatementFact, ...] = ()
    rounding: Rounding | None = None


def remarks_of(*, funnel: Funnel, stated: Iterable[StatementFact]) -> tuple[Remark, ...]:
    """Every remark on a day's funnel. `stated` are the statements known on that day, of any indicator."""
    known = tuple(stated)
    found = [*_cells_out_of_order(funnel)]
    for group in GROUPS:
        found += _on_targets(funnel, known, group)
    found += _gap_of_leavers(funnel, known)
    return tuple(found)


def remarks_on_shares(*, funnel: Funnel, stated: Iterable[StatementFact]) -> tuple[Remark, ...]:
    """What the published "95 % reached" can mean: the groups it fits, and by which rounding."""
    shares = [fact for fact in stated if fact.indicator == "REACHED_SHARE"]
    return tuple(remark for fact in shares for remark in _fits(funnel, fact))


def notes_of(stated: Iterable[StatementFact]) -> tuple[Remark, ...]:
    """The statements' own notes; one remark where several figures at one place of a document share a note.

    The share without a column has its own remark (`remarks_on_shares`).
    """
    noted: dict[tuple[Note, str, str], list[StatementFact]] = {}
    for fact in stated:
        if fact.note and fact.note is not Note.NO_COLUMN:
            noted.setdefault((fact.note, fact.document, fact.locator), []).append(fact)
    return tuple(_noted(facts) for facts in noted.values())


def _noted(facts: list[StatementFact]) -> Remark:
    groups = {fact.group for fact in facts}
    group = facts[0].group if len(groups) == 1 else ""
    return Remark(code=RemarkCode.NOTED, region=facts[0].region, group=group, facts=tuple(facts))


def changed_targets(stated: Iterable[StatementFact]) -> tuple[Remark, ...]:
    """Targets that documents state differently: in value, operator or due day. Oldest version first."""
    versions: dict[tuple[str, str, str], list[StatementFact]] = {}
    for fact in sorted(stated, key=lambda fact: fact.stated_on):
        if fact.kind is Kind.TARGET:
            versions.setdefault((fact.indicator, fact.region, fact.group), []).append(fact)
    return tuple(
        Remark(code=RemarkCode.TARGET_CHANGED, region=region, group=group, facts=tuple(facts))
        for (_indicator, region, group), facts in versions.items()
        if len({(fact.operator, fact.value, fact.upper, fact.as_of) for fact in facts}) > 1
    )


def unchanged_figures(stated: Iterable[StatementFact]) -> tuple[Remark, ...]:
    """Running totals that two documents of different days state as the very same number (X10)."""
    series: dict[tuple[str, str, str, Decimal], list[StatementFact]] = {}
    for fact in sorted(stated, key=lambda fact: fact.as_of):
        if fact.kind is Kind.ACTUAL and fact.indicator == "ASSESSED":
            series.setdefault((fact.indicator, fact.region, fact.group, fact.value), []).append(fact)
    return tuple(
        Remark(code=RemarkCode.UNCHANGED, region=key[1], group=key[2], facts=tuple(facts))
        for key, facts in series.items()
        if len({fact.as_of for fact in facts}) > 1
    )


def _cells_out_of_order(funnel: Funnel) -> Iterator[Remark]:
    for row in funnel.rows:
        identified, assessed, plans = (Decimal(row.at(stage).total) for stage in Stage)
        if assessed > identified:
            yield Remark(
                RemarkCode.MORE_ASSESSED, row.region, row.group, Stage.ASSESSED, (assessed, identified)
            )
        if plans > assessed:
            yield Remark(RemarkCode.MORE_PLANNED, row.region, row.group, Stage.PLANS, (plans, assessed))


def latest_target(stated: Iterable[StatementFact], *, indicator: str, group: str) -> StatementFact | None:
    """The newest version of a target for the country, by the day its document speaks from."""
    mine = [
        fact
        for fact in stated
        if (fact.kind, fact.indicator, fact.region, fact.group) == (Kind.TARGET, indicator, "", group)
    ]
    return max(mine, key=lambda fact: fact.stated_on, default=None)


def _on_targets(funnel: Funnel, stated: Iterable[StatementFact], group: str) -> Iterator[Remark]:
    target = latest_target(stated, indicator="ASSESSED", group=group)
    identified = funnel.row(region=COUNTRY, group=group).identified.total
    if target is not None and identified and target.value > identified:
        yield Remark(
            RemarkCode.TARGET_ABOVE_IDENTIFIED,
            group=group,
            numbers=(target.value, Decimal(identified)),
            facts=(target,),
        )


def _gap_of_leavers(funnel: Funnel, stated: Iterable[StatementFact]) -> Iterator[Remark]:
    group = GROUP_WITH_RESIDENTS
    target = latest_target(stated, indicator="ADULTS_LEFT_INSTITUTIONS", group=group)
    residents = funnel.row(region=COUNTRY, group=group).identified.from_institution
    if target is not None and residents and target.value > residents:
        numbers = (target.value, Decimal(residents), target.value - residents)
        yield Remark(RemarkCode.LEAVERS_GAP, group=group, numbers=numbers, facts=(target,))


def _fits(funnel: Funnel, fact: StatementFact) -> Iterator[Remark]:
    everybody = _of_all(funnel)
    fitting = [(row.group, row.assessed_of_identified) for row in funnel.totals]
    found = False
    for group, share in fitting:
        rounding = share.fits(fact.value, rounded_to=fact.rounded_to)
        if rounding is not None:
            found = True
            numbers = (fact.value, *_parts(share), *_parts(everybody))
            yield Remark(
                RemarkCode.SHARE_FITS_ONE_GROUP,
                group=group,
                numbers=numbers,
                facts=(fact,),
                rounding=rounding,
            )
    if not found:
        yield Remark(RemarkCode.SHARE_FITS_NOTHING, numbers=(fact.value, *_parts(everybody)), facts=(fact,))


def _of_all(funnel: Funnel) -> Share:
    return Share(
        sum(row.assessed.total for row in funnel.totals), sum(row.identified.total for row in funnel.totals)
    )


def _parts(share: Share) -> tuple[Decimal, Decimal]:
    return Decimal(share.numerator), Decimal(share.denominator)
