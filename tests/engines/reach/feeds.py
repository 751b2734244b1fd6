"""Small made-up feeds: a town of stops on a grid, with vehicles, as rows that are written out as GTFS."""

import random
from dataclasses import dataclass, field, replace

LATITUDE, LONGITUDE = 57.0, 25.0
METRES_PER_DEGREE = 6_371_008.8 * 3.141592653589793 / 180.0
EAST = 0.544639035
"""Cosine of the latitude: how much shorter a degree of longitude is."""

EVERY_DAY = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"


@dataclass(frozen=True)
class Call:
    """A vehicle at a stop; pick and drop say whether one may get in and out."""

    stop: str
    arrive: int
    depart: int
    pick: bool = True
    drop: bool = True


@dataclass(frozen=True)
class Town:
    """Stops by id with metres east and north, trips by id, headways (trip, begin, end, seconds), and
    transfers.
    """

    stops: dict
    trips: dict
    parents: dict = field(default_factory=dict)
    frequencies: tuple = ()
    transfers: tuple = ()
    change: int = 0


def spot(east, north):
    """Degrees of a point so many metres east and north of the corner."""
    return LATITUDE + north / METRES_PER_DEGREE, LONGITUDE + east / METRES_PER_DEGREE / EAST


def clock(seconds):
    """Write a time as GTFS does."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def written(town, *, days="1,1,1,1,1,1,1"):
    """The town as the files of a feed; every trip runs on the same days of 2024."""
    stops = ["stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station"]
    for name in sorted({*town.parents.values()}):
        stops.append(f"{name},{name},{LATITUDE},{LONGITUDE},1,")
    for name, (east, north) in town.stops.items():
        latitude, longitude = spot(east, north)
        stops.append(f"{name},{name},{latitude:.9f},{longitude:.9f},0,{town.parents.get(name, '')}")
    times = ["trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type"]
    for trip, calls in town.trips.items():
        for number, call in enumerate(calls, start=1):
            kinds = f"{0 if call.pick else 1},{0 if call.drop else 1}"
            times.append(f"{trip},{clock(call.arrive)},{clock(call.depart)},{call.stop},{number},{kinds}")
    files = {
        "stops.txt": "\n".join(stops),
        "routes.txt": "route_id,route_short_name,route_type\nL,1,3",
        "trips.txt": "\n".join(["route_id,service_id,trip_id", *(f"L,S,{trip}" for trip in town.trips)]),
        "stop_times.txt": "\n".join(times),
        "calendar.txt": f"{EVERY_DAY}S,{days},20240101,20241231",
    }
    if town.frequencies:
        rows = [f"{t},{clock(b)},{clock(e)},{h},1" for t, b, e, h in town.frequencies]
        files["frequencies.txt"] = "\n".join(["trip_id,start_time,end_time,headway_secs,exact_times", *rows])
    if town.transfers:
        rows = [f"{a},{b},{kind},{'' if s is None else s}" for a, b, kind, s in town.transfers]
        files["transfers.txt"] = "\n".join(["from_stop_id,to_stop_id,transfer_type,min_transfer_time", *rows])
    return {name: text.encode() for name, text in files.items()}


def a_town(seed):
    """A random town with everything in play: a few stops, vehicles of a few calls, also after midnight."""
    dice = random.Random(seed)
    count = dice.randint(4, 8)
    stops = {f"s{k}": (dice.randint(0, 25) * 100, dice.randint(0, 25) * 100) for k in range(count)}
    step = dice.choice([1, 30, 60, 300])
    trips = {}
    for number in range(dice.randint(4, 16)):
        trips[f"t{number}"] = _calls(dice, list(stops), step=step)
    parents = dict.fromkeys(dice.sample(sorted(stops), k=2), "station") if dice.random() < 0.3 else {}
    repeated = dice.sample(sorted(trips), k=min(len(trips), dice.choice([0, 0, 1, 2])))
    frequencies = []
    for trip in repeated:
        begin = dice.randint(6 * 60, 18 * 60) * 60
        frequencies.append((trip, begin, begin + dice.randint(1, 180) * 60, dice.choice([600, 1800, 3600])))
    transfers = []
    for _row in range(dice.choice([0, 0, 2, 5])):
        kind = dice.choice([0, 1, 2, 2, 3, 3])
        ends = dice.choice(sorted(stops)), dice.choice(sorted(stops))
        transfers.append((*ends, kind, dice.choice([60, 120, 600]) if kind == 2 else None))
    unique = {row[:2]: row for row in transfers}
    change = dice.choice([0, 0, 60, 180])
    return Town(stops, trips, parents, tuple(frequencies), tuple(unique.values()), change)


def _calls(dice, stops, *, step):
    at = dice.choice([dice.randint(5, 22), 23, 9, 12, 16]) * 3600 + dice.randint(0, 3600 // step - 1) * step
    calls, before = [], None
    for _call in range(dice.randint(2, 5)):
        stop = dice.choice([name for name in stops if name != before])
        depart = at + dice.choice([0, 0, 0, step])
        calls.append(Call(stop, at, depart, dice.random() > 0.1, dice.random() > 0.1))
        before, at = stop, depart + dice.choice([0, 1, 2, 5, 10]) * step * (1 if step >= 60 else 20)
    return tuple(calls)


def shifted(town, seconds):
    """The same town with every vehicle later by so many seconds."""
    trips = {
        name: tuple(replace(c, arrive=c.arrive + seconds, depart=c.depart + seconds) for c in calls)
        for name, calls in town.trips.items()
    }
    headways = tuple((t, b + seconds, e + seconds, h) for t, b, e, h in town.frequencies)
    return replace(town, trips=trips, frequencies=headways)


def a_rushed_town(seed):
    """A town where everything happens at once: hops and changes without any time, just after midnight."""
    dice = random.Random(seed)
    stops = {f"s{k}": (k * 1500, 0) for k in range(dice.randint(4, 6))}
    trips = {}
    for number in range(dice.randint(8, 20)):
        at, calls = dice.choice([0, 1, 1, 2, 2, 3, 10, 11]) * 60, []
        for stop in dice.sample(sorted(stops), k=dice.randint(2, 4)):
            calls.append(Call(stop, at, at, dice.random() > 0.1, dice.random() > 0.1))
            at += dice.choice([0, 0, 0, 60])
        trips[f"t{number}"] = tuple(calls)
    transfers = [(*dice.sample(sorted(stops), k=2), 1, None) for _row in range(dice.choice([0, 1, 2]))]
    return Town(stops, trips, {}, (), tuple({row[:2]: row for row in transfers}.values()), 0)
