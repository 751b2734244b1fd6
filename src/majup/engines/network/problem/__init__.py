"""The planning problem as frozen records, and its canonical text."""

from majup.engines.network.problem.codec import (
    limits_from_json,
    limits_to_json,
    problem_from_json,
    problem_sha256,
    problem_to_json,
)
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import (
    Aim,
    Budget,
    Delivery,
    Demand,
    Existing,
    Floor,
    Level,
    Module,
    Place,
    Problem,
    Separation,
    Service,
    Site,
    Way,
)

__all__ = [
    "Aim",
    "Budget",
    "Delivery",
    "Demand",
    "Existing",
    "Floor",
    "Level",
    "Limits",
    "Module",
    "Place",
    "Problem",
    "Separation",
    "Service",
    "Site",
    "Way",
    "limits_from_json",
    "limits_to_json",
    "problem_from_json",
    "problem_sha256",
    "problem_to_json",
]
