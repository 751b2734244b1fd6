"""The land the replay happens on: parishes by region of the plans' borders, and who is a partner when.

Reads the territory's queries. Pure otherwise.
"""

from dataclasses import dataclass, field
from datetime import date

from majup.domains.territory import queries
from majup.domains.territory.queries import MunicipalityRow, ParishRow
from majup.replay.allocation import at_equal_steps
from majup.replay.chance import Chance
from majup.replay.published import NOT_PARTNERS, REGIONS, STATUS_DAY

REFORM_DAY = date(2021, 7, 1)


@dataclass(frozen=True)
class Land:
    """Regions, municipalities of both structures and parishes, looked up by what the replay needs."""

    region_ids: dict[str, int]
    before: tuple[MunicipalityRow, ...]
    after: tuple[MunicipalityRow, ...]
    parishes: tuple[ParishRow, ...]
    partner_ids: frozenset[int]
    _by_name: dict[str, ParishRow] = field(default_factory=dict)

    def region_code(self, region_id: int) -> str:
        """The code of a region's id."""
        return next(code for code, key in self.region_ids.items() if key == region_id)

    def parish_named(self, name: str) -> ParishRow:
        """The parish of a name that only one bears; ValueError names the ones that several do."""
        found = [parish for parish in self.parishes if parish.name_lv == name]
        if len(found) != 1:
            raise ValueError(f"{len(found)} parishes are called {name}.")
        return found[0]

    def parishes_of(self, region: str, *, partners_only: bool) -> list[ParishRow]:
        """The parishes of a region by the borders of the plans."""
        return [
            parish
            for parish in self.parishes
            if parish.region_before_id == self.region_ids[region]
            and (not partners_only or parish.municipality_before_id in self.partner_ids)
        ]

    def residences(
        self, chance: Chance, *, count: int, region: str | None, partners_only: bool
    ) -> list[ParishRow]:
        """Where `count` people live, each parish in proportion to its population; the order is mixed."""
        regions = (region,) if region else REGIONS
        choices = [
            parish for code in regions for parish in self.parishes_of(code, partners_only=partners_only)
        ]
        drawn = at_equal_steps(
            count, choices=choices, weights=[parish.population for parish in choices], start=chance.random()
        )
        chance.shuffle(drawn)
        return drawn


def read_land() -> Land:
    """The land as the territory's facts have it."""
    before = queries.municipalities_on(STATUS_DAY)
    return Land(
        region_ids={region.code: region.id for region in queries.regions()},
        before=before,
        after=queries.municipalities_on(REFORM_DAY),
        parishes=queries.parishes(),
        partner_ids=frozenset(row.id for row in before if row.name_lv not in NOT_PARTNERS),
    )
