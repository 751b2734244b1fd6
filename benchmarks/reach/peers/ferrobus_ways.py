"""`PYTHON ferrobus_ways.py FEED_FOLDER DAY LEAVE SECONDS OUT`: one departure and all departures by ferrobus.

ferrobus walks on streets of OpenStreetMap. There is no such file of the feed's city, so one is made: a
straight way between every two stops nearer than a kilometre, and the shortest ways that join the rest.
Prints one line of JSON.
"""

import csv
import datetime as dt
import json
import math
import random
import sys
import tempfile
import time
from pathlib import Path

import ferrobus
import numpy as np
import osmium
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import cKDTree

RADIUS = 6_371_008.8
NEAR_METRES, NEIGHBOURS, MOST_STOPS, MOST_TRANSFERS = 1000.0, 60, 300, 10
PAIRS, FROM, UNTIL = 40, 6 * 3600, 14 * 3600


def main(folder: str, day: str, leave: str, seconds: str, out: str) -> None:
    """Build the model, ask both questions, write the matrix of travel times."""
    with (Path(folder) / "stops.txt").open(encoding="utf-8-sig", newline="") as file:
        stops = [(float(row["stop_lat"]), float(row["stop_lon"])) for row in csv.DictReader(file)]
    with tempfile.TemporaryDirectory() as scratch:
        streets = str(Path(scratch) / "streets.osm.pbf")
        write_streets(streets, stops)
        begun = time.process_time()
        model = ferrobus.create_transit_model(streets, [folder], dt.date.fromisoformat(day), int(seconds))
        built = time.process_time() - begun
    begun = time.process_time()
    points = [ferrobus.create_transit_point(a, b, model, int(seconds), MOST_STOPS) for a, b in stops]
    built += time.process_time() - begun
    begun, wall = time.process_time(), time.perf_counter()
    matrix = ferrobus.travel_time_matrix(model, points, int(leave), MOST_TRANSFERS)
    told = {
        "built_cpu_seconds": built,
        "matrix_cpu_seconds": time.process_time() - begun,
        "matrix_seconds": time.perf_counter() - wall,
    }
    Path(out).write_text(json.dumps([[-1 if cell is None else cell for cell in row] for row in matrix]))
    dice = random.Random(1)
    begun = time.process_time()
    for _pair in range(PAIRS):
        a, b = dice.sample(points, 2)
        ferrobus.range_multimodal_routing(model, a, b, (FROM, UNTIL), MOST_TRANSFERS)
    told |= {"pair_cpu_seconds": (time.process_time() - begun) / PAIRS, "stops": len(stops)}
    sys.stdout.write(json.dumps(told) + "\n")


def write_streets(path: str, stops: list[tuple[float, float]]) -> None:
    """Write ways between near stops as OpenStreetMap data."""
    points = np.array([in_space(*stop) for stop in stops])
    tree = cKDTree(points)
    metres, others = tree.query(points, k=min(NEIGHBOURS, len(stops)))
    here = np.repeat(np.arange(len(stops)), metres.shape[1])
    graph = csr_matrix((np.maximum(metres.ravel(), 0.01), (here, others.ravel())), shape=(len(stops),) * 2)
    joined = minimum_spanning_tree(graph).tocoo()
    pairs = tree.query_pairs(NEAR_METRES)
    pairs |= {(int(min(a, b)), int(max(a, b))) for a, b in zip(joined.row, joined.col, strict=True)}
    writer = osmium.SimpleWriter(path)
    for number, (latitude, longitude) in enumerate(stops, start=1):
        writer.add_node(osmium.osm.mutable.Node(id=number, location=(longitude, latitude), version=1))
    for number, (a, b) in enumerate(sorted(pairs), start=1):
        street = osmium.osm.mutable.Way(
            id=number, nodes=[a + 1, b + 1], tags={"highway": "residential"}, version=1
        )
        writer.add_way(street)
    writer.close()


def in_space(latitude: float, longitude: float) -> tuple[float, float, float]:
    """A point of the globe in metres."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    flat = RADIUS * math.cos(phi)
    return flat * math.cos(lam), flat * math.sin(lam), RADIUS * math.sin(phi)


if __name__ == "__main__":
    main(*sys.argv[1:])
