"""A run in time: live progress, cancelling, limits, receipts, and a region of real size."""

import time

import numpy as np
import pytest

from majup.engines.network.clock import Clock
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.problem import Limits, problem_sha256
from majup.engines.network.run import plan_network
from majup.engines.network.search import Search
from majup.engines.network.solution import Aim, Outcome
from majup.engines.network.solver import Ending
from tests.engines.network.region import a_region
from tests.engines.network.situations import TO_THE_END, one_town


def test_progress_goes_forward_through_every_aim():
    reports = []

    plan_network(
        a_region(places=30, sites=12, persons=150),
        limits=Limits(seconds=6.0, gap=0.001),
        on_progress=reports.append,
    )

    assert reports[0].stage == "start"
    assert reports[-1].stage == "explain"
    seconds = [report.seconds for report in reports]
    assert seconds == sorted(seconds)
    assert {report.aim for report in reports} >= {Aim.NEEDS_MET, Aim.PUBLIC_COST}
    assert all(0.0 <= report.share <= 1.0 for report in reports)
    bounds = [r for r in reports if r.aim is Aim.NEEDS_MET and r.value is not None and r.bound is not None]
    assert bounds
    assert all(report.bound >= report.value - 1e-6 and report.gap >= 0 for report in bounds)


def test_a_cancelled_run_returns_the_best_plan_so_far():
    reports = []

    plan = plan_network(
        a_region(),
        limits=Limits(seconds=60.0, gap=0.0),
        on_progress=reports.append,
        is_cancelled=lambda: any(r.value is not None and r.value > 0 for r in reports),
    )

    assert plan.receipt.stopped_by == "cancelled"
    assert plan.outcome is Outcome.BEST_SO_FAR
    assert plan.receipt.seconds < 30
    assert plan.needs_met > 0


def test_two_threads_prove_the_same_values_as_one():
    problem = a_region(places=20, sites=8, persons=100, seed=3)

    one, two = (plan_network(problem, limits=Limits(seconds=60.0, gap=0.0, threads=n)) for n in (1, 2))

    assert one.outcome is two.outcome is Outcome.PROVED_BEST
    assert [aim.value for aim in two.aims] == pytest.approx([aim.value for aim in one.aims], rel=1e-6)


def test_a_cancel_reaches_what_runs_side_by_side():
    reports = []

    plan = plan_network(
        a_region(),
        limits=Limits(seconds=60.0, gap=0.0, threads=2),
        on_progress=reports.append,
        is_cancelled=lambda: bool(reports) and reports[-1].seconds > 4.0,
    )

    assert plan.receipt.stopped_by == "cancelled"
    assert plan.receipt.seconds < 30
    assert plan.needs_met > 0


def test_a_fault_in_the_callers_report_is_not_swallowed():
    def broken(_progress):
        raise RuntimeError("the caller's own fault")

    with pytest.raises(RuntimeError, match="own fault"):
        plan_network(one_town(), limits=TO_THE_END, on_progress=broken)


def test_time_up_is_never_called_solved():
    plan = plan_network(a_region(), limits=Limits(seconds=1.5, gap=0.0))

    assert plan.receipt.stopped_by == "clock"
    assert plan.outcome in (Outcome.BEST_SO_FAR, Outcome.NO_ANSWER_IN_TIME)
    assert plan.outcome is Outcome.NO_ANSWER_IN_TIME or plan.gap > 0


def test_the_receipt_says_what_is_needed_to_repeat_the_run():
    problem = one_town()

    receipt = plan_network(problem, limits=Limits(seconds=9.0, gap=0.01, seed=4, threads=1, work=500)).receipt

    assert (receipt.solver, receipt.seed, receipt.threads) == ("HiGHS", 4, 1)
    assert (receipt.limit_seconds, receipt.limit_gap, receipt.limit_work) == (9.0, 0.01, 500)
    assert receipt.problem_sha256 == problem_sha256(problem)
    assert receipt.stopped_by == "proof"
    assert receipt.solver_version.count(".") == 2


def test_a_run_ended_by_work_repeats_exactly():
    problem, limits = a_region(places=30, sites=12, persons=150), Limits(seconds=120.0, gap=0.0, work=20)

    first, second = plan_network(problem, limits=limits), plan_network(problem, limits=limits)

    assert first.receipt.stopped_by == "work"
    assert (first.opened, first.served, first.unmet) == (second.opened, second.served, second.unmet)
    assert [(a.value, a.bound) for a in first.aims] == [(a.value, a.bound) for a in second.aims]


def test_gap_limit_ends_within_the_gap_and_says_so():
    plan = plan_network(a_region(places=30, sites=12, persons=150), limits=Limits(seconds=60.0, gap=0.2))

    assert plan.outcome in (Outcome.WITHIN_GAP, Outcome.PROVED_BEST)
    assert all(aim.gap <= 0.2 for aim in plan.aims[:2])


def test_a_region_of_real_size_is_planned_within_two_percent():
    # Limited by work, so that a busy machine comes to the same plan; about 15 s of one core.
    plan = plan_network(a_region(seed=1), limits=Limits(seconds=200.0, work=1))

    assert plan.needs_total > 2000
    assert plan.gap <= 0.02
    assert plan.aims[1].gap <= 0.1
    assert plan.receipt.stopped_by == "work"
    assert plan.capital_eur <= plan.budgets[0].capital_eur
    assert sum(bool(row.modules) for row in plan.opened) > 20


def test_an_aim_that_prices_alone_bring_near_enough_ends_by_the_gap():
    # Once an IndexError: neither the search of the whole nor the one for better plans had anything to do.
    sets = sets_of(a_region(places=40, sites=30, persons=200, seed=2))
    limits = Limits(seconds=60.0, gap=0.9)
    search = Search(sets, clock=Clock(limits=limits, on_progress=None, is_cancelled=None), threads=1)
    search.begin([np.zeros(len(sets.option_pair))])

    search.run(until=time.monotonic() + 30.0)

    assert search.endings == [Ending.GAP]
