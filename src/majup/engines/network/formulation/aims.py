"""The aims as vectors over the columns, and the cost that no plan can change."""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.formulation.terms import home_eur
from majup.engines.network.problem.records import Aim


@dataclass(frozen=True, slots=True, kw_only=True)
class AimVector:
    """One aim: `weights · columns + constant`, to be made largest or smallest.

    step   values of whole-person plans are multiples of this; 0 where nothing is known.
    """

    aim: Aim
    weights: Floats
    constant: float
    is_maximised: bool
    step: float


def aims_of(sets: Sets, columns: Columns) -> tuple[AimVector, ...]:
    """Return the aims in their order of importance."""
    vector_of = {
        Aim.NEEDS_MET: needs_met,
        Aim.PUBLIC_COST: public_cost,
        Aim.PERSON_MINUTES: person_minutes,
        Aim.COST_AND_UNMET: cost_and_unmet,
    }
    return tuple(vector_of[aim](sets, columns) for aim in sets.problem.aims)


def needs_met(sets: Sets, columns: Columns) -> AimVector:
    """(Z1) Persons whose need is met, weighted by priority."""
    weights = np.zeros(columns.count)
    weights[columns.met] = [share.weight for share in sets.shares]
    step = common_step([share.weight for share in sets.shares]) if sets.is_whole else 0.0
    return AimVector(aim=Aim.NEEDS_MET, weights=weights, constant=0.0, is_maximised=True, step=step)


def public_cost(sets: Sets, columns: Columns) -> AimVector:
    """(Z2) EUR a year: annualised capital, running costs and transport."""
    weights = np.zeros(columns.count)
    for o in range(len(sets.option_pair)):
        module = sets.module_of(o)
        weights[columns.opened[o]] = module.capital_eur_a_year + module.running_fixed_eur
        weights[columns.in_new[o]] = module.running_eur_per_person
    for j, site in enumerate(sets.problem.sites):
        if columns.building[j] >= 0:
            weights[columns.building[j]] = site.building_eur_a_year + site.building_running_eur
    for k, pair in enumerate(sets.pairs):
        if columns.in_old[k] >= 0:
            weights[columns.in_old[k]] = pair.existing_eur_per_person
    for k, share in enumerate(sets.shares):
        weights[columns.met[k]] = home_eur(sets, sets.needs[share.need])
    rate = [sets.service_of(sets.pairs[k]).transport_eur_per_person_minute for k in sets.arc_pair.tolist()]
    weights[columns.going] = np.array(rate, dtype=float) * sets.arc_minutes
    fixed = sum(pair.existing_running_eur for pair in sets.pairs)
    return AimVector(aim=Aim.PUBLIC_COST, weights=weights, constant=fixed, is_maximised=False, step=0.0)


def person_minutes(sets: Sets, columns: Columns) -> AimVector:
    """(Z3) Persons times one-way minutes."""
    weights = np.zeros(columns.count)
    weights[columns.going] = sets.arc_minutes
    step = common_step(sets.arc_minutes.tolist()) if sets.is_whole else 0.0
    return AimVector(aim=Aim.PERSON_MINUTES, weights=weights, constant=0.0, is_maximised=False, step=step)


def cost_and_unmet(sets: Sets, columns: Columns) -> AimVector:
    """(Z4) EUR a year with a price on every unmet need, by its priority."""
    cost, met = public_cost(sets, columns), needs_met(sets, columns)
    price = sets.problem.unmet_eur or 0.0
    all_needs = sum(share.weight * share.persons for share in sets.shares)
    return AimVector(
        aim=Aim.COST_AND_UNMET,
        weights=cost.weights - price * met.weights,
        constant=cost.constant + price * all_needs,
        is_maximised=False,
        step=0.0,
    )


def common_step(weights: list[float]) -> float:
    """Largest number of which all weights are multiples; 0 where there is none that helps.

    >>> common_step([1.0, 2.5]), common_step([2.0, 4.0]), common_step([3.14159265])
    (0.5, 2.0, 0.0)
    """
    positive = sorted({weight for weight in weights if weight})
    fractions = [Fraction(weight).limit_denominator(1000) for weight in positive]
    if not fractions or any(abs(float(f) - w) > 1e-12 for f, w in zip(fractions, positive, strict=True)):
        return 0.0
    below = lcm(*(f.denominator for f in fractions))
    return gcd(*(int(f * below) for f in fractions)) / below
