"""Loading what was published."""

from pathlib import Path

import pytest

from majup.domains.monitoring.actions import load_statements as room
from majup.domains.monitoring.actions.load_statements import load_statements
from majup.domains.monitoring.models import Statement
from majup.kernel.errors import BadInput, Conflict, NotAllowed
from majup.kernel.records import RewriteRefused
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.monitoring import the_regions

pytestmark = pytest.mark.django_db

ONE = """
documents: {D: {title: A document, stated_on: 2017-10-01}}
statements:
  - {requirement: R178, document: D, locator: 1, indicator: PARTNERS, value: %s, as_of: 2017-10-01}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "statements.yaml"
    monkeypatch.setattr(room, "STATEMENTS", path)
    return path


def test_an_administrator_loads_every_statement_of_the_file() -> None:
    the_regions()
    loaded = load_statements(by=a_viewer(Role.ADMINISTRATOR))
    assert Statement.objects.count() == loaded > 100


def test_loading_again_adds_nothing() -> None:
    the_regions()
    first = load_statements(by=SYSTEM)
    assert load_statements(by=SYSTEM) == first == Statement.objects.count()


def test_a_published_figure_is_never_rewritten(file: Path) -> None:
    file.write_text(ONE % 115, encoding="utf-8")
    load_statements(by=SYSTEM)
    file.write_text(ONE % 116, encoding="utf-8")
    with pytest.raises(Conflict) as refused:
        load_statements(by=SYSTEM)
    assert refused.value.facts == {"requirement": "R178", "locator": "1"}
    assert Statement.objects.get().value == 115


def test_a_file_with_a_fault_changes_nothing(file: Path) -> None:
    file.write_text((ONE % 115).replace("PARTNERS", "PARTNER"), encoding="utf-8")
    with pytest.raises(BadInput):
        load_statements(by=SYSTEM)
    assert not Statement.objects.exists()
    assert number_of_acts() == 0


def test_a_social_worker_may_not_load(file: Path) -> None:
    file.write_text(ONE % 115, encoding="utf-8")
    with pytest.raises(NotAllowed):
        load_statements(by=a_viewer(Role.SOCIAL_WORKER))
    assert not Statement.objects.exists()


def test_loading_is_in_the_audit_with_its_counts(file: Path) -> None:
    file.write_text(ONE % 115, encoding="utf-8")
    load_statements(by=SYSTEM)
    (entry,) = acts_named("monitoring.statements_loaded")
    assert entry.touched[0]["facts"] == {"statements": 1, "added": 1}


def test_a_statement_cannot_be_changed_even_inside_an_act(file: Path) -> None:
    file.write_text(ONE % 115, encoding="utf-8")
    load_statements(by=SYSTEM)
    with arranging(), pytest.raises(RewriteRefused):
        Statement.objects.update(value=116)
