"""Rows as people read them: a line on a terminal, a Markdown table, a picture of gaps over time."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.row import Row
from majup.cli.network.picture import Chart, Line, svg_of

COLUMNS = ("work", "goal", "ours", "peer", "ratio", "met")
MET = {True: "yes", False: "no", None: "–"}
# A gap of nothing has no place on a logarithmic axis; this is below what any goal asks for.
LEAST_GAP = 1e-5


def line_of(row: Row) -> str:
    """A row for a terminal."""
    ratio = "" if row.ratio is None else f"  [{row.ratio:.2f} times]"
    peer = f"  | {row.peer}" if row.peer else ""
    return f"{row.work}: {row.ours}{peer}{ratio}  ({row.goal}: {MET[row.met]})"


def markdown_of(rows: Iterable[Row], *, command: str, machine: str) -> str:
    """The table with the command and the machine that made it."""
    lines = [f"`{command}`", "", machine, ""]
    lines += [f"| {' | '.join(COLUMNS)} |", "|" + "---|" * len(COLUMNS)]
    lines += [f"| {' | '.join(_cells(row))} |" for row in rows]
    return "\n".join([*lines, ""])


def write_report(rows: Sequence[Row], folder: Path, *, name: str, command: str, machine: str) -> None:
    """Write NAME.md, NAME.jsonl and, where anything has a course over time, NAME.svg."""
    folder.mkdir(parents=True, exist_ok=True)
    text = markdown_of(rows, command=command, machine=machine)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / f"{name}.jsonl").write_text("".join(f"{row.as_json()}\n" for row in rows), encoding="utf-8")
    if lines_of(rows):
        (folder / f"{name}.svg").write_text(svg_of(_chart(name, rows)), encoding="utf-8")


def lines_of(rows: Iterable[Row]) -> tuple[Line, ...]:
    """Every course over time in the rows, in per cent."""
    return tuple(
        Line(
            name=trace.name,
            points=tuple((seconds, 100 * max(gap, LEAST_GAP)) for seconds, gap in trace.points),
            is_stepped=True,
        )
        for row in rows
        for trace in row.traces
        if trace.points
    )


def _chart(name: str, rows: Sequence[Row]) -> Chart:
    ends = "; ".join(
        f"{row.work}, {trace.name}: {100 * trace.points[-1][1]:.2f} % at {trace.points[-1][0]:.0f} s"
        for row in rows
        for trace in row.traces
        if trace.points
    )
    return Chart(
        title=f"Gap over time: {name}",
        description=f"How the gap between plan and bound came down, a line for each row. At the end: {ends}.",
        x_name="seconds",
        y_name="gap in per cent",
        lines=lines_of(rows),
        is_log_x=True,
        is_log_y=True,
    )


def _cells(row: Row) -> list[str]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    texts = (row.work, row.goal, row.ours, row.peer, ratio, MET[row.met])
    return [text.replace("|", "\\|").replace("\n", " ") for text in texts]
