"""Take a service one step further: contracted, under construction, ready."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferChanged, OfferRefused
from majup.domains.services.models import Offer, OfferStep
from majup.domains.services.queries.keeping import offer_to_move
from majup.domains.services.queries.wording import state_name
from majup.domains.services.rules.offer_states import BY_HAND, State
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def advance_offer(*, offer_id: UUID, to: State, by: Viewer, on: date) -> None:
    """The offer reached the state on that day. Raises Refused for a step the table does not have."""
    with act("services.offer_advanced", by=by, needs=policies.ADVANCE_OFFER) as record:
        offer = offer_to_move(offer_id, to=to, by=by, on=on)
        if to not in BY_HAND:
            raise OfferRefused(
                "offer_step_refused", state=state_name(State(offer.state)), wanted=state_name(to)
            )
        # Two people at once: the second finds the state gone.
        if Offer.objects.filter(pk=offer.pk, state=offer.state).update(state=to) != 1:
            raise OfferChanged("offer_changed")
        OfferStep.appended(offer=offer, state=to, reached_on=on)
        record.about(offer, was=offer.state, becomes=to.value)
