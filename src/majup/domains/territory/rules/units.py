"""The levels of units and the two territorial structures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REFORM_DAY = date(2021, 7, 1)
"""First day of the 43 municipalities (law on administrative territories and populated places, 10.06.2020)."""


class Level(StrEnum):
    """What kind of unit an outline belongs to."""

    REGION = "REGION"
    MUNICIPALITY = "MUNICIPALITY"
    PARISH = "PARISH"


@dataclass(frozen=True, slots=True)
class Structure:
    """One territorial structure, in force on [valid_from, valid_until)."""

    valid_from: date
    valid_until: date | None


STRUCTURE_2009 = Structure(valid_from=date(2009, 7, 1), valid_until=REFORM_DAY)
STRUCTURE_2021 = Structure(valid_from=REFORM_DAY, valid_until=None)
STRUCTURES = (STRUCTURE_2009, STRUCTURE_2021)


def structure_on(on: date) -> Structure:
    """The structure in force on a day; days before the first one count to it."""
    return STRUCTURE_2021 if on >= REFORM_DAY else STRUCTURE_2009
