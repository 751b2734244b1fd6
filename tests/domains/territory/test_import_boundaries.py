"""A file's outlines replace those held, whole layers at a time, or nothing happens."""

import pytest
from django.utils import translation

from majup.domains.audit.models import AuditEntry
from majup.domains.territory import queries
from majup.domains.territory.actions.import_boundaries import (
    SENTENCES,
    LayerImported,
    import_boundaries,
)
from majup.domains.territory.models import Boundary
from majup.domains.territory.rules.boundary_file import FaultCode
from majup.kernel import audit_hook
from majup.kernel.errors import BadInput, NotAllowed
from majup.kernel.viewer import SYSTEM, Viewer
from tests.domains.territory.situations import (
    DI_PLAN_DAY,
    FIRST_NEW_DAY,
    SOCIAL_WORKER,
    TODAY,
    a_feature,
    a_file,
    a_loaded_territory,
    a_square,
    squares_for_municipalities,
)

pytestmark = pytest.mark.django_db


def import_features(features, *, by: Viewer = SYSTEM, source: str = "a file") -> tuple[LayerImported, ...]:
    return import_boundaries(content=a_file(features), source=source, by=by, today=TODAY)


def test_municipalities_come_in_and_their_regions_are_joined_from_them() -> None:
    a_loaded_territory()
    assert import_features(squares_for_municipalities(FIRST_NEW_DAY)) == (
        LayerImported("MUNICIPALITY", FIRST_NEW_DAY, outlines=43, derived=False),
        LayerImported("REGION", FIRST_NEW_DAY, outlines=5, derived=True),
    )
    assert len(queries.municipality_boundaries(FIRST_NEW_DAY)) == 43
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("a file",)


def test_old_structure_comes_in_beside_the_new_one() -> None:
    a_loaded_territory()
    import_features(squares_for_municipalities(FIRST_NEW_DAY), source="new")
    import_features(squares_for_municipalities(DI_PLAN_DAY), source="old")
    assert queries.boundary_sources(DI_PLAN_DAY) == ("old",)
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("new",)


def test_outline_stands_where_the_file_put_it() -> None:
    a_loaded_territory()
    features = squares_for_municipalities(FIRST_NEW_DAY)
    features[0]["geometry"] = a_square(west=25.25, south=57.75, side=0.1)
    import_features(features)
    code = features[0]["properties"]["atvk"]
    (outline,) = [one for one in queries.municipality_boundaries(FIRST_NEW_DAY) if one.code == code]
    ((ring,),) = outline.polygons
    assert set(ring) == {(25.25, 57.75), (25.35, 57.75), (25.35, 57.85), (25.25, 57.85)}
    assert (outline.name_lv, outline.is_drawn) == (features[0]["properties"]["name"], False)


def test_import_replaces_the_import_before() -> None:
    a_loaded_territory()
    import_features(squares_for_municipalities(FIRST_NEW_DAY), source="first")
    import_features(squares_for_municipalities(FIRST_NEW_DAY), source="second")
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("second",)
    assert Boundary.objects.count() == 48


def test_bad_file_changes_nothing_and_every_fault_is_told_with_its_remedy() -> None:
    a_loaded_territory()
    import_features(squares_for_municipalities(FIRST_NEW_DAY), source="good")
    bad = squares_for_municipalities(FIRST_NEW_DAY)
    bad[0]["geometry"] = {"type": "LineString", "coordinates": [[24, 57], [25, 57]]}
    bad[1] = a_feature(atvk="9999999")
    with pytest.raises(BadInput) as refused, translation.override("en"):
        import_features(bad, source="bad")
    complaints = refused.value.complaints
    # the line instead of an area, the unknown code, and the unit left without outline
    assert len(complaints) == 3
    assert "LineString" in complaints[0].what
    assert "9999999" in complaints[1].what
    assert all(complaint.where and complaint.remedy for complaint in complaints)
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("good",)


@pytest.mark.parametrize("source", ["", "  ", "x" * 201])
def test_source_must_be_named_and_fit(source: str) -> None:
    a_loaded_territory()
    with pytest.raises(BadInput) as refused:
        import_features(squares_for_municipalities(FIRST_NEW_DAY), source=source)
    assert [complaint.where for complaint in refused.value.complaints] == ["source"]


def test_file_with_a_byte_order_mark_is_read() -> None:
    a_loaded_territory()
    content = b"\xef\xbb\xbf" + a_file(squares_for_municipalities(FIRST_NEW_DAY))
    assert import_boundaries(content=content, source="a file", by=SYSTEM, today=TODAY)


def test_social_worker_may_not_import() -> None:
    a_loaded_territory()
    with pytest.raises(NotAllowed):
        import_features(squares_for_municipalities(FIRST_NEW_DAY), by=SOCIAL_WORKER)


def test_import_is_audited() -> None:
    a_loaded_territory()
    import_features(squares_for_municipalities(FIRST_NEW_DAY))
    (touched,) = AuditEntry.objects.get(name="territory.boundaries_imported").touched
    assert touched == {"model": "territory.Boundary", "key": "*", "facts": {"rows": 48}}


def test_import_that_cannot_be_audited_is_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(entry: audit_hook.Entry) -> None:
        raise RuntimeError("the audit is closed")

    a_loaded_territory()
    features = squares_for_municipalities(FIRST_NEW_DAY)
    monkeypatch.setattr(audit_hook, "record", refuse)
    with pytest.raises(RuntimeError, match="closed"):
        import_features(features)
    assert not Boundary.objects.exists()


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(FaultCode)
