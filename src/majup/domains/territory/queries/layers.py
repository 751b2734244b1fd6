"""The units as the boundary rules want them: names by code, and who is a member of whom."""

from majup.domains.territory.models import Municipality, Parish, PlanningRegion
from majup.domains.territory.rules.boundary_file import UnitSet
from majup.domains.territory.rules.levels import PARISHES, Layer, Memberships
from majup.domains.territory.rules.units import STRUCTURE_2009, STRUCTURE_2021, STRUCTURES, Level


def unit_sets() -> list[UnitSet]:
    """What a file may outline: regions, municipalities of both structures, parishes. Four queries."""
    regions = dict(PlanningRegion.objects.values_list("code", "name_lv"))
    parishes = dict(Parish.objects.values_list("atvk", "name_lv"))
    municipalities = [
        UnitSet(
            Layer(Level.MUNICIPALITY, structure),
            dict(Municipality.objects.filter(valid_from=structure.valid_from).values_list("atvk", "name_lv")),
        )
        for structure in STRUCTURES
    ]
    return [
        UnitSet(Layer(Level.REGION, STRUCTURE_2021), regions),
        *municipalities,
        UnitSet(PARISHES, parishes),
    ]


def memberships() -> Memberships:
    """Each parish's municipality in both structures and each municipality's region. Two queries."""
    parishes = list(Parish.objects.values_list("atvk", "municipality__atvk", "municipality_before__atvk"))
    return Memberships(
        municipality_of_parish={
            STRUCTURE_2021: {code: now for code, now, _ in parishes},
            STRUCTURE_2009: {code: before for code, _, before in parishes},
        },
        region_of_municipality=dict(Municipality.objects.values_list("atvk", "region__code")),
    )
