"""Periods, money, errors in words, permissions: the kernel's small rooms."""

from datetime import date
from decimal import Decimal

import pytest

from majup.domains.organisations.models import Organisation
from majup.kernel.error_texts import text_of
from majup.kernel.errors import (
    BadInput,
    Complaint,
    Conflict,
    EngineFailed,
    MajupError,
    NotAllowed,
    NotFound,
    OutsideFailed,
    Refused,
)
from majup.kernel.money import cents
from majup.kernel.periods import in_force, overlaps
from majup.kernel.permission import allow
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging

FROM, UNTIL = date(2017, 1, 1), date(2018, 1, 1)


@pytest.fixture
def _one_year(db: None) -> None:
    with arranging():
        Organisation.objects.create(
            kind="NGO", name_lv="Gads", name_en="Year", valid_from=FROM, valid_until=UNTIL
        )


@pytest.mark.usefixtures("_one_year")
@pytest.mark.parametrize(
    ("on", "runs"),
    [(date(2016, 12, 31), False), (FROM, True), (date(2017, 12, 31), True), (UNTIL, False)],
)
def test_an_episode_runs_from_its_first_day_to_the_one_before_its_end(on: date, runs: bool) -> None:
    assert Organisation.objects.filter(in_force(on)).exists() is runs


@pytest.mark.usefixtures("_one_year")
@pytest.mark.parametrize(
    ("start", "until", "shares"),
    [
        (date(2016, 1, 1), FROM, False),
        (date(2016, 1, 1), date(2017, 1, 2), True),
        (date(2017, 12, 31), None, True),
        (UNTIL, None, False),
    ],
)
def test_episodes_overlap_where_they_share_a_day(start: date, until: date | None, shares: bool) -> None:
    assert Organisation.objects.filter(overlaps(start, until)).exists() is shares


@pytest.mark.parametrize(("amount", "paid"), [("0.005", "0.01"), ("0.0049", "0.00"), ("-0.005", "-0.01")])
def test_cents_are_rounded_half_up(amount: str, paid: str) -> None:
    assert cents(Decimal(amount)) == Decimal(paid)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotFound(), 404, 1),
        (NotAllowed("not_allowed"), 403, 1),
        (Conflict("x"), 409, 1),
        (Refused("x"), 409, 1),
        (BadInput([]), 422, 2),
        (EngineFailed("x"), 500, 1),
        (OutsideFailed("x"), 502, 1),
    ],
)
def test_every_family_of_errors_has_one_status_and_one_exit_code(
    error: MajupError, status: int, code: int
) -> None:
    text = text_of(error)
    assert (text.http_status, text.exit_code) == (status, code)
    assert text.sentence


def test_a_complaint_names_place_fault_and_remedy() -> None:
    assert (
        str(Complaint("demands.csv:4", "No such place.", "Add it."))
        == "demands.csv:4: No such place. Add it."
    )
    assert BadInput([Complaint("a", "b")]).facts == {"count": 1}


def test_a_permission_is_held_by_its_roles_and_the_system() -> None:
    read = allow("tests.read", Role.AUDITOR)
    assert read.held_by(a_viewer(Role.AUDITOR))
    assert read.held_by(SYSTEM)
    assert not read.held_by(a_viewer(Role.PROVIDER))
