"""The whole replay: stages in order, in one transaction, on an empty database.

Called by the command line and by tests. Each stage is one act; the database is marked as made up at the
end.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from majup.domains.assessments.actions.load_instruments import load_instruments
from majup.domains.monitoring.actions.load_statements import load_statements
from majup.domains.organisations.actions.mark_synthetic import mark_synthetic
from majup.domains.organisations.errors import NotEmpty
from majup.domains.organisations.models import Organisation, Provenance
from majup.domains.people.models import Person
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.territory.actions.load_facts import load_facts
from majup.kernel.scope import unscoped
from majup.kernel.viewer import SYSTEM
from majup.replay.assessing import write_assessing
from majup.replay.bodies import write_bodies
from majup.replay.carers import write_carers
from majup.replay.cases import make_cases
from majup.replay.casework import write_finding
from majup.replay.chance import Chance
from majup.replay.clients_2013 import write_clients_of_2013
from majup.replay.crowd import Crowd
from majup.replay.land import read_land
from majup.replay.later import write_later_services
from majup.replay.market import Market
from majup.replay.residents import write_residents
from majup.replay.users import write_users

SEED = 2017
Progress = Callable[[str, int, int], None]
"""Called with the stage that begins, how many are done, and how many there are."""

STAGE_WORDS = {
    "facts": _("facts"),
    "organisations": _("organisations"),
    "institutions": _("institutions"),
    "people": _("people"),
    "services": _("services of 2013"),
    "plans": _("assessments and plans"),
    "families": _("families"),
    "later": _("services of today"),
    "users": _("users"),
}
STAGES = tuple(STAGE_WORDS)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was found or written."""

    seed: int
    persons: int
    was_there: bool


def replay_country(*, seed: int = SEED, on_progress: Progress | None = None) -> Replayed:
    """Write the country, all of it or nothing.

    A database that is replayed already is left as it is. Raises Refused where other records stand.
    """
    there = Provenance.objects.filter(pk=1).first()
    if there is not None and there.is_synthetic:
        return Replayed(there.seed, _persons(), was_there=True)
    if has_records():
        raise NotEmpty("replay_needs_an_empty_database")
    tell = on_progress or _silent
    with transaction.atomic(), _without_collector():
        _write(seed, tell)
        _let_the_database_look()
    return Replayed(seed, _persons(), was_there=False)


def _write(seed: int, tell: Progress) -> None:
    steps = iter(range(len(STAGES)))

    def stage() -> None:
        done = next(steps)
        tell(STAGES[done], done, len(STAGES))

    stage()
    load_facts(by=SYSTEM)
    load_catalogue(by=SYSTEM)
    load_instruments(by=SYSTEM)
    load_statements(by=SYSTEM)
    land = read_land()
    stage()
    bodies = write_bodies(land, chance=Chance(seed=seed, stage="organisations"))
    crowd = Crowd({row.region_id: land.region_code(row.region_id) for row in land.before})
    stage()
    residents = write_residents(land, bodies, crowd, seed=seed)
    stage()
    cases = make_cases(land, crowd, residents, seed=seed)
    stage()
    market = Market(bodies)
    known_since = write_clients_of_2013(land, bodies, crowd, market, cases, seed=seed)
    write_finding(cases, bodies, known_since=known_since, seed=seed)
    stage()
    wanted = write_assessing(cases, bodies, seed=seed)
    stage()
    write_carers(land, bodies, crowd, seed=seed)
    stage()
    write_later_services(land, market, wanted, seed=seed)
    stage()
    write_users(land, bodies, seed=seed)
    mark_synthetic(seed=seed, by=SYSTEM)
    tell("", len(STAGES), len(STAGES))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows by the hundred thousand make no cycles: not looking for any saves a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _let_the_database_look() -> None:
    # PostgreSQL takes new tables for empty until it has looked, and then joins them row by row: a count of
    # clients took minutes instead of a tenth of a second.
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


def has_records() -> bool:
    """True where somebody or some organisation is recorded, made up or not."""
    return Organisation.objects.exists() or _persons() > 0


def _persons() -> int:
    with unscoped("the replay asks whether anybody is there"):
        return int(Person.objects.count())


def _silent(stage: str, done: int, of: int) -> None:
    """Tell nobody."""
