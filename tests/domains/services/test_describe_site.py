"""Writing down what the register asks about a site."""

from datetime import time
from typing import Any

import pytest

from majup.domains.services.actions.describe_site import describe_site
from majup.domains.services.models import Site
from majup.domains.services.queries import site as site_row
from majup.domains.services.rules.registration import Demand
from majup.kernel.errors import NotAllowed, Refused
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named
from tests.situations.services import a_provider, a_site, an_offer, the_keeper_of

pytestmark = pytest.mark.django_db
WHOLE: dict[str, Any] = {
    "address": " Pils iela 4 ",
    "opens_at": time(9),
    "closes_at": time(17),
    "is_step_free": False,
}


def described(site: Site, *, by: Viewer | None = None, **other: Any) -> Site:
    describe_site(site_id=site.pk, by=by or the_keeper_of(site), **(WHOLE | other))
    return Site.objects.get(pk=site.pk)


def a_bare_site() -> Site:
    return a_site(address="", opens_at=None, closes_at=None, is_step_free=None)


def test_what_the_keeper_writes_is_no_longer_missing() -> None:
    offer = an_offer(site=a_bare_site(), state="OPEN")
    site = described(offer.site)
    assert (site.address, site.opens_at, site.is_step_free) == ("Pils iela 4", time(9), False)
    (shown,) = site_row(site.pk).offers
    assert [checked.demand for checked in shown.checklist if not checked.is_fulfilled] == [Demand.TESTED]


def test_what_is_not_known_may_be_left_open() -> None:
    site = described(a_site(), address="", opens_at=None, closes_at=None, is_step_free=None)
    assert (site.address, site.opens_at, site.is_step_free) == ("", None, None)


@pytest.mark.parametrize(
    ("opens_at", "closes_at"),
    [(time(9), None), (None, time(17)), (time(17), time(9)), (time(9), time(9))],
)
def test_hours_that_do_not_fit_are_refused(opens_at: time | None, closes_at: time | None) -> None:
    with pytest.raises(Refused) as refused:
        described(a_bare_site(), opens_at=opens_at, closes_at=closes_at)
    assert refused.value.code == "hours_do_not_fit"
    assert Site.objects.get().address == ""


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.MINISTRY, Role.AUDITOR])
def test_other_roles_may_not(role: Role) -> None:
    with pytest.raises(NotAllowed):
        described(a_bare_site(), by=a_viewer(role))
    assert Site.objects.get().address == ""


def test_another_provider_may_not() -> None:
    with pytest.raises(NotAllowed):
        described(a_bare_site(), by=a_viewer(Role.PROVIDER, at=a_provider("Cita biedrība")))


def test_describing_is_in_the_audit_without_the_address() -> None:
    described(a_bare_site())
    (entry,) = acts_named("services.site_described")
    assert entry.touched[0]["facts"] == {"has_address": True, "is_step_free": False}
