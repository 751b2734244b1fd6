"""Closing a service at a site."""

from datetime import date

import pytest

from majup.domains.services.actions.close_offer import close_offer
from majup.domains.services.models import Offer
from majup.domains.services.queries import DirectoryFilter, directory
from majup.kernel.errors import NotAllowed, Refused
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named
from tests.situations.services import SINCE, an_offer, the_keeper_of

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def closed(offer: Offer, *, by: Viewer | None = None, on: date = ON) -> Offer:
    close_offer(offer_id=offer.pk, by=by or the_keeper_of(offer.site), on=on)
    return Offer.objects.get(pk=offer.pk)


@pytest.mark.parametrize("state", ["PLANNED", "CONTRACTED", "UNDER_CONSTRUCTION", "OPEN", "REGISTERED"])
def test_a_service_can_be_closed_from_every_state(state: str) -> None:
    assert (closed(an_offer(state=state)).state, Offer.objects.get().valid_until) == ("CLOSED", ON)


def test_a_closed_service_leaves_the_directory_and_stays_on_record() -> None:
    closed(an_offer())
    assert directory(wanted=DirectoryFilter(), on=ON) == ()
    assert len(directory(wanted=DirectoryFilter(), on=date(2026, 3, 1))) == 1


def test_what_is_closed_is_not_closed_again() -> None:
    offer = closed(an_offer())
    with pytest.raises(Refused):
        closed(offer)


def test_a_service_cannot_end_on_the_day_it_began() -> None:
    with pytest.raises(Refused) as refused:
        closed(an_offer(), on=SINCE)
    assert refused.value.code == "offer_step_too_early"
    assert Offer.objects.get().valid_until is None


def test_the_ministry_closes_any_and_a_social_worker_none() -> None:
    offer = an_offer()
    with pytest.raises(NotAllowed):
        closed(offer, by=a_viewer(Role.SOCIAL_WORKER))
    assert closed(offer, by=a_viewer(Role.MINISTRY)).state == "CLOSED"


def test_closing_is_in_the_audit() -> None:
    closed(an_offer())
    (entry,) = acts_named("services.offer_closed")
    assert entry.touched[0]["facts"] == {"was": "REGISTERED", "valid_until": "2026-03-02"}
