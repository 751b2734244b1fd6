"""What the register of social service providers asks before a service may be given (R010, R107).

The delay at this gate is the programme's known bottleneck, so what is missing is told item by item.
"""

from dataclasses import dataclass
from enum import StrEnum

from majup.domains.services.rules.offer_states import State


class Demand(StrEnum):
    """One thing the register asks."""

    READY = "READY"
    ADDRESS = "ADDRESS"
    OPENING_HOURS = "OPENING_HOURS"
    ACCESSIBILITY = "ACCESSIBILITY"
    PLACES = "PLACES"
    WITHIN_NORM = "WITHIN_NORM"
    TESTED = "TESTED"
    NOT_AN_INSTITUTION = "NOT_AN_INSTITUTION"


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What is known of a service at a site. `is_institution` is None where nobody asked the questions."""

    state: State
    is_residential: bool
    is_at_site: bool
    is_community_based: bool
    has_address: bool
    has_opening_hours: bool
    says_whether_step_free: bool
    places: int | None
    largest_group: int | None
    is_institution: bool | None


@dataclass(frozen=True, slots=True)
class CheckedDemand:
    """A demand, and whether it is fulfilled."""

    demand: Demand
    is_fulfilled: bool


def checklist(facts: OfferFacts) -> tuple[CheckedDemand, ...]:
    """Every demand that applies to this service, in the order to work through them."""
    needs_places = facts.is_residential or facts.is_at_site
    within = facts.largest_group is None or facts.places is None or facts.places <= facts.largest_group
    asked = [
        (Demand.ADDRESS, True, facts.has_address),
        # Somebody who lives there comes and goes at any hour; at home the hours are agreed with the person.
        (Demand.OPENING_HOURS, facts.is_at_site, facts.has_opening_hours),
        (Demand.ACCESSIBILITY, needs_places, facts.says_whether_step_free),
        (Demand.PLACES, needs_places, bool(facts.places)),
        (Demand.WITHIN_NORM, facts.largest_group is not None, within),
        (Demand.TESTED, facts.is_community_based and needs_places, facts.is_institution is not None),
        (Demand.NOT_AN_INSTITUTION, bool(facts.is_community_based and facts.is_institution), False),
        (Demand.READY, True, facts.state in {State.OPEN, State.REGISTERED}),
    ]
    return tuple(CheckedDemand(demand, fulfilled) for demand, applies, fulfilled in asked if applies)


def missing(facts: OfferFacts) -> tuple[Demand, ...]:
    """The demands that are not fulfilled; nothing stands in the way of registering where it is empty."""
    return tuple(checked.demand for checked in checklist(facts) if not checked.is_fulfilled)
