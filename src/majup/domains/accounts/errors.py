"""What accounts refuse, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, Refused


class UsernameTaken(Conflict):
    """Somebody else has this username."""


class PasswordRefused(Refused):
    """The password does not fulfil the rules; `complaints` says how."""


explain("username_taken", _("There is already a user called “%(username)s”. Choose another name."))
explain("password_refused", _("This password cannot be used: %(complaints)s"))
explain("organisation_needed", _("The role %(role)s belongs to an organisation. Name one."))
