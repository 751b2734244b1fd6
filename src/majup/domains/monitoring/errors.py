"""What monitoring refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain

explain(
    "statement_differs",
    _(
        "%(requirement)s at line %(locator)s is already recorded with another value. "
        "A published figure is never rewritten."
    ),
)
