"""Lines over an axis as one small SVG: for curves of sweeps and for gaps over time.

Readable without colour (every line has its own dashes and mark) and without eyes (title and description; the
numbers stand in the table beside it).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 76, 44, 48, 56
LINE_OF_LEGEND = 18
# Okabe and Ito (2008): told apart by colour-blind readers too, dark enough on white.
COLOURS = ("#0072b2", "#d55e00", "#007a5a", "#a8527d", "#8a6d00", "#333333")
DASHES = ("", "7 4", "2 3", "9 3 2 3", "4 2", "1 2")
STYLE = "text{font:13px system-ui,sans-serif;fill:#222}.t{font-size:16px;font-weight:600}.g{stroke:#ddd}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points, with its entry in the legend; lines of one name look alike and share the entry.

    `is_stepped` holds each height until the next point.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    is_stepped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a picture shows. `x_labels` names the places 0, 1, 2 … where the axis has names, not numbers."""

    title: str
    description: str
    x_name: str
    y_name: str
    lines: tuple[Line, ...]
    x_labels: tuple[str, ...] = ()
    is_log_x: bool = False
    is_log_y: bool = False
    y_begins_at_zero: bool = True


@dataclass(frozen=True, slots=True)
class _Axis:
    """From numbers to pixels, with the ticks that are shown."""

    at: Callable[[float], float]
    ticks: tuple[tuple[float, str], ...]


def svg_of(chart: Chart) -> str:
    """Draw the chart. Points that a logarithmic axis cannot show (0 and less) stand at its lower end."""
    xs = [x for line in chart.lines for x, _y in line.points] or [0.0, 1.0]
    ys = [y for line in chart.lines for _x, y in line.points] or [0.0, 1.0]
    names = list(dict.fromkeys(line.name for line in chart.lines))
    height = HEIGHT + LINE_OF_LEGEND * len(names)
    x_axis = _x_axis(chart, xs)
    y_axis = _axis(ys, HEIGHT - BOTTOM, TOP, is_log=chart.is_log_y, from_zero=chart.y_begins_at_zero)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="t d"><title id="t">{escape(chart.title)}</title>'
        f'<desc id="d">{escape(chart.description)}</desc><style>{STYLE}</style>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text class="t" x="{LEFT}" y="24">{escape(chart.title)}</text>',
        *_grid(chart, x_axis, y_axis),
    ]
    for line in chart.lines:
        parts += _drawn(line, names.index(line.name), x_axis, y_axis)
    parts += [_entry(name, number) for number, name in enumerate(names)]
    return "\n".join([*parts, "</svg>", ""])


def _x_axis(chart: Chart, xs: Sequence[float]) -> _Axis:
    if not chart.x_labels:
        return _axis(xs, LEFT, WIDTH - RIGHT, is_log=chart.is_log_x, from_zero=False)
    last = max(1, len(chart.x_labels) - 1)
    ticks = tuple((float(k), label) for k, label in enumerate(chart.x_labels))
    return _Axis(lambda x: LEFT + 30 + (WIDTH - RIGHT - LEFT - 60) * x / last, ticks)


def _axis(values: Sequence[float], low: float, high: float, *, is_log: bool, from_zero: bool) -> _Axis:
    if is_log:
        return _log_axis([value for value in values if value > 0] or [1.0], low, high)
    least, most = (min(0.0, *values) if from_zero else min(values)), max(values)
    if least == most:
        most = least + 1.0
    step = _step(most - least)
    first, last = math.floor(least / step), math.ceil(most / step)
    begin, end = first * step, last * step
    ticks = tuple((k * step, _shown(k * step)) for k in range(first, last + 1))
    return _Axis(lambda value: low + (high - low) * (value - begin) / (end - begin), ticks)


def _log_axis(values: Sequence[float], low: float, high: float) -> _Axis:
    begin, end = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    end = max(end, begin + 1)

    def at(value: float) -> float:
        power = math.log10(max(value, 10.0**begin))
        return low + (high - low) * (power - begin) / (end - begin)

    return _Axis(at, tuple((10.0**k, _shown(10.0**k)) for k in range(begin, end + 1)))


def _step(span: float) -> float:
    """1, 2 or 5 times a power of ten, so that four to ten ticks fit."""
    rough = span / 6
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * by for by in (1, 2, 5, 10) if power * by >= rough * 0.999)


def _shown(value: float) -> str:
    if abs(value) >= 1 or value == 0:
        return f"{value:,.6g}".replace(",", " ") if abs(value) < 1e5 else f"{value:,.0f}".replace(",", " ")
    return f"{value:.6g}"


def _grid(chart: Chart, x_axis: _Axis, y_axis: _Axis) -> list[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = []
    for value, label in y_axis.ticks:
        y = y_axis.at(value)
        parts.append(f'<line class="g" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    for value, label in x_axis.ticks:
        x = x_axis.at(value)
        parts.append(f'<line class="g" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom}"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{escape(label)}</text>')
    middle = (LEFT + right) / 2
    parts.append(
        f'<text x="{middle}" y="{bottom + 38}" text-anchor="middle">{escape(chart.x_name)}</text>'
        f'<text x="{LEFT}" y="{TOP - 8}">{escape(chart.y_name)}</text>'
    )
    return parts


def _drawn(line: Line, number: int, x_axis: _Axis, y_axis: _Axis) -> list[str]:
    spots = [(x_axis.at(x), y_axis.at(y)) for x, y in line.points]
    colour = COLOURS[number % len(COLOURS)]
    return [
        f'<path d="{_path(spots, is_stepped=line.is_stepped)}" {_stroke(number)}/>' if spots else "",
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots),
    ]


def _entry(name: str, number: int) -> str:
    """A line of the legend, below the axes."""
    y = HEIGHT + LINE_OF_LEGEND * number
    text = f'<text x="{LEFT + 38}" y="{y + 4}">{escape(name)}</text>'
    return f'<path d="M{LEFT} {y} h30" {_stroke(number)}/>{text}'


def _stroke(number: int) -> str:
    dash = DASHES[number % len(DASHES)]
    text = f'fill="none" stroke="{COLOURS[number % len(COLOURS)]}" stroke-width="2"'
    return text + (f' stroke-dasharray="{dash}"' if dash else "")


def _path(spots: Sequence[tuple[float, float]], *, is_stepped: bool) -> str:
    text = f"M{spots[0][0]:.1f} {spots[0][1]:.1f}"
    for x, y in spots[1:]:
        text += f" H{x:.1f} V{y:.1f}" if is_stepped else f" L{x:.1f} {y:.1f}"
    return text
