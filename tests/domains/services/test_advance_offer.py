"""Taking a service a step further."""

from datetime import date
from uuid import uuid4

import pytest

from majup.domains.services.actions.advance_offer import advance_offer
from majup.domains.services.models import Offer, OfferStep
from majup.domains.services.rules.offer_states import State
from majup.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from majup.kernel.viewer import Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named
from tests.situations.services import a_provider, an_offer, the_keeper_of

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def advanced(offer: Offer, to: State, *, on: date = ON) -> Offer:
    advance_offer(offer_id=offer.pk, to=to, by=the_keeper_of(offer.site), on=on)
    return Offer.objects.get(pk=offer.pk)


def test_a_service_walks_from_plan_to_ready() -> None:
    offer = an_offer(state="PLANNED")
    for day, state in enumerate((State.CONTRACTED, State.UNDER_CONSTRUCTION, State.OPEN), start=1):
        assert advanced(offer, state, on=date(2026, 3, day)).state == state
    assert list(offer.steps.values_list("state", flat=True)) == ["CONTRACTED", "UNDER_CONSTRUCTION", "OPEN"]


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("PLANNED", State.OPEN),
        ("PLANNED", State.UNDER_CONSTRUCTION),
        ("OPEN", State.CONTRACTED),
        ("REGISTERED", State.OPEN),
        ("CONTRACTED", State.PLANNED),
    ],
)
def test_a_step_that_is_not_in_the_table_is_refused(state: str, to: State) -> None:
    offer = an_offer(state=state)
    with pytest.raises(Refused) as refused:
        advanced(offer, to)
    assert refused.value.code == "offer_step_refused"
    assert Offer.objects.get().state == state
    assert not OfferStep.objects.exists()


@pytest.mark.parametrize(("state", "to"), [("OPEN", State.REGISTERED), ("OPEN", State.CLOSED)])
def test_registering_and_closing_are_not_done_by_the_way(state: str, to: State) -> None:
    offer = an_offer(state=state)
    with pytest.raises(Refused):
        advanced(offer, to)
    assert Offer.objects.get().state == state


def test_a_step_cannot_lie_before_the_one_before_it() -> None:
    offer = an_offer(state="PLANNED")
    advanced(offer, State.CONTRACTED)
    with pytest.raises(Refused) as refused:
        advanced(offer, State.OPEN, on=date(2026, 3, 1))
    assert refused.value.facts == {"reached_on": ON}


def test_a_step_cannot_lie_before_the_plan() -> None:
    offer = an_offer(state="PLANNED", since=date(2026, 1, 1))
    with pytest.raises(Refused):
        advanced(offer, State.CONTRACTED, on=date(2025, 12, 31))


def test_only_its_keeper_moves_a_service() -> None:
    offer = an_offer(state="PLANNED")
    for viewer in (a_viewer(Role.PROVIDER, at=a_provider("Cita biedrība")), a_viewer(Role.SOCIAL_WORKER)):
        with pytest.raises(NotAllowed):
            advance_offer(offer_id=offer.pk, to=State.CONTRACTED, by=viewer, on=ON)
    assert Offer.objects.get().state == "PLANNED"


def test_an_unknown_service_is_not_found() -> None:
    with pytest.raises(NotFound):
        advance_offer(offer_id=uuid4(), to=State.OPEN, by=a_viewer(Role.PROVIDER, at=a_provider()), on=ON)


def test_the_second_of_two_at_once_finds_the_state_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    offer = an_offer(state="PLANNED")
    stale = Offer.objects.select_related("service", "site__parish__municipality").get()
    advanced(offer, State.CONTRACTED)
    monkeypatch.setattr(
        "majup.domains.services.actions.advance_offer.offer_to_move", lambda *_all, **_named: stale
    )
    with pytest.raises(Conflict):
        advanced(offer, State.CONTRACTED)


def test_a_step_is_in_the_audit_from_where_to_where() -> None:
    advanced(an_offer(state="PLANNED"), State.CONTRACTED)
    (entry,) = acts_named("services.offer_advanced")
    assert entry.touched[0]["facts"] == {"was": "PLANNED", "becomes": "CONTRACTED"}
