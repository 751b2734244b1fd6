"""What the record says of institutions and who lives in them, within the reader's scope."""

from majup.domains.institutions.queries.children import (
    ChildrenInCare,
    ChildWithoutFamily,
    InstitutionChildren,
    children_by_region,
    children_in_care,
    children_without_family,
)
from majup.domains.institutions.queries.leavers import Leaver, Leavers, leavers
from majup.domains.institutions.queries.occupancy import BranchOccupancy, occupancy
from majup.domains.institutions.queries.residencies import ResidencyRow, residencies_of

__all__ = [
    "BranchOccupancy",
    "ChildWithoutFamily",
    "ChildrenInCare",
    "InstitutionChildren",
    "Leaver",
    "Leavers",
    "ResidencyRow",
    "children_by_region",
    "children_in_care",
    "children_without_family",
    "leavers",
    "occupancy",
    "residencies_of",
]
