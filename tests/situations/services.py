"""Services at sites: who gives what where, and how far it is on its way into the register."""

from datetime import date, time

from majup.domains.organisations.models import Organisation
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.services.models import Offer, ServiceType, Site
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.organisations import an_organisation
from tests.situations.territory import a_parish

SINCE = date(2016, 1, 1)


def a_service(code: str = "DAY_CARE") -> ServiceType:
    """A service of the catalogue, which is loaded where it is not there yet."""
    if not ServiceType.objects.exists():
        load_catalogue(by=SYSTEM)
    return ServiceType.objects.get(pk=code)


def a_provider(name: str = "Biedrība “Cerību spārni”", *, region: str = "Kurzeme") -> Organisation:
    """An organisation that gives services."""
    return an_organisation("PROVIDER", name, region=region)


def a_site(
    name: str = "Dienas centrs “Saulīte”",
    *,
    provider: Organisation | None = None,
    municipality: str = "Kuldīgas novads",
    region: str = "Kurzeme",
    address: str = "Pils iela 4",
    is_step_free: bool | None = True,
    opens_at: time | None = time(9),
    closes_at: time | None = time(17),
) -> Site:
    """A site of a provider in a town of a municipality."""
    parish = a_parish(f"{municipality} pilsēta", municipality=municipality, region=region)
    keeper = provider or a_provider(region=region)
    with arranging():
        return Site.objects.create(
            provider=keeper,
            name=name,
            parish=parish,
            address=address,
            latitude=56.97,
            longitude=21.96,
            is_step_free=is_step_free,
            opens_at=opens_at,
            closes_at=closes_at,
        )


def an_offer(
    service: str = "DAY_CARE",
    *,
    site: Site | None = None,
    state: str = "REGISTERED",
    places: int | None = 12,
    since: date = SINCE,
    until: date | None = None,
) -> Offer:
    """A service given at a site; registered on its first day where it is registered."""
    given, at = a_service(service), site or a_site()
    with arranging():
        return Offer.objects.create(
            site=at,
            service=given,
            state=state,
            places=places,
            registered_on=since if state == "REGISTERED" else None,
            valid_from=since,
            valid_until=until,
        )


def the_keeper_of(site: Site) -> Viewer:
    """Somebody who works at the provider of a site."""
    return a_viewer(Role.PROVIDER, at=site.provider)
