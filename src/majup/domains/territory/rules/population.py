"""Population of the parishes: what is stated stays, the rest of each municipality is spread by this rule.

1. A state city is its own municipality: it has the municipality's stated figure.
2. A larger town (4 500 inhabitants or more) has the figure that is stated for it.
3. What is left of the municipality is spread over its other units in proportion to a weight: for a
   smaller town its older figure; for a parish RURAL_PER_KM2 times its area, at least RURAL_FLOOR.
   Where more is left than the weights say, as around Rīga, the smaller towns keep their older figures
   and the parishes take the growth: people there moved into new houses outside the towns.
4. Whole persons by largest remainder (Hamilton), so the units sum exactly to the municipality.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

RURAL_PER_KM2 = 8.5
"""Inhabitants per km² of the parishes: about 560 000 outside the towns on 63 300 km²."""
RURAL_FLOOR = 200.0
"""No parish weighs less: the smallest parishes have about 200 inhabitants whatever their area."""


class Basis(StrEnum):
    """Where a population figure comes from."""

    STATED = "STATED"
    SPREAD = "SPREAD"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the rule sees it: `stated` and `weight` are a town's figures, None where it has none."""

    code: str
    area_km2: float
    stated: int | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A unit's population and where it comes from."""

    population: int
    basis: Basis


class StatedExceedsTotal(ValueError):
    """The towns of a municipality are stated to hold more people than the municipality."""


def spread(*, total: int, units: Sequence[Unit]) -> Mapping[str, Figure]:
    """Populations of one municipality's units; they sum to `total`.

    Raises StatedExceedsTotal where the stated units leave nothing for the others, or where they alone
    must make up the total and do not.
    """
    stated = {unit.code: unit.stated for unit in units if unit.stated is not None}
    others = [unit for unit in units if unit.stated is None]
    rest = total - sum(stated.values())
    if rest < 0 or (rest > 0) != bool(others):
        raise StatedExceedsTotal(
            f"{sum(stated.values())} of {total} are stated, {len(others)} units are left."
        )
    figures = {code: Figure(count, Basis.STATED) for code, count in stated.items()}
    return figures | {code: Figure(count, Basis.SPREAD) for code, count in _shares(rest, others).items()}


def largest_remainder(*, total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Split `total` into whole parts in proportion to `weights`; ties go to the lower code."""
    if not weights:
        return {}
    sum_of_weights = sum(weights.values())
    exact = {code: total * weight / sum_of_weights for code, weight in weights.items()}
    parts = {code: int(value) for code, value in exact.items()}
    missing = total - sum(parts.values())
    by_remainder = sorted(exact, key=lambda code: (parts[code] - exact[code], code))
    return parts | {code: parts[code] + 1 for code in by_remainder[:missing]}


def _shares(rest: int, others: Sequence[Unit]) -> dict[str, int]:
    weights = {unit.code: _weight(unit) for unit in others}
    towns = {unit.code: unit.weight for unit in others if unit.weight is not None}
    has_grown = rest > sum(weights.values()) and len(towns) < len(others)
    if not has_grown:
        return largest_remainder(total=rest, weights=weights)
    parishes = {code: weight for code, weight in weights.items() if code not in towns}
    return towns | largest_remainder(total=rest - sum(towns.values()), weights=parishes)


def _weight(unit: Unit) -> float:
    return float(unit.weight) if unit.weight is not None else max(RURAL_FLOOR, RURAL_PER_KM2 * unit.area_km2)
