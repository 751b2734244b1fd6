"""Chance that repeats: one seed, a stream a stage, so that a new stage leaves the others as they were.

Pure. Called by every stage of the replay.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


class Chance(Random):
    """A stream of chance named by seed and stage."""

    def __new__(cls, *, seed: int, stage: str) -> "Chance":
        """Random's own constructor takes no names."""
        return super().__new__(cls)

    def __init__(self, *, seed: int, stage: str) -> None:
        super().__init__(f"{seed}:{stage}")

    def uuid(self) -> UUID:
        """A random identifier of this stream."""
        return UUID(int=self.getrandbits(128), version=4)

    def pick(self, choices: Sequence[T]) -> T:
        """One of them, each as likely."""
        return choices[int(self.random() * len(choices))]

    def whole(self, low: int, high: int) -> int:
        """A whole number of [low, high], each as likely."""
        return low + int(self.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random() < share

    def day(self, start: date, until: date) -> date:
        """A day of [start, until)."""
        return start + timedelta(days=int(self.random() * max((until - start).days, 1)))

    def working_day(self, start: date, until: date) -> date:
        """A working day of [start, until), which holds at least one."""
        found = self.day(start, until)
        back = found - timedelta(days=max(found.weekday() - 4, 0))
        if back >= start:
            return back
        ahead = found + timedelta(days=7 - found.weekday())
        return ahead if ahead < until else found

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The same in another order."""
        mixed = list(items)
        self.shuffle(mixed)
        return mixed
