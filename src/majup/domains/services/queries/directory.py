"""The directory: which service is given where, by whom, with how many places, in which state."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.services.models import Offer
from majup.domains.services.rules.offer_states import State
from majup.kernel.periods import in_force


@dataclass(frozen=True, slots=True)
class DirectoryFilter:
    """What to look for; what is empty does not narrow. Ids are of the structure in force since 2021."""

    service: str = ""
    region_id: int | None = None
    municipality_id: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One service at one site, with what anyone looking for it asks first."""

    offer_id: UUID
    site_id: UUID
    site: str
    address: str
    service: str
    service_lv: str
    service_en: str
    delivery: str
    provider: str
    parish: str
    municipality: str
    municipality_id: int
    region: str
    latitude: float
    longitude: float
    places: int | None
    state: State
    registered_on: date | None
    is_step_free: bool | None


def directory(*, wanted: DirectoryFilter, on: date) -> tuple[DirectoryRow, ...]:
    """Every service in force on a day that fits, by site. One query; a few thousand rows in a country."""
    found = Offer.objects.filter(in_force(on)).select_related(
        "service", "site__provider", "site__parish__municipality__region"
    )
    if wanted.service:
        found = found.filter(service=wanted.service)
    if wanted.region_id is not None:
        found = found.filter(site__parish__municipality__region=wanted.region_id)
    if wanted.municipality_id is not None:
        found = found.filter(site__parish__municipality=wanted.municipality_id)
    if wanted.state:
        found = found.filter(state=wanted.state)
    return tuple(_row(offer) for offer in found.order_by("site__name", "service__name_lv", "pk"))


def _row(offer: Offer) -> DirectoryRow:
    site, municipality = offer.site, offer.site.parish.municipality
    return DirectoryRow(
        offer_id=offer.pk,
        site_id=site.pk,
        site=site.name,
        address=site.address,
        service=offer.service.code,
        service_lv=offer.service.name_lv,
        service_en=offer.service.name_en,
        delivery=offer.service.delivery,
        provider=site.provider.name_lv,
        parish=site.parish.name_lv,
        municipality=municipality.name_lv,
        municipality_id=municipality.pk,
        region=municipality.region.name_lv,
        latitude=site.latitude,
        longitude=site.longitude,
        places=offer.places,
        state=State(offer.state),
        registered_on=offer.registered_on,
        is_step_free=site.is_step_free,
    )
