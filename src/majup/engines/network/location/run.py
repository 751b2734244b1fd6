"""The doors of the classic problems: each returns a checked answer with its proof."""

from majup.engines.network.location.capacitated import solve_capacitated_pmedian, solve_facility_location
from majup.engines.network.location.median import solve_pmedian

__all__ = ["solve_capacitated_pmedian", "solve_facility_location", "solve_pmedian"]
