"""The sums of a plan as tables: by municipality, by service, by pot of money."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from majup.domains.planning.queries.contents import BudgetLine, PartLine
from majup.domains.planning.queries.tallies import ServiceTally
from majup.web.plans.words import spoken
from majup.web.shell.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRow:
    """A municipality's part with the services that get new places there; the last row sums them up."""

    name: str
    services: str
    part: PartLine
    is_sum: bool = False


def spent_share(row: BudgetLine) -> float:
    """Spent of all, 0 to 1."""
    return float(row.spent_eur / row.capital_eur) if row.capital_eur else 0.0


PARTS: Table[MunicipalityRow] = Table(
    name="municipalities",
    caption=gettext_lazy("By municipality"),
    prefix="m_",
    sort="municipality",
    exports=False,
    is_total=lambda row: row.is_sum,
    columns=(
        Column(key="municipality", label=gettext_lazy("Municipality"), value=lambda row: row.name),
        Column(key="services", label=gettext_lazy("New places for"), value=lambda row: row.services),
        Column(
            key="places",
            label=gettext_lazy("New places"),
            value=lambda row: row.part.places_new,
            kind=Kind.NUMBER,
        ),
        Column(
            key="needs",
            label=gettext_lazy("Needs of its people"),
            value=lambda row: row.part.persons,
            kind=Kind.NUMBER,
        ),
        Column(
            key="elsewhere",
            label=gettext_lazy("Met elsewhere"),
            value=lambda row: row.part.served_elsewhere,
            kind=Kind.NUMBER,
        ),
        Column(
            key="guests", label=gettext_lazy("Guests"), value=lambda row: row.part.guests, kind=Kind.NUMBER
        ),
        Column(
            key="capital",
            label=gettext_lazy("Investment"),
            value=lambda row: row.part.capital_eur,
            kind=Kind.MONEY,
        ),
        Column(
            key="cost",
            label=gettext_lazy("Cost of its services a year"),
            value=lambda row: row.part.cost_year_eur,
            kind=Kind.MONEY,
        ),
        Column(
            key="bill",
            label=gettext_lazy("Its people's share a year"),
            value=lambda row: row.part.bill_year_eur,
            kind=Kind.MONEY,
        ),
        Column(
            key="met",
            label=gettext_lazy("Needs met"),
            value=lambda row: row.part.share_met,
            kind=Kind.PERCENT,
            share=lambda row: row.part.share_met,
        ),
    ),
)

SERVICES: Table[ServiceTally] = Table(
    name="services",
    caption=gettext_lazy("By service"),
    sortable=False,
    exports=False,
    columns=(
        Column(key="service", label=gettext_lazy("Service"), value=lambda row: spoken(row.service)),
        Column(
            key="sites", label=gettext_lazy("Sites"), value=lambda row: row.sites or None, kind=Kind.NUMBER
        ),
        Column(
            key="new",
            label=gettext_lazy("New places"),
            value=lambda row: row.places_new if row.sites else None,
            kind=Kind.NUMBER,
        ),
        Column(
            key="existing",
            label=gettext_lazy("Places there are"),
            value=lambda row: row.places_existing if row.sites else None,
            kind=Kind.NUMBER,
        ),
        Column(key="needs", label=gettext_lazy("Needs"), value=lambda row: row.needs, kind=Kind.NUMBER),
        Column(
            key="use",
            label=pgettext_lazy("utilisation", "Use now"),
            value=lambda row: row.utilisation,
            kind=Kind.PERCENT,
        ),
        Column(
            key="use_last",
            label=pgettext_lazy("utilisation", "Use at the end"),
            value=lambda row: row.utilisation_last,
            kind=Kind.PERCENT,
        ),
        Column(
            key="way",
            label=gettext_lazy("Mean way"),
            value=lambda row: row.mean_minutes,
            kind=Kind.MINUTES,
        ),
        Column(
            key="capital",
            label=gettext_lazy("Investment"),
            value=lambda row: row.capital_eur if row.sites else None,
            kind=Kind.MONEY,
        ),
        Column(
            key="running",
            label=gettext_lazy("Upkeep a year"),
            value=lambda row: row.running_eur,
            kind=Kind.MONEY,
        ),
        Column(
            key="met",
            label=gettext_lazy("Needs met"),
            value=lambda row: row.share_met,
            kind=Kind.PERCENT,
            share=lambda row: row.share_met,
        ),
    ),
)

BUDGETS: Table[BudgetLine] = Table(
    name="money",
    caption=gettext_lazy("Money by pot"),
    sortable=False,
    exports=False,
    columns=(
        Column(
            key="pot",
            label=gettext_lazy("Pot"),
            value=lambda row: (
                spoken(row.municipality) if row.municipality else _("Region without its state cities")
            ),
        ),
        Column(
            key="spent",
            label=pgettext_lazy("money", "Spent"),
            value=lambda row: row.spent_eur,
            kind=Kind.MONEY,
            share=spent_share,
        ),
        Column(
            key="envelope",
            label=pgettext_lazy("money", "Of"),
            value=lambda row: row.capital_eur,
            kind=Kind.MONEY,
        ),
    ),
)


def municipality_rows(
    parts: tuple[PartLine, ...], services: dict[str, tuple[str, ...]]
) -> list[MunicipalityRow]:
    """Municipalities that have people or places in the plan, and the sum of them all."""
    rows = [
        MunicipalityRow(
            name=spoken(part.municipality),
            services=", ".join(services.get(part.municipality.key, ())),
            part=part,
        )
        for part in parts
    ]
    return [*rows, _sum_row(parts)] if parts else []


def _sum_row(parts: tuple[PartLine, ...]) -> MunicipalityRow:
    whole = PartLine(
        municipality=parts[0].municipality,
        municipality_id=0,
        persons=sum(part.persons for part in parts),
        persons_met=sum(part.persons_met for part in parts),
        served_elsewhere=sum(part.served_elsewhere for part in parts),
        guests=sum(part.guests for part in parts),
        places_new=sum(part.places_new for part in parts),
        capital_eur=sum((part.capital_eur for part in parts), Decimal(0)),
        cost_year_eur=sum((part.cost_year_eur for part in parts), Decimal(0)),
        bill_year_eur=sum((part.bill_year_eur for part in parts), Decimal(0)),
    )
    return MunicipalityRow(name=_("All together"), services="", part=whole, is_sum=True)
