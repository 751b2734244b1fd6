"""Load the published figures from the file they were typed into."""

from pathlib import Path

import yaml

from majup.domains.monitoring import policies
from majup.domains.monitoring.errors import StatementDiffers
from majup.domains.monitoring.models import Statement
from majup.domains.monitoring.rules.statements import StatementFact, read
from majup.domains.territory.queries import regions
from majup.kernel.act import act
from majup.kernel.errors import BadInput
from majup.kernel.viewer import Viewer

STATEMENTS = Path(__file__).resolve().parents[1] / "facts" / "statements.yaml"


def load_statements(*, by: Viewer) -> int:
    """Append the statements not yet recorded; run again, it adds nothing. Returns how many there are.

    Raises BadInput with every fault of the file, and Conflict where a recorded figure would be rewritten.
    """
    with act("monitoring.statements_loaded", by=by, needs=policies.LOAD_STATEMENTS) as record:
        facts = _read_file()
        recorded = {_place(row): row for row in Statement.objects.all()}
        new = [row for row in map(_row, facts) if not _is_recorded(row, recorded)]
        Statement.objects.bulk_create(new)
        record.about_many(Statement, statements=len(facts), added=len(new))
    return len(facts)


def _read_file() -> list[StatementFact]:
    source = yaml.safe_load(STATEMENTS.read_text(encoding="utf-8"))
    facts, complaints = read(source, regions=frozenset(region.name_lv for region in regions()))
    if complaints:
        raise BadInput(complaints)
    return facts


def _row(fact: StatementFact) -> Statement:
    return Statement(
        indicator=fact.indicator,
        region=fact.region,
        group=fact.group,
        kind=fact.kind.value,
        operator=fact.operator,
        value=fact.value,
        upper=fact.upper,
        unit=fact.unit.value,
        rounded_to=fact.rounded_to,
        since=fact.since,
        as_of=fact.as_of,
        stated_on=fact.stated_on,
        requirement=fact.requirement,
        document=fact.document,
        locator=fact.locator,
        note=fact.note.value if fact.note else "",
    )


def _place(row: Statement) -> tuple[object, ...]:
    return (row.indicator, row.region, row.group, row.kind, row.as_of, row.document, row.locator)


def _is_recorded(row: Statement, recorded: dict[tuple[object, ...], Statement]) -> bool:
    before = recorded.get(_place(row))
    if before is None:
        return False
    if (before.operator, before.value, before.upper) != (row.operator, row.value, row.upper):
        raise StatementDiffers("statement_differs", requirement=row.requirement, locator=row.locator)
    return True
