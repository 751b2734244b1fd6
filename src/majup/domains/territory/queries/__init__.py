"""What the record says of the territory: units, outlines, ways. Public; faces and domains above call it.

Names come in both languages: which one is shown is the caller's choice. Knows no page and no viewer.
"""

from majup.domains.territory.queries.outlines import (
    Outline,
    boundary_sources,
    municipality_boundaries,
    parish_boundaries,
    region_boundaries,
)
from majup.domains.territory.queries.units import (
    MunicipalityRow,
    ParishRow,
    RegionRow,
    SuccessorRow,
    municipalities_on,
    municipality,
    municipality_named,
    parish,
    parishes,
    region,
    region_named,
    region_of_municipality,
    region_of_parish,
    regions,
    successors_of,
)
from majup.domains.territory.queries.ways import (
    Point,
    distance_km,
    plane_km,
    road_minutes_between,
    road_minutes_table,
)

__all__ = [
    "MunicipalityRow",
    "Outline",
    "ParishRow",
    "Point",
    "RegionRow",
    "SuccessorRow",
    "boundary_sources",
    "distance_km",
    "municipalities_on",
    "municipality",
    "municipality_boundaries",
    "municipality_named",
    "parish",
    "parish_boundaries",
    "parishes",
    "plane_km",
    "region",
    "region_boundaries",
    "region_named",
    "region_of_municipality",
    "region_of_parish",
    "regions",
    "road_minutes_between",
    "road_minutes_table",
    "successors_of",
]
