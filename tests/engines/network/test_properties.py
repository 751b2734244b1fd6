"""What must hold for every problem, tried on many."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from majup.engines.network.problem import Budget, Place, Way
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome, plan_to_json
from tests.engines.network.situations import TO_THE_END, a_small_problem

seeds = st.integers(min_value=1000, max_value=100_000)
tried = settings(max_examples=15, deadline=None, database=None, derandomize=True)


def _planned(problem):
    return plan_network(problem, limits=TO_THE_END)


def _needs_met(plan):
    return plan.aims[0].value if plan.aims else -1.0


def _values(plan):
    return [round(aim.value, 3) for aim in plan.aims]


def _renamed(problem):
    """The same problem under other names, which also sort the other way round."""

    def other(name):
        return f"z{1000 - sum(map(ord, name))}{name[::-1]}" if name else name

    fields = {"id", "service", "place", "site", "other", "municipality"}
    changed = {}
    for table in (
        "services",
        "places",
        "sites",
        "modules",
        "demands",
        "ways",
        "existing",
        "floors",
        "separations",
    ):
        changed[table] = tuple(
            replace(
                row,
                **{
                    name: other(getattr(row, name))
                    for name in row.__slots__
                    if name in fields and getattr(row, name)
                },
            )
            for row in getattr(problem, table)
        )
    return replace(problem, **changed)


def _split(problem, place_id):
    """The same problem with one place cut in two at the same spot, its persons shared out."""
    place = next(row for row in problem.places if row.id == place_id)
    twin = Place(id="twin", municipality=place.municipality, region=place.region)
    demands = []
    for row in problem.demands:
        half = row.persons // 2 if row.place == place_id else 0.0
        demands.append(replace(row, persons=row.persons - half))
        if half:
            demands.append(replace(row, place="twin", persons=half))
    ways = [Way(place="twin", site=w.site, minutes=w.minutes) for w in problem.ways if w.place == place_id]
    return replace(
        problem, places=(*problem.places, twin), demands=tuple(demands), ways=(*problem.ways, *ways)
    )


@tried
@given(seed=seeds, more=st.integers(min_value=1, max_value=400))
def test_more_money_never_serves_fewer(seed, more):
    problem = a_small_problem(seed)
    budget = problem.budgets[0]
    richer = replace(
        problem,
        budgets=(
            Budget(
                level=budget.level,
                area="R",
                capital_eur=budget.capital_eur + more,
                running_eur=budget.running_eur,
            ),
        ),
    )

    assert _needs_met(_planned(richer)) >= _needs_met(_planned(problem))


@tried
@given(seed=seeds)
def test_renaming_everything_changes_no_value(seed):
    problem = a_small_problem(seed)

    assert _values(_planned(_renamed(problem))) == _values(_planned(problem))


@tried
@given(seed=seeds)
def test_turning_the_rows_round_changes_no_value(seed):
    problem = a_small_problem(seed)
    tables = ("services", "places", "sites", "modules", "demands", "ways")
    turned = replace(problem, **{table: tuple(reversed(getattr(problem, table))) for table in tables})

    assert _values(_planned(turned)) == _values(_planned(problem))


@tried
@given(seed=seeds)
def test_splitting_a_place_in_two_changes_no_value(seed):
    problem = a_small_problem(seed)

    assert _values(_planned(_split(problem, "place0"))) == _values(_planned(problem))


@tried
@given(seed=seeds)
def test_the_same_problem_gives_the_same_plan(seed):
    problem = a_small_problem(seed)

    first, second = _planned(problem), _planned(problem)

    same = replace(second, receipt=first.receipt, aims=first.aims)
    assert plan_to_json(first) == plan_to_json(same)
    assert first.receipt.problem_sha256 == second.receipt.problem_sha256
    assert _values(first) == _values(second)


@tried
@given(seed=seeds)
def test_every_answer_is_proved_or_said_to_be_impossible(seed):
    assert _planned(a_small_problem(seed)).outcome in (Outcome.PROVED_BEST, Outcome.IMPOSSIBLE)
