"""The two questions of an accessible place (R271): easily reached, and outside a long-term institution."""

from datetime import date

from django.utils.translation import gettext as _

from majup.domains.planning.queries.access import EASY_MINUTES, SiteAccess, site_access
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.services.queries import SiteRow
from majup.web.plans.travel import choice_words, day_words
from majup.web.shell import formats
from majup.web.shell.tones import Line, Tag, Tone

MOST_NAMED = 5


def reach_lines(site: SiteRow, *, on: date) -> tuple[Line, ...]:
    """Both answers, and from where one does not get there on every day."""
    access = site_access(site, on=on)
    return (_outside(site), _easy(access), *(_partly(access) if access else ()))


def _outside(site: SiteRow) -> Line:
    if not site.tests:
        return Line(text=_("Outside a long-term institution"), tag=Tag(_("not asked yet"), Tone.WAIT))
    is_outside = not site.tests[0].is_institution
    tag = Tag(_("yes"), Tone.DONE) if is_outside else Tag(_("no"), Tone.NOW)
    return Line(text=_("Outside a long-term institution"), tag=tag)


def _easy(access: SiteAccess | None) -> Line:
    if access is None:
        return Line(text=_("Easily reached"), tag=Tag(_("not computed"), Tone.WAIT))
    text = _(
        "Easily reached: on each open day %(share)s of the municipality's residents come and go"
        " within %(minutes)s one way, %(how)s"
    ) % {
        "share": formats.percent(access.share, decimals=0),
        "minutes": formats.minutes(EASY_MINUTES),
        "how": choice_words(TravelBy.TIMETABLE, access.matrix),
    }
    return Line(text=text, tag=Tag(_("yes"), Tone.DONE) if access.is_easy else Tag(_("no"), Tone.NOW))


def _partly(access: SiteAccess) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=_("%(place)s: only on %(weekdays)s")
            % {"place": one.name, "weekdays": day_words(one.weekdays)}
        )
        for one in access.partly[:MOST_NAMED]
    )
