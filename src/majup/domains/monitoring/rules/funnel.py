"""The funnel's shape: identified, assessed, planned; by region, group and "of which VSAC" (R095)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from majup.domains.monitoring.rules.figures import Share

GROUPS = ("ADULT_GRT", "CHILD_FT", "CHILD_OFC")
"""The target groups in the order of the published table."""

GROUP_WITH_RESIDENTS = "ADULT_GRT"
"""The one group of which the published table says how many lived in state care centres."""

COUNTRY = "LV"


class Stage(StrEnum):
    """A step of the golden thread that the national figures count persons at."""

    IDENTIFIED = "identified"
    ASSESSED = "assessed"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class StageCount:
    """Persons at a stage, and how many of them lived in a state care centre then."""

    total: int = 0
    from_institution: int = 0

    def __add__(self, other: "StageCount") -> "StageCount":
        return StageCount(self.total + other.total, self.from_institution + other.from_institution)


CellKey = tuple[Stage, str, str]
"""Stage, region, group."""


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One target group in one region, or in the country where `region` is "LV"."""

    region: str
    group: str
    identified: StageCount
    assessed: StageCount
    plans: StageCount

    def at(self, stage: Stage) -> StageCount:
        """The count of a stage."""
        counts = {Stage.IDENTIFIED: self.identified, Stage.ASSESSED: self.assessed, Stage.PLANS: self.plans}
        return counts[stage]

    @property
    def assessed_of_identified(self) -> Share:
        """How far the assessment has come; over one where more were assessed than identified (X07)."""
        return Share(self.assessed.total, self.identified.total)


@dataclass(frozen=True, slots=True)
class Funnel:
    """Rows region by region in the order given, each with the three groups; then the country's."""

    rows: tuple[FunnelRow, ...]
    totals: tuple[FunnelRow, ...]

    def row(self, *, region: str, group: str) -> FunnelRow:
        """The row of a region, or of the country for "LV"."""
        found = {(row.region, row.group): row for row in (*self.rows, *self.totals)}
        return found[region, group]

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions in the order of the rows."""
        return tuple(dict.fromkeys(row.region for row in self.rows))


def funnel_of(counts: Mapping[CellKey, StageCount], *, regions: Iterable[str]) -> Funnel:
    """The whole table from counted cells; a cell nobody is in is zero. Totals are the sums of the regions."""
    names = tuple(regions)
    rows = tuple(_row(counts, region, group) for region in names for group in GROUPS)
    totals = tuple(_total(rows, group) for group in GROUPS)
    return Funnel(rows=rows, totals=totals)


def _row(counts: Mapping[CellKey, StageCount], region: str, group: str) -> FunnelRow:
    identified, assessed, plans = (counts.get((stage, region, group), StageCount()) for stage in Stage)
    return FunnelRow(region=region, group=group, identified=identified, assessed=assessed, plans=plans)


def _total(rows: Iterable[FunnelRow], group: str) -> FunnelRow:
    mine = [row for row in rows if row.group == group]
    return FunnelRow(
        region=COUNTRY,
        group=group,
        identified=sum((row.identified for row in mine), StageCount()),
        assessed=sum((row.assessed for row in mine), StageCount()),
        plans=sum((row.plans for row in mine), StageCount()),
    )
