"""People within the viewer's scope. Names and codes are never searched here: they would stand in a URL."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from majup.api.door import REFUSALS, needs, viewer_of
from majup.api.paging import Limit, Offset
from majup.domains.people import policies
from majup.domains.support.queries import CaseFilter, CaseRow, cases_found
from majup.kernel.clock import today
from majup.workflows.open_person_file import PersonFile, open_person_file

router = Router(tags=["persons"])

GroupCode = Annotated[str, Query(pattern="^(ADULT_GRT|CHILD_FT|CHILD_OFC)?$")]


class PersonInList(Schema):
    """One person as the list shows them."""

    id: UUID
    record_no: str
    name: str
    born_on: date
    municipality: str
    parish: str
    groups: list[str]
    stage: str
    stage_on: date | None
    due: str | None


class PersonsFound(Schema):
    """One page of the people who fit, and how many fit within the viewer's scope."""

    total: int
    persons: list[PersonInList]


class PlanItemOut(Schema):
    """One service of a support plan."""

    service: str
    amount: float
    unit: str
    per: str


class SupportPlanOut(Schema):
    """One version of a support plan."""

    group: str
    version: int
    state: str
    outlook: str
    agreed_on: date | None
    items: list[PlanItemOut]


class PersonOut(Schema):
    """A person's file in short. Reading it is recorded."""

    id: UUID
    record_no: str
    name: str
    born_on: date
    municipality: str
    groups: list[str]
    thread: dict[str, date | None]
    plans: list[SupportPlanOut]


@router.get("/persons", response={200: PersonsFound, **REFUSALS}, url_name="persons", summary="List people")
@needs(policies.SEE_PEOPLE)
def persons(
    request: HttpRequest,
    group: GroupCode = "",
    municipality: Annotated[int | None, Query(ge=1, le=2_000_000_000)] = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> PersonsFound:
    """One page of the people the viewer may see, by name."""
    found = cases_found(
        wanted=CaseFilter(group=group, municipality_id=municipality),
        ordering="name",
        viewer=viewer_of(request),
        on=today(),
        offset=offset,
        limit=limit,
    )
    return PersonsFound(total=found.total, persons=[_in_list(row) for row in found.rows])


@router.get(
    "/persons/{uuid:person_id}",
    response={200: PersonOut, **REFUSALS},
    url_name="person",
    summary="Open a person",
)
@needs(policies.SEE_PEOPLE)
def person(request: HttpRequest, person_id: UUID) -> PersonOut:
    """A person's file in short; 404 outside the viewer's scope. The read is recorded."""
    opened = open_person_file(person_id=person_id, page="api", by=viewer_of(request), today=today())
    return _in_short(opened)


def _in_list(row: CaseRow) -> PersonInList:
    return PersonInList(
        id=row.person_id,
        record_no=row.record_no,
        name=f"{row.given_name} {row.family_name}",
        born_on=row.born_on,
        municipality=row.municipality_lv,
        parish=row.parish_lv,
        groups=list(row.groups),
        stage=row.stage.name,
        stage_on=row.stage_on,
        due=row.due.value if row.due else None,
    )


def _in_short(file: PersonFile) -> PersonOut:
    return PersonOut(
        id=file.person.id,
        record_no=file.person.record_no,
        name=file.person.name,
        born_on=file.person.born_on,
        municipality=file.person.municipality_lv,
        groups=list(file.person.groups),
        thread={point.point.value.lower(): point.on for point in file.thread},
        plans=[
            SupportPlanOut(
                group=plan.group,
                version=plan.version,
                state=plan.state,
                outlook=plan.outlook,
                agreed_on=plan.agreed_on,
                items=[
                    PlanItemOut(service=item.service, amount=float(item.amount), unit=item.unit, per=item.per)
                    for item in plan.items
                ],
            )
            for plan in file.plans
        ],
    )
