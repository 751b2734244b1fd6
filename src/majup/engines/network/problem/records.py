"""The rows of a planning problem. Ids are non-empty texts; money is EUR; running costs are EUR a year."""

from dataclasses import dataclass
from enum import StrEnum


class Aim(StrEnum):
    """The aims in their order: a later one never gives up anything of an earlier one.

    COST_AND_UNMET stands alone, in the place of the three, where an unmet need has a price.
    """

    NEEDS_MET = "NEEDS_MET"
    PUBLIC_COST = "PUBLIC_COST"
    PERSON_MINUTES = "PERSON_MINUTES"
    COST_AND_UNMET = "COST_AND_UNMET"


class Delivery(StrEnum):
    """Where a service reaches the person: at a site with places, or at the person's home."""

    AT_SITE = "AT_SITE"
    AT_HOME = "AT_HOME"


class Level(StrEnum):
    """How wide a budget reaches."""

    WHOLE = "WHOLE"
    REGION = "REGION"
    MUNICIPALITY = "MUNICIPALITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One kind of service and the rules of its network.

    groups                  target groups that may need it; empty means any.
    reach_minutes           longest allowed one-way way; None: every given way is short enough.
    least_utilisation       share of its places that must be filled at a site that gets new places, today.
    least_utilisation_last  the same in the last period of the horizon, with forecast demand.
    last_factor             demand of the last period divided by demand today; Demand.last_factor overrides.
    upper_norm              most places of this service at one site, existing ones included.
    most_modules_per_site   how many new modules of this service one site may take.
    transport_eur_per_person_minute  EUR a year for each person and each one-way minute of the way.
    home_eur_per_person     AT_HOME only: EUR a year for a person served.
    """

    id: str
    name: str = ""
    groups: tuple[str, ...] = ()
    delivery: Delivery = Delivery.AT_SITE
    reach_minutes: float | None = None
    least_utilisation: float = 0.0
    least_utilisation_last: float = 0.0
    last_factor: float = 1.0
    upper_norm: int | None = None
    most_modules_per_site: int = 1
    transport_eur_per_person_minute: float = 0.0
    home_eur_per_person: float = 0.0


def annuity_eur(capital_eur: float, *, years: float, rate: float) -> float:
    """Yearly payment that pays back `capital_eur` over `years` at interest `rate`; formula (A).

    >>> round(annuity_eur(1000.0, years=10, rate=0.0), 2), round(annuity_eur(1000.0, years=10, rate=0.05), 2)
    (100.0, 129.5)
    """
    if rate == 0.0:
        return capital_eur / years
    return capital_eur * rate / (1.0 - float((1.0 + rate) ** -years))


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A size in which new places of one service can be made.

    places                 new places (whole, or an amount where demand is an amount).
    capital_eur            paid once, out of the capital budgets.
    running_fixed_eur      EUR a year, however many are served.
    running_eur_per_person EUR a year for each person served in these places.
    annual_capital_eur     the yearly capital cost where the caller knows it; else the annuity is taken.
    """

    id: str
    service: str
    places: float
    name: str = ""
    capital_eur: float = 0.0
    running_fixed_eur: float = 0.0
    running_eur_per_person: float = 0.0
    lifetime_years: float = 30.0
    interest_rate: float = 0.0
    annual_capital_eur: float | None = None

    @property
    def capital_eur_a_year(self) -> float:
        """The capital spread over the years of use."""
        if self.annual_capital_eur is not None:
            return self.annual_capital_eur
        return annuity_eur(self.capital_eur, years=self.lifetime_years, rate=self.interest_rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A building or plot where services run or may open; its building is paid once and shared by them all.

    services      services that may open new places here; empty means any.
    is_candidate  False: nothing new opens here, only existing places count.
    """

    id: str
    municipality: str
    region: str
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    building_eur: float = 0.0
    building_running_eur: float = 0.0
    building_lifetime_years: float = 30.0
    building_interest_rate: float = 0.0
    building_annual_capital_eur: float | None = None
    services: tuple[str, ...] = ()
    is_candidate: bool = True

    @property
    def building_eur_a_year(self) -> float:
        """The building's capital spread over the years of use."""
        if self.building_annual_capital_eur is not None:
            return self.building_annual_capital_eur
        return annuity_eur(
            self.building_eur, years=self.building_lifetime_years, rate=self.building_interest_rate
        )

    def may_open(self, service_id: str) -> bool:
        """Say whether new places of this service may open here."""
        return self.is_candidate and (not self.services or service_id in self.services)


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """Places of a service that run already. They cost no capital and stay open in every plan."""

    site: str
    service: str
    places: float
    running_fixed_eur: float = 0.0
    running_eur_per_person: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where people who need services live: a parish, a town, a part of a city."""

    id: str
    municipality: str
    region: str
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Persons of one group at one place who need one service.

    priority     weight of one person in the first aim.
    last_factor  demand of the last period divided by demand today; None: the service's own factor.
    """

    place: str
    service: str
    group: str
    persons: float
    priority: float = 1.0
    last_factor: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One-way minutes from a place to a site; without a service it holds for every service."""

    place: str
    site: str
    minutes: float
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Money for an area: capital once, running costs a year. None means without limit.

    Costs fall where the site is; a service at home falls where the person lives.
    """

    level: Level
    area: str = ""
    capital_eur: float | None = None
    running_eur: float | None = None

    def covers(self, spot: Site | Place) -> bool:
        """Say whether a site or a place lies in the budget's area."""
        match self.level:
            case Level.WHOLE:
                return True
            case Level.REGION:
                return spot.region == self.area
            case Level.MUNICIPALITY:
                return spot.municipality == self.area


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Least share of a municipality's persons to be served, of one service or of all together."""

    municipality: str
    share: float
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """Two sites that must not both run the same service (any service, or the one named)."""

    site: str
    other: str
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything a plan depends on. The order of rows carries no meaning but settles ties.

    unmet_eur   EUR a year that count for a person of priority 1 whose need stays unmet. None, as a programme
                has it: no money makes up for a need, and the aims follow one another.
    """

    services: tuple[Service, ...]
    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    modules: tuple[Module, ...]
    demands: tuple[Demand, ...]
    ways: tuple[Way, ...]
    name: str = ""
    existing: tuple[Existing, ...] = ()
    budgets: tuple[Budget, ...] = ()
    floors: tuple[Floor, ...] = ()
    separations: tuple[Separation, ...] = ()
    unmet_eur: float | None = None

    @property
    def aims(self) -> tuple[Aim, ...]:
        """The aims of a plan for this problem, in their order."""
        if self.unmet_eur is not None:
            return (Aim.COST_AND_UNMET,)
        return Aim.NEEDS_MET, Aim.PUBLIC_COST, Aim.PERSON_MINUTES

    @property
    def is_in_whole_persons(self) -> bool:
        """Say whether every demand is a whole number, so that the plan must serve whole persons."""
        return all(float(demand.persons).is_integer() for demand in self.demands)
