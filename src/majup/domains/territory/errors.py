"""What the territory refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, Refused


class NoPlaces(Refused):
    """No regions, municipalities and parishes are loaded yet."""


class WithdrawnAlready(Conflict):
    """Travel times that are no longer in force cannot be withdrawn again."""


explain("territory_is_empty", _("No parishes are loaded yet. Run majup migrate first."))
explain("travel_times_withdrawn_already", _("These travel times were withdrawn already."))
