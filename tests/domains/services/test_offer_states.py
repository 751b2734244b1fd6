"""The chain of states, the register's demands and the three questions, without a database."""

from dataclasses import replace

import pytest

from majup.domains.services.models import OfferState
from majup.domains.services.queries import demand_sentence, state_name
from majup.domains.services.rules.institution_test import Answers, is_institution
from majup.domains.services.rules.offer_states import BY_HAND, CHAIN, NEXT, State, may_follow
from majup.domains.services.rules.registration import Demand, OfferFacts, checklist, missing

READY = OfferFacts(
    state=State.OPEN,
    is_residential=False,
    is_at_site=True,
    is_community_based=True,
    has_address=True,
    has_opening_hours=True,
    says_whether_step_free=True,
    places=12,
    largest_group=16,
    is_institution=False,
)


def test_the_table_knows_exactly_the_states_of_the_record() -> None:
    assert set(NEXT) == set(State)
    assert [state.value for state in State] == list(OfferState.values)
    assert set(CHAIN) == set(State) - {State.CLOSED}
    assert set(CHAIN) > BY_HAND


LEGAL = {
    (State.PLANNED, State.CONTRACTED),
    (State.CONTRACTED, State.UNDER_CONSTRUCTION),
    (State.CONTRACTED, State.OPEN),
    (State.UNDER_CONSTRUCTION, State.OPEN),
    (State.OPEN, State.REGISTERED),
    *((state, State.CLOSED) for state in CHAIN),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_only_the_steps_of_the_chain_are_legal(before: State, after: State) -> None:
    assert may_follow(after, after=before) is ((before, after) in LEGAL)


def test_nothing_is_registered_that_is_not_ready() -> None:
    assert [state for state in State if may_follow(State.REGISTERED, after=state)] == [State.OPEN]


def test_a_complete_service_lacks_nothing() -> None:
    assert missing(READY) == ()
    assert all(checked.is_fulfilled for checked in checklist(READY))


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"state": State.UNDER_CONSTRUCTION}, Demand.READY),
        ({"has_address": False}, Demand.ADDRESS),
        ({"has_opening_hours": False}, Demand.OPENING_HOURS),
        ({"says_whether_step_free": False}, Demand.ACCESSIBILITY),
        ({"places": None}, Demand.PLACES),
        ({"places": 0}, Demand.PLACES),
        ({"places": 17}, Demand.WITHIN_NORM),
        ({"is_institution": None}, Demand.TESTED),
        ({"is_institution": True}, Demand.NOT_AN_INSTITUTION),
    ],
)
def test_each_gap_is_named_alone(change: dict[str, object], lacking: Demand) -> None:
    assert missing(replace(READY, **change)) == (lacking,)


def test_all_gaps_are_named_together() -> None:
    bare = replace(READY, state=State.PLANNED, has_address=False, places=None, is_institution=None)
    assert missing(bare) == (Demand.ADDRESS, Demand.PLACES, Demand.TESTED, Demand.READY)


def test_a_home_service_needs_no_place_hours_or_questions() -> None:
    at_home = replace(
        READY,
        is_at_site=False,
        has_opening_hours=False,
        says_whether_step_free=False,
        places=None,
        largest_group=None,
        is_institution=None,
    )
    assert missing(at_home) == ()


def test_whoever_lives_there_needs_no_opening_hours() -> None:
    assert missing(replace(READY, is_at_site=False, is_residential=True, has_opening_hours=False)) == ()


def test_an_institution_that_calls_itself_one_may_be_registered() -> None:
    assert missing(replace(READY, is_community_based=False, is_institution=True)) == ()


def test_a_norm_of_exactly_its_places_is_kept() -> None:
    assert missing(replace(READY, places=16)) == ()


@pytest.mark.parametrize("yes", ["is_isolated", "lacks_control", "rules_prevail"])
def test_one_yes_makes_an_institution(yes: str) -> None:
    nothing = Answers(is_isolated=False, lacks_control=False, rules_prevail=False)
    assert not is_institution(nothing)
    assert is_institution(replace(nothing, **{yes: True}))


def test_every_state_and_demand_has_words() -> None:
    assert len({state_name(state) for state in State}) == len(State)
    assert len({demand_sentence(demand) for demand in Demand}) == len(Demand)
