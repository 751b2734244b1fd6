"""What the planner assumes, read from dated facts that each name their source (facts/*.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from majup.kernel.errors import BadInput, Complaint

PROGRAMME_KEYS = frozenset(
    "eraf_total_eur eraf_urban_eur candidate_least_residents existing_building_share"
    " building_eur building_running_eur building_years eur_per_vehicle_minute eur_per_bus_minute"
    " bus_reach_factor floor_share floor_least_needs priority_weight last_period_factor".split()
)
HOME_KEYS = frozenset({"eur_per_unit"})
SITE_KEYS = frozenset(
    "modules units_per_place eur_per_unit fixed_share capital_eur_per_place capital_eur_fixed reach_minutes"
    " nearest_sites least_use least_use_last trips_per_unit opens_hour closes_hour open_weekdays"
    " hours_inside".split()
)
LISTS = frozenset({"modules", "open_weekdays"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """One value as it holds on a day: what it is of ("" for the whole programme), and where it comes from."""

    subject: str
    key: str
    value: Any
    since: date
    source_lv: str
    source_en: str

    @property
    def is_assumption(self) -> bool:
        """True where no document says it."""
        return self.source_en.startswith("assumption")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAssumptions:
    """What is assumed of one service; the fields of a site are zero for a service at home.

    modules           sizes of new places, smallest first.
    units_per_place   units of the catalogue one place gives in a year.
    fixed_share       share of the running cost that is paid whether or not anybody comes.
    open_weekdays     1 is Monday. opens_hour and closes_hour are hours of the day, hours_inside of one visit.
    """

    code: str
    is_at_site: bool
    eur_per_unit: float
    modules: tuple[int, ...] = ()
    units_per_place: float = 0.0
    fixed_share: float = 0.0
    capital_eur_per_place: float = 0.0
    capital_eur_fixed: float = 0.0
    reach_minutes: float = 0.0
    nearest_sites: float = 0.0
    least_use: float = 0.0
    least_use_last: float = 0.0
    trips_per_unit: float = 0.0
    opens_hour: float = 0.0
    closes_hour: float = 0.0
    open_weekdays: tuple[int, ...] = ()
    hours_inside: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Everything assumed on a day. `rows` holds each value with its source, for people to read."""

    eraf_total_eur: Decimal
    eraf_urban_eur: Decimal
    candidate_least_residents: int
    existing_building_share: float
    building_eur: float
    building_running_eur: float
    building_years: float
    eur_per_vehicle_minute: float
    eur_per_bus_minute: float
    bus_reach_factor: float
    floor_share: float
    floor_least_needs: int
    priority_weight: Mapping[int, float]
    last_period_factor: Mapping[str, float]
    services: Mapping[str, ServiceAssumptions]
    rows: tuple[Assumed, ...]

    @property
    def longest_reach_minutes(self) -> float:
        """No way longer than this matters to any service."""
        return max(service.reach_minutes for service in self.services.values())


def assumptions_on(on: date, *, programme: str, services: str) -> Assumptions:
    """Read both files of facts as they hold on a day.

    Raises BadInput with every value that is missing, unknown, undated, out of order or without a source.
    """
    complaints: list[Complaint] = []
    whole = _values(yaml.safe_load(programme), subject="", keys=PROGRAMME_KEYS, on=on, complaints=complaints)
    rows = list(whole.values())
    read: dict[str, ServiceAssumptions] = {}
    for code, entries in yaml.safe_load(services).items():
        is_at_site = entries.pop("at", "SITE") == "SITE"
        keys = SITE_KEYS if is_at_site else HOME_KEYS
        found = _values(entries, subject=code, keys=keys, on=on, complaints=complaints)
        rows.extend(found.values())
        if len(found) == len(keys):
            read[code] = _service(code, is_at_site=is_at_site, found=found)
    if complaints:
        raise BadInput(complaints)
    return _assumptions({key: row.value for key, row in whole.items()}, services=read, rows=tuple(rows))


def _values(
    entries: dict[str, Any], *, subject: str, keys: frozenset[str], on: date, complaints: list[Complaint]
) -> dict[str, Assumed]:
    for key in sorted(keys.symmetric_difference(entries)):
        what = "is missing." if key in keys else "is not known."
        complaints.append(Complaint(f"{subject}.{key}".lstrip("."), what, "Compare with the other services."))
    found: dict[str, Assumed] = {}
    for key in sorted(keys.intersection(entries)):
        where = f"{subject}.{key}".lstrip(".")
        faults = _faults(entries[key])
        complaints.extend(Complaint(where, fault) for fault in faults)
        if not faults:
            held = [row for row in entries[key] if row["from"] <= on] or entries[key][:1]
            row = held[-1]
            found[key] = Assumed(
                subject=subject,
                key=key,
                value=row["value"],
                since=row["from"],
                source_lv=row["source_lv"],
                source_en=row["source_en"],
            )
    return found


def _faults(rows: Any) -> list[str]:
    if not isinstance(rows, list) or not rows:
        return ["holds no dated values."]
    faults = [
        f"names no {name} in value {number}."
        for number, row in enumerate(rows, start=1)
        for name in ("from", "value", "source_en", "source_lv")
        if name not in row or row[name] in ("", None)
    ]
    days = [row.get("from") for row in rows]
    if not faults and days != sorted(set(days)):
        faults.append("has dates that do not follow each other.")
    return faults


def _service(code: str, *, is_at_site: bool, found: dict[str, Assumed]) -> ServiceAssumptions:
    values: dict[str, Any] = {key: row.value for key, row in found.items() if key not in LISTS}
    numbers = {key: float(value) for key, value in values.items()}
    values = {**numbers, **{key: tuple(sorted(found[key].value)) for key in LISTS if key in found}}
    return ServiceAssumptions(code=code, is_at_site=is_at_site, **values)


def _assumptions(
    values: dict[str, Any], *, services: dict[str, ServiceAssumptions], rows: tuple[Assumed, ...]
) -> Assumptions:
    return Assumptions(
        eraf_total_eur=Decimal(values["eraf_total_eur"]),
        eraf_urban_eur=Decimal(values["eraf_urban_eur"]),
        candidate_least_residents=int(values["candidate_least_residents"]),
        existing_building_share=float(values["existing_building_share"]),
        building_eur=float(values["building_eur"]),
        building_running_eur=float(values["building_running_eur"]),
        building_years=float(values["building_years"]),
        eur_per_vehicle_minute=float(values["eur_per_vehicle_minute"]),
        eur_per_bus_minute=float(values["eur_per_bus_minute"]),
        bus_reach_factor=float(values["bus_reach_factor"]),
        floor_share=float(values["floor_share"]),
        floor_least_needs=int(values["floor_least_needs"]),
        priority_weight={int(key): float(value) for key, value in values["priority_weight"].items()},
        last_period_factor={str(key): float(value) for key, value in values["last_period_factor"].items()},
        services=services,
        rows=rows,
    )
