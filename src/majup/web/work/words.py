"""How long somebody waits and why, and names in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from majup.domains.support.rules.stages import Due
from majup.web.shell.formats import language_now, number

TO_DO: Mapping[Due, Promise] = {
    Due.ASSESS: _("People to be assessed"),
    Due.FINISH_ASSESSMENT: _("Assessments to be completed"),
    Due.DRAW_UP: _("Plans to be drawn up"),
    Due.AGREE: _("Plans waiting for agreement"),
    Due.TALK_AGAIN: _("Refused plans to talk about again"),
    Due.REVIEW: _("Plans to be reviewed"),
}
"""What is due, as it heads a card and stands under a figure."""

BECAUSE: Mapping[Due, Promise] = {
    Due.ASSESS: _("identified on %(day)s"),
    Due.FINISH_ASSESSMENT: _("assessment begun on %(day)s"),
    Due.DRAW_UP: _("assessed on %(day)s"),
    Due.AGREE: _("plan drawn up on %(day)s"),
    Due.TALK_AGAIN: _("plan refused on %(day)s"),
    Due.REVIEW: _("review was due on %(day)s"),
}
"""Why somebody waits, since which day."""


def days_in_words(days: int) -> str:
    """A time in days: exact, so that two that wait can be compared."""
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": number(days)}


def by_language(*, lv: str, en: str) -> str:
    """The name in the reader's language."""
    return lv if language_now() == "lv" else en
