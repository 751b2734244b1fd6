"""What services refuse, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, NotAllowed, Refused


class OfferRefused(Refused):
    """A service cannot be planned, moved or tested like this."""


class OfferChanged(Conflict):
    """Somebody else was there first."""


class NotTheKeeper(NotAllowed):
    """The site is kept by another organisation or region."""


explain(
    "offer_step_refused",
    _("A service that is %(state)s cannot become %(wanted)s. Take the steps of the chain in their order."),
)
explain(
    "offer_step_too_early",
    _("The step before was taken on %(reached_on)s. This one cannot have happened earlier."),
)
explain("offer_changed", _("Somebody else changed this service meanwhile. Look at it again."))
explain(
    "offer_not_ready",
    _("This service cannot be registered yet. Still missing: %(missing)s"),
)
explain("offer_exists", _("This site already gives this service."))
explain("site_not_yours", _("This site belongs to another organisation or region. Ask its keeper to do it."))
explain("site_tested_already", _("The three questions were already answered for this site on that day."))
explain("reason_needed", _("Write the reason: whoever reads the answer later must understand it."))
explain(
    "hours_do_not_fit",
    _("Give both the opening and the closing hour, the closing hour later; or leave both open."),
)
explain("places_needed", _("Say how many places there will be: this service is given at a place."))
