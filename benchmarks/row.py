"""One row of a table of measurements, and the course of a gap over time that a picture draws."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How a gap came down.

    name    who ran, as the picture's legend says it: "Mājup" or "plain HiGHS"; equal names are drawn alike.
    points  (seconds since the start, relative gap such as 0.015), in the order of time.
    """

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table.

    work    what was run, unique in its table: `--only` picks rows by it ("pmed6", "region 0, 60 s").
    goal    what was to be reached, in words: "proved, 60 s at most".
    ours    what we reached, in words with units: "proved 9631, 0.8 s, 120 MB".
    peer    what the peer reached, its name first; or why there is none ("spopt is not set up: …").
    ratio   how many times better we are than the peer (peer's seconds / ours, or peer's gap / ours);
            None where there is no peer or no such number.
    met     whether the goal is met; None where it could not be judged.
    traces  for the picture; not printed.
    """

    work: str
    goal: str
    ours: str
    peer: str = ""
    ratio: float | None = None
    met: bool | None = None
    traces: tuple[Trace, ...] = ()

    def as_json(self) -> str:
        """Say the row in one line, as `--json` prints it."""
        ratio = None if self.ratio is None else round(self.ratio, 2)
        shown = {
            "work": self.work,
            "goal": self.goal,
            "ours": self.ours,
            "peer": self.peer,
            "ratio": ratio,
            "met": self.met,
        }
        return json.dumps(shown, ensure_ascii=False)
