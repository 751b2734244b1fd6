"""Rows over one pair: persons of some needs sit in no more of its places than these needs have persons.

(16) generalises (4) from one need to any set of them. For each pair the row that is broken most is found in
closed form, as the least cut between its modules and its needs. Together these rows say as much as a column
for each need in each module would.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Block, Entry, Floats, Ints, Mask, block_of
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.formulation.terms import positions_by

LEAST_VIOLATION = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSeats:
    """One pair: columns x and persons of the needs in reach, columns y and places of its modules by size."""

    going: Ints
    persons: Floats
    options: Ints
    places: Floats
    existing: float


def pair_seats(sets: Sets, columns: Columns) -> tuple[PairSeats, ...]:
    """Lay out every pair that may open places."""
    arcs, options = positions_by(sets.arc_pair), positions_by(sets.option_pair)
    found = []
    for k in sorted(options):
        places = np.array([float(sets.module_of(o).places) for o in options[k]])
        order = np.argsort(places, kind="stable")
        found.append(
            PairSeats(
                going=columns.going[arcs[k]],
                persons=np.array([sets.needs[sets.arc_need[a]].persons for a in arcs[k]], dtype=float),
                options=columns.opened[options[k]][order],
                places=places[order],
                existing=sets.pairs[k].existing_places,
            )
        )
    return tuple(found)


def broken_seat_rows(pairs: tuple[PairSeats, ...], values: Floats) -> Block:
    """(16) The rows over one pair that these values break, the worst for each split of its modules."""
    return block_of("some_needs_sit_in_no_more_places_than_persons", _broken(pairs, values))


def _broken(pairs: tuple[PairSeats, ...], values: Floats) -> Iterator[tuple[list[Entry], float, float]]:
    for pair in pairs:
        opened, going = values[pair.options], values[pair.going]
        if not (np.abs(opened - np.round(opened)) > LEAST_VIOLATION).any():
            continue  # whole modules hold whoever comes
        worst, needs = LEAST_VIOLATION, None
        for full in range(len(opened)):
            # Modules before `full` are taken as full with these needs, the others as holding all of them.
            inside = going > pair.persons * opened[full:].sum()
            persons = float(pair.persons[inside].sum())
            held = min(pair.existing, persons) + float(np.minimum(pair.places, persons) @ opened)
            broken = float(going[inside].sum()) - held
            if broken > worst * max(1.0, persons):
                worst, needs = broken / max(1.0, persons), inside
        if needs is not None:
            yield _row(pair, needs)


def _row(pair: PairSeats, needs: Mask) -> tuple[list[Entry], float, float]:
    persons = float(pair.persons[needs].sum())
    entries: list[Entry] = [(int(column), 1.0) for column in pair.going[needs]]
    worth = np.minimum(pair.places, persons).tolist()
    entries += [(int(y), -places) for y, places in zip(pair.options, worth, strict=True)]
    return entries, -np.inf, min(pair.existing, persons)
