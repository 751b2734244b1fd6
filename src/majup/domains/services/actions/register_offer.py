"""Enter a service into the register: the gate before delivery (R010, R107)."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferChanged, OfferRefused
from majup.domains.services.models import Offer, OfferStep
from majup.domains.services.queries.keeping import offer_to_move
from majup.domains.services.queries.sites import facts_of, latest_answer
from majup.domains.services.queries.wording import demand_sentence
from majup.domains.services.rules.offer_states import State
from majup.domains.services.rules.registration import missing
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def register_offer(*, offer_id: UUID, by: Viewer, on: date) -> None:
    """The offer is registered from that day. Raises Refused naming all that is missing."""
    with act("services.offer_registered", by=by, needs=policies.REGISTER_OFFER) as record:
        offer = offer_to_move(offer_id, to=State.REGISTERED, by=by, on=on)
        gaps = missing(facts_of(offer, is_institution=latest_answer(offer.site_id)))
        if gaps:
            raise OfferRefused("offer_not_ready", missing=" ".join(demand_sentence(gap) for gap in gaps))
        changed = Offer.objects.filter(pk=offer.pk, state=offer.state)
        if changed.update(state=State.REGISTERED, registered_on=on) != 1:
            raise OfferChanged("offer_changed")
        OfferStep.appended(offer=offer, state=State.REGISTERED, reached_on=on)
        record.about(offer, registered_on=on)
