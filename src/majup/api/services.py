"""The directory of services: public facts of who gives what where."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from majup.api.door import REFUSALS, needs
from majup.api.paging import Limit, Offset
from majup.domains.services import policies
from majup.domains.services.queries.directory import DirectoryFilter, directory
from majup.kernel.clock import today

router = Router(tags=["services"])

Code = Annotated[str, Query(pattern="^[A-Z_]{0,24}$")]


class Service(Schema):
    """One service at one site."""

    offer_id: UUID
    site_id: UUID
    site: str
    service: str
    service_lv: str
    service_en: str
    provider: str
    municipality: str
    region: str
    latitude: float
    longitude: float
    places: int | None
    state: str
    registered_on: date | None
    is_step_free: bool | None


class ServicesFound(Schema):
    """One page of the directory, and how many services fit."""

    total: int
    services: list[Service]


@router.get(
    "/services", response={200: ServicesFound, **REFUSALS}, url_name="services", summary="List services"
)
@needs(policies.SEE_DIRECTORY)
def services(
    request: HttpRequest,
    service: Code = "",
    municipality: Annotated[int | None, Query(ge=1, le=2_000_000_000)] = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> ServicesFound:
    """Services in force today, by site."""
    found = directory(wanted=DirectoryFilter(service=service, municipality_id=municipality), on=today())
    return ServicesFound(
        total=len(found), services=[Service.from_orm(row) for row in found[offset : offset + limit]]
    )
