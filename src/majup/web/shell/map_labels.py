"""Where the names on a map go: beside their circles, off each other, inside the frame.

Greedy and deterministic: the most important first, each at the first of eight positions that costs nothing,
else at the cheapest. Exact packing is not worth its price: a planner's map has some thirty names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 16.0
_LETTER = 0.52
_GAP = 4.0
_OUTSIDE = 1000.0


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def shared_with(self, other: "Box") -> float:
        """The area both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to be put beside a shape; the lower the rank, the earlier it chooses."""

    text: str
    beside: Box
    rank: float = 0.0
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name put in its place: `x` is its middle, `y` its base line."""

    text: str
    x: float
    y: float
    box: Box
    tone: str = ""


def place_labels(
    wanted: Sequence[Wanted], *, obstacles: Sequence[Box], width: float, height: float
) -> tuple[Label, ...]:
    """Put every name somewhere. Same input, same places."""
    placed: list[Label] = []
    frame = Box(2, 2, width - 2, height - 2)
    for name in sorted(wanted, key=lambda one: (one.rank, one.text)):
        taken = [*obstacles, *(label.box for label in placed)]
        placed.append(min(_candidates(name), key=lambda label: _cost(label, name, taken, frame)))
    return tuple(placed)


def text_width(text: str) -> float:
    """How wide a name is drawn, near enough to keep names apart."""
    return len(text) * SIZE * _LETTER


def _candidates(name: Wanted) -> list[Label]:
    """Above, below, right, left, then the corners: the order is the preference."""
    box, wide = name.beside, text_width(name.text)
    middle, centre = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    right, left = box.right + _GAP + wide / 2, box.left - _GAP - wide / 2
    above, below, level = box.top - _GAP - 1, box.bottom + SIZE * 0.85 + 1, centre + SIZE * 0.34
    spots = [
        (middle, above), (middle, below), (right, level), (left, level),
        (right, above), (left, above), (right, below), (left, below),
    ]  # fmt: skip
    return [Label(name.text, x, y, _box(x, y, wide), name.tone) for x, y in spots]


def _box(x: float, y: float, wide: float) -> Box:
    return Box(x - wide / 2, y - SIZE * 0.8, x + wide / 2, y + SIZE * 0.22)


def _cost(label: Label, name: Wanted, taken: Sequence[Box], frame: Box) -> float:
    """Shared area with what is there already, except the name's own shape; leaving the frame costs most."""
    crowded = sum(label.box.shared_with(box) for box in taken if box != name.beside)
    whole = (label.box.right - label.box.left) * (label.box.bottom - label.box.top)
    cut_off = whole - label.box.shared_with(frame)
    return crowded + (_OUTSIDE + cut_off if cut_off > 0.5 else 0.0)
