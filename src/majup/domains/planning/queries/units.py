"""From the engine's keys back to the units of the territory."""

from dataclasses import dataclass
from uuid import UUID

from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.services.models import Site
from majup.domains.territory.queries import municipalities_on, parishes


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitKeys:
    """Ids by what the engine calls them: parishes and municipalities by code, sites by their id."""

    parishes: dict[str, int]
    municipalities: dict[str, int]
    municipality_of_parish: dict[int, int]
    parish_of_site: dict[str, int]

    def parish_of(self, key: str) -> int:
        """The parish of a place, a candidate or a site. Raises KeyError for a stranger."""
        return self.parish_of_site[key[1:]] if key.startswith("s") else self.parishes[key[1:]]

    def site_of(self, key: str) -> UUID | None:
        """The existing site of a key; None for a candidate."""
        return UUID(key[1:]) if key.startswith("s") else None


def unit_keys() -> UnitKeys:
    """Everything a plan can name. Three queries."""
    rows = parishes()
    return UnitKeys(
        parishes={row.atvk: row.id for row in rows},
        municipalities={row.atvk: row.id for row in municipalities_on(DI_BORDERS_ON)},
        municipality_of_parish={row.id: row.municipality_before_id for row in rows},
        parish_of_site={str(pk): parish for pk, parish in Site.objects.values_list("pk", "parish_id")},
    )
