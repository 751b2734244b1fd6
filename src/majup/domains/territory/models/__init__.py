"""Tables of the territory: who is where, and which unit follows which. Reference data, public throughout.

Called by this domain's queries and actions only. Knows no file and no map library.
"""

from majup.domains.territory.models.boundary import SOURCE_LENGTH, Boundary
from majup.domains.territory.models.municipality import Municipality, Succession
from majup.domains.territory.models.parish import Parish
from majup.domains.territory.models.region import PlanningRegion
from majup.domains.territory.models.travel import (
    NAME_LENGTH,
    TravelDestination,
    TravelMatrix,
    TravelTime,
)

__all__ = [
    "NAME_LENGTH",
    "SOURCE_LENGTH",
    "Boundary",
    "Municipality",
    "Parish",
    "PlanningRegion",
    "Succession",
    "TravelDestination",
    "TravelMatrix",
    "TravelTime",
]
