"""National figures of a day, counted from records: the funnel, the partnership, and the funnel over time."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from majup.domains.monitoring.queries.stages import DAY_FIELD, counted
from majup.domains.monitoring.rules.figures import Share
from majup.domains.monitoring.rules.funnel import GROUPS, CellKey, Funnel, Stage, StageCount, funnel_of
from majup.domains.organisations.models import Partnership
from majup.domains.territory.queries import municipalities_on, regions
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped

PLAN_BORDERS = date(2017, 1, 1)
"""A day of the structure by whose borders the DI plans and their partnership go on (R158)."""


def funnel(*, as_of: date) -> Funnel:
    """Persons identified, assessed and planned by a day, by region and group. Four queries."""
    counts: dict[CellKey, StageCount] = {}
    with unscoped("national figures"):
        for stage in Stage:
            cells = counted(stage, as_of=as_of).order_by().values_list("region__name_lv", "group")
            of_which = Count("pk", filter=Q(from_institution=True))
            for region, group, total, residents in cells.annotate(total=Count("pk"), residents=of_which):
                counts[stage, region, group] = StageCount(total, residents)
    return funnel_of(counts, regions=[region.name_lv for region in regions()])


@dataclass(frozen=True, slots=True)
class MonthOfFunnel:
    """How many persons stood at each stage at the end of a month, over the whole country."""

    month: date
    counts: tuple[tuple[Stage, int], ...]

    def at(self, stage: Stage) -> int:
        """The count of one stage."""
        return dict(self.counts)[stage]


def funnel_by_month(*, until: date, group: str = "") -> tuple[MonthOfFunnel, ...]:
    """The running totals month by month, from the first record to `until`; of one group or of all three."""
    added = {stage: _added_by_month(stage, until=until, group=group) for stage in Stage}
    months = _months_between(min((min(found) for found in added.values() if found), default=None), until)
    totals = {stage: list(accumulate(added[stage].get(month, 0) for month in months)) for stage in Stage}
    return tuple(
        MonthOfFunnel(month=month, counts=tuple((stage, totals[stage][number]) for stage in Stage))
        for number, month in enumerate(months)
    )


def _added_by_month(stage: Stage, *, until: date, group: str) -> dict[date, int]:
    wanted = Q(group=group) if group else Q(group__in=GROUPS)
    with unscoped("national figures"):
        found = counted(stage, as_of=until).filter(wanted).order_by()
        months = found.annotate(month=TruncMonth(DAY_FIELD[stage])).values_list("month")
        return dict(months.annotate(persons=Count("pk")))


def _months_between(first: date | None, last: date) -> list[date]:
    if first is None:
        return []
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


@dataclass(frozen=True, slots=True)
class PartnershipStatus:
    """Municipalities with a contract on a day, of all by the borders of the DI plans, and who is left out."""

    partners: int
    municipalities: int
    outside: tuple[str, ...]

    @property
    def share(self) -> Share:
        """Partners of all."""
        return Share(self.partners, self.municipalities)


def partnership(*, as_of: date) -> PartnershipStatus:
    """Who takes part on a day. The plans go on by the borders of 2009, so the whole stays 119 after 2021."""
    everybody = municipalities_on(PLAN_BORDERS)
    partners = set(Partnership.objects.filter(in_force(as_of)).values_list("municipality_id", flat=True))
    inside = [row for row in everybody if row.id in partners]
    outside = tuple(row.name_lv for row in everybody if row.id not in partners)
    return PartnershipStatus(partners=len(inside), municipalities=len(everybody), outside=outside)
