"""The gate: a service is registered when nothing is missing, and not before."""

from datetime import date

import pytest
from django.utils import translation

from majup.domains.services.actions.record_institution_test import record_institution_test
from majup.domains.services.actions.register_offer import register_offer
from majup.domains.services.models import Offer
from majup.domains.services.rules.institution_test import Answers
from majup.kernel.error_texts import text_of
from majup.kernel.errors import NotAllowed, Refused
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named
from tests.situations.services import a_site, an_offer, the_keeper_of

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
MINISTRY = a_viewer(Role.MINISTRY)


def answered(offer: Offer, *, isolated: bool = False, on: date = ON) -> Offer:
    answers = Answers(is_isolated=isolated, lacks_control=False, rules_prevail=False)
    record_institution_test(site_id=offer.site_id, answers=answers, reason="apmeklēts", by=SYSTEM, on=on)
    return offer


def registered(offer: Offer, *, by: Viewer = MINISTRY) -> Offer:
    register_offer(offer_id=offer.pk, by=by, on=ON)
    return Offer.objects.get(pk=offer.pk)


def test_a_ready_and_tested_service_is_registered_with_its_day() -> None:
    offer = registered(answered(an_offer(state="OPEN")))
    assert (offer.state, offer.registered_on) == ("REGISTERED", ON)
    assert offer.steps.get().state == "REGISTERED"


def test_every_gap_is_told_in_words() -> None:
    offer = an_offer(site=a_site(address="", opens_at=None), state="OPEN", places=None)
    with translation.override("en"), pytest.raises(Refused) as refused:
        registered(offer)
    with translation.override("en"):
        sentence = text_of(refused.value).sentence
    assert "address" in sentence
    assert "opening hours" in sentence
    assert "number of places" in sentence
    assert "three questions" in sentence
    assert Offer.objects.get().state == "OPEN"


def test_what_the_three_questions_call_an_institution_is_not_registered_as_a_community_service() -> None:
    with pytest.raises(Refused):
        registered(answered(an_offer(state="OPEN"), isolated=True))


def test_the_latest_answers_count() -> None:
    offer = answered(an_offer(state="OPEN"), isolated=True, on=date(2026, 1, 1))
    assert registered(answered(offer)).state == "REGISTERED"


@pytest.mark.parametrize("state", ["PLANNED", "CONTRACTED", "UNDER_CONSTRUCTION", "REGISTERED", "CLOSED"])
def test_only_a_ready_service_comes_to_the_gate(state: str) -> None:
    with pytest.raises(Refused) as refused:
        registered(answered(an_offer(state=state)))
    assert refused.value.code == "offer_step_refused"


def test_a_provider_does_not_register_itself() -> None:
    offer = answered(an_offer(state="OPEN"))
    with pytest.raises(NotAllowed):
        registered(offer, by=the_keeper_of(offer.site))
    assert Offer.objects.get().state == "OPEN"


def test_registration_is_in_the_audit_and_a_refusal_leaves_nothing() -> None:
    with pytest.raises(Refused):
        registered(an_offer(state="OPEN"))
    assert not acts_named("services.offer_registered")
    Offer.objects.get()
    registered(answered(Offer.objects.get()))
    (entry,) = acts_named("services.offer_registered")
    assert entry.touched[0]["facts"] == {"registered_on": "2026-03-02"}
