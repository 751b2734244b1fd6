"""The facts come into the tables, once, and again without a change."""

import pytest

from majup.domains.audit.models import AuditEntry
from majup.domains.territory.actions.load_facts import FactsLoaded, load_facts
from majup.domains.territory.models import Municipality, Parish, PlanningRegion, Succession
from majup.domains.territory.policies import LOAD_FACTS
from majup.kernel import audit_hook
from majup.kernel.act import act
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM
from tests.domains.territory.situations import SOCIAL_WORKER

pytestmark = pytest.mark.django_db


def rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (PlanningRegion, Municipality, Succession, Parish)
    ]


def test_administrator_loads_everything() -> None:
    loaded = load_facts(by=SYSTEM)
    assert loaded == FactsLoaded(regions=5, municipalities=162, successions=122, parishes=592)
    assert [len(table) for table in rows()] == [5, 162, 122, 592]


def test_loading_again_changes_no_row_and_no_key() -> None:
    load_facts(by=SYSTEM)
    before = rows()
    load_facts(by=SYSTEM)
    assert rows() == before


def test_loading_again_mends_a_row_that_was_changed() -> None:
    load_facts(by=SYSTEM)
    with act("test.spoiled", by=SYSTEM, needs=LOAD_FACTS) as record:
        spoiled = Parish.objects.get(name_lv="Talsi")
        spoiled.population = 1
        spoiled.save()
        record.about(spoiled)
    load_facts(by=SYSTEM)
    assert Parish.objects.get(pk=spoiled.pk).population == 8673


def test_social_worker_may_not_load() -> None:
    with pytest.raises(NotAllowed):
        load_facts(by=SOCIAL_WORKER)
    assert not PlanningRegion.objects.exists()


def test_load_is_audited_with_its_counts() -> None:
    load_facts(by=SYSTEM)
    entry = AuditEntry.objects.get(name="territory.facts_loaded")
    assert {touched["model"]: touched["facts"]["rows"] for touched in entry.touched} == {
        "territory.PlanningRegion": 5,
        "territory.Municipality": 162,
        "territory.Succession": 122,
        "territory.Parish": 592,
    }


def test_load_that_cannot_be_audited_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(entry: audit_hook.Entry) -> None:
        raise RuntimeError("the audit is closed")

    monkeypatch.setattr(audit_hook, "record", refuse)
    with pytest.raises(RuntimeError, match="closed"):
        load_facts(by=SYSTEM)
    assert not Parish.objects.exists()
