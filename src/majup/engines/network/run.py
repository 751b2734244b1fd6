"""The engine's door: a problem in, a plan with its proof out."""

import time
from dataclasses import replace

from majup.engines.network.board import PROVED
from majup.engines.network.checks import verify
from majup.engines.network.clock import Clock, IsCancelled, OnProgress, relative_gap
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.problem.codec import problem_sha256
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Problem
from majup.engines.network.relaxation import cheapest_relaxation
from majup.engines.network.side_by_side import Decided, decided
from majup.engines.network.solution.accounts import accounts_of
from majup.engines.network.solution.assembly import Verdict, assembled
from majup.engines.network.solution.ledger import Ledger, ledger_of
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import AimResult, Outcome, Plan, Receipt
from majup.engines.network.solver import SOLVER, Ending, solver_version
from majup.engines.network.stages import Proof
from majup.engines.network.validation import ProblemRefused, validate

ENGINE_VERSION = "2.0"


def plan_network(
    problem: Problem,
    *,
    limits: Limits,
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
    start: Plan | None = None,
) -> Plan:
    """Plan a network of services: needs met by priority, then public cost, then person-minutes.

    start         a plan for this or a similar problem; what it opens is tried first.

    on_progress   told a few times a second how the run goes.
    is_cancelled  asked as often; a cancelled run returns the best plan so far.

    Raises ProblemRefused with every complaint, or PlanDoesNotAddUp where the checker counts otherwise.
    With Limits.work the answer repeats unless the clock or a cancel ended it (receipt.stopped_by).
    Cost: grows with ways × services.
    """
    clock = Clock(limits=limits, on_progress=on_progress, is_cancelled=is_cancelled)
    complaints = validate(problem)
    if complaints:
        raise ProblemRefused(complaints)
    clock.tell("start")
    found = decided(problem, clock=clock, start=start)
    if found.choice is None:
        return _without_answer(problem, found, clock=clock)
    clock.tell("explain")
    ledger, choice = ledger_of(problem), found.choice
    verdict = _verdict(problem, ledger, choice, found, limits=limits)
    receipt = _receipt(problem, clock=clock, stopped_by=found.ending)
    plan = assembled(problem, ledger, choice, verdict=verdict, receipt=receipt)
    verify(problem, plan)
    return replace(plan, receipt=replace(receipt, seconds=time.monotonic() - clock.begun))


def _verdict(problem: Problem, ledger: Ledger, choice: Choice, found: Decided, *, limits: Limits) -> Verdict:
    accounts = accounts_of(problem, ledger, choice)
    aims = tuple(
        _aim_result(proof, value=accounts.value_of(proof.aim), limits=limits) for proof in found.proofs
    )
    open_aims = [aim for aim in aims if aim.outcome is not Outcome.PROVED_BEST]
    outcomes = {aim.outcome for aim in aims}
    outcome = Outcome.BEST_SO_FAR if found.ending is Ending.CANCELLED else Outcome.PROVED_BEST
    for weaker in (Outcome.WITHIN_GAP, Outcome.BEST_SO_FAR):
        outcome = weaker if weaker in outcomes else outcome
    return Verdict(outcome=outcome, gap=open_aims[0].gap if open_aims else 0.0, aims=aims)


def _aim_result(proof: Proof, *, value: float, limits: Limits) -> AimResult:
    gap = relative_gap(value, proof.bound)
    if gap <= PROVED:
        outcome = Outcome.PROVED_BEST
    elif gap <= limits.gap:
        outcome = Outcome.WITHIN_GAP
    else:
        outcome = Outcome.BEST_SO_FAR
    return AimResult(
        aim=proof.aim, value=value, bound=proof.bound, gap=gap, seconds=proof.seconds, outcome=outcome
    )


def _without_answer(problem: Problem, found: Decided, *, clock: Clock) -> Plan:
    receipt = _receipt(problem, clock=clock, stopped_by=found.ending)
    ledger = ledger_of(problem)
    total = sum(ledger.need_persons.values())
    if found.ending is not Ending.IMPOSSIBLE:
        return Plan(outcome=Outcome.NO_ANSWER_IN_TIME, receipt=receipt, needs_total=total)
    return Plan(
        outcome=Outcome.IMPOSSIBLE,
        receipt=receipt,
        needs_total=total,
        relaxation=cheapest_relaxation(sets_of(problem), limits=clock.limits),
        whole_persons=problem.is_in_whole_persons,
    )


def _receipt(problem: Problem, *, clock: Clock, stopped_by: Ending) -> Receipt:
    limits = clock.limits
    return Receipt(
        engine_version=ENGINE_VERSION,
        solver=SOLVER,
        solver_version=solver_version(),
        seed=limits.seed,
        threads=limits.threads,
        limit_seconds=limits.seconds,
        limit_gap=limits.gap,
        limit_work=limits.work,
        stopped_by=stopped_by.value,
        problem_sha256=problem_sha256(problem),
        seconds=time.monotonic() - clock.begun,
    )
