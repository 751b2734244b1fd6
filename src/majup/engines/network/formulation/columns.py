"""The columns of the model: which decision stands where, its bounds, and whether it is whole."""

from dataclasses import dataclass

import numpy as np

from majup.engines.network.formulation.matrix import Floats, Ints, Mask
from majup.engines.network.formulation.sets import Sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Positions of the decisions (docs/methods/network.md, section 3).

    opened    y, one a option: how many of the module open at the pair (whole)
    building  z, one a site with options, -1 elsewhere: the building is used (0 or 1)
    expanded  t, one a pair that may take several modules, -1 elsewhere: any module opens (0 or 1)
    going     x, one an arc: persons who go this way
    in_new    w, one a option: persons served in the option's places
    in_old    v, one a pair with existing places, -1 elsewhere: persons served in them
    met       u, one a share: persons whose need is met
    """

    opened: Ints
    building: Ints
    expanded: Ints
    going: Ints
    in_new: Ints
    in_old: Ints
    met: Ints
    count: int
    lower: Floats
    upper: Floats
    is_integer: Mask


def columns_of(sets: Sets) -> Columns:
    """Lay the columns out, in the order of the fields."""
    has_options = set(sets.option_pair.tolist())
    sites = {sets.pairs[k].site for k in has_options}
    several = {k for k in has_options if sets.service_of(sets.pairs[k]).most_modules_per_site > 1}
    masks = (
        np.ones(len(sets.option_pair), dtype=bool),
        np.array([j in sites for j in range(len(sets.problem.sites))], dtype=bool),
        np.array([k in several for k in range(len(sets.pairs))], dtype=bool),
        np.ones(len(sets.arc_need), dtype=bool),
        np.ones(len(sets.option_pair), dtype=bool),
        np.array([pair.existing_places > 0 for pair in sets.pairs], dtype=bool),
        np.ones(len(sets.shares), dtype=bool),
    )
    positions: list[Ints] = []
    count = 0
    for mask in masks:
        found = np.where(mask, count + np.cumsum(mask) - 1, -1).astype(np.int64)
        positions.append(found)
        count += int(mask.sum())
    upper = np.concatenate([bound[mask] for bound, mask in zip(_upper_bounds(sets), masks, strict=True)])
    whole = np.zeros(count, dtype=bool)
    whole[: sum(int(mask.sum()) for mask in masks[:3])] = True
    return Columns(
        opened=positions[0],
        building=positions[1],
        expanded=positions[2],
        going=positions[3],
        in_new=positions[4],
        in_old=positions[5],
        met=positions[6],
        count=count,
        lower=np.zeros(count),
        upper=upper,
        is_integer=whole,
    )


def _upper_bounds(sets: Sets) -> tuple[Floats, ...]:
    most = np.array([_most_of(sets, o) for o in range(len(sets.option_pair))], dtype=float)
    places = np.array([sets.module_of(o).places for o in range(len(sets.option_pair))], dtype=float)
    return (
        most,
        np.ones(len(sets.problem.sites)),
        np.ones(len(sets.pairs)),
        np.array([sets.needs[n].persons for n in sets.arc_need], dtype=float),
        most * places,
        np.array([pair.existing_places for pair in sets.pairs], dtype=float),
        np.array([share.persons for share in sets.shares], dtype=float),
    )


def _most_of(sets: Sets, option: int) -> int:
    return sets.service_of(sets.pairs[sets.option_pair[option]]).most_modules_per_site
