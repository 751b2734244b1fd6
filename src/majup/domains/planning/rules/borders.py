"""By which borders plans are made, and what the engine calls the things of the territory."""

from datetime import date

from majup.domains.territory.rules.travel import site_place, unit_place

DI_BORDERS_ON = date(2021, 6, 30)
"""Plans go on by the borders of the municipalities of 2009, also after the reform of 2021-07-01 (R158)."""


def place_key(parish_atvk: str) -> str:
    """A parish as a place where people live."""
    return f"p{parish_atvk}"


def candidate_key(parish_atvk: str) -> str:
    """The middle of a parish as a site where something new could open."""
    return f"c{parish_atvk}"


def site_key(site_id: object) -> str:
    """A site that exists."""
    return f"s{site_id}"


def matrix_place(site: str) -> str:
    """How a matrix of travel times calls a candidate or a site."""
    return unit_place(site[1:]) if site.startswith("c") else site_place(site[1:])


def module_key(service: str, *, places: int) -> str:
    """A size of new places of a service."""
    return f"{service}-{places}"


def places_of_module(key: str) -> int:
    """The places of a size, from its key."""
    return int(key.rpartition("-")[2])
