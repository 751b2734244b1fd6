"""What may be refused about organisations."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, Refused


class NotEmpty(Refused):
    """A country may be made up only where nothing stands yet."""


class AlreadyRegistered(Conflict):
    """An organisation of this kind and name is in force already."""


class AlreadyPartner(Conflict):
    """The municipality is a partner at that time already."""


explain(
    "replay_needs_an_empty_database",
    _("The database holds records that no replay wrote. Replay into an empty database; nothing was changed."),
)
explain("already_registered", _("An organisation of this kind and name is registered already: %(name)s."))
explain("already_partner", _("This municipality is a partner at that time already."))
