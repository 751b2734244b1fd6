"""Charts made on the server: pure functions from numbers to SVG. They print, and listeners get words.

Put the table behind each chart beside it; a chart is never the only place where a figure stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString

from majup.web.shell import formats
from majup.web.shell.svg import drawing, element, text_at
from majup.web.shell.tokens import colour, fill_of
from majup.web.shell.tones import Tone

_WIDTH = 380.0
_ROW = 30.0
_BAR_CLASSES = {
    Tone.DONE: "bar-share",
    Tone.NOW: "bar-share-now",
    Tone.WAIT: "bar-share-wait",
    Tone.NEUTRAL: "tone-neutral-fill",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a curve in its own units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a funnel; `of_which` is the part of it that is drawn darker."""

    label: str
    value: int
    url: str = ""
    of_which: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked row: its name in the legend and its tone."""

    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One row of a stacked chart, a value for each part in order."""

    label: str
    values: tuple[float, ...]


def bar(share: float | None, *, label: str = "", tone: Tone = Tone.DONE) -> SafeString:
    """A thin bar filled to `share` (0 to 1). Without a label it is decoration beside a number."""
    width = 0.0 if share is None else max(0.0, min(1.0, share))
    named = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return element(
        "svg",
        element("rect", class_="bar-rest", width="100%", height="100%", fill=colour("sand")),
        element("rect", class_=_BAR_CLASSES[tone], width=f"{width:.1%}", height="100%", fill=fill_of(tone)),
        class_="bar",
        width="100%",
        height=6,
        focusable="false",
        **named,
    )


def line(
    *,
    points: Sequence[Point],
    title: str,
    description: str = "",
    now: Point | None = None,
    now_label: str = "",
    x_labels: tuple[str, str] = ("", ""),
    note: str = "",
) -> SafeString:
    """A curve from its first to its last point, with the present marked on it."""
    height = 140.0
    xs = [p.x for p in points] + ([now.x] if now else [])
    ys = [p.y for p in points] + ([now.y] if now else [])
    if not points:
        return drawing(
            width=_WIDTH, height=height, title=title, description=description, parts=(), class_="chart"
        )
    place = _Frame(min(xs), max(xs), min(ys), max(ys), height - 34.0)
    path = "M" + " L".join(f"{place.x(p.x):.1f} {place.y(p.y):.1f}" for p in points)
    curve = element("path", d=path, class_="chart-line", fill="none", stroke=colour("teal"), stroke_width=2.5)
    mark = _now_mark(place.x(now.x), place.y(now.y), now_label, note) if now else []
    parts = [*_axis(height, x_labels), curve, *mark]
    return drawing(
        width=_WIDTH, height=height, title=title, description=description, parts=parts, class_="chart"
    )


def funnel(*, stages: Sequence[Stage], title: str, description: str = "") -> SafeString:
    """Stages one under the other, each bar as long as its share of the largest."""
    largest = max((stage.value for stage in stages), default=0) or 1
    parts: list[SafeString] = []
    for place, stage in enumerate(stages):
        parts += _funnel_row(stage, top=place * 46.0, largest=largest)
    height = max(46.0 * len(stages), 1.0)
    linked = any(stage.url for stage in stages)
    return drawing(
        width=_WIDTH,
        height=height,
        title=title,
        description=description,
        parts=parts,
        class_="chart",
        interactive=linked,
    )


def stacked(
    *, rows: Sequence[StackedRow], parts: Sequence[Part], title: str, description: str = ""
) -> SafeString:
    """Rows of one common scale, each cut into the same parts; the legend stands under them."""
    largest = max((sum(row.values) for row in rows), default=0) or 1
    drawn: list[SafeString] = []
    for place, row in enumerate(rows):
        drawn += _stacked_row(row, parts, top=place * _ROW, largest=largest)
    legend_top = len(rows) * _ROW + 8
    drawn += _legend(parts, legend_top)
    height = legend_top + 20.0 * len(parts)
    return drawing(
        width=_WIDTH, height=height, title=title, description=description, parts=drawn, class_="chart"
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """From a curve's units to the drawing's; a flat curve lies in the middle."""

    left: float
    right: float
    low: float
    high: float
    floor: float

    def x(self, value: float) -> float:
        span = self.right - self.left
        return 10 + (_WIDTH - 20) * ((value - self.left) / span if span else 0.5)

    def y(self, value: float) -> float:
        span = self.high - self.low
        return self.floor - (self.floor - 22) * ((value - self.low) / span if span else 0.5)


def _axis(height: float, labels: tuple[str, str]) -> list[SafeString]:
    """The ground line with a word at each end."""
    line_y, text_y = height - 24.0, height - 7.0
    ground = f"M8 {line_y} H{_WIDTH - 8}"
    return [
        element("path", d=ground, class_="chart-axis", stroke=colour("line-strong"), stroke_width=1),
        _quiet(8, text_y, labels[0], size=13),
        _quiet(_WIDTH - 8, text_y, labels[1], size=13, anchor="end"),
    ]


def _quiet(x: float, y: float, text: str, *, size: float, anchor: str = "start") -> SafeString:
    return text_at(x, y, text, size=size, class_="chart-quiet", fill=colour("soft"), text_anchor=anchor)


def _now_mark(x: float, y: float, label: str, note: str) -> list[SafeString]:
    """A point with its words to the lower right, where a curve that flattens leaves room."""
    longest = max(len(label) * 7.1, len(note) * 6.6)
    left = max(8.0, min(x - 2, _WIDTH - 8 - longest))
    marks = [element("circle", cx=x, cy=y, r=5.5, class_="chart-point", fill=colour("accent"))]
    marks.append(text_at(left, y + 24, label, size=14, fill=colour("ink")))
    if note:
        marks.append(text_at(left, y + 41, note, size=13, class_="chart-quiet", fill=colour("soft")))
    return marks


def _funnel_row(stage: Stage, *, top: float, largest: int) -> list[SafeString]:
    """Words and number above, the bar on its track below; all of it a link where the stage has an address."""
    value = formats.number(stage.value)
    rows = [
        _quiet(0, top + 15, stage.label, size=14),
        text_at(_WIDTH, top + 15, value, size=15, fill=colour("ink"), text_anchor="end", font_weight=700),
        _beam(_WIDTH, top=top + 22, class_="chart-track", fill=colour("sand")),
        _beam(_WIDTH * stage.value / largest, top=top + 22, class_="tone-done-fill", fill=colour("teal")),
    ]
    if stage.of_which is not None:
        part, amber = _WIDTH * stage.of_which / largest, colour("amber-strong")
        rows.append(_beam(part, top=top + 22, class_="tone-wait-fill", fill=amber))
    return [element("a", *rows, href=stage.url)] if stage.url else rows


def _beam(width: float, *, top: float, class_: str, fill: str) -> SafeString:
    return element("rect", x=0, y=top, width=width, height=12, rx=3, class_=class_, fill=fill)


def _stacked_row(row: StackedRow, parts: Sequence[Part], *, top: float, largest: float) -> list[SafeString]:
    room = _WIDTH - 130 - 60
    scale = room / largest
    ends = list(accumulate(row.values, initial=0.0))
    drawn = [text_at(0, top + 16, row.label, size=13, fill=colour("ink"))]
    for part, value, start in zip(parts, row.values, ends, strict=False):
        drawn.append(
            element(
                "rect",
                element("title", f"{formats.number(value)}"),
                x=130 + start * scale,
                y=top + 4,
                width=max(0.0, value * scale - 1),
                height=16,
                class_=f"tone-{part.tone.value}-fill",
                fill=fill_of(part.tone),
            )
        )
    total = formats.number(sum(row.values))
    drawn.append(text_at(_WIDTH, top + 16, total, size=13, fill=colour("ink"), text_anchor="end"))
    return drawn


def _legend(parts: Sequence[Part], top: float) -> list[SafeString]:
    drawn: list[SafeString] = []
    for place, part in enumerate(parts):
        y = top + place * 20
        drawn.append(
            element(
                "rect",
                x=0,
                y=y,
                width=12,
                height=12,
                rx=2,
                class_=f"tone-{part.tone.value}-fill",
                fill=fill_of(part.tone),
            )
        )
        drawn.append(text_at(20, y + 11, part.label, size=13, fill=colour("ink")))
    return drawn
