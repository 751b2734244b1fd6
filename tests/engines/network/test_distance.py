"""Ways by road where no travel times are known."""

import pytest

from majup.engines.network.distance import (
    MissingCoordinates,
    pairs_closer_than,
    road_minutes,
    straight_km,
    ways_by_road,
)
from majup.engines.network.problem import Place, Site

RIGA = {"latitude": 56.9496, "longitude": 24.1052}
VALMIERA = {"latitude": 57.5384, "longitude": 25.4263}
CESIS = {"latitude": 57.3119, "longitude": 25.2747}


def _place(name, **point):
    return Place(id=name, municipality=name, region="V", **point)


def _site(name, **point):
    return Site(id=name, municipality=name, region="V", **point)


def test_distance_from_riga_to_valmiera_is_that_of_the_map():
    # About 103 km in a straight line between the two town halls.
    assert straight_km(*RIGA.values(), *VALMIERA.values()) == pytest.approx(103, abs=1)


def test_one_degree_of_latitude_is_111_km():
    assert straight_km(56.0, 24.0, 57.0, 24.0) == pytest.approx(111.2, abs=0.1)


def test_minutes_grow_with_factor_and_shrink_with_speed():
    point = (*RIGA.values(), *VALMIERA.values())

    assert road_minutes(*point, road_factor=1.0, speed_kmh=60.0) == pytest.approx(103, abs=1)
    assert road_minutes(*point, road_factor=1.3, speed_kmh=60.0) == pytest.approx(134, abs=1)
    assert road_minutes(*point, road_factor=1.3, speed_kmh=90.0, start_minutes=5.0) == pytest.approx(
        94, abs=1
    )


def test_ways_beyond_the_longest_are_left_out_but_for_the_nearest():
    places = [_place("valmiera", **VALMIERA), _place("riga", **RIGA)]
    sites = [_site("valmiera", **VALMIERA), _site("cesis", **CESIS)]

    ways = {(w.place, w.site): w.minutes for w in ways_by_road(places, sites, longest_minutes=45.0)}

    assert set(ways) == {("valmiera", "valmiera"), ("valmiera", "cesis"), ("riga", "cesis")}
    assert ways["valmiera", "valmiera"] == 0.0
    assert ways["riga", "cesis"] > 45


def test_only_the_nearest_ways_are_kept_when_asked():
    sites = [_site("valmiera", **VALMIERA), _site("cesis", **CESIS)]

    (way,) = ways_by_road([_place("valmiera", **VALMIERA)], sites, longest_minutes=90.0, nearest=1)

    assert way.site == "valmiera"


def test_a_place_without_coordinates_is_named():
    with pytest.raises(MissingCoordinates, match="nowhere"):
        ways_by_road([_place("nowhere")], [_site("cesis", **CESIS)], longest_minutes=45.0)


def test_pairs_of_sites_nearer_than_the_separation_are_found():
    sites = [_site("riga", **RIGA), _site("valmiera", **VALMIERA), _site("cesis", **CESIS), _site("nowhere")]

    (pair,) = pairs_closer_than(sites, km=30.0, service="DAY_CARE")

    assert (pair.site, pair.other, pair.service) == ("valmiera", "cesis", "DAY_CARE")
