"""Every plan there is, tried one by one: the oracle for small problems. Shares nothing with the engine."""

from collections import defaultdict
from itertools import combinations_with_replacement, product


def best_by_trying(problem):
    """Return (weighted needs met, cost a year, person-minutes) of the best plan, or None without one."""
    best = min(_values_by_trying(problem), default=None)
    return None if best is None else (-best[0], best[1], best[2])


def least_sum_by_trying(problem):
    """Return the least cost a year with every unmet need priced, or None without a plan."""
    wanted = sum(demand.persons * demand.priority for demand in problem.demands)
    return min(
        (
            cost + problem.unmet_eur * (wanted + minus_met)
            for minus_met, cost, _ in _values_by_trying(problem)
        ),
        default=None,
    )


def _values_by_trying(problem):
    pairs = [(site.id, service.id) for site in problem.sites for service in problem.services]
    for choice in product(*(_bags(problem, pair) for pair in pairs)):
        modules = dict(zip(pairs, choice, strict=True))
        if _may_stand(problem, modules):
            for seats in _seatings(problem, modules):
                value = _value(problem, modules, seats)
                if value is not None:
                    yield value


def _bags(problem, pair):
    service = next(s for s in problem.services if s.id == pair[1])
    kinds = [m for m in problem.modules if m.service == pair[1]]
    return [
        bag
        for size in range(service.most_modules_per_site + 1)
        for bag in combinations_with_replacement(kinds, size)
    ]


def _existing(problem, pair):
    return next((row for row in problem.existing if (row.site, row.service) == pair), None)


def _places(problem, pair, bag):
    row = _existing(problem, pair)
    return (row.places if row else 0) + sum(m.places for m in bag)


def _may_stand(problem, modules):
    for (site, service_id), bag in modules.items():
        service = next(s for s in problem.services if s.id == service_id)
        places = _places(problem, (site, service_id), bag)
        if bag and service.upper_norm is not None and places > service.upper_norm:
            return False
    for row in problem.separations:
        for service in problem.services:
            ends = [(row.site, service.id), (row.other, service.id)]
            runs = [_places(problem, pair, modules[pair]) > 0 for pair in ends]
            old = [_existing(problem, pair) is not None for pair in ends]
            if row.service in (None, service.id) and all(runs) and not all(old):
                return False
    capital = sum(m.capital_eur for bag in modules.values() for m in bag)
    used = {site for (site, _), bag in modules.items() if bag}
    capital += sum(site.building_eur for site in problem.sites if site.id in used)
    return all(b.capital_eur is None or capital <= b.capital_eur + 1e-9 for b in problem.budgets)


def _needs(problem):
    needs = defaultdict(float)
    for demand in problem.demands:
        needs[demand.place, demand.service] += demand.persons
    return {key: int(persons) for key, persons in needs.items() if persons}


def _seatings(problem, modules):
    needs = _needs(problem)
    options = []
    for (place, service_id), persons in needs.items():
        service = next(s for s in problem.services if s.id == service_id)
        sites = [
            way.site
            for way in problem.ways
            if way.place == place
            and way.minutes <= service.reach_minutes
            and _places(problem, (way.site, service_id), modules[way.site, service_id]) > 0
        ]
        options.append(list(combinations_with_replacement([*sites, None], persons)))
    for choice in product(*options):
        yield dict(zip(needs, choice, strict=True))


def _value(problem, modules, seats):
    coming, last, minutes = defaultdict(int), defaultdict(float), 0.0
    way = {(w.place, w.site): w.minutes for w in problem.ways}
    service_of = {s.id: s for s in problem.services}
    transport = 0.0
    for (place, service_id), sites in seats.items():
        for site in sites:
            if site is not None:
                coming[site, service_id] += 1
                last[site, service_id] += service_of[service_id].last_factor
                minutes += way[place, site]
                transport += way[place, site] * service_of[service_id].transport_eur_per_person_minute
    running = 0.0
    for pair, bag in modules.items():
        places, service = _places(problem, pair, bag), service_of[pair[1]]
        too_many = coming[pair] > places
        unused = bag and (
            coming[pair] < service.least_utilisation * places - 1e-9
            or last[pair] < service.least_utilisation_last * places - 1e-9
        )
        if too_many or unused:
            return None
        running += _running(problem, pair, bag, coming[pair])
    used = [site for site in problem.sites if any(modules[site.id, s] for s in service_of)]
    running += sum(site.building_running_eur for site in used)
    if any(b.running_eur is not None and running > b.running_eur + 1e-9 for b in problem.budgets):
        return None
    if not _floors_hold(problem, seats):
        return None
    yearly = sum(m.capital_eur / m.lifetime_years for bag in modules.values() for m in bag)
    yearly += sum(site.building_eur / 30.0 for site in used)
    return (-_weighted(problem, seats), round(yearly + running + transport, 6), minutes)


def _running(problem, pair, bag, persons):
    rows = list(bag) + ([_existing(problem, pair)] if _existing(problem, pair) else [])
    total = sum(row.running_fixed_eur for row in rows)
    seats = sorted(row.running_eur_per_person for row in rows for _ in range(int(row.places)))
    return total + sum(seats[:persons])


def _floors_hold(problem, seats):
    home = {place.id: place.municipality for place in problem.places}
    for floor in problem.floors:
        persons = met = 0
        for (place, service), sites in seats.items():
            if home[place] == floor.municipality and floor.service in (None, service):
                persons += len(sites)
                met += sum(site is not None for site in sites)
        if met < floor.share * persons - 1e-9:
            return False
    return True


def _weighted(problem, seats):
    total = 0.0
    for (place, service), sites in seats.items():
        weights = sorted(
            (
                demand.priority
                for demand in problem.demands
                if (demand.place, demand.service) == (place, service)
                for _ in range(int(demand.persons))
            ),
            reverse=True,
        )
        total += sum(weights[: sum(site is not None for site in sites)])
    return total
