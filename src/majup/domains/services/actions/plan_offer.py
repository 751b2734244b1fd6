"""Plan a service at a site: the first step of its chain."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferChanged, OfferRefused
from majup.domains.services.models import Offer, OfferStep
from majup.domains.services.queries.catalogue import service_type
from majup.domains.services.queries.keeping import site_to_keep
from majup.domains.services.rules.offer_states import State
from majup.kernel.act import act
from majup.kernel.periods import in_force
from majup.kernel.viewer import Viewer


def plan_offer(*, site_id: UUID, service: str, places: int | None, by: Viewer, on: date) -> UUID:
    """The site will give this service. Returns the offer's id.

    Raises NotFound, Refused where places are needed and not said, Conflict where the site gives it already.
    """
    with act("services.offer_planned", by=by, needs=policies.PLAN_OFFER) as record:
        site = site_to_keep(site_id, by=by)
        wanted = service_type(service)
        if wanted.needs_places and not places:
            raise OfferRefused("places_needed")
        if Offer.objects.filter(in_force(on), site=site, service=service).exists():
            raise OfferChanged("offer_exists")
        offer = Offer.objects.create(
            site=site, service_id=wanted.code, state=State.PLANNED, places=places, valid_from=on
        )
        OfferStep.appended(offer=offer, state=State.PLANNED, reached_on=on)
        record.about(offer, service=wanted.code, places=places)
    return offer.pk
