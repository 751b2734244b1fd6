"""One departure: the same arrivals as trying every way, on towns of both kinds."""

import pytest

from majup.engines.reach.one_way import NOT_THERE, earliest_arrivals
from tests.engines.reach.brute_force import Day, metres
from tests.engines.reach.situations import (
    ACCESS,
    ALL_THE_WAY,
    HOUR,
    TRANSFER,
    a_case,
    a_problem,
    a_rushed_case,
)


def expected(town, points, leave):
    day = Day(town, access=ACCESS, transfer=TRANSFER, all_the_way=ALL_THE_WAY)
    found = []
    for place in (points["p0"], points["p1"]):
        row = []
        for site in (points["x0"], points["x1"]):
            ways = [day.arrival(place, site, leave)]
            ways += [leave + day.walk(place, site)] if metres(place, site) <= ALL_THE_WAY else []
            row.append(min((at for at in ways if at is not None), default=NOT_THERE))
        found.append(row)
    return found


@pytest.mark.parametrize(("case", "leave"), [(a_case, 7 * HOUR), (a_case, 12 * HOUR), (a_rushed_case, 0)])
def test_arrivals_are_those_of_trying_every_way(case, leave):
    for seed in range(300, 325):
        town, points, hours = case(seed)

        found = earliest_arrivals(a_problem(town, points, hours), leave=leave)

        assert found.tolist() == expected(town, points, leave), seed


def test_arrivals_after_the_latest_do_not_count():
    town, points, hours = a_case(7)
    problem = a_problem(town, points, hours)
    every = earliest_arrivals(problem, leave=7 * HOUR)

    early = earliest_arrivals(problem, leave=7 * HOUR, latest=12 * HOUR)

    assert ((early == every) | ((early == NOT_THERE) & (every > 12 * HOUR))).all()
