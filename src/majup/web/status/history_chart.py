"""Three curves on one scale: identified, assessed and planned over time. Pure: from months to SVG."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from majup.domains.monitoring.queries import MonthOfFunnel, wording
from majup.domains.monitoring.rules.funnel import Stage
from majup.web.shell import formats
from majup.web.shell.svg import drawing, element, text_at
from majup.web.shell.tokens import colour

WIDTH, HEIGHT = 440.0, 236.0
LEFT, RIGHT, TOP, FLOOR = 4.0, 4.0, 20.0, 184.0
LINES = {
    Stage.IDENTIFIED: ("chart-quiet-line", "soft", "2 5"),
    Stage.ASSESSED: ("chart-line", "teal", None),
    Stage.PLANS: ("chart-plans", "accent", "9 4"),
}
"""Class, colour and dashes of each curve: the dashes tell them apart without colour."""
LEGEND_Y = 228.0


def history_chart(months: Sequence[MonthOfFunnel]) -> SafeString:
    """The running totals up to the last month; empty where nothing was counted yet."""
    if len(months) < 2:
        return SafeString("")
    highest = max(month.at(stage) for month in months for stage in Stage) or 1
    parts: list[SafeString] = _ground(months, highest)
    parts += [_curve(months, stage, highest) for stage in Stage]
    parts += _legend()
    description = ", ".join(
        f"{wording.stage_name(stage)} {formats.number(months[-1].at(stage))}" for stage in Stage
    )
    return drawing(
        width=WIDTH,
        height=HEIGHT,
        title=_("Identified, assessed and planned over time"),
        description=description,
        parts=parts,
        class_="chart chart-history",
    )


def _x(number: int, months: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * number / (months - 1)


def _y(value: int, highest: int) -> float:
    return FLOOR - (FLOOR - TOP) * value / highest


def _ground(months: Sequence[MonthOfFunnel], highest: int) -> list[SafeString]:
    """The floor, a line at the highest value, and a mark at each January."""
    ends = f"H{WIDTH - RIGHT}"
    lines = [
        element("path", d=f"M{LEFT} {y:.1f} {ends}", class_="chart-axis", stroke=colour("line-strong"))
        for y in (FLOOR, _y(highest, highest))
    ]
    lines.append(
        text_at(LEFT, TOP - 4, formats.number(highest), size=12, class_="chart-quiet", fill=colour("soft"))
    )
    januaries = [number for number, month in enumerate(months) if month.month.month == 1]
    every = max(1, -(-len(januaries) // 8))
    for number in januaries[::every]:
        x = _x(number, len(months))
        lines.append(
            element("path", d=f"M{x:.1f} {FLOOR} v5", class_="chart-axis", stroke=colour("line-strong"))
        )
        year = str(months[number].month.year)
        lines.append(text_at(x, FLOOR + 19, year, size=12, class_="chart-quiet", fill=colour("soft")))
    return lines


def _curve(months: Sequence[MonthOfFunnel], stage: Stage, highest: int) -> SafeString:
    points = [
        f"{_x(number, len(months)):.1f} {_y(month.at(stage), highest):.1f}"
        for number, month in enumerate(months)
    ]
    name, token, dashes = LINES[stage]
    return element(
        "path",
        d="M" + " L".join(points),
        class_=name,
        fill="none",
        stroke=colour(token),
        stroke_width=2.5,
        stroke_dasharray=dashes,
        stroke_linejoin="round",
    )


def _legend() -> list[SafeString]:
    """Each curve's stroke with its name, side by side under the years."""
    drawn: list[SafeString] = []
    for place, stage in enumerate(Stage):
        name, token, dashes = LINES[stage]
        x = LEFT + place * (WIDTH - LEFT) / len(Stage)
        stroke = element(
            "path",
            d=f"M{x:.1f} {LEGEND_Y - 4} h26",
            class_=name,
            stroke=colour(token),
            stroke_width=2.5,
            stroke_dasharray=dashes,
        )
        drawn += [stroke, text_at(x + 32, LEGEND_Y, wording.stage_name(stage), size=12.5, fill=colour("ink"))]
    return drawn
