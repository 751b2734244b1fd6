"""One table from an error's code to its sentence, HTTP status and exit code: no two faces disagree.

A domain adds its sentences from its own `errors` room with `explain`, so the kernel knows no domain:

    explain("place_taken", _("Somebody took the last place. Choose another one."))

`errors` rooms take `_` from here: they know nothing of Django.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.kernel.errors import (
    BadInput,
    Conflict,
    EngineFailed,
    MajupError,
    NotAllowed,
    NotFound,
    OutsideFailed,
)

__all__ = ["ErrorText", "_", "explain", "text_of"]

_sentences: dict[str, Promise] = {
    "not_allowed": _("Your role does not allow this. Ask your administrator if your work needs it."),
    "not_found": _("There is nothing here, or it is not yours to see."),
    "bad_input": _("The input cannot be taken: %(count)s things need mending."),
}


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What a face needs to answer with."""

    sentence: str
    http_status: int
    exit_code: int


def explain(code: str, sentence: Promise) -> None:
    """Add the sentence of one code. Facts stand in it as %(name)s."""
    _sentences[code] = sentence


def text_of(error: MajupError) -> ErrorText:
    """The sentence in the current language, and the statuses of the error's family."""
    template = _sentences.get(error.code)
    sentence = str(template) % error.facts if template is not None else error.code
    return ErrorText(sentence=sentence, http_status=_http_status(error), exit_code=_exit_code(error))


def _http_status(error: MajupError) -> int:
    families: list[tuple[type[MajupError], int]] = [
        (NotFound, 404),
        (NotAllowed, 403),
        (Conflict, 409),
        (BadInput, 422),
        (EngineFailed, 500),
        (OutsideFailed, 502),
    ]
    return next((status for family, status in families if isinstance(error, family)), 409)


def _exit_code(error: MajupError) -> int:
    return 2 if isinstance(error, BadInput) else 1
