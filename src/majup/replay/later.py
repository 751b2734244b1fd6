"""What was opened after 2013, and who is there: people of the thread, by what their plans ask for.

Called by `run`, after the plans. Nothing here was published; it gives the pages a present.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Responsibility
from majup.domains.support.models import Enrolment
from majup.domains.territory.queries import distance_km
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay.assessing import Wanted
from majup.replay.chance import Chance
from majup.replay.crowd import birthday
from majup.replay.land import Land
from majup.replay.ledger import write
from majup.replay.market import Market, Stall
from majup.replay.supply import LATER, Provider

REACH_KM = 35.0
FILLED = 0.85
BY_DAY = {"WORKSHOP", "DAY_CARE", "RESPITE", "SOCIAL_REHAB", "CONSULTATION", "SHORT_TERM_CARE"}
CHILDREN = {"FAMILY_LIKE_CARE", "YOUTH_HOUSE"}
LAST_START = date(2026, 10, 1)


def write_later_services(land: Land, market: Market, wanted: dict[UUID, Wanted], *, seed: int) -> None:
    """Write the later providers, sites and offers with the people who are there, as one act."""
    chance = Chance(seed=seed, stage="later services")
    stalls = [_open(land, market, number, chance) for number in range(len(LATER))]
    enrolments: list[Enrolment] = []
    for stall in stalls:
        if stall.offer.state == "REGISTERED":
            enrolments += _filled(stall, wanted, chance)
    providers = {stall.offer.id: stall.provider for stall in stalls}
    responsible = [
        Responsibility(
            person_id=row.person_id,
            organisation_id=providers[row.offer_id],
            capacity="PROVIDER",
            valid_from=row.valid_from,
        )
        for row in _first_of_each(enrolments, providers)
        if row.valid_until is None
    ]
    with act("replay.later_services_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        market.write(record)
        write(record, enrolments, responsible)


def _open(land: Land, market: Market, number: int, chance: Chance) -> Stall:
    fact = LATER[number]
    parish = land.parish_named(fact.parish)
    owner = market.provider(chance, name=fact.provider, parish=parish, since=fact.since)
    return market.offer(
        chance,
        owner=owner,
        at=Provider(fact.provider, fact.parish),
        parish=parish,
        service=fact.service,
        places=fact.places,
        since=fact.since,
        state=fact.state,
    )


def _filled(stall: Stall, wanted: dict[UUID, Wanted], chance: Chance) -> list[Enrolment]:
    service = stall.offer.service_id
    near = [one for one in wanted.values() if service in one.services and _km(stall, one) <= _reach(service)]
    near.sort(key=lambda one: (_km(stall, one), one.case.person.record_no))
    rows: list[Enrolment] = []
    for one in near:
        if len(rows) >= int((stall.offer.places or 0) * FILLED):
            break
        row = _enrolled(stall, one, chance)
        if row is not None:
            rows.append(row)
    return rows


def _reach(service: str) -> float:
    return REACH_KM if service in BY_DAY else 120.0


def _km(stall: Stall, one: Wanted) -> float:
    return distance_km(stall.parish.point, one.case.home.point)


def _enrolled(stall: Stall, one: Wanted, chance: Chance) -> Enrolment | None:
    """The person's time there, or None where their own course does not lead there."""
    earliest = max(stall.offer.valid_from, one.agreed_on)
    until = None
    if stall.offer.service_id == "GROUP_HOME":
        stay = one.case.resident.stay if one.case.resident else None
        if stay is not None and (stay.reason != "MOVED_HOME" or stay.until is None or stay.until < earliest):
            return None
        start = (
            stay.until
            if stay is not None and stay.until is not None
            else chance.working_day(earliest, LAST_START)
        )
    elif stall.offer.service_id in CHILDREN:
        stay = one.case.resident.stay if one.case.resident else None
        until = birthday(one.case.person.born_on, age=18)
        if stay is None or stay.until is None or stay.until < earliest or stay.until >= until:
            return None
        start = stay.until
    else:
        start = chance.working_day(earliest, LAST_START)
        if one.case.resident is not None:
            return None
        if chance.chance(0.2):
            until = chance.working_day(start, date(2026, 11, 1))
            until = until if until > start else None
    return Enrolment(
        id=chance.uuid(),
        person_id=one.case.person.id,
        offer_id=stall.offer.id,
        valid_from=start,
        valid_until=until,
    )


def _first_of_each(enrolments: Iterable[Enrolment], providers: dict[UUID, UUID]) -> list[Enrolment]:
    """One enrolment of each person and provider: a provider answers once, however many services it gives."""
    found: dict[tuple[UUID, UUID], Enrolment] = {}
    for row in enrolments:
        found.setdefault((row.person_id, providers[row.offer_id]), row)
    return list(found.values())
