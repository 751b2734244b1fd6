from xml.etree import ElementTree

import pytest

from majup.web.shell.charts import Part, Point, StackedRow, Stage, bar, funnel, line, stacked
from majup.web.shell.tones import Tone

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("share", "width"), [(0.942, "94.2%"), (0, "0.0%"), (1.3, "100.0%"), (-1, "0.0%"), (None, "0.0%")]
)
def test_a_bar_is_as_long_as_its_share(share, width):
    assert f'width="{width}"' in bar(share).split('class="bar-share"')[1]


def test_a_bar_beside_its_number_is_silent_and_one_alone_speaks():
    assert 'aria-hidden="true"' in bar(0.5)
    assert 'aria-label="94 % izvērtēti"' in bar(0.94, label="94 % izvērtēti")


def test_the_longest_stage_of_a_funnel_fills_it():
    root = ElementTree.fromstring(
        funnel(
            stages=[Stage("identified", 2000), Stage("assessed", 500, "/assessed"), Stage("plans", 0)],
            title="Funnel",
        )
    )
    bars = [
        float(rect.get("width")) for rect in root.iter(f"{SVG}rect") if "tone-done-fill" in rect.get("class")
    ]
    assert bars == [380, 95, 0]
    assert root.get("role") == "group"
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["/assessed"]


def test_a_curve_runs_upward_with_its_values_and_marks_the_present():
    root = ElementTree.fromstring(
        line(
            points=[Point(2, 60), Point(7, 100)],
            title="Curve",
            now=Point(4.5, 80),
            now_label="now: 80 %",
            note="+11",
        )
    )
    path = next(p.get("d") for p in root.iter(f"{SVG}path") if p.get("class") == "chart-line")
    (x1, y1), (x2, y2) = (map(float, step.split()) for step in path.removeprefix("M").split(" L"))
    assert x1 < x2
    assert y1 > y2
    assert "now: 80 %" in [text.text for text in root.iter(f"{SVG}text")]
    assert root.find(f"{SVG}title").text == "Curve"


def test_words_of_the_present_stay_inside_the_drawing():
    drawn = line(points=[Point(0, 0), Point(1, 1)], title="x", now=Point(1, 1), now_label="tagad: 100,0 %")
    label = next(t for t in ElementTree.fromstring(drawn).iter(f"{SVG}text") if t.text == "tagad: 100,0 %")
    assert float(label.get("x")) + len(label.text) * 7.1 <= 380


@pytest.mark.parametrize("points", [[], [Point(1, 1)], [Point(1, 5), Point(2, 5)]])
def test_thin_data_still_make_a_picture(points):
    assert "nan" not in line(points=points, title="x")
    assert ElementTree.fromstring(line(points=points, title="x")) is not None


def test_parts_of_a_row_follow_each_other_without_gap_or_overlap():
    drawn = stacked(
        rows=[StackedRow("Kurzeme", (10, 30)), StackedRow("Latgale", (0, 20))],
        parts=[Part("met", Tone.DONE), Part("waits", Tone.WAIT)],
        title="x",
    )
    rects = [r for r in ElementTree.fromstring(drawn).iter(f"{SVG}rect") if r.get("height") == "16"]
    first, second = rects[0], rects[1]
    assert float(first.get("x")) + float(first.get("width")) == pytest.approx(
        float(second.get("x")) - 1, abs=0.02
    )


def test_nothing_to_show_is_no_fault():
    assert "<svg" in funnel(stages=[], title="x")
    assert "<svg" in stacked(rows=[], parts=[], title="x")
    assert "<svg" in funnel(stages=[Stage("a", 0)], title="x")


def test_words_from_records_are_escaped():
    evil = '"><script>alert(1)</script>'
    for drawn in (
        bar(0.5, label=evil),
        funnel(stages=[Stage(evil, 1, evil)], title=evil, description=evil),
        line(
            points=[Point(0, 0), Point(1, 1)],
            title=evil,
            now=Point(0, 0),
            now_label=evil,
            note=evil,
            x_labels=(evil, evil),
        ),
        stacked(rows=[StackedRow(evil, (1,))], parts=[Part(evil, Tone.DONE)], title=evil),
    ):
        assert "<script" not in drawn
        assert "style=" not in drawn
        ElementTree.fromstring(drawn)
