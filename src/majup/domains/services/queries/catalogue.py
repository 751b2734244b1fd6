"""The catalogue of services (R055 to R089)."""

from dataclasses import dataclass

from majup.domains.services.models import Delivery, ServiceType
from majup.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ServiceTypeRow:
    """One service of the catalogue. `largest_group` is the upper norm of places; None where there is none."""

    code: str
    name_lv: str
    name_en: str
    unit: str
    delivery: str
    target_groups: tuple[str, ...]
    is_community_based: bool
    largest_group: int | None
    requirement: str

    @property
    def needs_places(self) -> bool:
        """Whether it is given at a place of its own, so that places can be full."""
        return self.delivery in {Delivery.AT_SITE, Delivery.RESIDENTIAL}


def service_types() -> tuple[ServiceTypeRow, ...]:
    """Every service by its Latvian name. One query."""
    return tuple(service_type_row(found) for found in ServiceType.objects.all())


def service_type(code: str) -> ServiceTypeRow:
    """One service by its code; raises NotFound."""
    found: ServiceType | None = ServiceType.objects.filter(pk=code).first()
    if found is None:
        raise NotFound(service=code)
    return service_type_row(found)


def service_type_row(found: ServiceType) -> ServiceTypeRow:
    """The row of a record; for the other queries of this domain."""
    return ServiceTypeRow(
        code=found.code,
        name_lv=found.name_lv,
        name_en=found.name_en,
        unit=found.unit,
        delivery=found.delivery,
        target_groups=tuple(found.target_groups.split()),
        is_community_based=found.is_community_based,
        largest_group=found.largest_group,
        requirement=found.requirement,
    )
