"""Municipalities in the plan: whose persons are served where, and the bill that each owes."""

from collections import defaultdict

from majup.engines.network.problem.records import Delivery, Problem
from majup.engines.network.solution.accounts import Accounts
from majup.engines.network.solution.ledger import Ledger
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import MunicipalityLine, Opened, SharedUse

Cost = dict[tuple[str, str], float]


def shared_use_of(ledger: Ledger, accounts: Accounts) -> tuple[SharedUse, ...]:
    """Who is served across a municipal border; the bill is the service's yearly cost split by persons."""
    cost = yearly_cost_by_pair(accounts)
    persons: dict[tuple[str, str, str, str], float] = defaultdict(float)
    for opened in accounts.opened:
        host = ledger.sites[opened.site].municipality
        for row in opened.serves:
            guest = ledger.places[row.place].municipality
            if guest != host:
                persons[guest, host, opened.site, opened.service] += row.persons
    per_person = {
        (o.site, o.service): cost[o.site, o.service] / o.persons for o in accounts.opened if o.persons
    }
    return tuple(
        SharedUse(
            municipality=guest,
            host=host,
            site=site,
            service=service,
            persons=count,
            bill_year_eur=count * per_person[site, service],
        )
        for (guest, host, site, service), count in sorted(persons.items())
    )


def yearly_cost_by_pair(accounts: Accounts) -> Cost:
    """Yearly cost of each service at each site, a building's cost split evenly over those that share it."""
    cost: Cost = {(o.site, o.service): _own_cost(o) for o in accounts.opened}
    for building in accounts.buildings:
        part = (building.annual_capital_eur + building.running_eur) / len(building.services)
        for service in building.services:
            cost[building.site, service] += part
    return cost


def municipality_lines(
    problem: Problem, ledger: Ledger, choice: Choice, accounts: Accounts
) -> tuple[MunicipalityLine, ...]:
    """One line for each municipality with a place or a site, in the order of first mention."""
    names = list(
        dict.fromkeys([p.municipality for p in problem.places] + [s.municipality for s in problem.sites])
    )
    sums: dict[str, dict[str, float]] = {name: defaultdict(float) for name in names}
    for (place, _), count in ledger.need_persons.items():
        sums[ledger.places[place].municipality]["persons"] += count
    for row in choice.served:
        home = ledger.places[row.place].municipality
        host = ledger.sites[row.site].municipality if row.site else home
        sums[home]["persons_met"] += row.persons
        sums[home]["served_inside" if host == home else "served_elsewhere"] += row.persons
        sums[host]["guests"] += 0.0 if host == home else row.persons
    _add_money(ledger, choice, accounts, sums)
    fields = ("persons", "persons_met", "served_inside", "served_elsewhere", "guests")
    money = ("capital_eur", "cost_year_eur", "bill_year_eur")
    return tuple(
        MunicipalityLine(municipality=name, **{field: sums[name][field] for field in fields + money})
        for name in names
    )


def _add_money(ledger: Ledger, choice: Choice, accounts: Accounts, sums: dict[str, dict[str, float]]) -> None:
    cost = yearly_cost_by_pair(accounts)
    for opened in accounts.opened:
        host, total = ledger.sites[opened.site].municipality, cost[opened.site, opened.service]
        sums[host]["capital_eur"] += opened.capital_eur
        sums[host]["cost_year_eur"] += total
        if not opened.persons:
            # Nobody comes: the municipality that keeps the places pays for them.
            sums[host]["bill_year_eur"] += total
        for row in opened.serves:
            guest = ledger.places[row.place].municipality
            sums[guest]["bill_year_eur"] += total * row.persons / opened.persons
    for building in accounts.buildings:
        sums[ledger.sites[building.site].municipality]["capital_eur"] += building.capital_eur
    for served in choice.served:
        service = ledger.services[served.service]
        if service.delivery is Delivery.AT_HOME:
            home = sums[ledger.places[served.place].municipality]
            home["cost_year_eur"] += service.home_eur_per_person * served.persons
            home["bill_year_eur"] += service.home_eur_per_person * served.persons


def _own_cost(opened: Opened) -> float:
    return opened.annual_capital_eur + opened.running_eur + opened.transport_eur
