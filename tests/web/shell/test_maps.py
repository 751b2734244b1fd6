import re
from math import cos, radians
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majup.web.shell.map_labels import Box, Wanted, place_labels
from majup.web.shell.maps import Area, Dot, Flow, LegendItem, MapDrawing, Place, Unmet, draw
from majup.web.shell.projection import bounds_of, fit
from majup.web.shell.tones import Tone

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = (((25.0, 57.0), (26.0, 57.0), (26.0, 57.5), (25.0, 57.5), (25.0, 57.0)),)
CESIS = Place(lat=57.31, lon=25.27, number=24, tone=Tone.DONE, label="Cēsis", url="/places/1")


def parsed(drawing, **size):
    return ElementTree.fromstring(draw(drawing, **size).svg)


def circles(root, name):
    return [circle for circle in root.iter(f"{SVG}circle") if name in circle.get("class", "").split()]


def texts(root, name):
    return [text for text in root.iter(f"{SVG}text") if name in text.get("class", "").split()]


def test_north_is_up_and_east_is_right():
    bounds = bounds_of([(25.0, 57.0), (26.0, 57.5)])
    place = fit(bounds, width=400, height=400, margin=10)
    south_west, north_east = place(57.0, 25.0), place(57.5, 26.0)
    assert south_west[0] < north_east[0]
    assert south_west[1] > north_east[1]


def test_a_kilometre_is_as_long_eastward_as_northward():
    # One degree of longitude at 57.25° N is cos(57.25°) of a degree of latitude.
    bounds = bounds_of([(25.0, 57.0), (26.0, 57.5)])
    place = fit(bounds, width=400, height=400, margin=10)
    east = place(57.25, 25.5)[0] - place(57.25, 25.4)[0]
    north = place(57.2, 25.5)[1] - place(57.3, 25.5)[1]
    assert east / north == pytest.approx(cos(radians(57.25)), rel=1e-9)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(20.9, 28.3), st.floats(55.6, 58.1)), min_size=1, max_size=30),
    st.floats(200, 2000),
    st.floats(200, 2000),
)
def test_everything_it_is_fitted_to_lies_inside(points, width, height):
    place = fit(bounds_of(points), width=width, height=height, margin=10)
    for lon, lat in points:
        x, y = place(lat, lon)
        assert 10 - 1e-6 <= x <= width - 10 + 1e-6
        assert 10 - 1e-6 <= y <= height - 10 + 1e-6


def test_nothing_at_all_is_drawn_as_the_country():
    assert parsed(MapDrawing(title="Tukša")).get("viewBox").startswith("0 0 960 ")


def test_points_that_fall_together_are_written_once():
    near = (((25.0, 57.0), (25.00001, 57.00001), (26.0, 57.0), (26.0, 57.5), (25.0, 57.0)),)
    path = parsed(MapDrawing(title="x", areas=[Area(name="a", polygons=[near])])).find(f".//{SVG}path")
    assert path.get("d").count("L") == 3


def test_a_circle_stands_for_its_number_of_places():
    places = [CESIS, Place(lat=57.5, lon=25.9, number=96, tone=Tone.NOW, label="Valka")]
    found = {
        c.find(f"{SVG}title").text: float(c.get("r"))
        for c in circles(parsed(MapDrawing(title="x", places=places)), "map-place")
    }
    assert found["Valka: 96"] > found["Cēsis: 24"]
    assert max(found.values()) <= 34


def test_services_of_one_town_stand_side_by_side_under_one_name():
    places = [CESIS, Place(lat=57.31, lon=25.27, number=8, tone=Tone.NOW, label="Cēsis")]
    root = parsed(MapDrawing(title="x", places=places))
    first, second = circles(root, "map-place")
    apart = abs(float(first.get("cx")) - float(second.get("cx")))
    assert apart >= float(first.get("r")) + float(second.get("r")) - 0.1
    assert [text.text for text in texts(root, "map-label")] == ["Cēsis"]


def test_towns_that_would_overlap_are_pushed_apart():
    places = [CESIS, Place(lat=57.312, lon=25.275, number=30, tone=Tone.NOW, label="Priekuļi")]
    area = Area(name="a", polygons=[SQUARE])
    first, second = circles(parsed(MapDrawing(title="x", places=places, areas=[area])), "map-place")
    distance = (
        (float(first.get("cx")) - float(second.get("cx"))) ** 2
        + (float(first.get("cy")) - float(second.get("cy"))) ** 2
    ) ** 0.5
    assert distance >= float(first.get("r")) + float(second.get("r")) - 1


def test_links_on_the_map_can_be_reached_and_say_where_they_lead():
    area = Area(name="Cēsu novads", note="98 % vajadzību", polygons=[SQUARE], url="/plans/1#cesis")
    root = parsed(MapDrawing(title="Plāns", areas=[area], places=[CESIS]))
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{SVG}a")}
    assert links == {"/plans/1#cesis": "Cēsu novads, 98 % vajadzību", "/places/1": "Cēsis: 24"}
    assert root.get("role") == "group"


def test_a_map_without_links_is_one_picture_with_its_words():
    root = parsed(MapDrawing(title="Plāns", description="Divas vietas."))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Plāns"
    assert root.find(f"{SVG}desc").text == "Divas vietas."


def test_unmet_needs_are_dashed_and_said_in_words():
    root = parsed(MapDrawing(title="x", unmet=[Unmet(lat=57.2, lon=26.1, label="3 cilvēki ārpus 45 min")]))
    assert circles(root, "map-unmet")[0].get("stroke-dasharray")
    assert [text.text for text in texts(root, "map-label-unmet")] == ["3 cilvēki ārpus 45 min"]


def test_wider_lines_carry_more_people():
    flows = [
        Flow(start=(57.0, 25.0), end=(57.3, 25.3), people=1),
        Flow(start=(57.1, 25.9), end=(57.3, 25.3), people=40, label="40 cilvēki"),
    ]
    thin, wide = (
        float(line.get("stroke-width"))
        for line in parsed(
            MapDrawing(title="x", areas=[Area(name="a", polygons=[SQUARE])], flows=flows)
        ).iter(f"{SVG}line")
    )
    assert wide > thin


def test_everything_is_coloured_without_a_style_sheet_for_paper():
    drawing = MapDrawing(
        title="x",
        areas=[Area(name="a", polygons=[SQUARE], level=9)],
        places=[CESIS],
        dots=[Dot(lat=57.2, lon=25.5, label="Līgatne")],
    )
    root = parsed(drawing)
    shapes = [shape for tag in ("path", "circle", "text") for shape in root.iter(f"{SVG}{tag}")]
    assert shapes
    assert all(shape.get("fill") for shape in shapes)
    assert "style=" not in draw(drawing).svg


def test_names_from_records_are_escaped():
    evil = '"><script>alert(1)</script>'
    drawing = MapDrawing(
        title=evil,
        description=evil,
        areas=[Area(name=evil, note=evil, polygons=[SQUARE], url=f"/x?{evil}", label=True)],
        places=[Place(lat=57.3, lon=25.3, number=1, tone=Tone.NOW, label=evil, description=evil, url=evil)],
        flows=[Flow(start=(57.1, 25.1), end=(57.2, 25.2), label=evil)],
        unmet=[Unmet(lat=57.2, lon=25.4, label=evil)],
        dots=[Dot(lat=57.2, lon=25.6, label=evil)],
    )
    svg = draw(drawing).svg
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def test_the_legend_stays_beside_the_drawing():
    item = LegendItem("grupu dzīvoklis", Tone.NOW)
    drawn = draw(MapDrawing(title="x", legend=[item], legend_note="skaitlis = vietas"))
    assert drawn.legend == (item,)
    assert "grupu" not in drawn.svg


def boxes_around(points):
    return [Box(x - 12, y - 12, x + 12, y + 12) for x, y in points]


def test_names_that_have_room_touch_nothing():
    boxes = boxes_around([(100, 100), (300, 100), (100, 300), (300, 300)])
    wanted = [
        Wanted(name, box) for name, box in zip(["Cēsis", "Valka", "Ogre", "Madona"], boxes, strict=True)
    ]
    labels = place_labels(wanted, obstacles=boxes, width=400, height=400)
    for label in labels:
        assert all(label.box.shared_with(box) == 0 for box in boxes)
        assert all(label.box.shared_with(other.box) == 0 for other in labels if other is not label)


def test_neighbours_get_out_of_each_others_way():
    boxes = boxes_around([(200, 200), (230, 200)])
    wanted = [Wanted("Valmiera", boxes[0]), Wanted("Kocēni", boxes[1])]
    first, second = place_labels(wanted, obstacles=boxes, width=400, height=400)
    assert first.box.shared_with(second.box) == 0


def test_names_stay_inside_the_frame():
    boxes = boxes_around([(14, 14), (386, 386), (14, 386), (386, 14)])
    wanted = [Wanted("Salacgrīva", box) for box in boxes]
    for label in place_labels(wanted, obstacles=boxes, width=400, height=400):
        assert label.box.left >= 0
        assert label.box.right <= 400
        assert label.box.top >= 0
        assert label.box.bottom <= 400


def test_the_more_important_name_chooses_first():
    boxes = boxes_around([(200, 200), (205, 202)])
    wanted = [Wanted("small", boxes[0], rank=9), Wanted("large", boxes[1], rank=1)]
    labels = place_labels(wanted, obstacles=boxes, width=400, height=400)
    assert labels[0].text == "large"


def test_the_same_map_is_drawn_the_same_twice():
    drawing = MapDrawing(
        title="x", places=[CESIS, Place(lat=57.32, lon=25.28, number=3, tone=Tone.WAIT, label="Z")]
    )
    assert draw(drawing).svg == draw(drawing).svg
    assert not re.search(r"nan|inf", draw(drawing).svg)
