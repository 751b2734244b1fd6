"""TopoJSON is decoded as its specification says."""

import pytest

from majup.domains.territory.rules.topojson import NotATopology, decode

# Two unit squares side by side share the arc from (1, 0) to (1, 1).
SHARED = [[1, 0], [1, 1]]
LEFT = [[1, 1], [0, 1], [0, 0], [1, 0]]
RIGHT = [[1, 0], [2, 0], [2, 1], [1, 1]]


def two_squares(**more):
    return {
        "type": "Topology",
        "arcs": [SHARED, LEFT, RIGHT],
        "objects": {
            "units": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "id": "L", "properties": {"name": "left"}},
                    {"type": "MultiPolygon", "arcs": [[[2, ~0]]], "id": 2},
                ],
            }
        },
        **more,
    }


def test_arcs_are_joined_and_the_joint_is_told_once() -> None:
    left, _right = decode(two_squares())["units"]
    assert left.coordinates == [[(1, 0), (1, 1), (0, 1), (0, 0), (1, 0)]]
    assert (left.id, left.properties) == ("L", {"name": "left"})


def test_negative_arc_is_walked_backwards() -> None:
    _left, right = decode(two_squares())["units"]
    assert right.coordinates == [[[(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]]]
    assert right.id == "2"


def test_quantised_arcs_are_steps_scaled_and_shifted() -> None:
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.5, 2], "translate": [20, 50]},
        "arcs": [[[0, 0], [2, 0], [0, 1], [-2, -1]]],
        "objects": {"one": {"type": "Polygon", "arcs": [[0]]}},
    }
    (one,) = decode(topology)["one"]
    assert one.coordinates == [[(20, 50), (21, 50), (21, 52), (20, 50)]]


def test_points_keep_their_type_and_have_no_coordinates() -> None:
    topology = {"type": "Topology", "arcs": [], "objects": {"p": {"type": "Point", "coordinates": [1, 2]}}}
    (point,) = decode(topology)["p"]
    assert (point.type, point.coordinates) == ("Point", None)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"arcs": []},
        {"arcs": [], "objects": {"one": {"type": "Polygon", "arcs": [[7]]}}},
        {"arcs": [[["a", "b"]]], "objects": {}},
        {"arcs": [], "objects": {"one": None}},
    ],
)
def test_what_is_no_topology_is_refused(broken) -> None:
    with pytest.raises(NotATopology):
        decode(broken)
