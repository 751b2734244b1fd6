"""How many people received which service on a day, from how many institutions, in how many municipalities."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Sum

from majup.domains.monitoring.rules.figures import Share
from majup.domains.people.models import Membership
from majup.domains.services.models import Delivery, Offer, ServiceType
from majup.domains.support.models import Enrolment
from majup.domains.territory.queries import municipalities_on
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped

AT_A_SITE = {Delivery.AT_SITE, Delivery.RESIDENTIAL}


@dataclass(frozen=True, slots=True)
class ServiceGiven:
    """One service on one day. `clients_grt` are those of them who belong to the adults' group then.

    providers       organisations with at least one client
    municipalities  where the service is given: of the site, or of the client's home where it comes there
    staff           people who give it, where providers report them; None where none does
    """

    service: str
    name_lv: str
    name_en: str
    clients: int
    clients_grt: int
    providers: int
    municipalities: Share
    staff: int | None


def services_given(*, as_of: date) -> tuple[ServiceGiven, ...]:
    """Every service with at least one client on a day, most clients first. Four queries."""
    types = {row.code: row for row in ServiceType.objects.all()}
    everywhere = len(municipalities_on(as_of))
    staff = dict(
        Offer.objects.filter(in_force(as_of)).order_by().values_list("service").annotate(staff=Sum("staff"))
    )
    found = [
        _given(types[row["offer__service"]], row, staff.get(row["offer__service"]), everywhere)
        for row in _clients_by_service(as_of)
    ]
    return tuple(sorted(found, key=lambda given: (-given.clients, given.service)))


def _clients_by_service(as_of: date) -> list[dict[str, Any]]:
    # Both structures are in the tables; the one of the day counts.
    column = "municipality" if as_of >= date(2021, 7, 1) else "municipality_before"
    adults = Membership.objects.filter(in_force(as_of), person=OuterRef("person"), group="ADULT_GRT")
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
            )
        )
        return [dict(row) for row in rows]


def _given(service: ServiceType, row: dict[str, Any], staff: int | None, everywhere: int) -> ServiceGiven:
    municipalities = row["at_sites"] if service.delivery in AT_A_SITE else row["at_homes"]
    return ServiceGiven(
        service=service.code,
        name_lv=service.name_lv,
        name_en=service.name_en,
        clients=row["clients"],
        clients_grt=row["clients_grt"],
        providers=row["providers"],
        municipalities=Share(municipalities, everywhere),
        staff=staff,
    )
