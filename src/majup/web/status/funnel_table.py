"""The table of identified, assessed and planned by region and group, each number a way to its records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.domains.monitoring.queries import wording
from majup.domains.monitoring.rules.funnel import (
    COUNTRY,
    GROUP_WITH_RESIDENTS,
    GROUPS,
    Funnel,
    FunnelRow,
    Stage,
    StageCount,
)
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Tone
from majup.web.status.addresses import ONLY_RESIDENTS, records_url

HEADS: dict[str, Promise] = {
    "ADULT_GRT": _("Adults with mental disabilities"),
    "CHILD_FT": _("Children with functional disorders"),
    "CHILD_OFC": _("Children in institutions"),
}


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One line of the table: a region, or the country, with its three groups."""

    region: str
    cells: dict[str, FunnelRow]

    def at(self, group: str) -> FunnelRow:
        """The row of a group."""
        return self.cells[group]


def region_lines(funnel: Funnel) -> tuple[RegionLine, ...]:
    """The regions in their order, then the country."""
    names = (*funnel.regions, COUNTRY)
    return tuple(
        RegionLine(name, {group: funnel.row(region=name, group=group) for group in GROUPS}) for name in names
    )


def funnel_table(as_of: date) -> Table[RegionLine]:
    """Three columns of numbers and their share for each group; bars show the share of the identified."""
    columns = [column for group in GROUPS for column in _of_group(group, as_of)]
    return Table(
        name="funnel",
        caption=_("People at each stage, by region and target group"),
        columns=(_region_column(), *columns),
        sortable=False,
        exports=False,
        is_total=lambda line: line.region == COUNTRY,
    )


def residents_table(as_of: date) -> Table[RegionLine]:
    """Of the adults, those who lived in a state care centre ("of which VSAC")."""
    stages = [_residents_column(stage, as_of) for stage in Stage]
    return Table(
        name="residents",
        caption=_("Adults who live in state care centres"),
        columns=(_region_column(), *stages),
        sortable=False,
        exports=False,
        is_total=lambda line: line.region == COUNTRY,
    )


def _region_column() -> Column[RegionLine]:
    return Column(key="region", label=_("Region"), value=lambda line: wording.region_name(line.region))


def _of_group(group: str, as_of: date) -> Iterator[Column[RegionLine]]:
    for stage in Stage:
        yield _stage_column(group, stage, as_of)
    yield Column(
        key=f"{group}-share",
        label="%",
        value=lambda line: _share(line.at(group)),
        kind=Kind.PERCENT,
        tone=lambda line: Tone.NOW if (_share(line.at(group)) or 0) > 1 else None,
        quiet=True,
        group=HEADS[group],
    )


def _stage_column(group: str, stage: Stage, as_of: date) -> Column[RegionLine]:
    def share(line: RegionLine) -> float | None:
        row = line.at(group)
        return row.at(stage).total / row.identified.total if row.identified.total else None

    return Column(
        key=f"{group}-{stage.value}",
        label=wording.STAGE_NAMES[stage],
        value=lambda line: line.at(group).at(stage).total,
        kind=Kind.NUMBER,
        url=lambda line: _opened(line.at(group).at(stage), as_of=as_of, stage=stage, row=line.at(group)),
        share=None if stage is Stage.IDENTIFIED else share,
        group=HEADS[group],
    )


def _residents_column(stage: Stage, as_of: date) -> Column[RegionLine]:
    def residents(line: RegionLine) -> int:
        return line.at(GROUP_WITH_RESIDENTS).at(stage).from_institution

    def url(line: RegionLine) -> str | None:
        if not residents(line):
            return None
        place = {"group": GROUP_WITH_RESIDENTS, "region": line.region}
        return records_url(as_of=as_of, stage=stage, only=ONLY_RESIDENTS, **place)

    return Column(
        key=f"residents-{stage.value}",
        label=wording.STAGE_NAMES[stage],
        value=residents,
        kind=Kind.NUMBER,
        url=url,
    )


def _opened(count: StageCount, *, as_of: date, stage: Stage, row: FunnelRow) -> str | None:
    """A number leads to its records; nought leads nowhere."""
    if not count.total:
        return None
    return records_url(as_of=as_of, stage=stage, group=row.group, region=row.region)


def _share(row: FunnelRow) -> float | None:
    part = row.assessed_of_identified
    return part.numerator / part.denominator if part.denominator else None
