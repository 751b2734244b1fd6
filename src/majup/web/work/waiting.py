"""Cards of people who wait for somebody's hand, for every role that works on cases."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.support.queries import due_counts
from majup.domains.support.queries.pressing import PressingRow, pressing
from majup.domains.support.rules.stages import Due
from majup.web.shell.formats import day, number
from majup.web.shell.tones import Figure, Link, Tone
from majup.web.work.blocks import SHOWN, Asking, Block, Waiting
from majup.web.work.links import address
from majup.web.work.words import BECAUSE, TO_DO, days_in_words


def counts_of(asking: Asking) -> dict[Due, int]:
    """How many people wait for what. One query."""
    return {row.due: row.people for row in due_counts(viewer=asking.viewer, on=asking.today)}


def due_figure(due: Due, people: int, *, note: str = "") -> Figure:
    """How many wait, opening the list of exactly these; nobody waiting opens nothing."""
    return Figure(
        value=number(people),
        label=_under_a_number(str(TO_DO[due])),
        note=note,
        url=address("people", due=due.value) if people else "",
        tone=Tone.NOW if people else Tone.DONE,
    )


def _under_a_number(title: str) -> str:
    """A title as it stands under a figure: the number begins the sentence."""
    return title[:1].lower() + title[1:]


def due_blocks(asking: Asking, counts: Mapping[Due, int], dues: Iterable[Due]) -> tuple[Block, ...]:
    """A card for each thing somebody waits for, those waiting longest first. One query a card."""
    return tuple(_block(asking, due, counts[due]) for due in dues if counts[due])


def _block(asking: Asking, due: Due, people: int) -> Block:
    rows = pressing(due=due, viewer=asking.viewer, on=asking.today, limit=SHOWN)
    return Block(
        title=str(TO_DO[due]),
        element_id=f"due-{due.value.lower().replace('_', '-')}",
        waiting=tuple(_waiting(row) for row in rows),
        more=all_of(people, address("people", due=due.value)) if people > len(rows) else None,
    )


def all_of(people: int, url: str) -> Link | None:
    """The link under a short list to the whole of it."""
    return Link(_("All %(number)s") % {"number": number(people)}, url) if url else None


def _waiting(row: PressingRow) -> Waiting:
    because = str(BECAUSE[row.due]) % {"day": day(row.since)}
    return Waiting(
        name=row.name,
        url=reverse("person", args=[row.person_id]),
        why=f"{row.parish_lv} · {because}",
        how_long=days_in_words(row.days),
    )
