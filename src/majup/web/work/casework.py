"""The first page of whoever works on people's cases: the social worker and the assessor."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.people.policies import IDENTIFY
from majup.domains.people.queries.newcomers import Newcomers, newcomers
from majup.domains.support.queries.pressing import reviews_ahead, without_application
from majup.domains.support.rules.stages import Due
from majup.web.shell.formats import day, number
from majup.web.shell.tones import Figure, Link
from majup.web.work.blocks import Asking, Block, Nothing, Waiting, Work
from majup.web.work.links import address
from majup.web.work.waiting import counts_of, due_blocks, due_figure
from majup.web.work.words import days_in_words

NEW_DAYS = 90
NEW_SHOWN = 10
AHEAD_DAYS = 30
ALWAYS_SHOWN = (Due.ASSESS, Due.DRAW_UP, Due.AGREE, Due.REVIEW)
"""What a social worker wants to know is nought; the others show only where somebody waits."""


def social_worker(asking: Asking) -> Work:
    """Assess, plan, agree, review, and who is new. Five queries, one for each card, one for applications."""
    counts = counts_of(asking)
    fresh = newcomers_of(asking)
    notes = {Due.ASSESS: _applications_note(asking, counts[Due.ASSESS]), Due.REVIEW: _ahead_note(asking)}
    figures = [
        due_figure(due, counts[due], note=notes.get(due, ""))
        for due in Due
        if counts[due] or due in ALWAYS_SHOWN
    ]
    return Work(
        figures=(*figures, _new_figure(fresh)),
        main=due_blocks(asking, counts, (Due.ASSESS, Due.FINISH_ASSESSMENT, Due.DRAW_UP)),
        side=(
            *due_blocks(asking, counts, (Due.AGREE, Due.TALK_AGAIN, Due.REVIEW)),
            *newcomers_blocks(asking, fresh),
        ),
        actions=identify_action(asking),
        nothing=None if any(counts.values()) else _nothing(),
        is_wide=False,
    )


def assessor(asking: Asking) -> Work:
    """To assess, begun and not completed, assessed and without a plan. One query, one for each card."""
    counts = counts_of(asking)
    dues = (Due.ASSESS, Due.FINISH_ASSESSMENT, Due.DRAW_UP)
    return Work(
        figures=tuple(due_figure(due, counts[due]) for due in dues),
        main=due_blocks(asking, counts, (Due.FINISH_ASSESSMENT, Due.ASSESS)),
        side=due_blocks(asking, counts, (Due.DRAW_UP,)),
        nothing=None
        if any(counts[due] for due in dues)
        else Nothing(
            title=_("Nobody waits to be assessed."),
            text=_("A social service entrusts people to your team; they appear here on the same day."),
        ),
        is_wide=False,
    )


def identify_action(asking: Asking) -> tuple[Link, ...]:
    """Whoever may identify people starts with that."""
    url = address("identify") if IDENTIFY.held_by(asking.viewer) else ""
    return (Link(_("Identify a person"), url),) if url else ()


def newcomers_of(asking: Asking) -> Newcomers:
    """Who came to the viewer's organisation in the last three months. Two queries."""
    since = asking.today - timedelta(days=NEW_DAYS)
    return newcomers(viewer=asking.viewer, since=since, on=asking.today, limit=NEW_SHOWN)


def _new_figure(fresh: Newcomers) -> Figure:
    return Figure(
        value=number(fresh.total),
        label=_("new in your municipality"),
        note=ngettext("in the last %(number)s day", "in the last %(number)s days", NEW_DAYS)
        % {"number": NEW_DAYS},
        url="#new" if fresh.total else "",
    )


def newcomers_blocks(asking: Asking, fresh: Newcomers) -> tuple[Block, ...]:
    """The card of those who came lately; none where nobody did."""
    if not fresh.rows:
        return ()
    rows = tuple(
        Waiting(
            name=row.name,
            url=address("person", row.person_id),
            why=_("%(place)s · with you since %(day)s") % {"place": row.parish_lv, "day": day(row.since)},
            how_long=days_in_words((asking.today - row.since).days),
            is_late=False,
        )
        for row in fresh.rows
    )
    hidden = fresh.total - len(rows)
    said = ngettext("and %(number)s more", "and %(number)s more", hidden) % {"number": number(hidden)}
    return (Block(title=_("New with you"), element_id="new", waiting=rows, note=said if hidden else ""),)


def _applications_note(asking: Asking, to_assess: int) -> str:
    if not to_assess:
        return ""
    lacking = without_application(viewer=asking.viewer, on=asking.today)
    said = ngettext("%(number)s without an application", "%(number)s without an application", lacking)
    return said % {"number": number(lacking)} if lacking else _("all have applied")


def _ahead_note(asking: Asking) -> str:
    coming = reviews_ahead(viewer=asking.viewer, on=asking.today, days=AHEAD_DAYS)
    said = ngettext("%(number)s more is due within 30 days", "%(number)s more are due within 30 days", coming)
    return said % {"number": number(coming)} if coming else ""


def _nothing() -> Nothing:
    return Nothing(
        title=_("Nothing waits for you today."),
        text=_("Identify whoever needs the programme, or look through the people you answer for."),
    )
