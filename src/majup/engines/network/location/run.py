"""The doors of the classic problems: each returns a checked answer with its proof."""

import time

import numpy as np

from majup.engines.network.formulation.matrix import Floats, with_rows
from majup.engines.network.location.checks import verify
from majup.engines.network.location.formulation import (
    Formulated,
    capacitated_pmedian_model,
    facility_location_model,
    radius_model,
)
from majup.engines.network.location.median import narrowed
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    LocationAnswer,
    PMedian,
)
from majup.engines.network.location.start import assigned_start, opened_for_demand
from majup.engines.network.problem.limits import Limits
from majup.engines.network.solution.records import Outcome
from majup.engines.network.solver import Effort, Ending, Found, Watch, never_cancel, rows_that_cut, solve
from majup.engines.network.stages import PROVED, relative_gap

CUT_ROUNDS = 12


def solve_pmedian(problem: PMedian, *, limits: Limits, watch: Watch = never_cancel) -> LocationAnswer:
    """Solve a p-median: interchange, prices that close sites, then the radius formulation on what is left."""
    begun = time.monotonic()
    known = narrowed(problem, seconds=limits.seconds * 0.5)
    chosen, bound = known.chosen, known.bound
    if relative_gap(known.value, bound) > PROVED:
        formulated = radius_model(
            problem, may_open=known.may_open, must_open=known.must_open, worst=known.value
        )
        start = np.full(len(formulated.weights), np.nan)
        start[: formulated.sites] = 0.0
        start[chosen] = 1.0
        effort = _effort(limits, begun=begun, is_whole=_is_whole(problem.distances))
        found = solve(
            formulated.model,
            weights=formulated.weights,
            is_maximised=False,
            effort=effort,
            start=start,
            watch=watch,
        )
        if found.columns is not None:
            chosen = np.flatnonzero(found.columns[: formulated.sites] > 0.5)
        # The model holds only plans at least as good as the known one, so its bound is joined with that.
        bound = max(bound, min(known.value, found.bound + formulated.constant))
        if found.ending is Ending.IMPOSSIBLE:
            bound = known.value
    nearest = problem.distances[:, chosen].argmin(axis=1)
    shares = tuple((i, int(chosen[k]), 1.0) for i, k in enumerate(nearest))
    value = float(problem.distances[:, chosen].min(axis=1).sum())
    answer = _answer(
        value,
        _rounded_up(bound, is_whole=_is_whole(problem.distances)),
        begun=begun,
        limits=limits,
        open_sites=chosen,
        shares=shares,
    )
    verify(problem, answer)
    return answer


def solve_capacitated_pmedian(
    problem: CapacitatedPMedian, *, limits: Limits, watch: Watch = never_cancel
) -> LocationAnswer:
    """Solve a capacitated p-median as a mixed-integer programme."""
    return _solve_assigned(
        problem, capacitated_pmedian_model(problem), limits=limits, watch=watch, start=assigned_start(problem)
    )


def solve_facility_location(
    problem: FacilityLocation, *, limits: Limits, watch: Watch = never_cancel
) -> LocationAnswer:
    """Solve capacitated facility location, single-source or with demand that may be split."""
    formulated = facility_location_model(problem)
    return _solve_assigned(problem, formulated, limits=limits, watch=watch, start=opened_for_demand(problem))


def _solve_assigned(
    problem: CapacitatedPMedian | FacilityLocation,
    formulated: Formulated,
    *,
    limits: Limits,
    watch: Watch,
    start: Floats,
) -> LocationAnswer:
    begun = time.monotonic()
    model, bound = formulated.model, -np.inf
    cuts = rows_that_cut(
        model,
        pool=formulated.pool,
        weights=formulated.weights,
        is_maximised=False,
        seconds=limits.seconds * 0.5,
        rounds=CUT_ROUNDS,
    )
    rows = formulated.pool.as_matrix(len(formulated.weights))[cuts.chosen]
    lower, upper = formulated.pool.lower[cuts.chosen], formulated.pool.upper[cuts.chosen]
    is_whole = bool(model.is_integer.all()) and _is_whole(formulated.weights)
    found = solve(
        with_rows(model, matrix=rows, lower=lower, upper=upper),
        weights=formulated.weights,
        is_maximised=False,
        effort=_effort(limits, begun=begun, is_whole=is_whole),
        start=start,
        watch=watch,
    )
    if found.columns is None:
        return _no_answer(found, begun=begun)
    bound = _rounded_up(max(cuts.bound, found.bound), is_whole=is_whole)
    opened = np.flatnonzero(found.columns[: formulated.sites] > 0.5)
    table = found.columns[formulated.sites :].reshape(-1, formulated.sites)
    table = np.round(table) if bool(model.is_integer.all()) else table
    shares = tuple((int(i), int(j), float(table[i, j])) for i, j in np.argwhere(table > 1e-7))
    value = float(formulated.weights[opened].sum()) + sum(
        share * float(formulated.weights[formulated.sites + i * formulated.sites + j])
        for i, j, share in shares
    )
    answer = _answer(value, bound, begun=begun, limits=limits, open_sites=opened, shares=shares)
    verify(problem, answer)
    return answer


def _effort(limits: Limits, *, begun: float, is_whole: bool) -> Effort:
    return Effort(
        seconds=max(0.1, begun + limits.seconds - time.monotonic()),
        gap=limits.gap,
        absolute_gap=0.999 if is_whole else 1e-6,
        seed=limits.seed,
        threads=limits.threads,
        work=limits.work,
    )


def _is_whole(numbers: Floats) -> bool:
    return bool(np.all(numbers == np.round(numbers)))


def _rounded_up(bound: float, *, is_whole: bool) -> float:
    return float(np.ceil(bound - 1e-6)) if is_whole and np.isfinite(bound) else bound


def _answer(
    value: float,
    bound: float,
    *,
    begun: float,
    limits: Limits,
    open_sites: np.ndarray[tuple[int], np.dtype[np.int64]],
    shares: tuple[tuple[int, int, float], ...],
) -> LocationAnswer:
    bound = min(bound, value) if np.isfinite(bound) else 0.0
    gap = relative_gap(value, bound)
    outcome = Outcome.BEST_SO_FAR if gap > limits.gap else Outcome.WITHIN_GAP
    return LocationAnswer(
        outcome=Outcome.PROVED_BEST if gap <= PROVED else outcome,
        value=value,
        bound=bound,
        gap=0.0 if gap <= PROVED else gap,
        seconds=time.monotonic() - begun,
        open=tuple(int(j) + 1 for j in open_sites),
        shares=shares,
    )


def _no_answer(found: Found, *, begun: float) -> LocationAnswer:
    impossible = found.ending is Ending.IMPOSSIBLE
    return LocationAnswer(
        outcome=Outcome.IMPOSSIBLE if impossible else Outcome.NO_ANSWER_IN_TIME,
        value=None,
        bound=None,
        gap=None,
        seconds=time.monotonic() - begun,
    )
