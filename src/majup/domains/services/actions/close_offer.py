"""Close a service at a site."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferChanged, OfferRefused
from majup.domains.services.models import Offer, OfferStep
from majup.domains.services.queries.keeping import offer_to_move
from majup.domains.services.rules.offer_states import State
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def close_offer(*, offer_id: UUID, by: Viewer, on: date) -> None:
    """The service is given there until the day before. It stays on record and can be planned anew."""
    with act("services.offer_closed", by=by, needs=policies.CLOSE_OFFER) as record:
        offer = offer_to_move(offer_id, to=State.CLOSED, by=by, on=on)
        if on <= offer.valid_from:
            raise OfferRefused("offer_step_too_early", reached_on=offer.valid_from)
        changed = Offer.objects.filter(pk=offer.pk, state=offer.state)
        if changed.update(state=State.CLOSED, valid_until=on) != 1:
            raise OfferChanged("offer_changed")
        OfferStep.appended(offer=offer, state=State.CLOSED, reached_on=on)
        record.about(offer, was=offer.state, valid_until=on)
