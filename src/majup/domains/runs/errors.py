"""What runs refuse, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict


class RunHasEnded(Conflict):
    """What was asked makes sense only while a run waits or computes."""


class RunNotHeld(Conflict):
    """The worker no longer holds the run: it was taken as lost, or it has ended."""


explain("run_has_ended", _("This computation has already ended. Load the page again to see how."))
explain("run_not_held", _("This computation is no longer held by the worker that began it."))
