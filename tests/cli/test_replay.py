"""`majup replay` where something stands already. The whole replay is tested in tests/replay."""

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from majup.cli.replay import replay
from majup.domains.organisations.actions.mark_synthetic import mark_synthetic
from majup.domains.organisations.errors import NotEmpty
from majup.domains.organisations.models import Organisation
from majup.domains.people.models import Person
from majup.domains.territory.errors import NoPlaces
from majup.kernel.scope import unscoped
from majup.kernel.viewer import SYSTEM
from tests.domains.territory.situations import a_loaded_territory
from tests.situations.organisations import a_social_service
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db


def test_real_records_are_never_written_over() -> None:
    a_person()
    with unscoped("to count"):
        before = (Person.objects.count(), Organisation.objects.count())
        result = CliRunner().invoke(replay, [])
        assert (Person.objects.count(), Organisation.objects.count()) == before
    assert isinstance(result.exception, NotEmpty)


def test_one_organisation_is_enough_to_refuse() -> None:
    a_social_service()
    assert isinstance(CliRunner().invoke(replay, []).exception, NotEmpty)


def test_if_empty_says_that_nothing_was_written_and_succeeds() -> None:
    a_social_service()
    result = CliRunner().invoke(replay, ["--if-empty", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"written": False}


def test_replayed_database_is_left_as_it_is() -> None:
    mark_synthetic(seed=5, by=SYSTEM)
    result = CliRunner().invoke(replay, ["--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"written": False, "seed": 5, "persons": 0}


def test_recount_fails_where_the_records_do_not_give_the_figures() -> None:
    result = CliRunner().invoke(replay, ["--recount", "--json"])
    assert result.exit_code == 1
    figures = json.loads(result.stdout)["figures"]
    assert {
        "requirement": "R247",
        "figure": "KURZEME ADULT_GRT identified",
        "published": 348,
        "counted": 0,
    } in figures


def test_feed_is_written_as_a_zip_that_says_it_is_made_up(tmp_path: Path) -> None:
    a_loaded_territory()
    file = tmp_path / "buses.zip"
    result = CliRunner().invoke(replay, ["feed", "--out", str(file), "--json"])
    answer = json.loads(result.stdout)
    assert answer["synthetic"] is True
    assert answer["sha256"] == sha256(file.read_bytes()).hexdigest()
    with ZipFile(file) as archive:
        assert len(archive.read("trips.txt").splitlines()) == answer["trips"] + 1


def test_feed_is_refused_where_no_parishes_are_loaded(tmp_path: Path) -> None:
    result = CliRunner().invoke(replay, ["feed", "--out", str(tmp_path / "buses.zip")])
    assert isinstance(result.exception, NoPlaces)
    assert not list(tmp_path.iterdir())
