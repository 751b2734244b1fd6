"""The first page of an institution: its branches, where its residents are to live, and who is to leave."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from majup.domains.institutions.queries import BranchOccupancy, Leaver, Leavers, leavers, occupancy
from majup.domains.support.queries.outlooks import NO_PLAN, outlook_counts
from majup.domains.support.rules.stages import Due
from majup.web.people.words import OUTLOOKS, in_words
from majup.web.shell.formats import day, number
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Figure, Line, Tone
from majup.web.work.blocks import Asking, Block, Waiting, Work
from majup.web.work.casework import identify_action
from majup.web.work.links import address
from majup.web.work.waiting import counts_of, due_blocks
from majup.web.work.words import days_in_words

LEAVERS_SHOWN = 8

BRANCHES: Table[BranchOccupancy] = Table(
    name="branches",
    caption=gettext_lazy("Places and residents"),
    sortable=False,
    exports=False,
    empty_title=gettext_lazy("No branch is recorded."),
    empty_text=gettext_lazy("The administrator imports the institution's branches and places."),
    columns=(
        Column(key="name", label=gettext_lazy("Branch"), value=lambda row: row.name),
        Column(key="places", label=gettext_lazy("Places"), value=lambda row: row.places, kind=Kind.NUMBER),
        Column(
            key="residents",
            label=gettext_lazy("Residents"),
            value=lambda row: row.residents,
            kind=Kind.NUMBER,
        ),
        Column(
            key="share",
            label=gettext_lazy("Taken"),
            value=lambda row: row.share,
            kind=Kind.PERCENT,
            share=lambda row: row.share,
        ),
    ),
)


def institution(asking: Asking) -> Work:
    """Residents by outlook, those who leave, places. Seven queries, and one for each thing due."""
    branches = occupancy(viewer=asking.viewer, on=asking.today)
    outlooks = outlook_counts(viewer=asking.viewer)
    leaving = leavers(viewer=asking.viewer, on=asking.today, limit=LEAVERS_SHOWN)
    counts = counts_of(asking)
    return Work(
        figures=(
            _residents(branches),
            _outlook_figure(outlooks, "MOVES_HOME", _("to move to a home of their own"), tone=Tone.NOW),
            _outlook_figure(outlooks, "STAYS_IN_INSTITUTION", _("to stay here by their plan")),
            Figure(value=number(outlooks[NO_PLAN]), label=_("without a plan")),
        ),
        main=(
            _leavers_block(leaving),
            Block(
                title=_("Places and residents"),
                table=BRANCHES.show(branches, query=BRANCHES.read(asking.request)),
            ),
        ),
        side=(
            _outlook_block(outlooks),
            *due_blocks(asking, counts, (Due.ASSESS, Due.AGREE, Due.REVIEW)),
        ),
        actions=identify_action(asking),
    )


def _residents(branches: tuple[BranchOccupancy, ...]) -> Figure:
    living = sum(branch.residents for branch in branches)
    places = sum(branch.places or 0 for branch in branches)
    return Figure(
        value=number(living),
        label=_("residents"),
        note=_("%(places)s places") % {"places": number(places)} if places else "",
        url=address("people") if living else "",
        share=living / places if places else None,
    )


def _outlook_figure(outlooks: dict[str, int], outlook: str, label: str, *, tone: Tone = Tone.DONE) -> Figure:
    people = outlooks[outlook]
    url = address("people", outlook=outlook) if people else ""
    return Figure(value=number(people), label=label, url=url, tone=tone)


def _outlook_block(outlooks: dict[str, int]) -> Block:
    """Every outlook somebody has; each opens the people it counts."""
    known = [(outlook, people) for outlook, people in outlooks.items() if people and outlook != NO_PLAN]
    return Block(
        title=_("Where residents are to live"),
        lines=(
            *(
                Line(
                    text=in_words(OUTLOOKS, outlook),
                    end=number(people),
                    url=address("people", outlook=outlook),
                )
                for outlook, people in known
            ),
            Line(text=_("no plan yet"), end=number(outlooks[NO_PLAN])),
        ),
    )


def _leavers_block(leaving: Leavers) -> Block:
    return Block(
        title=_("Those who leave"),
        element_id="leavers",
        note=ngettext(
            "%(number)s resident has an agreed plan to live elsewhere. The longest agreed come first.",
            "%(number)s residents have an agreed plan to live elsewhere. The longest agreed come first.",
            leaving.total,
        )
        % {"number": number(leaving.total)}
        if leaving.rows
        else "",
        waiting=tuple(_leaver(row) for row in leaving.rows),
        empty=_("No resident has an agreed plan to live elsewhere."),
    )


def _leaver(row: Leaver) -> Waiting:
    return Waiting(
        name=row.name,
        url=address("person", row.person_id),
        why=_("%(place)s · %(outlook)s · agreed on %(day)s")
        % {"place": row.branch, "outlook": in_words(OUTLOOKS, row.outlook), "day": day(row.agreed_on)},
        how_long=days_in_words(row.days),
    )
