"""Pictures of curves: readable without colour and without eyes, whatever the numbers are."""

import re
import xml.etree.ElementTree as ET

import pytest

from majup.cli.network.picture import Chart, Line, svg_of

SVG = "{http://www.w3.org/2000/svg}"


def _chart(*points, **more):
    lines = (Line(name="one & all", points=points), Line(name="other", points=points))
    fields = {"title": "A <curve>", "description": "1: 2", "x_name": "x", "y_name": "y", "lines": lines}
    return ET.fromstring(svg_of(Chart(**{**fields, **more})))


def _texts(picture):
    return [node.text for node in picture.iter(f"{SVG}text")]


def _paths(picture):
    return list(picture.iter(f"{SVG}path"))


def test_title_and_description_are_told_to_readers_of_screens():
    picture = _chart((0, 1), (2, 3))

    assert picture.get("role") == "img"
    assert [picture.find(f"{SVG}{name}").text for name in ("title", "desc")] == ["A <curve>", "1: 2"]


def test_lines_differ_by_dashes_and_are_named():
    picture = _chart((0, 1), (2, 3))

    assert len({path.get("stroke-dasharray") for path in _paths(picture)}) == 2
    assert "one & all" in _texts(picture)


@pytest.mark.parametrize(
    "points", [[], [(5, 5)], [(0, 0), (0, 0)], [(0, 0), (1e9, 1e-9)], [(-3, -7), (4, 1)], [(1, 2), (2, 2)]]
)
@pytest.mark.parametrize("is_log", [False, True])
def test_every_point_stands_inside_the_picture(points, is_log):
    picture = _chart(*points, is_log_x=is_log, is_log_y=is_log)

    _, _, width, height = map(float, picture.get("viewBox").split())
    spots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in picture.iter(f"{SVG}circle")]
    assert len(spots) == 2 * len(points)
    assert all(0 < x < width and 0 < y < height for x, y in spots)


def test_lines_of_one_name_look_alike_and_share_an_entry():
    points = ((1, 2), (3, 4))
    picture = _chart(lines=tuple(Line(name=name, points=points) for name in ("ours", "theirs", "ours")))

    strokes = [path.get("stroke") for path in _paths(picture)[:3]]
    assert strokes[0] == strokes[2] != strokes[1]
    assert _texts(picture).count("ours") == 1


def test_axes_have_round_numbers():
    texts = _texts(_chart((0, 0), (500_000, 460)))

    assert [text for text in texts if re.fullmatch(r"[\d ]+", text)] == [
        *["0", "100", "200", "300", "400", "500"],
        *["0", "100 000", "200 000", "300 000", "400 000", "500 000"],
    ]


def test_a_stepped_line_holds_its_height_until_the_next_point():
    picture = _chart(lines=(Line(name="gap", points=((1, 4), (3, 1)), is_stepped=True),))

    assert re.fullmatch(r"M\S+ \S+ H\S+ V\S+", _paths(picture)[0].get("d"))


def test_scenarios_stand_under_their_names():
    texts = _texts(_chart((0, 4), (1, 6), (2, 8), x_labels=("low", "middle", "high")))

    assert {"low", "middle", "high"} <= set(texts)
