"""The doors of the classic problems: each returns a checked answer with its proof."""

import time

import numpy as np

from majup.engines.network.formulation.matrix import Floats, Ints, Model, with_rows
from majup.engines.network.location.checks import verify
from majup.engines.network.location.formulation import (
    Formulated,
    capacitated_pmedian_model,
    facility_location_model,
    radius_model,
)
from majup.engines.network.location.median import Narrowed, narrowed
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
NO_SHARE = 1e-7


def solve_pmedian(problem: PMedian, *, limits: Limits, watch: Watch = never_cancel) -> LocationAnswer:
    """Solve a p-median: interchange, prices that close sites, then the radius formulation on what is left."""
    begun = time.monotonic()
    known = narrowed(problem, seconds=limits.seconds * 0.5)
    chosen, bound = known.chosen, known.bound
    is_whole = _is_whole(problem.distances)
    if relative_gap(known.value, bound) > PROVED:
        effort = _effort(limits, begun=begun, is_whole=is_whole)
        chosen, bound = _searched_within(problem, known, effort=effort, watch=watch)
    nearest = problem.distances[:, chosen].argmin(axis=1)
    answer = _answer(
        float(problem.distances[:, chosen].min(axis=1).sum()),
        _rounded_up(bound, is_whole=is_whole),
        begun=begun,
        limits=limits,
        open_sites=chosen,
        shares=tuple((i, int(chosen[k]), 1.0) for i, k in enumerate(nearest)),
    )
    verify(problem, answer)
    return answer


def _searched_within(
    problem: PMedian, known: Narrowed, *, effort: Effort, watch: Watch
) -> tuple[Ints, float]:
    """The best sites and a bound, searched only among plans that could be better than the known one."""
    formulated = radius_model(problem, may_open=known.may_open, must_open=known.must_open, worst=known.value)
    start = np.full(len(formulated.weights), np.nan)
    start[: formulated.sites] = 0.0
    start[known.chosen] = 1.0
    found = solve(
        formulated.model,
        weights=formulated.weights,
        is_maximised=False,
        effort=effort,
        start=start,
        watch=watch,
    )
    if found.ending is Ending.IMPOSSIBLE:
        return known.chosen, known.value
    chosen = known.chosen
    if found.columns is not None and (found.value or 0.0) + formulated.constant < known.value:
        chosen = np.flatnonzero(found.columns[: formulated.sites] > 0.5)
    # What the model leaves out is no better than the known plan, so the bound is joined with its value.
    return chosen, max(known.bound, min(known.value, found.bound + formulated.constant))


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
    begun, weights = time.monotonic(), formulated.weights
    model, relaxed = _with_cuts(formulated, seconds=limits.seconds * 0.5)
    is_single = bool(model.is_integer.all())
    is_whole = is_single and _is_whole(weights)
    effort = _effort(limits, begun=begun, is_whole=is_whole)
    found = solve(model, weights=weights, is_maximised=False, effort=effort, start=start, watch=watch)
    if found.columns is None:
        return _no_answer(found, begun=begun)
    columns = np.round(found.columns) if is_single else found.columns
    opened = np.flatnonzero(columns[: formulated.sites] > 0.5)
    table = columns[formulated.sites :].reshape(-1, formulated.sites)
    costs = weights[formulated.sites :].reshape(-1, formulated.sites)
    used = np.argwhere(table > NO_SHARE)
    answer = _answer(
        float(weights[opened].sum()) + float(sum(table[i, j] * costs[i, j] for i, j in used)),
        _rounded_up(max(relaxed, found.bound), is_whole=is_whole),
        begun=begun,
        limits=limits,
        open_sites=opened,
        shares=tuple((int(i), int(j), float(table[i, j])) for i, j in used),
    )
    verify(problem, answer)
    return answer


def _with_cuts(formulated: Formulated, *, seconds: float) -> tuple[Model, float]:
    """The model with the rows of (C3) that cut its relaxation, and the relaxation's bound."""
    model, pool = formulated.model, formulated.pool
    cuts = rows_that_cut(
        model,
        pool=pool,
        weights=formulated.weights,
        is_maximised=False,
        seconds=seconds,
        rounds=CUT_ROUNDS,
    )
    rows = pool.as_matrix(len(formulated.weights))[cuts.chosen]
    lower, upper = pool.lower[cuts.chosen], pool.upper[cuts.chosen]
    return with_rows(model, matrix=rows, lower=lower, upper=upper), cuts.bound


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
    open_sites: Ints,
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
