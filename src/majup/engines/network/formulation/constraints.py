"""One function a family of constraints, named as its sentence, numbered as in docs/methods/network.md."""

import math
from collections.abc import Iterator

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Block, Entry, Model, block_of, stacked
from majup.engines.network.formulation.sets import TOLERANCE, Sets
from majup.engines.network.formulation.terms import (
    any_new,
    capital_entries,
    close_cliques,
    fixed_running_eur,
    floor_persons,
    is_under,
    least_persons,
    positions_by,
    running_entries,
    shares_by_need,
    tied_by_ways,
)
from majup.engines.network.problem.records import Delivery

Row = tuple[list[Entry], float, float]
FREE = math.inf


def model_of(sets: Sets, columns: Columns) -> Model:
    """Stack all families but (4) into one model; (4) follows from the others and is added where it helps."""
    return stacked(
        [*blocks_that_hold(sets, columns), *blocks_that_may_give_way(sets, columns)],
        column_lower=columns.lower,
        column_upper=columns.upper,
        is_integer=columns.is_integer,
    )


def blocks_that_hold(sets: Sets, columns: Columns) -> list[Block]:
    """Families that say what a network of services is; no amount of money or will relaxes them."""
    families = (
        each_person_is_served_once,
        whoever_comes_has_a_place,
        places_hold_no_more_than_they_have,
        a_site_takes_no_more_modules_than_allowed,
        places_stay_within_the_norm,
        whatever_opens_stands_in_a_building,
        new_places_are_used_today,
        new_places_are_used_in_the_last_period,
        no_service_runs_twice_too_close,
        a_service_meets_no_more_than_its_places,
    )
    return [family(sets, columns) for family in families]


def blocks_that_may_give_way(sets: Sets, columns: Columns) -> tuple[Block, Block, Block]:
    """Capital budgets, running budgets and floors: what people decided, and could decide otherwise."""
    return (
        capital_stays_within_budget(sets, columns),
        running_costs_stay_within_budget(sets, columns),
        every_municipality_gets_its_floor(sets, columns),
    )


def each_person_is_served_once(sets: Sets, columns: Columns) -> Block:
    """(1) Persons of a need who go somewhere are exactly those whose need is met."""
    arcs = positions_by(sets.arc_need)
    shares = shares_by_need(sets)

    def rows() -> Iterator[Row]:
        for n, need in enumerate(sets.needs):
            if sets.problem.services[need.service].delivery is Delivery.AT_SITE:
                going = [(int(columns.going[a]), 1.0) for a in arcs[n]]
                yield going + [(int(columns.met[k]), -1.0) for k in shares[n]], 0.0, 0.0

    return block_of("each_person_is_served_once", rows())


def whoever_comes_has_a_place(sets: Sets, columns: Columns) -> Block:
    """(2) Persons who come to a pair sit in its new places or in its existing ones."""
    arcs, options = positions_by(sets.arc_pair), positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in range(len(sets.pairs)):
            seats = [(int(columns.in_new[o]), -1.0) for o in options[k]]
            if columns.in_old[k] >= 0:
                seats.append((int(columns.in_old[k]), -1.0))
            if seats:
                yield [(int(columns.going[a]), 1.0) for a in arcs[k]] + seats, 0.0, 0.0

    return block_of("whoever_comes_has_a_place", rows())


def places_hold_no_more_than_they_have(sets: Sets, columns: Columns) -> Block:
    """(3) Persons in an option's places are at most the places opened."""
    return block_of(
        "places_hold_no_more_than_they_have",
        (
            (
                [(int(columns.in_new[o]), 1.0), (int(columns.opened[o]), -float(sets.module_of(o).places))],
                -FREE,
                0.0,
            )
            for o in range(len(sets.option_pair))
        ),
    )


def nobody_goes_where_nothing_is_open(sets: Sets, columns: Columns) -> Block:
    """(4) Persons on one way are at most what its places can hold of this need (strengthens 3)."""
    options = positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for a, (n, k) in enumerate(zip(sets.arc_need.tolist(), sets.arc_pair.tolist(), strict=True)):
            persons, existing = sets.needs[n].persons, sets.pairs[k].existing_places
            if existing < persons - TOLERANCE:
                held = [(int(columns.opened[o]), -min(persons, sets.module_of(o).places)) for o in options[k]]
                yield [(int(columns.going[a]), 1.0), *held], -FREE, existing

    return block_of("nobody_goes_where_nothing_is_open", rows())


def a_site_takes_no_more_modules_than_allowed(sets: Sets, columns: Columns) -> Block:
    """(5) New modules of one service at one site; where several may open, any of them sets t."""
    options = positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in sorted(options):
            most = float(sets.service_of(sets.pairs[k]).most_modules_per_site)
            opened = [(int(columns.opened[o]), 1.0) for o in options[k]]
            if columns.expanded[k] >= 0:
                yield [*opened, (int(columns.expanded[k]), -most)], -FREE, 0.0
            else:
                yield opened, -FREE, most

    return block_of("a_site_takes_no_more_modules_than_allowed", rows())


def places_stay_within_the_norm(sets: Sets, columns: Columns) -> Block:
    """(6) Existing and new places of a service at a site are at most its norm."""
    options = positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in sorted(options):
            pair = sets.pairs[k]
            norm = sets.service_of(pair).upper_norm
            if norm is not None:
                opened = [(int(columns.opened[o]), float(sets.module_of(o).places)) for o in options[k]]
                yield opened, -FREE, norm - pair.existing_places

    return block_of("places_stay_within_the_norm", rows())


def whatever_opens_stands_in_a_building(sets: Sets, columns: Columns) -> Block:
    """(7) Nothing new opens at a site unless its building is used."""
    options = positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in sorted(options):
            building = int(columns.building[sets.pairs[k].site])
            yield [*any_new(sets, columns, pair=k, options=options[k]), (building, -1.0)], -FREE, 0.0

    return block_of("whatever_opens_stands_in_a_building", rows())


def capital_stays_within_budget(sets: Sets, columns: Columns) -> Block:
    """(8) Modules and buildings in an area cost at most its capital budget."""

    def rows() -> Iterator[Row]:
        for budget in sets.problem.budgets:
            if budget.capital_eur is not None:
                yield capital_entries(sets, columns, budget=budget), -FREE, budget.capital_eur

    return block_of("capital_stays_within_budget", rows())


def running_costs_stay_within_budget(sets: Sets, columns: Columns) -> Block:
    """(9) Services in an area run at most at its yearly budget; existing services are paid first."""

    def rows() -> Iterator[Row]:
        for budget in sets.problem.budgets:
            if budget.running_eur is not None:
                left = budget.running_eur - fixed_running_eur(sets, budget=budget)
                yield running_entries(sets, columns, budget=budget), -FREE, left

    return block_of("running_costs_stay_within_budget", rows())


def new_places_are_used_today(sets: Sets, columns: Columns) -> Block:
    """(10) Where new places open, persons fill the least share of all places there."""
    arcs, options = positions_by(sets.arc_pair), positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in sorted(options):
            share = sets.service_of(sets.pairs[k]).least_utilisation
            if share > 0:
                coming = [(int(columns.going[a]), 1.0) for a in arcs[k]]
                yield (
                    coming
                    + least_persons(sets, columns, pair=k, options=options[k], share=share, whole=True),
                    0.0,
                    FREE,
                )

    return block_of("new_places_are_used_today", rows())


def new_places_are_used_in_the_last_period(sets: Sets, columns: Columns) -> Block:
    """(11) The same catchment with forecast demand still fills the least share in the last period."""
    arcs, options = positions_by(sets.arc_pair), positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for k in sorted(options):
            share = sets.service_of(sets.pairs[k]).least_utilisation_last
            if share > 0:
                coming = [(int(columns.going[a]), sets.needs[sets.arc_need[a]].last_factor) for a in arcs[k]]
                yield (
                    coming
                    + least_persons(sets, columns, pair=k, options=options[k], share=share, whole=False),
                    0.0,
                    FREE,
                )

    return block_of("new_places_are_used_in_the_last_period", rows())


def every_municipality_gets_its_floor(sets: Sets, columns: Columns) -> Block:
    """(12) At least the floor's share of a municipality's persons is served."""
    shares = shares_by_need(sets)

    def rows() -> Iterator[Row]:
        for floor in sets.problem.floors:
            needs = [n for n, need in enumerate(sets.needs) if is_under(sets, need, floor)]
            met = [(int(columns.met[k]), 1.0) for n in needs for k in shares[n]]
            yield met, floor_persons(sets, floor), FREE

    return block_of("every_municipality_gets_its_floor", rows())


def no_service_runs_twice_too_close(sets: Sets, columns: Columns) -> Block:
    """(13) Of sites that are all too close to one another, one opens the service at most."""
    options = positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for clique in close_cliques(sets, candidates=frozenset(options)):
            entries = [e for k in clique for e in any_new(sets, columns, pair=k, options=options[k])]
            yield entries, -FREE, 1.0

    return block_of("no_service_runs_twice_too_close", rows())


def a_service_meets_no_more_than_its_places(sets: Sets, columns: Columns) -> Block:
    """(14) Persons met by a service, wherever ways tie its places together, fit into all its places there.

    Follows from (1) to (3), but only as the sum of them all, which the solver never tries. From this one row
    it cuts off parts of modules: on the public planning benchmark that raises the bound further in seconds
    than anything else does in minutes (docs/methods/network.md, section 9).
    """
    shares, options = shares_by_need(sets), positions_by(sets.option_pair)

    def rows() -> Iterator[Row]:
        for needs, pairs in tied_by_ways(sets):
            met = [(int(columns.met[k]), 1.0) for n in needs for k in shares[n]]
            places = [
                (int(columns.opened[o]), -float(sets.module_of(o).places)) for k in pairs for o in options[k]
            ]
            if places:
                yield [*met, *places], -FREE, sum(sets.pairs[k].existing_places for k in pairs)

    return block_of("a_service_meets_no_more_than_its_places", rows())
