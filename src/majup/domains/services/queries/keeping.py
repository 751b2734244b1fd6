"""Finding a record in order to change it: only its keeper does. For the actions of this domain."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import NotTheKeeper, OfferRefused
from majup.domains.services.models import Offer, Site
from majup.domains.services.queries.wording import state_name
from majup.domains.services.rules.offer_states import State, may_follow
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


def site_to_keep(site_id: UUID, *, by: Viewer) -> Site:
    """The site, where the viewer keeps it. Raises NotFound, and NotAllowed where somebody else does."""
    found: Site | None = Site.objects.filter(pk=site_id).select_related("parish__municipality").first()
    if found is None:
        raise NotFound
    _require_keeper(found, by=by)
    return found


def offer_to_move(offer_id: UUID, *, to: State, by: Viewer, on: date) -> Offer:
    """The offer, where its keeper may take this step on this day.

    Raises NotFound, NotAllowed, and Refused where the step is not in the table or lies before the last one.
    """
    related = "service", "site__parish__municipality"
    found: Offer | None = Offer.objects.filter(pk=offer_id).select_related(*related).first()
    if found is None:
        raise NotFound
    _require_keeper(found.site, by=by)
    if not may_follow(to, after=State(found.state)):
        raise OfferRefused("offer_step_refused", state=state_name(State(found.state)), wanted=state_name(to))
    last = found.steps.order_by("-reached_on").values_list("reached_on", flat=True).first()
    if on < (last or found.valid_from):
        raise OfferRefused("offer_step_too_early", reached_on=last or found.valid_from)
    return found


def _require_keeper(site: Site, *, by: Viewer) -> None:
    region_id = site.parish.municipality.region_id
    if not policies.may_keep_site(by, provider_id=site.provider_id, region_id=region_id):
        raise NotTheKeeper("site_not_yours")
