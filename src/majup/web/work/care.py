"""The first page of whoever answers for children in care: orphans' court, support centre, inspectorate."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.families.queries import carers_counted, carers_of_visible_children
from majup.domains.institutions.queries import (
    ChildrenInCare,
    ChildWithoutFamily,
    InstitutionChildren,
    children_by_region,
    children_in_care,
    children_without_family,
)
from majup.web.people.words import OUTLOOKS, in_words
from majup.web.shell.formats import day, number
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Figure, Line, Link, Tone
from majup.web.work.blocks import Asking, Block, Waiting, Work
from majup.web.work.casework import identify_action, newcomers_blocks, newcomers_of
from majup.web.work.links import address
from majup.web.work.words import by_language, days_in_words

CHILDREN_SHOWN = 10

BY_REGION: Table[InstitutionChildren] = Table(
    name="institution-children",
    caption=gettext_lazy("Children in institutions, by region of the institution"),
    sortable=False,
    exports=False,
    empty_title=gettext_lazy("No child lives in an institution."),
    empty_text=gettext_lazy("A child who comes to live in one appears here on the same day."),
    columns=(
        Column(
            key="region",
            label=gettext_lazy("Region"),
            value=lambda row: by_language(lv=row.region_lv, en=row.region_en),
        ),
        Column(
            key="branches",
            label=gettext_lazy("Institutions"),
            value=lambda row: row.branches,
            kind=Kind.NUMBER,
        ),
        Column(
            key="children", label=gettext_lazy("Children"), value=lambda row: row.children, kind=Kind.NUMBER
        ),
        Column(key="young", label=gettext_lazy("Under 4"), value=lambda row: row.young, kind=Kind.NUMBER),
        Column(
            key="without",
            label=gettext_lazy("No family in sight"),
            value=lambda row: row.without_family,
            kind=Kind.NUMBER,
            share=lambda row: row.without_family / row.children if row.children else None,
        ),
    ),
)


def orphans_court(asking: Asking) -> Work:
    """Its children by form of care, and those in institutions whom no plan leads to a family. Six queries."""
    children = children_in_care(viewer=asking.viewer, on=asking.today)
    alone = _without_family(asking)
    carers = carers_counted(viewer=asking.viewer, on=asking.today)
    return Work(
        figures=(
            _all_children(children),
            *_in_families(children),
            Figure(
                value=number(children.in_institutions),
                label=_("in institutions"),
                url="#without-family" if alone else "",
                tone=Tone.NOW,
            ),
        ),
        main=(_family_block(asking, alone, children.in_institutions),),
        side=(
            Block(
                title=_("Carers whose status this court gave"),
                lines=(
                    Line(text=_("Guardians"), end=number(carers.guardians)),
                    Line(text=_("Foster families"), end=number(carers.foster_families)),
                ),
            ),
            *newcomers_blocks(asking, newcomers_of(asking)),
        ),
        actions=identify_action(asking),
    )


def support_centre(asking: Asking) -> Work:
    """The children entrusted to it, the families they live with and, said openly, what is not kept yet."""
    children = children_in_care(viewer=asking.viewer, on=asking.today)
    carers = carers_of_visible_children(viewer=asking.viewer, on=asking.today)
    return Work(
        figures=(
            Figure(
                value=number(children.total),
                label=_("children entrusted to the centre"),
                url=address("people") if children.total else "",
            ),
            Figure(value=number(carers.foster_families), label=_("foster families they live with")),
            Figure(value=number(carers.guardians), label=_("guardians they live with")),
        ),
        main=(_forms_block(children),),
        side=(
            Block(
                title=_("What is not kept yet"),
                empty=_(
                    "Which families this centre supports, their training and their free places are not "
                    "recorded yet. The families counted here are those with whom the children entrusted to "
                    "it live."
                ),
            ),
            *newcomers_blocks(asking, newcomers_of(asking)),
        ),
        is_wide=False,
    )


def inspectorate(asking: Asking) -> Work:
    """Children in institutions by region, and those who have lived there longest. Five queries."""
    children = children_in_care(viewer=asking.viewer, on=asking.today)
    regions = children_by_region(viewer=asking.viewer, on=asking.today)
    alone = _without_family(asking)
    without = sum(row.without_family for row in regions)
    return Work(
        figures=(
            _all_children(children),
            Figure(
                value=number(children.in_institutions),
                label=_("in institutions"),
                note=_("%(number)s of them under 4") % {"number": number(sum(row.young for row in regions))},
                url="#by-region",
                tone=Tone.NOW,
            ),
            Figure(
                value=number(without),
                label=_("of them with no family in sight"),
                url="#without-family" if alone else "",
                share=without / children.in_institutions if children.in_institutions else None,
                tone=Tone.NOW,
            ),
            *_in_families(children),
        ),
        main=(
            Block(
                title=_("Children in institutions"),
                element_id="by-region",
                table=BY_REGION.show(regions, query=BY_REGION.read(asking.request)),
            ),
        ),
        side=(_family_block(asking, alone, without),),
        is_wide=False,
    )


def _forms_block(children: ChildrenInCare) -> Block:
    """Where the children of a centre live."""
    forms = (
        (_("in foster families"), children.in_foster_families),
        (_("with a guardian"), children.with_guardians),
        (_("in institutions"), children.in_institutions),
    )
    return Block(
        title=_("Where the children live"),
        lines=tuple(Line(text=text, end=number(part)) for text, part in forms),
        empty=_("No child is entrusted to this centre yet."),
        more=Link(_("All children"), address("people")) if children.total else None,
    )


def _all_children(children: ChildrenInCare) -> Figure:
    return Figure(
        value=number(children.total),
        label=_("children in out-of-family care"),
        url=address("people", group="CHILD_OFC") if children.total else "",
    )


def _in_families(children: ChildrenInCare) -> tuple[Figure, ...]:
    parts = (
        (children.with_guardians, _("with a guardian")),
        (children.in_foster_families, _("in foster families")),
    )
    return tuple(
        Figure(value=number(part), label=label, share=part / children.total if children.total else None)
        for part, label in parts
    )


def _without_family(asking: Asking) -> tuple[ChildWithoutFamily, ...]:
    return children_without_family(viewer=asking.viewer, on=asking.today, limit=CHILDREN_SHOWN)


def _family_block(asking: Asking, alone: tuple[ChildWithoutFamily, ...], among: int) -> Block:
    """Those who live in an institution longest, with where their plan leads. `among`: of how many."""
    return Block(
        title=_("Longest in an institution, no family in sight"),
        element_id="without-family",
        note=_("No plan leads them to a family. A small home comes after every family in the law's order.")
        if alone
        else "",
        waiting=tuple(_child(row) for row in alone),
        empty=_("Every child in an institution has a plan that leads to a family.")
        if among
        else _("No child of yours lives in an institution."),
    )


def _child(row: ChildWithoutFamily) -> Waiting:
    leads = in_words(OUTLOOKS, row.outlook) if row.outlook else _("no plan yet")
    return Waiting(
        name=row.name,
        url=address("person", row.person_id),
        why=_("%(place)s since %(day)s · %(plan)s")
        % {"place": row.branch, "day": day(row.since), "plan": leads},
        how_long=days_in_words(row.days),
    )
