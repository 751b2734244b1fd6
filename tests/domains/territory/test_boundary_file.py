"""A file of outlines is matched whole, or refused with every fault named."""

import json

import pytest

from majup.domains.territory.rules.boundary_file import FaultCode, FileRefused, UnitSet, match
from majup.domains.territory.rules.levels import PARISHES, Layer
from majup.domains.territory.rules.units import STRUCTURE_2009, STRUCTURE_2021, Level
from tests.domains.territory.situations import a_feature, a_file, a_square

OLD = Layer(Level.MUNICIPALITY, STRUCTURE_2009)
NEW = Layer(Level.MUNICIPALITY, STRUCTURE_2021)
SETS = [
    UnitSet(OLD, {"0880200": "Talsu novads", "0885100": "Dundagas novads", "0620200": "Kuldīgas novads"}),
    UnitSet(NEW, {"0051000": "Talsu novads", "0033000": "Kuldīgas novads"}),
    UnitSet(PARISHES, {"0051200": "Talsi", "0020010": "Pilskalnes pagasts", "0022010": "Pilskalnes pagasts"}),
]
TALSI = a_feature(atvk="0051000")
KULDIGA = a_feature(atvk="0033000", geometry=a_square(west=22))


def matched(*features):
    return match(a_file(features).decode(), sets=SETS)


def faults_of(*features):
    with pytest.raises(FileRefused) as refused:
        matched(*features)
    return [(fault.code, fault.where) for fault in refused.value.faults]


def test_units_are_found_by_code() -> None:
    (layer, shapes), *rest = matched(TALSI, KULDIGA).items()
    assert (layer, set(shapes), rest) == (NEW, {"0051000", "0033000"}, [])


@pytest.mark.parametrize(
    "properties",
    [{"lau_code": "LV0051000"}, {"ID": "0051000"}, {"name": "Talsu novads"}, {"NOSAUKUMS": "TALSU NOVADS "}],
)
def test_units_are_found_by_other_properties(properties) -> None:
    assert set(matched(a_feature(**properties), KULDIGA)[NEW]) == {"0051000", "0033000"}


def test_units_are_found_by_the_id_of_the_feature() -> None:
    by_id = {"type": "Feature", "id": "0051000", "properties": None, "geometry": a_square()}
    assert set(matched(by_id, KULDIGA)[NEW]) == {"0051000", "0033000"}


def test_names_of_three_old_municipalities_are_taken_for_the_old_structure() -> None:
    names = ("Talsu novads", "Dundagas novads", "Kuldīgas novads")
    assert set(matched(*[a_feature(name=name) for name in names])) == {OLD}


def test_topojson_objects_are_matched_one_by_one() -> None:
    ring = [[24, 57], [24.1, 57], [24.1, 57.1], [24, 57]]
    unit = {"type": "Polygon", "arcs": [[0]]}
    topology = {
        "type": "Topology",
        "arcs": [ring],
        "objects": {
            "new": {
                "type": "GeometryCollection",
                "geometries": [{**unit, "id": "0051000"}, {**unit, "id": "0033000"}],
            },
            "old": {
                "type": "GeometryCollection",
                "geometries": [{**unit, "id": code} for code in SETS[0].names],
            },
        },
    }
    assert set(match(json.dumps(topology), sets=SETS)) == {NEW, OLD}


def test_all_faults_are_told_together() -> None:
    faults = faults_of(
        a_feature(atvk="0051000", geometry={"type": "Point", "coordinates": [24, 57]}),
        a_feature(atvk="0033000"),
        a_feature(atvk="0033000"),
        a_feature(atvk="0099999"),
        a_feature(area=7),
    )
    assert faults == [
        (FaultCode.NOT_POLYGON, "features[1] 0051000"),
        (FaultCode.TWICE, "features[3] 0033000"),
        (FaultCode.UNKNOWN, "features[4] 0099999"),
        (FaultCode.NO_CODE, "features[5]"),
    ]


def test_missing_units_are_named() -> None:
    with pytest.raises(FileRefused) as refused:
        matched(TALSI)
    (fault,) = refused.value.faults
    assert (fault.code, fault.facts) == (FaultCode.MISSING, {"count": 1, "first": "Kuldīgas novads"})


def test_name_that_two_units_share_is_refused_with_both_codes() -> None:
    with pytest.raises(FileRefused) as refused:
        matched(a_feature(name="Pilskalnes pagasts"), a_feature(name="Talsi"))
    ambiguous = refused.value.faults[0]
    assert (ambiguous.code, ambiguous.facts) == (FaultCode.AMBIGUOUS, {"codes": "0020010, 0022010"})


def test_outlines_in_metres_are_refused() -> None:
    in_metres = a_square(west=370_000, south=350_000, side=1_000)
    assert (FaultCode.ELSEWHERE, "features[1] 0051000") in faults_of(
        a_feature(atvk="0051000", geometry=in_metres), KULDIGA
    )


@pytest.mark.parametrize("coordinates", [[], [[]], [[[24, 57], [25, 57]]], "24 57", [[["a", "b"]] * 4], None])
def test_coordinates_that_make_no_area_are_refused(coordinates) -> None:
    broken = a_feature(atvk="0051000", geometry={"type": "Polygon", "coordinates": coordinates})
    assert faults_of(broken, KULDIGA) == [(FaultCode.BROKEN, "features[1] 0051000")]


def test_file_of_another_country_is_refused_in_one_sentence() -> None:
    estonia = [a_feature(code="EE037", name="Harju"), a_feature(code="EE079", name="Tartu")]
    assert faults_of(*estonia) == [(FaultCode.NO_UNITS, "features")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", FaultCode.NOT_JSON),
        ("", FaultCode.NOT_JSON),
        ("[]", FaultCode.NOT_OUTLINES),
        ('{"type": "Feature"}', FaultCode.NOT_OUTLINES),
        ('{"type": "Topology"}', FaultCode.NOT_OUTLINES),
        ('{"type": "FeatureCollection"}', FaultCode.NOT_OUTLINES),
        ('{"type": "FeatureCollection", "features": [7]}', FaultCode.NOT_OUTLINES),
        ('{"type": "FeatureCollection", "features": []}', FaultCode.NO_FEATURES),
    ],
)
def test_text_that_is_no_file_of_outlines_is_refused(content: str, code: FaultCode) -> None:
    with pytest.raises(FileRefused) as refused:
        match(content, sets=SETS)
    assert [fault.code for fault in refused.value.faults] == [code]
