"""The assumptions a plan was made with, as a table: of what, how much, since when, on whose word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.rules.assumptions import Assumed
from majup.web.plans.words import group_name
from majup.web.shell import formats
from majup.web.shell.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumedRow:
    """One value, with the name of the service it is of; empty for the whole programme."""

    service: str
    assumed: Assumed


KEYS: dict[str, Promise] = {
    "bus_reach_factor": gettext_lazy("Longest way by bus over the one by road"),
    "closes_hour": gettext_lazy("Closes at, hour of the day"),
    "eur_per_bus_minute": gettext_lazy("Cost of a minute by bus, EUR"),
    "hours_inside": gettext_lazy("Least hours of a visit"),
    "open_weekdays": gettext_lazy("Open on weekdays, 1 is Monday"),
    "opens_hour": gettext_lazy("Opens at, hour of the day"),
    "travel_times": gettext_lazy("Travel times"),
    "building_eur": gettext_lazy("Shared part of a building, EUR"),
    "building_running_eur": gettext_lazy("Upkeep of the shared part, EUR a year"),
    "building_years": gettext_lazy("Years a building is written off over"),
    "candidate_least_residents": gettext_lazy("Residents of a town that is a candidate"),
    "capital_eur_fixed": gettext_lazy("Investment whatever the size, EUR"),
    "capital_eur_per_place": gettext_lazy("Investment for a new place, EUR"),
    "eraf_total_eur": gettext_lazy("ERAF envelope, EUR"),
    "eraf_urban_eur": gettext_lazy("State cities' part of it, EUR"),
    "eur_per_unit": gettext_lazy("Running cost of a unit, EUR"),
    "eur_per_vehicle_minute": gettext_lazy("Cost of a minute on the way, EUR"),
    "existing_building_share": gettext_lazy("Share of a building's cost at a running site"),
    "fixed_share": gettext_lazy("Share of the running cost that is fixed"),
    "floor_least_needs": gettext_lazy("Needs from which the floor holds"),
    "floor_share": gettext_lazy("Floor of needs met in a municipality"),
    "last_period_factor": gettext_lazy("Demand of the last period over today's"),
    "least_use": gettext_lazy("Least use now"),
    "least_use_last": gettext_lazy("Least use at the end"),
    "modules": gettext_lazy("Sizes, places"),
    "nearest_sites": gettext_lazy("Nearest towns to choose among"),
    "priority_weight": gettext_lazy("Weight of a need by its priority"),
    "reach_minutes": gettext_lazy("Longest way, minutes"),
    "trips_per_unit": gettext_lazy("Ways there and back for a unit"),
    "units_per_place": gettext_lazy("Units a place gives in a year"),
}


def _source(row: AssumedRow) -> str:
    return row.assumed.source_en if formats.language_now() == "en" else row.assumed.source_lv


def _written(value: Any) -> str:
    """Numbers as people read them; a list one after the other, a mapping with what each is of."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        parts = [f"{group_name(str(key))}: {_written(one)}" for key, one in value.items()]
        return ", ".join(parts)
    if isinstance(value, list):
        return ", ".join(_written(one) for one in value)
    digits = f"{value:.4f}".rstrip("0").partition(".")[2]
    return formats.number(value, decimals=len(digits))


ASSUMED: Table[AssumedRow] = Table(
    name="assumptions",
    caption=gettext_lazy("Assumptions"),
    sortable=False,
    exports=False,
    columns=(
        Column(
            key="service",
            label=gettext_lazy("Of what"),
            value=lambda row: row.service or _("all services"),
        ),
        Column(
            key="key",
            label=gettext_lazy("What is assumed"),
            value=lambda row: KEYS.get(row.assumed.key, row.assumed.key),
        ),
        Column(key="value", label=gettext_lazy("Value"), value=lambda row: _written(row.assumed.value)),
        Column(key="since", label=gettext_lazy("Since"), value=lambda row: row.assumed.since, kind=Kind.DATE),
        Column(key="source", label=gettext_lazy("Source"), value=_source),
    ),
)
