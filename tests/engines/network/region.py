"""A synthetic region of Vidzeme's size: towns with parishes around them, twelve services, little money."""

from collections import Counter

import numpy as np

from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Level,
    Module,
    Place,
    Problem,
    Service,
    Site,
    Way,
)

# service, reach in minutes, sizes, capital EUR a place, least utilisation, norm, share of persons who need it
AT_SITES = (
    ("DAY_CARE", 45, (10, 16, 24), 9000, 0.6, None, 0.45),
    ("GROUP_HOME", 60, (8, 12, 16), 28000, 0.75, 16, 0.35),
    ("WORKSHOP", 45, (8, 12, 20), 8000, 0.6, None, 0.3),
    ("RESPITE", 60, (4, 8), 15000, 0.5, None, 0.3),
    ("SOCIAL_REHAB", 60, (8, 16, 30), 5000, 0.5, None, 0.4),
    ("YOUTH_HOUSE", 90, (6, 8), 25000, 0.7, 8, 0.05),
    ("FAMILY_LIKE_HOME", 90, (8,), 26000, 0.75, 8, 0.2),
    ("CONSULTATION", 45, (10, 20, 40), 2500, 0.4, None, 0.6),
)
AT_HOME = ("HOME_CARE", "SUPPORT_PERSON", "ASSISTANT", "CHILD_CARE_SERVICE")
GROUPS = ("ADULT_GRT", "CHILD_FT", "CHILD_OFC")


def a_region(*, seed=0, places=130, sites=80, persons=660, budget_share=0.4):
    """Build the region; `budget_share` is capital as a part of what serving everybody would take."""
    rng = np.random.default_rng(seed)
    towns = max(4, places // 6)
    centres = rng.uniform(0, 110, (towns, 2))
    town_of = rng.integers(0, towns, places)
    town_of[:towns] = np.arange(towns)
    where = np.clip(centres[town_of] + rng.normal(0, 9, (places, 2)), 0, 120)
    people = rng.lognormal(6.3, 1.0, places)
    people[:towns] *= 5
    site_at = np.concatenate(
        [np.arange(towns), rng.choice(np.arange(towns, places), sites - towns, replace=False)]
    )
    minutes = np.round(1.3 * np.sqrt(((where[:, None] - where[site_at][None]) ** 2).sum(-1)) + 2)
    services = _services(rng)
    demands = _demands(rng, people=people, persons=persons)
    return Problem(
        name=f"region {seed}",
        services=services,
        places=tuple(Place(id=f"p{i}", municipality=f"m{town_of[i]}", region="V") for i in range(places)),
        sites=tuple(
            Site(
                id=f"s{j}",
                municipality=f"m{town_of[site_at[j]]}",
                region="V",
                building_eur=float(rng.integers(40, 120) * 1000),
            )
            for j in range(sites)
        ),
        modules=_modules(),
        demands=demands,
        ways=tuple(
            Way(place=f"p{i}", site=f"s{j}", minutes=float(minutes[i, j]))
            for i in range(places)
            for j in range(sites)
            if minutes[i, j] <= 120
        ),
        existing=tuple(
            Existing(
                site=f"s{5 * k}",
                service=AT_SITES[k][0],
                places=8.0,
                running_fixed_eur=20000.0,
                running_eur_per_person=2500.0,
            )
            for k in range(min(5, sites // 5))
        ),
        budgets=(
            Budget(level=Level.REGION, area="V", capital_eur=_capital(demands, towns=towns) * budget_share),
        ),
    )


def _services(rng):
    at_sites = tuple(
        Service(
            id=name,
            reach_minutes=float(reach),
            least_utilisation=least,
            least_utilisation_last=least * 0.8,
            last_factor=float(rng.uniform(0.75, 1.1)),
            upper_norm=norm,
            transport_eur_per_person_minute=float(rng.integers(5, 40)),
        )
        for name, reach, _, _, least, norm, _ in AT_SITES
    )
    at_home = tuple(
        Service(id=name, delivery=Delivery.AT_HOME, home_eur_per_person=2000.0) for name in AT_HOME
    )
    return at_sites + at_home


def _modules():
    return tuple(
        Module(
            id=f"{name}-{places}",
            service=name,
            places=float(places),
            capital_eur=round(eur * places**0.9 * 1.3),
            running_fixed_eur=6000.0 + 300 * places,
            running_eur_per_person=1500.0 + eur / 10,
        )
        for name, _, sizes, eur, _, _, _ in AT_SITES
        for places in sizes
    )


def _demands(rng, *, people, persons):
    needs = [(name, share) for name, _, _, _, _, _, share in AT_SITES] + [(name, 0.5) for name in AT_HOME]
    found = Counter()
    for place in rng.choice(len(people), persons, p=people / people.sum()):
        group = int(rng.choice(3, p=[0.32, 0.45, 0.23]))
        for name, share in needs:
            if rng.random() < share:
                found[int(place), name, group] += 1
    return tuple(
        Demand(
            place=f"p{place}",
            service=service,
            group=GROUPS[group],
            persons=float(count),
            priority=1.5 if group == 2 else 1.0,
        )
        for (place, service, group), count in sorted(found.items())
    )


def _capital(demands, *, towns):
    eur = {name: eur for name, _, _, eur, _, _, _ in AT_SITES}
    return float(round(sum(eur.get(row.service, 0) * row.persons for row in demands) * 1.1 + 40000 * towns))
