"""Which outlines follow from which: municipalities from parishes, regions from municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry import MultiPolygon

from majup.domains.territory.rules.cells import dissolve
from majup.domains.territory.rules.units import STRUCTURE_2021, STRUCTURES, Level, Structure

Shapes = Mapping[str, MultiPolygon]
"""Shapes by the code of their unit, in degrees."""


@dataclass(frozen=True, slots=True)
class Layer:
    """All units of one level in one structure. Parishes are held as of the structure of 2021 only."""

    level: Level
    structure: Structure


PARISHES = Layer(Level.PARISH, STRUCTURE_2021)


@dataclass(frozen=True, slots=True)
class Memberships:
    """Codes of the units above: each parish's municipality by structure, each municipality's region."""

    municipality_of_parish: Mapping[Structure, Mapping[str, str]]
    region_of_municipality: Mapping[str, str]


def complete(given: Mapping[Layer, Shapes], *, members: Memberships) -> dict[Layer, Shapes]:
    """The given layers and those that follow from them; what is given is never replaced."""
    found = dict(given)
    for structure in STRUCTURES:
        municipalities = Layer(Level.MUNICIPALITY, structure)
        regions = Layer(Level.REGION, structure)
        if PARISHES in found and municipalities not in found:
            into = members.municipality_of_parish[structure]
            found[municipalities] = dissolve(found[PARISHES], into=into)
        if municipalities in found and regions not in found:
            found[regions] = dissolve(found[municipalities], into=members.region_of_municipality)
    return found
