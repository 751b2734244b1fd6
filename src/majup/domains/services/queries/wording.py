"""States and demands in words, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.domains.services.rules.offer_states import State
from majup.domains.services.rules.registration import Demand

_STATES: dict[State, Promise] = {
    State.PLANNED: _("planned"),
    State.CONTRACTED: _("contracted"),
    State.UNDER_CONSTRUCTION: _("under construction"),
    State.OPEN: _("ready, not registered"),
    State.REGISTERED: _("registered"),
    State.CLOSED: _("closed"),
}
_DEMANDS: dict[Demand, Promise] = {
    Demand.READY: _("The rooms are ready and the service can start."),
    Demand.ADDRESS: _("The address is known."),
    Demand.OPENING_HOURS: _("The opening hours are known."),
    Demand.ACCESSIBILITY: _("It is said whether a wheelchair gets in without a step."),
    Demand.PLACES: _("The number of places is known."),
    Demand.WITHIN_NORM: _("There are no more places than the norm allows."),
    Demand.TESTED: _("The three questions are answered: is it an institution?"),
    Demand.NOT_AN_INSTITUTION: _("The place is no institution by the three questions."),
}


def state_name(state: State) -> str:
    """A state of the chain in words."""
    return str(_STATES[state])


def demand_sentence(demand: Demand) -> str:
    """What the register asks, as it reads once it is fulfilled."""
    return str(_DEMANDS[demand])
