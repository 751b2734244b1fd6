"""The ERAF envelope of a region: the common part by people, the state cities' part by their people.

Source: R189 (44,441,978 EUR in all), R192 (15,823,567 EUR of it for integrated urban development of the state
cities), R108 (one round of selection for the large cities, one for the regions) and R110 (the money is split
among the regions by an average cost per target person, which is the same as by persons).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from majup.domains.planning.rules.shares import split_to_the_cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One region's money: for sites outside the state cities, and for each state city on its own."""

    regional_eur: Decimal
    cities_eur: dict[int, Decimal]

    @property
    def total_eur(self) -> Decimal:
        """All the region may spend."""
        return self.regional_eur + sum(self.cities_eur.values(), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPeople:
    """A state city of the partnership: its region, and its people with an agreed plan."""

    region: int
    holders: int


def envelopes(
    *, total_eur: Decimal, urban_eur: Decimal, holders: Mapping[int, int], cities: Mapping[int, CityPeople]
) -> dict[int, Envelope]:
    """Each region's envelope; together they are the total, to the cent.

    holders  people with an agreed plan by region id, those of the state cities included.
    cities   the state cities of the partnership by municipality id.

    Where nobody of a partner city has a plan, there is nobody to split the urban part by, and it goes the
    way of the regional one.
    """
    has_city_people = any(city.holders for city in cities.values())
    urban = urban_eur if has_city_people else Decimal(0)
    by_city = split_to_the_cent(urban, by={key: city.holders for key, city in cities.items()})
    by_region = split_to_the_cent(total_eur - urban, by=dict(holders))
    return {
        region: Envelope(
            regional_eur=part,
            cities_eur={c: by_city[c] for c in sorted(cities) if cities[c].region == region},
        )
        for region, part in by_region.items()
    }
