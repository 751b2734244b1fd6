"""Published figures beside what the records count: a number is a statement (design principle 2)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from majup.domains.monitoring.models import Statement
from majup.domains.monitoring.queries.measures import MeasureKey, measures_on
from majup.domains.monitoring.rules.reconciliation import Comparison, Verdict, compare
from majup.domains.monitoring.rules.statements import Kind, Note, StatementFact


def statements(*, known_on: date | None = None) -> tuple[StatementFact, ...]:
    """Every published figure, or those whose document spoke by a day, in the order of the requirements."""
    rows = Statement.objects.all()
    if known_on is not None:
        rows = rows.filter(stated_on__lte=known_on)
    return tuple(_fact(row) for row in rows)


def published_days() -> tuple[date, ...]:
    """The days that published actual figures describe, oldest first."""
    days = Statement.objects.exclude(kind=Kind.TARGET).order_by("as_of").values_list("as_of", flat=True)
    return tuple(dict.fromkeys(days))


@dataclass(frozen=True, slots=True)
class ReconciledLine:
    """A published figure, what the records count by the same definition, and how the two agree."""

    statement: StatementFact
    computed: Decimal | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The lines, and how many of those that can be computed come out as published."""

    lines: tuple[ReconciledLine, ...]

    @property
    def compared(self) -> int:
        """Lines that the records can compute."""
        return sum(line.comparison.verdict is not Verdict.NOT_COMPUTED for line in self.lines)

    @property
    def holding(self) -> int:
        """Lines that come out as published."""
        return sum(line.comparison.holds for line in self.lines)


def reconciliation(*, as_of: date | None = None) -> Reconciliation:
    """Every actual figure published for a day, or for all days, compared as of its own date.

    Targets are not compared: they say what shall be. A figure without a rule is listed as not computed.
    """
    facts = [fact for fact in statements() if fact.kind is not Kind.TARGET and as_of in {None, fact.as_of}]
    counted = {
        (day, since): measures_on(as_of=day, since=since)
        for day, since in dict.fromkeys((fact.as_of, fact.since) for fact in facts)
    }
    return Reconciliation(tuple(_line(fact, counted[fact.as_of, fact.since]) for fact in facts))


def _line(fact: StatementFact, measured: dict[MeasureKey, Decimal]) -> ReconciledLine:
    computed = measured.get((fact.indicator, fact.region, fact.group))
    comparison = compare(
        published=fact.value, operator=fact.operator, rounded_to=fact.rounded_to, computed=computed
    )
    return ReconciledLine(statement=fact, computed=computed, comparison=comparison)


def _fact(row: Statement) -> StatementFact:
    return StatementFact(
        indicator=row.indicator,
        region=row.region,
        group=row.group,
        kind=Kind(row.kind),
        operator=row.operator,
        value=row.value.normalize(),
        upper=row.upper.normalize() if row.upper is not None else None,
        rounded_to=row.rounded_to.normalize(),
        since=row.since,
        as_of=row.as_of,
        stated_on=row.stated_on,
        requirement=row.requirement,
        document=row.document,
        locator=row.locator,
        note=Note(row.note) if row.note else None,
    )
