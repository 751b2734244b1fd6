"""What one provider gives: its offers, how far each is on its way into the register, and what is missing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.services.models import InstitutionTest, Offer
from majup.domains.services.queries.sites import facts_of
from majup.domains.services.rules.institution_test import Answers, is_institution
from majup.domains.services.rules.offer_states import State
from majup.domains.services.rules.registration import Demand, missing
from majup.kernel.periods import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvidedRow:
    """One offer in force. `since` is the day of its last step; `missing` is empty once it is registered."""

    offer_id: UUID
    site_id: UUID
    site: str
    service_lv: str
    service_en: str
    state: State
    places: int | None
    since: date
    missing: tuple[Demand, ...]

    @property
    def waits_for_register(self) -> bool:
        """True before registration: nothing may be given yet (R107)."""
        return self.state not in {State.REGISTERED, State.CLOSED}


def provided_by(provider_id: UUID, *, on: date) -> tuple[ProvidedRow, ...]:
    """Every offer of a provider in force on a day, by site and service. Three queries."""
    offers = (
        Offer.objects.filter(in_force(on), site__provider=provider_id)
        .select_related("service", "site")
        .prefetch_related("steps")
        .order_by("site__name", "service__name_lv", "pk")
    )
    tests = _latest_answers(provider_id)
    return tuple(_row(offer, is_institution=tests.get(offer.site_id)) for offer in offers)


def _latest_answers(provider_id: UUID) -> dict[UUID, bool]:
    found = InstitutionTest.objects.filter(site__provider=provider_id).order_by("tested_on")
    return {
        test.site_id: is_institution(
            Answers(
                is_isolated=test.is_isolated,
                lacks_control=test.lacks_control,
                rules_prevail=test.rules_prevail,
            )
        )
        for test in found
    }


def _row(offer: Offer, *, is_institution: bool | None) -> ProvidedRow:
    state = State(offer.state)
    steps = [step.reached_on for step in offer.steps.all()]
    open_demands = missing(facts_of(offer, is_institution=is_institution))
    return ProvidedRow(
        offer_id=offer.pk,
        site_id=offer.site_id,
        site=offer.site.name,
        service_lv=offer.service.name_lv,
        service_en=offer.service.name_en,
        state=state,
        places=offer.places,
        since=max(steps, default=offer.valid_from),
        missing=() if state in {State.REGISTERED, State.CLOSED} else open_demands,
    )
