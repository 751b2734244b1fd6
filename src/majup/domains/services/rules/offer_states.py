"""The chain a new service goes through, and which step may follow which (R107, R108)."""

from enum import StrEnum


class State(StrEnum):
    """Where a service at a site stands. Registration is the gate: nothing is delivered before it."""

    PLANNED = "PLANNED"
    CONTRACTED = "CONTRACTED"
    UNDER_CONSTRUCTION = "UNDER_CONSTRUCTION"
    OPEN = "OPEN"
    REGISTERED = "REGISTERED"
    CLOSED = "CLOSED"


NEXT: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.CONTRACTED, State.CLOSED}),
    # A service that needs no building is ready as soon as it is contracted.
    State.CONTRACTED: frozenset({State.UNDER_CONSTRUCTION, State.OPEN, State.CLOSED}),
    State.UNDER_CONSTRUCTION: frozenset({State.OPEN, State.CLOSED}),
    State.OPEN: frozenset({State.REGISTERED, State.CLOSED}),
    State.REGISTERED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
}
"""Which states may follow a state. A service that closed does not come back: it is planned anew."""

CHAIN = (State.PLANNED, State.CONTRACTED, State.UNDER_CONSTRUCTION, State.OPEN, State.REGISTERED)
"""The states in the order a reader sees them."""

BY_HAND = frozenset({State.CONTRACTED, State.UNDER_CONSTRUCTION, State.OPEN})
"""Steps that need nothing but their day; registering and closing are use cases of their own."""


def may_follow(state: State, *, after: State) -> bool:
    """Whether a step is in the table."""
    return state in NEXT[after]
