"""The columns of every file in a planning folder; docs/network-csv.md tells the same in words."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What may stand in a column."""

    TEXT = "a text"
    NUMBER = "a number such as 12 or 12.5"
    WHOLE = "a whole number such as 12"
    YES_NO = "yes or no"
    LIST = "ids with a space between them"
    DELIVERY = "AT_SITE or AT_HOME"
    LEVEL = "WHOLE, REGION or MUNICIPALITY"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, the record's field, what may stand there, and what it points to."""

    name: str
    kind: Kind = Kind.TEXT
    is_required: bool = False
    field: str = ""
    points_to: str = ""

    @property
    def target(self) -> str:
        """The field of the record that the column fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its columns, whether it must be there, and which columns together name a row."""

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    is_required: bool = True


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _numbers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.NUMBER) for name in names)


def _id(name: str) -> Column:
    return Column(name, is_required=True, field="id")


def _points(name: str, file: str, *, is_required: bool = True) -> Column:
    return Column(name, is_required=is_required, points_to=file)


_SPOT = (
    Column("municipality", is_required=True),
    Column("region", is_required=True),
    *_texts("name"),
    *_numbers("latitude", "longitude"),
)

SERVICES = Table(
    "services.csv",
    (
        _id("service"),
        *_texts("name"),
        Column("groups", Kind.LIST),
        Column("delivery", Kind.DELIVERY),
        *_numbers("reach_minutes", "least_utilisation", "least_utilisation_last", "last_factor"),
        Column("upper_norm", Kind.WHOLE),
        Column("most_modules_per_site", Kind.WHOLE),
        *_numbers("transport_eur_per_person_minute", "home_eur_per_person", "separation_km"),
    ),
    key=("service",),
)
MODULES = Table(
    "modules.csv",
    (
        _id("module"),
        _points("service", "services.csv"),
        Column("places", Kind.NUMBER, is_required=True),
        *_texts("name"),
        *_numbers("capital_eur", "running_fixed_eur", "running_eur_per_person"),
        *_numbers("lifetime_years", "interest_rate", "annual_capital_eur"),
    ),
    key=("module",),
)
PLACES = Table("places.csv", (_id("place"), *_SPOT), key=("place",))
SITES = Table(
    "sites.csv",
    (
        _id("site"),
        *_SPOT,
        *_numbers("building_eur", "building_running_eur", "building_lifetime_years"),
        *_numbers("building_interest_rate", "building_annual_capital_eur"),
        Column("services", Kind.LIST, points_to="services.csv"),
        Column("is_candidate", Kind.YES_NO),
    ),
    key=("site",),
)
DEMAND = Table(
    "demand.csv",
    (
        _points("place", "places.csv"),
        _points("service", "services.csv"),
        Column("group", is_required=True),
        Column("persons", Kind.NUMBER, is_required=True),
        *_numbers("priority", "last_factor"),
    ),
    key=("place", "service", "group", "priority"),
)
EXISTING = Table(
    "existing.csv",
    (
        _points("site", "sites.csv"),
        _points("service", "services.csv"),
        Column("places", Kind.NUMBER, is_required=True),
        *_numbers("running_fixed_eur", "running_eur_per_person"),
    ),
    key=("site", "service"),
    is_required=False,
)
WAYS = Table(
    "ways.csv",
    (
        _points("place", "places.csv"),
        _points("site", "sites.csv"),
        Column("minutes", Kind.NUMBER, is_required=True),
        _points("service", "services.csv", is_required=False),
    ),
    key=("place", "site", "service"),
    is_required=False,
)
BUDGETS = Table(
    "budgets.csv",
    (
        Column("level", Kind.LEVEL, is_required=True),
        *_texts("area"),
        *_numbers("capital_eur", "running_eur"),
    ),
    key=("level", "area"),
    is_required=False,
)
FLOORS = Table(
    "floors.csv",
    (
        Column("municipality", is_required=True),
        Column("share", Kind.NUMBER, is_required=True),
        _points("service", "services.csv", is_required=False),
    ),
    key=("municipality", "service"),
    is_required=False,
)
SEPARATION = Table(
    "separation.csv",
    (
        _points("site", "sites.csv"),
        _points("other", "sites.csv"),
        _points("service", "services.csv", is_required=False),
    ),
    key=("site", "other", "service"),
    is_required=False,
)
TABLES = (
    SERVICES,
    MODULES,
    PLACES,
    SITES,
    DEMAND,
    EXISTING,
    WAYS,
    BUDGETS,
    FLOORS,
    SEPARATION,
)
