"""Questions for tests: two places and two sites in a made-up town, with walks short enough to matter."""

import datetime as dt
import random

from majup.engines.reach.feed import read_feed
from majup.engines.reach.problem import Opening, Place, Problem, Site, Walking
from majup.engines.reach.run import reach_matrix
from tests.engines.reach.feeds import a_rushed_town, a_town, spot, written

DAY = dt.date(2024, 3, 6)
# None is a distance on the grid of hundred metres: rounding must not decide who is near.
ACCESS, TRANSFER, ALL_THE_WAY = 650.0, 430.0, 750.0
HOUR = 3600


def walking(change=0):
    return Walking(
        access_km=ACCESS / 1000,
        transfer_km=TRANSFER / 1000,
        all_the_way_km=ALL_THE_WAY / 1000,
        change_seconds=change,
    )


def a_place(name, point):
    latitude, longitude = spot(*point)
    return Place(id=name, latitude=latitude, longitude=longitude)


def a_site(name, point, *, opens, closes, least):
    latitude, longitude = spot(*point)
    hours = (Opening(opens=opens, closes=closes),) * 7
    return Site(id=name, latitude=latitude, longitude=longitude, openings=hours, least_inside=least)


def a_problem(town, points, hours, *, days=(DAY,), feed=None):
    """Points by name: those that begin with p are places, with x sites; the sites' hours (opens, closes,
    least).
    """
    return Problem(
        by=feed or read_feed(written(town)),
        places=tuple(a_place(name, point) for name, point in points.items() if name.startswith("p")),
        sites=tuple(
            a_site(name, point, opens=hours[name][0], closes=hours[name][1], least=hours[name][2])
            for name, point in points.items()
            if name.startswith("x")
        ),
        days=days,
        walking=walking(town.change),
    )


def a_case(seed):
    """A random town with points near its stops, and opening hours of all kinds."""
    town, dice = a_town(seed), random.Random(seed + 1)
    points, hours = {}, {}
    for name in ("p0", "p1", "x0", "x1"):
        east, north = dice.choice(list(town.stops.values()))
        points[name] = (east + dice.randint(-4, 4) * 100, north + dice.randint(-4, 4) * 100)
    for name in ("x0", "x1"):
        opens = dice.choice([0, 6, 8, 9, 10, 13, 20]) * HOUR
        closes = opens + dice.choice([2, 4, 8, 10, 12]) * HOUR
        hours[name] = (opens, closes, dice.choice([0, 1, 1, 2, 3]) * HOUR)
    return town, points, hours


def answers(problem, *, day=DAY, threads=1):
    """By pair: (cost, leave, arrive, start, end, home, first, last) or None."""
    matrix = reach_matrix(problem, threads=threads)
    found = {}
    for place in problem.places:
        for site in problem.sites:
            trip = matrix.trip(place.id, site.id, day)
            found[place.id, site.id] = trip and (
                trip.seconds,
                trip.leave,
                trip.arrive,
                trip.start,
                trip.end,
                trip.home,
                trip.first,
                trip.last,
            )
    return found


def a_rushed_case(seed):
    """A rushed town with places and sites at its stops, some a walk away that begins before midnight."""
    town, dice = a_rushed_town(seed), random.Random(seed + 1)
    points, hours = {}, {}
    for name in ("p0", "p1", "x0", "x1"):
        east, north = dice.choice(list(town.stops.values()))
        points[name] = (east, north + dice.choice([0, 0, 100]))
    for name in ("x0", "x1"):
        hours[name] = (0, dice.choice([3, 5, 12, 60]) * 60, dice.choice([0, 0, 60]))
    return town, points, hours
