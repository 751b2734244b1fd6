"""The figure cards at the head of the status page, and the short list of risks."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.monitoring.queries import LATE_AFTER_DAYS, PartnershipStatus, Watch
from majup.domains.monitoring.rules.funnel import COUNTRY, Funnel, Stage
from majup.domains.monitoring.rules.remarks import latest_target
from majup.domains.monitoring.rules.statements import Kind, StatementFact
from majup.web.shell import formats
from majup.web.shell.tones import Figure, Line, Tag, Tone
from majup.web.status.addresses import records_url
from majup.web.status.side_tables import ratio

MANY_NAMES = 6


def cards(
    *, funnel: Funnel, partnership: PartnershipStatus, stated: Iterable[StatementFact], as_of: date
) -> tuple[Figure, ...]:
    """One card a group with how far its assessment is, then the partnership. `stated` are all statements."""
    stated = tuple(stated)
    labels = {
        "ADULT_GRT": _("adults with mental disabilities identified"),
        "CHILD_FT": _("children with functional disorders identified"),
        "CHILD_OFC": _("children in institutions identified"),
    }
    groups = [_group(funnel, group, label, stated, as_of) for group, label in labels.items()]
    return (*groups, _partnership(partnership))


def _group(funnel: Funnel, group: str, label: str, stated: tuple[StatementFact, ...], as_of: date) -> Figure:
    row = funnel.row(region=COUNTRY, group=group)
    identified, assessed = row.identified.total, row.assessed.total
    target = _target(stated, group=group, as_of=as_of)
    whole = int(target.value) if target else identified
    facts = {"assessed": formats.number(assessed), "whole": formats.number(whole)}
    note = _("assessed %(assessed)s of %(whole)s")
    if target is not None:
        note = _("assessed %(assessed)s; target %(whole)s")
    if target is not None and target.stated_on > as_of:
        facts["stated_on"] = formats.day(target.stated_on)
        note = _("assessed %(assessed)s; target %(whole)s, set later (%(stated_on)s)")
    share = ratio(assessed, whole)
    return Figure(
        value=formats.number(identified),
        label=label,
        note=note % facts,
        url=records_url(as_of=as_of, stage=Stage.IDENTIFIED, group=group) if identified else "",
        share=share,
        bar_label=_("%(percent)s assessed") % {"percent": formats.percent(share)},
    )


def _target(stated: tuple[StatementFact, ...], *, group: str, as_of: date) -> StatementFact | None:
    """The target as it was known on the day; before any was stated, the one that came first."""
    known = [fact for fact in stated if fact.stated_on <= as_of]
    later = sorted((fact for fact in stated if fact.stated_on > as_of), key=lambda fact: fact.stated_on)
    found = latest_target(known, indicator="ASSESSED", group=group)
    return found or next(
        (
            fact
            for fact in later
            if (fact.kind, fact.indicator, fact.group) == (Kind.TARGET, "ASSESSED", group)
        ),
        None,
    )


def _partnership(found: PartnershipStatus) -> Figure:
    names = ", ".join(found.outside)
    note = _("not: %(names)s") % {"names": names} if 0 < len(found.outside) <= MANY_NAMES else ""
    share = ratio(found.partners, found.municipalities)
    return Figure(
        value=formats.number(found.partners),
        label=_("municipalities of %(whole)s are partners") % {"whole": formats.number(found.municipalities)},
        note=note,
        share=share,
        bar_label=_("%(percent)s of the municipalities") % {"percent": formats.percent(share)},
    )


def risks(found: Watch) -> tuple[Line, ...]:
    """Late registrations, admissions of children, municipalities that left: a word and a number each."""
    return (
        Line(
            text=_("Ready, not registered for over %(days)s days") % {"days": LATE_AFTER_DAYS},
            tag=_late(found),
        ),
        Line(text=_("Children admitted to state care in twelve months"), tag=_admissions(found)),
        Line(text=_("Municipalities that left this year"), tag=_left(found)),
    )


def _late(found: Watch) -> Tag:
    places = found.late.places
    words = ngettext("%(number)s place", "%(number)s places", places) % {"number": formats.number(places)}
    if not found.late.services:
        return Tag(_("none"), Tone.DONE)
    return Tag(words, Tone.NOW)


def _admissions(found: Watch) -> Tag:
    now, before = found.admissions, found.admissions_before
    if not before:
        return Tag(formats.number(now), Tone.WAIT if now else Tone.DONE)
    change = (now - before) / before
    sign = "+" if change > 0 else ""
    words = _("%(number)s (%(change)s in a year)") % {
        "number": formats.number(now),
        "change": f"{sign}{formats.percent(change, decimals=0)}",
    }
    return Tag(words, Tone.WAIT if change > 0 else Tone.DONE)


def _left(found: Watch) -> Tag:
    left = found.municipalities_left
    return Tag(formats.number(left), Tone.NOW if left else Tone.DONE)
