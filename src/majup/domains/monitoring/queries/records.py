"""The records behind a number, as far as the viewer's scope reaches: "you may see M of N"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from majup.domains.monitoring import policies
from majup.domains.monitoring.queries.stages import DAY_FIELD, counted
from majup.domains.monitoring.rules.funnel import COUNTRY, Stage
from majup.domains.people.models import Identification
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CellOfFunnel:
    """Which number was opened. `region` "LV" is the country; `only_residents` is "of which in institutions".

    `out_of_order` keeps only persons who are missing at the stage before (X07).
    """

    stage: Stage
    region: str
    group: str
    only_residents: bool = False
    out_of_order: bool = False


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """One person behind a number. What is personal is empty where the viewer reads for monitoring.

    before_on and before_region say when and where the person reached the stage before, also after the day
    asked for; empty where never.
    """

    person_id: UUID
    record_no: str
    name: str
    municipality: str
    parish: str
    on: date
    from_institution: bool
    remark: str
    before_on: date | None
    before_region: str


@dataclass(frozen=True, slots=True)
class StatusRecords:
    """A page of the records: those of this page, how many the viewer may see, how many there are."""

    rows: tuple[StatusRecord, ...]
    visible: int
    total: int


STAGE_BEFORE = {Stage.ASSESSED: Stage.IDENTIFIED, Stage.PLANS: Stage.ASSESSED}
ORDERINGS = {
    "name": ("person__family_name", "person__given_name", "person__record_no"),
    "record_no": ("person__record_no",),
    "municipality": ("person__residence__municipality__name_lv", "person__record_no"),
}


def status_records(
    *, cell: CellOfFunnel, as_of: date, viewer: Viewer, ordering: str, offset: int, limit: int
) -> StatusRecords:
    """The records of a cell. `ordering` is one of ORDERINGS or "on", with "-" before it to turn it round.

    Names are given only to viewers who work on cases. Raises NotAllowed for who may not open figures.
    """
    policies.OPEN_RECORDS.require(viewer)
    everybody = _rows_of(cell, as_of)
    with unscoped("how many there are"):
        total = everybody.count()
    mine = everybody.visible_to(viewer, policies.purpose_of(viewer))
    page = mine.annotate(remark_shown=_remark(), **_before(cell.stage))
    page = page.order_by(*_order(ordering, cell.stage, viewer))
    page = page.select_related("person__residence__municipality")[offset : offset + limit]
    rows = tuple(_record(row, cell.stage, with_name=policies.may_see_names(viewer)) for row in page)
    return StatusRecords(rows=rows, visible=mine.count(), total=total)


def _rows_of(cell: CellOfFunnel, as_of: date) -> Any:
    found = counted(cell.stage, as_of=as_of).filter(group=cell.group)
    if cell.region != COUNTRY:
        found = found.filter(region__name_lv=cell.region)
    if cell.only_residents:
        found = found.filter(from_institution=True)
    if cell.out_of_order and cell.stage is not Stage.IDENTIFIED:
        reached = counted(STAGE_BEFORE[cell.stage], as_of=as_of).filter(group=cell.group)
        if cell.region != COUNTRY:
            reached = reached.filter(region__name_lv=cell.region)
        found = found.exclude(person__in=reached.values("person"))
    return found


def _remark() -> Subquery:
    same = Identification.objects.filter(person=OuterRef("person"), group=OuterRef("group"))
    return Subquery(same.values("remark")[:1])


def _before(stage: Stage) -> dict[str, Subquery]:
    if stage is Stage.IDENTIFIED:
        return {}
    before = STAGE_BEFORE[stage]
    same = counted(before, as_of=date.max).filter(person=OuterRef("person"), group=OuterRef("group"))
    return {
        "before_on": Subquery(same.values(DAY_FIELD[before])[:1]),
        "before_region": Subquery(same.values("region__name_lv")[:1]),
    }


def _order(ordering: str, stage: Stage, viewer: Viewer) -> Iterable[str]:
    sign, key = ("-", ordering[1:]) if ordering.startswith("-") else ("", ordering)
    if key == "name" and not policies.may_see_names(viewer):
        key = "record_no"  # the order of the names would tell what the names are not to tell
    fields = ORDERINGS.get(key, (DAY_FIELD[stage], "person__record_no"))
    return [f"{sign}{field}" for field in fields]


def _record(row: Any, stage: Stage, *, with_name: bool) -> StatusRecord:
    person = row.person
    return StatusRecord(
        person_id=person.pk,
        record_no=person.record_no,
        name=f"{person.given_name} {person.family_name}" if with_name else "",
        municipality=person.residence.municipality.name_lv,
        parish=person.residence.name_lv if with_name else "",
        on=getattr(row, DAY_FIELD[stage]),
        from_institution=row.from_institution,
        remark=(row.remark_shown or "") if with_name else "",
        before_on=getattr(row, "before_on", None),
        before_region=getattr(row, "before_region", None) or "",
    )
