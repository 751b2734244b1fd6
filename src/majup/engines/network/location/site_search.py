"""The capacitated problems: prices at the root, a first plan, then the search over the sites."""

from collections.abc import Callable

import numpy as np

from majup.engines.network.location.bounding import Effort, Node
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.problem import Ints
from majup.engines.network.location.single import SinglePlans
from majup.engines.network.location.sited import Sited
from majup.engines.network.location.split import SplitPlans
from majup.engines.network.location.tree import Search

AT_THE_ROOT = Effort(turns=600, step=1.5, patience=15)
AT_A_NODE = Effort(turns=60, step=1.5, patience=5)
MOST_TELLING = 0.7


def searched(
    model: Sited, incumbent: Incumbent, *, clock: Clock, late: Callable[[], None] | None = None
) -> float:
    """Improve the incumbent until it is proved or the time is up; return a bound (infinite: no plan).

    late   called once when the search over the sites turns out long.
    """
    if not model.can_be():
        return np.inf
    relaxation, rule = model.relaxation(), model.rule()
    plans: SinglePlans | SplitPlans
    if model.is_whole:
        plans = SinglePlans(problem=model, relaxation=relaxation, incumbent=incumbent, clock=clock)
    else:
        plans = SplitPlans(problem=model, incumbent=incumbent, clock=clock)
    search = Search(
        relaxation=relaxation,
        rule=rule,
        incumbent=incumbent,
        finish=plans.finish,
        clock=clock,
        on_turn=plans.on_turn,
        effort=AT_A_NODE,
        most_telling=MOST_TELLING,
        late=late,
    )
    root = search.bounded(model.root(), effort=AT_THE_ROOT)
    if root is not None and not np.isfinite(incumbent.value):
        if plans.start(_first_sites(model, root)) == np.inf:
            return np.inf
        # With a first plan the prices have a goal and prove more.
        root = search.bounded(root, effort=AT_THE_ROOT)
    return search.below(root)


def _first_sites(model: Sited, root: Node) -> Ints:
    """Sites that can serve all clients if any can: all, or the most wanted ones where they are alike."""
    if model.count is None:
        return np.arange(len(model.costs))
    return np.sort(root.sites[np.argsort(-root.shares, kind="stable")[: model.count]])
