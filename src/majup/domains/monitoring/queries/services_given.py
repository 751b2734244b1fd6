"""How many people received which service on a day, from how many institutions, in how many municipalities."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from majup.domains.monitoring.rules.figures import Share
from majup.domains.monitoring.rules.funnel import GROUP_WITH_RESIDENTS
from majup.domains.people.models import Membership
from majup.domains.services.models import Delivery, ServiceType
from majup.domains.support.models import Enrolment
from majup.domains.territory.queries import municipalities_on
from majup.domains.territory.rules.units import REFORM_DAY
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped

AT_A_SITE = {Delivery.AT_SITE, Delivery.RESIDENTIAL}


@dataclass(frozen=True, slots=True)
class ServiceGiven:
    """One service on a day. `clients_grt` are those of its clients who belong to the adults' group then.

    providers       organisations with at least one client
    municipalities  where the service is given: of the site, or of the client's home where it comes there
    staff           people who go with the clients, where it is known who goes with whom (R259)
    """

    service: str
    name_lv: str
    name_en: str
    clients: int
    clients_grt: int
    providers: int
    municipalities: Share
    staff: int


def services_given(*, as_of: date) -> tuple[ServiceGiven, ...]:
    """Every service with a client on a day, most clients first. Three queries."""
    types = {row.code: row for row in ServiceType.objects.all()}
    everywhere = len(municipalities_on(as_of))
    found = [_given(types[row["offer__service"]], row, everywhere) for row in _clients_by_service(as_of)]
    return tuple(sorted(found, key=lambda given: (-given.clients, given.service)))


def _clients_by_service(as_of: date) -> list[dict[str, Any]]:
    # Both structures are in the tables; the one of the day counts.
    column = "municipality" if as_of >= REFORM_DAY else "municipality_before"
    adults = Membership.objects.filter(in_force(as_of), person=OuterRef("person"), group=GROUP_WITH_RESIDENTS)
    with unscoped("national figures"):
        enrolled = Enrolment.objects.filter(in_force(as_of)).annotate(is_grt=Exists(adults))
        rows = (
            enrolled.order_by()
            .values("offer__service")
            .annotate(
                clients=Count("person", distinct=True),
                clients_grt=Count("person", distinct=True, filter=Q(is_grt=True)),
                providers=Count("offer__site__provider", distinct=True),
                at_sites=Count(f"offer__site__parish__{column}", distinct=True),
                at_homes=Count(f"person__residence__{column}", distinct=True),
                staff=Count("assistance__assistant", distinct=True),
            )
        )
        return [dict(row) for row in rows]


def _given(service: ServiceType, row: dict[str, Any], everywhere: int) -> ServiceGiven:
    municipalities = row["at_sites"] if service.delivery in AT_A_SITE else row["at_homes"]
    return ServiceGiven(
        service=service.code,
        name_lv=service.name_lv,
        name_en=service.name_en,
        clients=row["clients"],
        clients_grt=row["clients_grt"],
        providers=row["providers"],
        municipalities=Share(municipalities, everywhere),
        staff=row["staff"],
    )
