"""The smaller tables of the status page: services, institutions, children, what was published, the months."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from majup.domains.monitoring.queries import (
    InstitutionsOfKind,
    MonthOfFunnel,
    OutOfFamilyCare,
    ReconciledLine,
    ServiceGiven,
    wording,
)
from majup.domains.monitoring.rules.funnel import Stage
from majup.domains.monitoring.rules.indicators import Unit
from majup.domains.monitoring.rules.reconciliation import Verdict
from majup.web.shell import formats
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Tag, Tone

KINDS: dict[str, Promise] = {
    "STATE_ADULTS": gettext_lazy("State care centres, adults"),
    "STATE_CHILDREN": gettext_lazy("State care centres, children"),
    "CHILD_CARE": gettext_lazy("Children's care institutions"),
}
VERDICT_TONES = {
    Verdict.EQUAL: Tone.DONE,
    Verdict.AGREES: Tone.DONE,
    Verdict.DIFFERENT: Tone.NOW,
    Verdict.NOT_COMPUTED: Tone.NEUTRAL,
}


def ratio(part: int, whole: int) -> float | None:
    """A share of one; None where there is nothing to share."""
    return part / whole if whole else None


def by_language(lv: str, en: str) -> str:
    """The name in the reader's language."""
    return en if formats.language_now() == "en" else lv


def figure_name(line: ReconciledLine) -> str:
    """What was counted, where and of whom."""
    fact = line.statement
    parts = [wording.indicator_name(fact.indicator)]
    parts += [wording.group_name(fact.group)] if fact.group else []
    parts += [fact.region] if fact.region else []
    return " · ".join(parts)


def written_figure(value: Decimal | None, unit: Unit) -> str:
    """A figure in its unit: whole numbers plain, percentages with one decimal and the sign."""
    if value is None:
        return formats.DASH
    if unit is Unit.PERCENT:
        whole = value == value.to_integral_value()
        return formats.percent(value / 100, decimals=0 if whole else 1)
    return formats.number(value)


def _value(line: ReconciledLine, *, published: bool) -> str:
    return written_figure(line.statement.value if published else line.computed, line.statement.unit)


def _verdict(line: ReconciledLine) -> Tag:
    return Tag(wording.verdict_name(line.comparison), VERDICT_TONES[line.comparison.verdict])


def _document(line: ReconciledLine) -> str:
    fact = line.statement
    return _("%(document)s, line %(line)s") % {"document": fact.document, "line": fact.locator}


SERVICES: Table[ServiceGiven] = Table(
    name="services-given",
    caption=gettext_lazy("Clients of each service"),
    sortable=False,
    exports=False,
    columns=(
        Column(
            key="service",
            label=gettext_lazy("Service"),
            value=lambda row: by_language(row.name_lv, row.name_en),
        ),
        Column(key="clients", label=gettext_lazy("Clients"), value=lambda row: row.clients, kind=Kind.NUMBER),
        Column(
            key="grt",
            label=gettext_lazy("with mental disabilities"),
            value=lambda row: row.clients_grt,
            kind=Kind.NUMBER,
        ),
        Column(
            key="providers",
            label=gettext_lazy("Institutions"),
            value=lambda row: row.providers,
            kind=Kind.NUMBER,
        ),
        Column(
            key="staff",
            label=gettext_lazy("Assistants"),
            value=lambda row: row.staff or None,
            kind=Kind.NUMBER,
        ),
        Column(
            key="municipalities",
            label=gettext_lazy("Municipalities"),
            value=lambda row: row.municipalities.numerator,
            kind=Kind.NUMBER,
            share=lambda row: ratio(row.municipalities.numerator, row.municipalities.denominator),
        ),
        Column(
            key="share",
            label="%",
            value=lambda row: ratio(row.municipalities.numerator, row.municipalities.denominator),
            kind=Kind.PERCENT,
            quiet=True,
        ),
    ),
)

INSTITUTIONS: Table[InstitutionsOfKind] = Table(
    name="institutions",
    caption=gettext_lazy("Institutions"),
    sortable=False,
    exports=False,
    columns=(
        Column(key="kind", label=gettext_lazy("Institutions"), value=lambda row: str(KINDS[row.kind])),
        Column(
            key="branches", label=gettext_lazy("Branches"), value=lambda row: row.branches, kind=Kind.NUMBER
        ),
        Column(key="places", label=gettext_lazy("Places"), value=lambda row: row.places, kind=Kind.NUMBER),
        Column(
            key="residents",
            label=gettext_lazy("Residents"),
            value=lambda row: row.residents,
            kind=Kind.NUMBER,
            share=lambda row: ratio(row.residents, row.places or 0),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class FormOfCare:
    """One form of care outside the family, with its share of all."""

    name: str
    children: int
    share: float | None
    is_total: bool = False


CARE: Table[FormOfCare] = Table(
    name="care",
    caption=gettext_lazy("Children outside their family"),
    sortable=False,
    exports=False,
    is_total=lambda row: row.is_total,
    columns=(
        Column(key="form", label=gettext_lazy("Form of care"), value=lambda row: row.name),
        Column(
            key="children",
            label=gettext_lazy("Children"),
            value=lambda row: row.children,
            kind=Kind.NUMBER,
            share=lambda row: row.share,
        ),
        Column(key="share", label="%", value=lambda row: row.share, kind=Kind.PERCENT, quiet=True),
    ),
)


def forms_of_care(care: OutOfFamilyCare) -> tuple[FormOfCare, ...]:
    """The three forms and their sum."""
    guardians = {"number": formats.number(care.guardians)}
    families = {"number": formats.number(care.foster_families)}
    forms = (
        (
            ngettext("with %(number)s guardian", "with %(number)s guardians", care.guardians) % guardians,
            care.in_guardianship,
        ),
        (
            ngettext("in %(number)s foster family", "in %(number)s foster families", care.foster_families)
            % families,
            care.in_foster_families,
        ),
        (_("in institutions"), care.in_institutions),
    )
    return (
        *(FormOfCare(name, number, ratio(number, care.children)) for name, number in forms),
        FormOfCare(_("Together"), care.children, None, is_total=True),
    )


PUBLISHED: Table[ReconciledLine] = Table(
    name="published",
    caption=gettext_lazy("Every figure published for this day"),
    sortable=False,
    exports=False,
    empty_title=gettext_lazy("No document publishes figures for this day."),
    empty_text=gettext_lazy("Choose one of the days above that have some."),
    columns=(
        Column(key="figure", label=gettext_lazy("Figure"), value=figure_name),
        Column(
            key="published",
            label=gettext_lazy("Published"),
            value=lambda line: _value(line, published=True),
        ),
        Column(
            key="computed", label=gettext_lazy("Computed"), value=lambda line: _value(line, published=False)
        ),
        Column(
            key="verdict",
            label=pgettext_lazy("a published and a computed figure", "Are they equal?"),
            value=_verdict,
            kind=Kind.PILL,
        ),
        Column(
            key="document",
            label=gettext_lazy("Document and line"),
            value=_document,
            quiet=True,
        ),
        Column(
            key="requirement",
            label=pgettext_lazy("a row of the requirements", "Row"),
            value=lambda line: line.statement.requirement,
            quiet=True,
        ),
    ),
)

PARTED = replace(
    PUBLISHED, name="parted", caption=gettext_lazy("Published figures that do not come out of the records")
)

MONTHS: Table[MonthOfFunnel] = Table(
    name="months",
    caption=gettext_lazy("Running totals by month"),
    sortable=False,
    exports=False,
    columns=(
        Column(key="month", label=gettext_lazy("Month"), value=lambda row: f"{row.month:%Y-%m}"),
        *(
            Column(
                key=stage.value,
                label=wording.STAGE_NAMES[stage],
                value=lambda row, stage=stage: row.at(stage),  # type: ignore[misc]  # binds the loop's stage
                kind=Kind.NUMBER,
            )
            for stage in Stage
        ),
    ),
)
