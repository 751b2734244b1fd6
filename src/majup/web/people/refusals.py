"""A refusal put into the form it belongs to, beside the field it is about."""

from collections.abc import Mapping

from django.forms import BaseForm

from majup.kernel.error_texts import text_of
from majup.kernel.errors import BadInput, MajupError

NOT_ACCEPTED = 422


def put_into(form: BaseForm, error: MajupError, *, fields: Mapping[str, str]) -> None:
    """Add the error's sentence to the field its code is about, else to the form as a whole."""
    field = fields.get(error.code, "")
    form.add_error(field if field in form.fields else None, sentence_of(error))


def put_complaints_into(form: BaseForm, error: BadInput, *, fields: Mapping[str, str]) -> None:
    """Add every complaint to the field of its place."""
    for complaint in error.complaints:
        field = fields.get(complaint.where, "")
        form.add_error(
            field if field in form.fields else None, f"{complaint.what} {complaint.remedy}".strip()
        )


def sentence_of(error: MajupError) -> str:
    """The error in the reader's words."""
    return text_of(error).sentence


def sentence_of_code(code: str) -> str:
    """The sentence of a code that is told without an error, as a warning is."""
    return text_of(MajupError(code)).sentence
