"""What monitoring refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict


class StatementDiffers(Conflict):
    """A recorded figure would be rewritten."""


explain(
    "statement_differs",
    _(
        "%(requirement)s at line %(locator)s is already recorded with another value. "
        "A published figure is never rewritten."
    ),
)
