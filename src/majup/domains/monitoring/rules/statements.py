"""Published figures as typed in: read, checked, and every fault named at once. No file and no table here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from majup.domains.monitoring.rules.funnel import GROUPS
from majup.domains.monitoring.rules.indicators import INDICATORS, Unit
from majup.kernel.errors import Complaint


class Kind(StrEnum):
    """What a published figure claims to be (G125 to G128)."""

    ACTUAL = "ACTUAL"
    TARGET = "TARGET"
    BASELINE = "BASELINE"


class Note(StrEnum):
    """What is known to be wrong or open about a published figure; `queries.wording` makes its sentence."""

    NO_COLUMN = "NO_COLUMN"  # X06
    FOOTNOTE = "FOOTNOTE"  # X08
    OLDER_COUNT = "OLDER_COUNT"  # X19
    WRONG_LABEL = "WRONG_LABEL"  # X20
    SAME_NUMBER = "SAME_NUMBER"  # X16
    ROUNDED_TWICE = "ROUNDED_TWICE"  # 22 of 119 is 18.49 %: by way of 18.5 it became 19


OPERATORS = ("=", ">=", "<=")


@dataclass(frozen=True, slots=True)
class StatementFact:
    """One published figure. The fields are those of `models.Statement`, and are explained there."""

    indicator: str
    region: str
    group: str
    kind: Kind
    operator: str
    value: Decimal
    upper: Decimal | None
    rounded_to: Decimal
    since: date | None
    as_of: date
    stated_on: date
    requirement: str
    document: str
    locator: str
    note: Note | None = None

    @property
    def unit(self) -> Unit:
        """The indicator's unit."""
        return INDICATORS[self.indicator].unit


def read(
    source: Mapping[str, Any], *, regions: frozenset[str]
) -> tuple[list[StatementFact], list[Complaint]]:
    """Every statement of the file's two parts, and what is wrong with the rest.

    `statements` are single figures. `tables` keep a printed table's shape: named columns, a row a region.
    """
    facts: list[StatementFact] = []
    complaints: list[Complaint] = []
    for row in [*source.get("statements", []), *_cells(source.get("tables", []))]:
        where = f"{row.get('requirement')} {row.get('indicator')} {row.get('region', '')}".strip()
        faults = list(_faults(row, source["documents"], regions))
        complaints += [Complaint(where=where, what=fault) for fault in faults]
        if not faults:
            facts.append(_fact(row, source["documents"][row["document"]]))
    return facts, complaints


def _cells(tables: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for table in tables:
        for row in table["rows"]:
            for (indicator, group), value in zip(table["columns"], row["values"], strict=True):
                notes = {"note": row["notes"][indicator]} if indicator in row.get("notes", {}) else {}
                yield {
                    "document": table["document"],
                    "as_of": table["as_of"],
                    "requirement": row["requirement"],
                    "locator": row["locator"],
                    "region": row["region"],
                    "indicator": indicator,
                    "group": group,
                    "value": value,
                    **notes,
                }


def _faults(row: dict[str, Any], documents: Mapping[str, Any], regions: frozenset[str]) -> Iterator[str]:
    if row.get("indicator") not in INDICATORS:
        yield f"{row.get('indicator')} is no indicator of rules.indicators."
    if row.get("document") not in documents:
        yield f"The document {row.get('document')} is not described under documents."
    if row.get("region", "") not in regions | {""}:
        yield f"{row.get('region')} is no planning region."
    if row.get("group", "") not in {*GROUPS, ""}:
        yield f"{row.get('group')} is no target group."
    if row.get("operator", "=") not in OPERATORS:
        yield f"{row.get('operator')} is no operator; write =, >= or <=."
    if not isinstance(row.get("as_of"), date):
        yield "as_of is missing; write the day the figure describes, or by which it is due."
    yield from (
        f"{name} is missing." for name in ("value", "requirement", "locator") if row.get(name) is None
    )


def _fact(row: dict[str, Any], document: Mapping[str, Any]) -> StatementFact:
    return StatementFact(
        indicator=row["indicator"],
        region=row.get("region", ""),
        group=row.get("group", ""),
        kind=Kind(row.get("kind", "ACTUAL")),
        operator=row.get("operator", "="),
        value=Decimal(str(row["value"])),
        upper=Decimal(str(row["upper"])) if "upper" in row else None,
        rounded_to=Decimal(str(row.get("rounded_to", 1))),
        since=row.get("since"),
        as_of=row["as_of"],
        stated_on=document["stated_on"],
        requirement=row["requirement"],
        document=document["title"],
        locator=str(row["locator"]),
        note=Note(row["note"]) if "note" in row else None,
    )
