"""Every return trip there is, tried one by one, from the rows of a made-up town. Shares nothing with the
engine.
"""

import math

from tests.engines.reach.feeds import METRES_PER_DEGREE, spot

RADIUS = METRES_PER_DEGREE * 180.0 / math.pi


def metres(one, other):
    (a, b), (c, d) = (map(math.radians, spot(*point)) for point in (one, other))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(chord))


class Day:
    """All vehicles of the town written out, and all walks that are allowed."""

    def __init__(self, town, *, access, transfer, all_the_way, speed=4.0, factor=1.3):
        self.town, self.access, self.transfer, self.all_the_way = town, access, transfer, all_the_way
        self.pace = factor * 3.6 / speed
        self.vehicles = [
            calls for trip, calls in town.trips.items() if trip not in {f[0] for f in town.frequencies}
        ]
        for trip, begin, end, headway in town.frequencies:
            for leaves in range(begin, end, headway):
                later = leaves - town.trips[trip][0].depart
                self.vehicles.append(
                    [
                        type(c)(c.stop, c.arrive + later, c.depart + later, c.pick, c.drop)
                        for c in town.trips[trip]
                    ]
                )
        self.vehicles = [calls for calls in self.vehicles if calls[0].arrive >= 0]
        self.called_at = {call.stop for calls in town.trips.values() for call in calls}

    def walk(self, one, other):
        return round(metres(one, other) * self.pace)

    def change(self, origin, target):
        """Seconds from getting out to the earliest getting in; None where that is not allowed."""
        town = self.town
        for a, b, kind, seconds in town.transfers:
            if (a, b) == (origin, target):
                by_walk = self.walk(town.stops[a], town.stops[b]) + town.change
                return {0: by_walk, 1: 0, 2: seconds, 3: None}[kind]
        related = origin in town.parents and town.parents[origin] == town.parents.get(target)
        if origin == target or related or metres(town.stops[origin], town.stops[target]) <= self.transfer:
            return self.walk(town.stops[origin], town.stops[target]) + town.change
        return None

    def near(self, point):
        return [
            s for s, xy in self.town.stops.items() if s in self.called_at and metres(point, xy) <= self.access
        ]

    def arrival(self, origin, target, leave):
        """Earliest arrival of a way that rides at all: boarding times fall until nothing changes."""
        stops = self.town.stops
        ready = {s: leave + self.walk(origin, stops[s]) for s in self.near(origin)}
        out, changed = {}, True
        while changed:
            changed = False
            for calls in self.vehicles:
                on_board = False
                for call in calls:
                    if on_board and call.drop and call.arrive < out.get(call.stop, math.inf):
                        out[call.stop] = call.arrive
                        changed = True
                    on_board = on_board or (call.pick and ready.get(call.stop, math.inf) <= call.depart)
            for stop, at in out.items():
                for other in stops:
                    seconds = self.change(stop, other)
                    if seconds is not None and at + seconds < ready.get(other, math.inf):
                        ready[other] = at + seconds
                        changed = True
        ends = [out[s] + self.walk(stops[s], target) for s in self.near(target) if s in out]
        return min(ends, default=None)

    def leaving_times(self, origin):
        walks = {s: self.walk(origin, self.town.stops[s]) for s in self.near(origin)}
        return sorted({c.depart - walks[c.stop] for v in self.vehicles for c in v if c.stop in walks})

    def best(self, place, site, *, opens, closes, least):
        """Return (cost, leave, arrive, start, end, home, first, last) of the best return trip, or None."""
        walk = self.walk(place, site) if metres(place, site) <= self.all_the_way else None
        there, back = [], []
        for leave in self.leaving_times(place):
            arrive = self.arrival(place, site, leave) if leave >= 0 else None
            if arrive is not None:
                there.append((leave, arrive, max(arrive, opens)))
        for end in sorted({min(t, closes) for t in self.leaving_times(site)} | {closes}):
            home = self.arrival(site, place, end)
            if home is not None:
                back.append((end, home))
        starts = {opens, closes - least, *(end - least for end, _home in back)} if walk is not None else set()
        ends = {closes, *(start + least for *_rest, start in there)} if walk is not None else set()
        ends |= {start + least for start in starts}
        if walk is not None:
            there += [(s - walk, s, s) for s in {*starts, max(opens, walk)} if s >= opens and s - walk >= 0]
            back += [(end, end + walk) for end in ends if end <= closes]
        trips = [
            (start - leave + home - end, -leave, home, arrive, start, end)
            for leave, arrive, start in there
            for end, home in back
            if end - start >= least and end <= closes
        ]
        if not trips:
            return None
        cost, leave, home, arrive, start, end = min(trips)
        return cost, -leave, arrive, start, end, home, min(t[4] for t in trips), max(t[5] for t in trips)
