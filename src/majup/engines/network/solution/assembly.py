"""A choice and the proofs of its aims, made into the plan that people read."""

from dataclasses import dataclass

from majup.engines.network.formulation.sets import minutes_by_pair
from majup.engines.network.problem.records import Problem
from majup.engines.network.solution.accounts import accounts_of
from majup.engines.network.solution.ledger import Ledger
from majup.engines.network.solution.municipalities import municipality_lines, shared_use_of
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import AimResult, Outcome, Plan, Receipt
from majup.engines.network.solution.removal import with_removal
from majup.engines.network.solution.unmet import unmet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How the run ended: the outcome of the whole and of each aim, and the gap that is shown."""

    outcome: Outcome
    gap: float | None
    aims: tuple[AimResult, ...]


def assembled(
    problem: Problem, ledger: Ledger, choice: Choice, *, verdict: Verdict, receipt: Receipt
) -> Plan:
    """Count the choice up, explain it, and put the verdict and the receipt beside it."""
    accounts = accounts_of(problem, ledger, choice)
    minutes = minutes_by_pair(problem)
    return Plan(
        outcome=verdict.outcome,
        receipt=receipt,
        gap=verdict.gap,
        aims=verdict.aims,
        needs_total=sum(ledger.need_persons.values()),
        needs_met=accounts.needs_met,
        capital_eur=accounts.capital_eur,
        annual_capital_eur=accounts.annual_capital_eur,
        running_eur=accounts.running_eur,
        transport_eur=accounts.transport_eur,
        cost_year_eur=accounts.cost_year_eur,
        person_minutes=accounts.person_minutes,
        opened=with_removal(problem, ledger, choice, accounts.opened, minutes),
        buildings=accounts.buildings,
        served=choice.served,
        unmet=unmet_of(problem, ledger, choice, accounts, minutes),
        municipalities=municipality_lines(problem, ledger, choice, accounts),
        shared_use=shared_use_of(ledger, accounts),
        budgets=accounts.budgets,
        whole_persons=problem.is_in_whole_persons,
    )
