"""Outlines are drawn where no file has given them."""

import json
from pathlib import Path

import pytest

from majup.domains.audit.models import AuditEntry
from majup.domains.territory import queries
from majup.domains.territory.actions.draw_boundaries import BoundariesDrawn, draw_boundaries
from majup.domains.territory.actions.import_boundaries import import_boundaries
from majup.domains.territory.models import Boundary
from majup.kernel import audit_hook
from majup.kernel.errors import BadInput, NotAllowed
from majup.kernel.viewer import SYSTEM, Viewer
from tests.domains.territory.situations import (
    DI_PLAN_DAY,
    FIRST_NEW_DAY,
    SOCIAL_WORKER,
    TODAY,
    WORLD_MAP,
    a_file,
    a_loaded_territory,
    squares_for_municipalities,
)

pytestmark = pytest.mark.django_db


def draw(*, outline_file: Path = WORLD_MAP, by: Viewer = SYSTEM) -> BoundariesDrawn:
    return draw_boundaries(outline_file=outline_file, by=by, today=TODAY)


def test_every_unit_of_both_structures_is_drawn() -> None:
    a_loaded_territory()
    # 592 parishes, 119 + 43 municipalities, 5 regions in each structure
    assert draw() == BoundariesDrawn(drawn=764, layers_kept=0)
    assert len(queries.municipality_boundaries(DI_PLAN_DAY)) == 119
    assert len(queries.municipality_boundaries(FIRST_NEW_DAY)) == 43
    assert len(queries.region_boundaries(DI_PLAN_DAY)) == len(queries.region_boundaries(FIRST_NEW_DAY)) == 5
    assert len(queries.parish_boundaries()) == 592


def test_drawn_outlines_say_so() -> None:
    a_loaded_territory()
    draw()
    assert all(outline.is_drawn for outline in queries.municipality_boundaries(FIRST_NEW_DAY))
    (source,) = queries.boundary_sources(FIRST_NEW_DAY)
    assert "Natural Earth" in source


def test_drawing_again_gives_the_same_outlines() -> None:
    a_loaded_territory()
    draw()
    before = queries.municipality_boundaries(FIRST_NEW_DAY)
    draw()
    assert queries.municipality_boundaries(FIRST_NEW_DAY) == before
    assert Boundary.objects.count() == 764


def test_imported_layers_stay_when_the_rest_is_drawn() -> None:
    a_loaded_territory()
    content = a_file(squares_for_municipalities(FIRST_NEW_DAY))
    import_boundaries(content=content, source="a file", by=SYSTEM, today=TODAY)
    assert draw().layers_kept == 2
    assert not any(outline.is_drawn for outline in queries.municipality_boundaries(FIRST_NEW_DAY))
    assert all(outline.is_drawn for outline in queries.municipality_boundaries(DI_PLAN_DAY))


def test_social_worker_may_not_draw() -> None:
    a_loaded_territory()
    with pytest.raises(NotAllowed):
        draw(by=SOCIAL_WORKER)


def test_drawing_is_audited() -> None:
    a_loaded_territory()
    draw()
    (touched,) = AuditEntry.objects.get(name="territory.boundaries_drawn").touched
    assert touched == {"model": "territory.Boundary", "key": "*", "facts": {"rows": 764}}


def test_drawing_that_cannot_be_audited_keeps_the_old_outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(entry: audit_hook.Entry) -> None:
        raise RuntimeError("the audit is closed")

    a_loaded_territory()
    draw()
    before = set(Boundary.objects.values_list("pk", flat=True))
    monkeypatch.setattr(audit_hook, "record", refuse)
    with pytest.raises(RuntimeError, match="closed"):
        draw()
    assert set(Boundary.objects.values_list("pk", flat=True)) == before


def test_drawing_before_the_facts_are_loaded_is_refused() -> None:
    with pytest.raises(BadInput):
        draw()


@pytest.mark.parametrize("content", [None, "{", json.dumps({"type": "Topology", "arcs": [], "objects": {}})])
def test_world_map_that_cannot_be_read_is_refused_with_a_remedy(tmp_path: Path, content: str | None) -> None:
    world_map = tmp_path / "countries-10m.json"
    if content is not None:
        world_map.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        draw(outline_file=world_map)
    (complaint,) = refused.value.complaints
    assert complaint.where == "countries-10m.json"
    assert complaint.remedy
