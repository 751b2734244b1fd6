"""Planning a service at a site."""

from datetime import date
from uuid import uuid4

import pytest

from majup.domains.services.actions.plan_offer import plan_offer
from majup.domains.services.models import Offer, OfferStep, Site
from majup.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_viewer, an_organisation_for
from tests.situations.audit import acts_named
from tests.situations.services import a_provider, a_service, a_site, an_offer, the_keeper_of

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def planned(site: Site, *, by: Viewer, service: str = "DAY_CARE", places: int | None = 12) -> Offer:
    a_service()
    return Offer.objects.get(pk=plan_offer(site_id=site.pk, service=service, places=places, by=by, on=ON))


def test_a_provider_plans_a_service_at_its_own_site() -> None:
    site = a_site()
    offer = planned(site, by=the_keeper_of(site))
    assert (offer.state, offer.places, offer.valid_from) == ("PLANNED", 12, ON)
    assert list(offer.steps.values_list("state", "reached_on")) == [("PLANNED", ON)]


def test_the_region_plans_at_sites_inside_it_only() -> None:
    region = a_viewer(Role.PLANNING_REGION, at=an_organisation_for(Role.PLANNING_REGION, region="Kurzeme"))
    assert planned(a_site(region="Kurzeme"), by=region)
    with pytest.raises(NotAllowed):
        planned(a_site("Cits", region="Latgale", municipality="Ludzas novads"), by=region)


def test_another_provider_may_not() -> None:
    other = a_viewer(Role.PROVIDER, at=a_provider("Cita biedrība"))
    with pytest.raises(NotAllowed) as refused:
        planned(a_site(), by=other)
    assert refused.value.code == "site_not_yours"
    assert not Offer.objects.exists()


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.MINISTRY, Role.AUDITOR])
def test_other_roles_may_not(role: Role) -> None:
    with pytest.raises(NotAllowed):
        planned(a_site(), by=a_viewer(role))


def test_a_service_given_at_a_place_says_how_many_places() -> None:
    site = a_site()
    with pytest.raises(Refused) as refused:
        planned(site, by=the_keeper_of(site), places=None)
    assert refused.value.code == "places_needed"
    assert not OfferStep.objects.exists()


def test_a_service_that_comes_home_needs_no_places() -> None:
    site = a_site()
    assert planned(site, by=the_keeper_of(site), service="HOME_CARE", places=None).places is None


def test_what_the_site_gives_already_is_not_planned_twice() -> None:
    site = a_site()
    an_offer("DAY_CARE", site=site)
    with pytest.raises(Conflict):
        planned(site, by=the_keeper_of(site))
    assert Offer.objects.count() == 1


def test_what_closed_may_be_planned_anew() -> None:
    site = a_site()
    an_offer("DAY_CARE", site=site, state="CLOSED", until=date(2020, 1, 1))
    assert planned(site, by=the_keeper_of(site)).valid_from == ON


def test_an_unknown_site_or_service_is_not_found() -> None:
    site = a_site()
    with pytest.raises(NotFound):
        planned(site, by=the_keeper_of(site), service="NOTHING")
    with pytest.raises(NotFound):
        plan_offer(site_id=uuid4(), service="DAY_CARE", places=1, by=the_keeper_of(site), on=ON)


def test_planning_is_in_the_audit() -> None:
    site = a_site()
    offer = planned(site, by=the_keeper_of(site))
    (entry,) = acts_named("services.offer_planned")
    assert entry.subject == f"services.Offer:{offer.pk}"
    assert entry.touched[0]["facts"] == {"service": "DAY_CARE", "places": 12}
