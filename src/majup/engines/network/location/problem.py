"""Three classic location problems as frozen records over arrays, and their answer."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from majup.engines.network.solution.records import Outcome

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class PMedian:
    """Open `count` sites so that all clients together are nearest to an open one.

    distances   shape (clients, sites), finite.
    """

    distances: Floats
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacitatedPMedian:
    """Open `count` sites and send each client to one of them, within capacity, at the least total distance.

    distances   shape (clients, sites).
    demands     shape (clients,).
    capacity    of every site.
    """

    distances: Floats
    demands: Floats
    capacity: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityLocation:
    """Open sites at a fixed cost and serve all demand within their capacities at the least total cost.

    costs           shape (clients, sites): of serving a client's whole demand from a site.
    is_single_source  each client is served from one site; otherwise its demand may be split.
    """

    costs: Floats
    demands: Floats
    capacities: Floats
    fixed_costs: Floats
    is_single_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationAnswer:
    """How it ended. `open` has the numbers of the open sites, counted from 1 as in the instance files.

    shares   (client, site, share of its demand), counted from 0, for every share above zero.
    """

    outcome: Outcome
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float
    open: tuple[int, ...] = ()
    shares: tuple[tuple[int, int, float], ...] = ()
