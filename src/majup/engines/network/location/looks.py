"""When to turn the relaxation's choice of sites into a plan: often while that helps, then more seldom."""

from dataclasses import dataclass, field

from majup.engines.network.location.problem import Ints

SOONEST, LATEST = 10, 320


@dataclass(slots=True, kw_only=True)
class Looks:
    """Counts turns. `waiting` turns pass between two looks; nothing is looked at twice."""

    waiting: int = SOONEST
    turns: int = 0
    seen: set[bytes] = field(default_factory=set)

    def is_due(self, chosen: Ints) -> bool:
        """Count a turn; tell whether its choice is to be looked at."""
        self.turns += 1
        if self.turns < self.waiting:
            return False
        key = chosen.tobytes()
        if key in self.seen:
            return False
        self.seen.add(key)
        self.turns = 0
        return True

    def learn(self, *, is_better: bool) -> None:
        """Look again soon after a success, and after twice as many turns otherwise."""
        self.waiting = SOONEST if is_better else min(LATEST, self.waiting * 2)
