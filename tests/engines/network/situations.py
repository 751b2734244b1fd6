"""Small planning problems, said in words: each test states only what matters to its claim."""

from dataclasses import replace

import numpy as np

from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Floor,
    Level,
    Limits,
    Module,
    Place,
    Problem,
    Separation,
    Service,
    Site,
    Way,
)

TO_THE_END = Limits(seconds=60.0, gap=0.0)


def one_town(*, persons=10.0, places=10.0, capital_eur=1000.0, budget_eur=None, minutes=10.0, **service):
    """One place, one site, one service with one module; `service` sets the service's own fields."""
    budgets = () if budget_eur is None else (Budget(level=Level.REGION, area="R", capital_eur=budget_eur),)
    return Problem(
        services=(Service(id="DAY_CARE", **{"reach_minutes": 45.0, **service}),),
        places=(Place(id="town", municipality="M", region="R"),),
        sites=(Site(id="school", municipality="M", region="R"),),
        modules=(Module(id="day10", service="DAY_CARE", places=places, capital_eur=capital_eur),),
        demands=(Demand(place="town", service="DAY_CARE", group="CHILD_FT", persons=persons),),
        ways=(Way(place="town", site="school", minutes=minutes),),
        budgets=budgets,
    )


def with_home_service(problem, *, persons, running_eur=None, eur_per_person=100.0):
    """Add a service delivered at home, and a running budget for the region."""
    budget = Budget(level=Level.REGION, area="R", running_eur=running_eur)
    return replace(
        problem,
        services=(
            *problem.services,
            Service(id="HOME_CARE", delivery=Delivery.AT_HOME, home_eur_per_person=eur_per_person),
        ),
        demands=(
            *problem.demands,
            Demand(place="town", service="HOME_CARE", group="ADULT_GRT", persons=persons),
        ),
        budgets=(*problem.budgets, budget) if running_eur is not None else problem.budgets,
    )


def a_small_problem(seed):
    """A random problem with every rule in play, small enough to try every plan there is."""
    rng = np.random.default_rng(seed)
    chance = rng.random
    services = tuple(
        Service(
            id=f"service{s}",
            reach_minutes=float(rng.integers(20, 50)),
            least_utilisation=float(rng.choice([0.0, 0.5, 0.75])),
            least_utilisation_last=float(rng.choice([0.0, 0.4])),
            last_factor=float(rng.choice([0.8, 1.0, 1.2])),
            upper_norm=int(rng.integers(3, 7)) if chance() < 0.5 else None,
            most_modules_per_site=int(rng.choice([1, 1, 2])),
            transport_eur_per_person_minute=float(rng.integers(0, 4)),
        )
        for s in range(2)
    )
    modules = tuple(
        Module(
            id=f"module{s}{m}",
            service=f"service{s}",
            places=places,
            capital_eur=float(rng.integers(50, 200)),
            running_fixed_eur=float(rng.integers(0, 50)),
            running_eur_per_person=float(rng.integers(0, 9)),
            lifetime_years=10.0,
        )
        for s in range(2)
        for m, places in enumerate((2.0, 4.0)[: 2 - s])
    )
    sites = tuple(
        Site(
            id=f"site{j}",
            municipality=f"municipality{j % 2}",
            region="R",
            building_eur=float(rng.integers(0, 80)),
            building_running_eur=float(rng.integers(0, 5)),
        )
        for j in range(2)
    )
    return Problem(
        services=services,
        modules=modules,
        sites=sites,
        places=tuple(
            Place(id=f"place{i}", municipality=f"municipality{i % 2}", region="R") for i in range(2)
        ),
        demands=_demands(rng),
        ways=tuple(
            Way(place=f"place{i}", site=f"site{j}", minutes=float(rng.integers(1, 50)))
            for i in range(2)
            for j in range(2)
        ),
        existing=(Existing(site="site0", service="service0", places=2.0, running_eur_per_person=4.0),)
        if chance() < 0.5
        else (),
        budgets=_budgets(rng),
        floors=(Floor(municipality="municipality0", share=0.4),) if chance() < 0.3 else (),
        separations=(Separation(site="site0", other="site1", service="service1"),) if chance() < 0.4 else (),
    )


def _demands(rng):
    return tuple(
        Demand(
            place=f"place{i}",
            service=f"service{s}",
            group=group,
            persons=float(rng.integers(0, 3)),
            priority=priority,
        )
        for i in range(2)
        for s in range(2)
        for group, priority in (("ADULT_GRT", 1.0), ("CHILD_FT", float(rng.choice([1.0, 2.0]))))
    )


def _budgets(rng):
    running = float(rng.integers(40, 120)) if rng.random() < 0.3 else None
    capital = float(rng.integers(80, 600))
    return (Budget(level=Level.REGION, area="R", capital_eur=capital, running_eur=running),)
