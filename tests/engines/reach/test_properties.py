"""What must hold for every town, tried on many."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.reach.feeds import Call, shifted
from tests.engines.reach.situations import HOUR, a_case, a_problem, answers

seeds = st.integers(min_value=10_000, max_value=1_000_000)
tried = settings(max_examples=15, deadline=None, database=None, derandomize=True)


def costs(found):
    return {pair: trip[0] if trip else float("inf") for pair, trip in found.items()}


def with_hours(hours, **changes):
    """Opening hours with closes, opens or least changed by so many seconds."""
    return {
        name: tuple(
            value + changes.get(part, 0)
            for part, value in zip(("opens", "closes", "least"), row, strict=True)
        )
        for name, row in hours.items()
    }


def never_worse(better, worse):
    return all(better[pair] <= worse[pair] for pair in worse)


@tried
@given(seed=seeds, later=st.integers(min_value=1, max_value=4 * HOUR))
def test_closing_later_never_worsens(seed, later):
    town, points, hours = a_case(seed)

    before = costs(answers(a_problem(town, points, hours)))
    after = costs(answers(a_problem(town, points, with_hours(hours, closes=later))))

    assert never_worse(after, before)


@tried
@given(seed=seeds, more=st.integers(min_value=1, max_value=3 * HOUR))
def test_more_hours_inside_are_never_better(seed, more):
    town, points, hours = a_case(seed)

    before = costs(answers(a_problem(town, points, hours)))
    after = costs(answers(a_problem(town, points, with_hours(hours, least=more))))

    assert never_worse(before, after)


@tried
@given(seed=seeds, other=seeds)
def test_more_vehicles_never_worsen(seed, other):
    town, points, hours = a_case(seed)
    more = {f"more-{name}": calls for name, calls in a_case(other)[0].trips.items()}
    stops = list(town.stops)
    more = {
        name: tuple(replace(call, stop=stops[sum(map(ord, call.stop)) % len(stops)]) for call in calls)
        for name, calls in more.items()
    }

    before = costs(answers(a_problem(town, points, hours)))
    after = costs(answers(a_problem(replace(town, trips=town.trips | more), points, hours)))

    assert never_worse(after, before)


@tried
@given(seed=seeds, quarters=st.integers(min_value=1, max_value=12))
def test_shifting_everything_shifts_the_answer(seed, quarters):
    town, points, hours = a_case(seed)
    seconds = quarters * 900

    before = answers(a_problem(town, points, hours))
    after = answers(
        a_problem(shifted(town, seconds), points, with_hours(hours, opens=seconds, closes=seconds))
    )

    for pair, trip in before.items():
        # What would have begun before midnight is possible only once it is shifted.
        if trip is not None and after[pair] is not None and after[pair][1] - seconds >= 0:
            cost, *times = trip
            assert after[pair][0] == cost
            assert [time - seconds for time in after[pair][1:6]] == times[:5]


@tried
@given(seed=seeds)
def test_running_the_day_backwards_exchanges_the_ways(seed):
    """With every vehicle, path and opening turned round in time, the best trip costs the same."""
    town, points, hours = a_case(seed)
    town = replace(town, frequencies=(), change=0, transfers=())
    noon = 40 * HOUR

    def turned(calls):
        return tuple(Call(c.stop, noon - c.depart, noon - c.arrive, c.drop, c.pick) for c in reversed(calls))

    back = replace(town, trips={name: turned(calls) for name, calls in town.trips.items()})
    turned_hours = {
        name: (noon - closes, noon - opens, least) for name, (opens, closes, least) in hours.items()
    }
    before = answers(a_problem(town, points, hours))
    after = answers(a_problem(back, points, turned_hours))

    for pair, trip in before.items():
        if trip is not None and trip[5] <= noon:
            assert after[pair] is not None
            assert after[pair][0] <= trip[0]


@tried
@given(seed=seeds)
def test_two_threads_find_what_one_finds(seed):
    town, points, hours = a_case(seed)
    problem = a_problem(town, points, hours)

    assert answers(problem, threads=2) == answers(problem)


@tried
@given(seed=seeds)
def test_other_names_and_another_order_change_nothing(seed):
    town, points, hours = a_case(seed)
    swapped = replace(
        town,
        stops=dict(reversed(town.stops.items())),
        trips={f"z{name}": calls for name, calls in reversed(town.trips.items())},
        frequencies=tuple((f"z{row[0]}", *row[1:]) for row in town.frequencies),
    )

    assert answers(a_problem(swapped, dict(reversed(points.items())), hours)) == answers(
        a_problem(town, points, hours)
    )
