"""The services of 2013 with their clients (R256 to R259): who was enrolled, where, with which assistant.

Called by `run`. Clients with mental disabilities are partly people of the thread, found only years later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Membership, Person, Responsibility
from majup.domains.support.models import Assistance, Assistant, Enrolment
from majup.domains.territory.queries import MunicipalityRow, ParishRow, distance_km
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay import supply
from majup.replay.allocation import at_equal_steps, shared_out
from majup.replay.answering import social_service_rows
from majup.replay.bodies import Bodies, genitive
from majup.replay.cases import Case
from majup.replay.chance import Chance
from majup.replay.crowd import Crowd, birthday, born_at_age
from majup.replay.land import Land
from majup.replay.ledger import write
from majup.replay.market import Market, Stall
from majup.replay.published import SERVICES_2013
from majup.replay.supply import Provider

YEAR_START = date(2013, 1, 1)
AFTER_THE_YEAR = date(2014, 1, 6)
"""Whoever was a client in the year was one on its last day too: the table has one number, not two."""
SINCE = date(2009, 7, 1)
FROM_THE_THREAD = {"GROUP_HOME": 0.3, "DAY_CARE": 0.55, "HOME_CARE": 0.45}
"""How many of a service's clients with mental disabilities are people of the thread, if any live near."""
GROUP_HOME_NORM = 16
OF_AGE = 18


@dataclass
class Clients:
    """Rows of the stage, and since when people of the thread are known to have a mental disability."""

    land: Land
    bodies: Bodies
    crowd: Crowd
    chance: Chance
    thread: dict[int, Iterator[Case]]
    known_since: dict[UUID, date] = field(default_factory=dict)
    enrolments: list[Enrolment] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    responsible: list[Responsibility] = field(default_factory=list)
    assistants: list[Assistant] = field(default_factory=list)
    assistance: list[Assistance] = field(default_factory=list)

    def enrol(self, person: Person, stall: Stall, *, start: date, until: date | None) -> Enrolment:
        """Enrol somebody, and let the provider answer for whoever is there today."""
        row = Enrolment(
            id=self.chance.uuid(),
            person_id=person.id,
            offer_id=stall.offer.id,
            valid_from=start,
            valid_until=until,
        )
        self.enrolments.append(row)
        if until is None:
            self.responsible.append(
                Responsibility(
                    person_id=person.id, organisation_id=stall.provider, capacity="PROVIDER", valid_from=start
                )
            )
        return row

    def somebody_of_the_thread(self, home: int, *, service: str, start: date) -> Person | None:
        """An adult of the thread who lives in the municipality and is of age; None in the other cases."""
        if not self.chance.chance(FROM_THE_THREAD[service]):
            return None
        case = next(self.thread.get(home, iter(())), None)
        if case is None or birthday(case.person.born_on, age=18) >= start:
            return None
        self.known_since[case.person.id] = start
        return case.person


def write_clients_of_2013(
    land: Land, bodies: Bodies, crowd: Crowd, market: Market, cases: Sequence[Case], *, seed: int
) -> dict[UUID, date]:
    """Write the services of 2013 and their clients, as one act. Returns who is known since when."""
    chance = Chance(seed=seed, stage="services of 2013")
    clients = Clients(land, bodies, crowd, chance, _thread_by_municipality(cases, chance))
    for service, providers in (("GROUP_HOME", supply.GROUP_HOMES), ("DAY_CARE", supply.DAY_CENTRES)):
        _at_sites(clients, market, service, providers)
    _home_care(clients, market)
    _assistants(clients, market)
    with act("replay.services_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(record, crowd.taken())
        market.write(record)
        write(record, clients.enrolments, clients.memberships, clients.responsible)
        write(record, clients.assistants, clients.assistance)
    return clients.known_since


def _thread_by_municipality(cases: Sequence[Case], chance: Chance) -> dict[int, Iterator[Case]]:
    found: dict[int, list[Case]] = {}
    for case in chance.shuffled(cases):
        if case.group == "ADULT_GRT" and case.resident is None and case.course != "WAITING":
            found.setdefault(case.home.municipality_before_id, []).append(case)
    return {municipality: iter(there) for municipality, there in found.items()}


def _at_sites(clients: Clients, market: Market, service: str, providers: Sequence[Provider]) -> None:
    chance, figures = clients.chance, SERVICES_2013[service]
    weights = [
        chance.uniform(0.93, 1.06) if service == "GROUP_HOME" else chance.uniform(0.5, 1.5) for _ in providers
    ]
    for provider, number in zip(providers, shared_out(figures.clients, weights=weights), strict=True):
        parish = clients.land.parish_named(provider.parish)
        since = chance.working_day(date(2003, 1, 1), date(2011, 1, 1))
        owner = market.provider(chance, name=provider.name, parish=parish, since=since)
        places = min(number + chance.whole(0, 4), GROUP_HOME_NORM if service == "GROUP_HOME" else 99)
        stall = market.offer(
            chance,
            owner=owner,
            at=provider,
            parish=parish,
            service=service,
            places=max(places, number),
            since=since,
        )
        near = _near(clients.land, parish, chance, count=number)
        for home in near:
            _client_with_grt(clients, stall, service, home)


def _near(land: Land, parish: ParishRow, chance: Chance, *, count: int) -> list[ParishRow]:
    """Homes in the municipality of a parish, in proportion to population."""
    there = [p for p in land.parishes if p.municipality_before_id == parish.municipality_before_id]
    weights = [p.population for p in there]
    return chance.shuffled(at_equal_steps(count, choices=there, weights=weights, start=chance.random()))


def _client_with_grt(clients: Clients, stall: Stall, service: str, home: ParishRow) -> None:
    chance = clients.chance
    start = chance.working_day(max(date(2009, 9, 1), stall.offer.valid_from), date(2013, 12, 20))
    stays = chance.chance({"GROUP_HOME": 0.7, "DAY_CARE": 0.5, "HOME_CARE": 0.4}[service])
    until = None if stays else chance.working_day(AFTER_THE_YEAR, date(2023, 6, 1))
    person = clients.somebody_of_the_thread(home.municipality_before_id, service=service, start=start)
    if person is None:
        person = clients.crowd.person(
            chance,
            sex="M" if chance.chance(0.52) else "F",
            born_on=born_at_age(chance, age=chance.whole(19, 55), on=start),
            home=home,
            disability_group=1 if chance.chance(0.3) else 2,
            communication=chance.pick(("SPEECH", "SPEECH", "SPEECH", "EASY_LANGUAGE", "SYMBOLS")),
        )
        clients.memberships.append(
            Membership(
                person_id=person.id,
                group="ADULT_GRT",
                basis="Psihiatra atzinums",
                valid_from=start,
                valid_until=until,
            )
        )
        clients.responsible += social_service_rows(person, home, clients.bodies, start=start, until=until)
    clients.enrol(person, stall, start=start, until=until)


def _largest(land: Land, number: int) -> list[MunicipalityRow]:
    return sorted(land.before, key=lambda row: (-row.population, row.atvk))[:number]


def _home_care(clients: Clients, market: Market) -> None:
    """76 providers serve the people of 93 municipalities; the smallest buy from the nearest that has one."""
    figures = SERVICES_2013["HOME_CARE"]
    served = _largest(clients.land, figures.municipalities)
    with_own, without = served[: figures.givers], served[figures.givers :]
    stalls = {row.id: _home_care_of(clients, market, row) for row in with_own}
    for row in without:
        nearest = min(with_own, key=lambda other: distance_km(row.point, other.point))
        stalls[row.id] = stalls[nearest.id]
    weights = [row.population for row in served]
    with_grt = shared_out(figures.clients_grt, weights=weights)
    everybody = shared_out(figures.clients, weights=weights)
    for row, number, grt in zip(served, everybody, with_grt, strict=True):
        homes = _homes_in(clients, row, number)
        for home in homes[:grt]:
            _client_with_grt(clients, stalls[row.id], "HOME_CARE", home)
        for home in homes[grt:]:
            _old_client(clients, stalls[row.id], home)


def _homes_in(clients: Clients, row: MunicipalityRow, count: int) -> list[ParishRow]:
    first = next(p for p in clients.land.parishes if p.municipality_before_id == row.id)
    return _near(clients.land, first, clients.chance, count=count)


def _home_care_of(clients: Clients, market: Market, row: MunicipalityRow) -> Stall:
    chance = clients.chance
    parish = _seat(clients.land, row)
    is_real = parish.name_lv == supply.REAL_HOME_CARE.parish and row.kind == "CITY"
    at = (
        supply.REAL_HOME_CARE
        if is_real
        else Provider(f"{genitive(row.name_lv)} mājas aprūpes birojs", parish.name_lv)
    )
    owner = market.provider(chance, name=at.name, parish=parish, since=SINCE)
    return market.offer(
        chance, owner=owner, at=at, parish=parish, service="HOME_CARE", places=None, since=SINCE
    )


def _seat(land: Land, row: MunicipalityRow) -> ParishRow:
    """The parish of a municipality nearest to its centre."""
    there = [p for p in land.parishes if p.municipality_before_id == row.id]
    return min(there, key=lambda parish: distance_km(parish.point, row.point))


def _old_client(clients: Clients, stall: Stall, home: ParishRow) -> None:
    chance = clients.chance
    start = chance.working_day(SINCE, date(2013, 12, 20))
    until = chance.working_day(AFTER_THE_YEAR, date(2018, 1, 1))
    died = until if chance.chance(0.6) else None
    person = clients.crowd.person(
        chance,
        sex="F" if chance.chance(0.72) else "M",
        born_on=born_at_age(chance, age=min(max(round(chance.gauss(78, 8)), 58), 99), on=start),
        home=home,
        disability_group=chance.pick((None, None, 1, 2, 2, 3)),
        died_on=died,
    )
    clients.responsible += social_service_rows(person, home, clients.bodies, start=start, until=until)
    clients.enrol(person, stall, start=start, until=until)


def _assistants(clients: Clients, market: Market) -> None:
    """Each municipality pays its own assistants; a few of them go with two people (R259)."""
    figures = SERVICES_2013["ASSISTANT"]
    served = _largest(clients.land, figures.municipalities)
    spread = [
        1 + more
        for more in shared_out(figures.clients - len(served), weights=[row.population for row in served])
    ]
    shared = shared_out(figures.clients - figures.givers, weights=[number - 1 for number in spread])
    for row, number, two in zip(served, spread, shared, strict=True):
        parish = _seat(clients.land, row)
        owner = clients.bodies.social_service[row.id]
        at = Provider(f"{genitive(row.name_lv)} sociālais dienests", parish.name_lv)
        stall = market.offer(
            clients.chance,
            owner=owner,
            at=at,
            parish=parish,
            service="ASSISTANT",
            places=None,
            since=YEAR_START,
        )
        there = [
            Assistant(id=clients.chance.uuid(), organisation_id=owner, valid_from=YEAR_START)
            for _ in range(number - two)
        ]
        clients.assistants += there
        for turn, home in enumerate(_homes_in(clients, row, number)):
            enrolment = _client_with_assistant(clients, stall, home)
            with_whom = there[turn % len(there)]
            clients.assistance.append(Assistance(enrolment_id=enrolment.id, assistant_id=with_whom.id))


def _client_with_assistant(clients: Clients, stall: Stall, home: ParishRow) -> Enrolment:
    chance = clients.chance
    start = chance.working_day(YEAR_START, date(2013, 12, 1))
    until = chance.working_day(AFTER_THE_YEAR, date(2021, 1, 1))
    age = chance.whole(6, 68)
    group = 1 if chance.chance(0.6) else 2
    person = clients.crowd.person(
        chance,
        sex="F" if chance.chance(0.5) else "M",
        born_on=born_at_age(chance, age=age, on=start),
        home=home,
        disability_group=group if age >= OF_AGE else None,
    )
    clients.responsible += social_service_rows(person, home, clients.bodies, start=start, until=until)
    return clients.enrol(person, stall, start=start, until=until)
