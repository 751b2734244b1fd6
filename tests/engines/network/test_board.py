import numpy as np
import pytest

from majup.engines.network.board import Board
from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import aims_of
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.problem.limits import Limits
from tests.engines.network.region import a_region


@pytest.fixture
def boards():
    sets = sets_of(a_region(places=12, sites=6, persons=60))
    columns = columns_of(sets)
    clock = Clock(limits=Limits(seconds=60.0, gap=0.01), on_progress=None, is_cancelled=None)
    return [Board(aim, columns, clock=clock, values=None) for aim in aims_of(sets, columns)[:2]]


def meeting(board, persons):
    """Columns that meet so many persons, by the first shares."""
    values = np.zeros(len(board.aim.weights))
    first = np.flatnonzero(board.aim.weights)[0]
    values[first] = persons / board.aim.weights[first]
    return values


def test_a_board_keeps_the_better_plan(boards):
    most, _ = boards

    assert most.value is None
    assert most.falls_short()
    assert not most.is_over()
    assert most.keep(meeting(most, 5.0))
    assert not most.keep(meeting(most, 4.0))
    assert not most.keep(None)
    assert most.keep(meeting(most, 7.0))
    assert most.value == pytest.approx(7.0)


def test_of_least_costs_the_lower_one_is_better(boards):
    _, least = boards
    least.keep(meeting(least, 5.0))

    assert not least.keep(meeting(least, 6.0))
    assert least.keep(meeting(least, 4.0))


def test_bounds_only_get_tighter_and_fall_to_what_whole_plans_can_have(boards):
    most, least = boards
    sure = most.bound

    most.know(np.inf)
    assert most.bound == sure
    most.know(20.7)
    assert most.bound == pytest.approx(np.floor(20.7 / most.aim.step) * most.aim.step)
    most.know(30.0)
    assert most.bound < 21
    least.know(100.25)
    least.know(90.0)
    assert least.bound == pytest.approx(100.25 + least.aim.constant)


def test_an_aim_is_over_within_the_gap_and_proved_at_the_bound(boards):
    most, _ = boards
    most.keep(meeting(most, 100.0))
    most.know(102.0)
    assert not most.is_over()
    most.know(101.0)
    assert most.is_over()
    assert most.falls_short()
    most.know(100.0)
    assert not most.falls_short()


def test_what_is_offered_is_taken_once_and_only_where_it_is_better(boards):
    most, _ = boards
    most.keep(meeting(most, 5.0))

    most.offer(meeting(most, 4.0))
    assert most.offered() is None
    most.offer(meeting(most, 9.0))
    most.offer(meeting(most, 8.0))
    assert most.value_of(most.offered()) == pytest.approx(9.0)
    assert most.offered() is None
