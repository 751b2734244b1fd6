"""Distances on the earth and minutes on the road."""

import numpy as np
import pytest

from majup.domains.territory.rules.plane import Point, from_plane, to_plane
from majup.domains.territory.rules.ways import distance_km, road_minutes, road_minutes_table

RIGA = Point(56.946, 24.10589)
LIEPAJA = Point(56.51667, 21.01667)
DAUGAVPILS = Point(55.88333, 26.53333)


def test_one_degree_of_latitude_is_a_360th_of_the_meridian() -> None:
    # 2 π 6 371.0088 / 360 = 111.195 km
    assert distance_km(Point(56, 24), Point(57, 24)) == pytest.approx(111.195, abs=0.001)


def test_riga_to_liepaja_is_as_far_as_an_independent_formula_says() -> None:
    # Spherical law of cosines, another formula than the haversine.
    a, b = np.radians([RIGA.lat, RIGA.lon]), np.radians([LIEPAJA.lat, LIEPAJA.lon])
    cosine = np.sin(a[0]) * np.sin(b[0]) + np.cos(a[0]) * np.cos(b[0]) * np.cos(b[1] - a[1])
    assert distance_km(RIGA, LIEPAJA) == pytest.approx(6371.0088 * np.arccos(cosine), rel=1e-9)


def test_way_there_is_as_long_as_the_way_back() -> None:
    assert road_minutes(RIGA, DAUGAVPILS) == road_minutes(DAUGAVPILS, RIGA)


def test_riga_to_daugavpils_takes_between_three_and_five_hours() -> None:
    # 225 km by the A6; timetables of coaches say 3.5 to 4 hours.
    assert 180 < road_minutes(RIGA, DAUGAVPILS) < 300


def test_table_agrees_with_single_ways() -> None:
    table = road_minutes_table(origins=[RIGA, LIEPAJA], destinations=[RIGA, LIEPAJA, DAUGAVPILS])
    expected = [
        [road_minutes(origin, destination) for destination in (RIGA, LIEPAJA, DAUGAVPILS)]
        for origin in (RIGA, LIEPAJA)
    ]
    assert table == pytest.approx(np.array(expected))


def test_table_of_nothing_has_no_rows() -> None:
    assert road_minutes_table(origins=[], destinations=[RIGA]).shape == (0, 1)


def test_plane_leads_there_and_back() -> None:
    east, north = to_plane(lon=LIEPAJA.lon, lat=LIEPAJA.lat)
    assert from_plane(east=east, north=north) == pytest.approx((LIEPAJA.lon, LIEPAJA.lat))


def test_plane_is_right_within_two_percent_across_the_country() -> None:
    (ax, ay), (bx, by) = (to_plane(lon=p.lon, lat=p.lat) for p in (LIEPAJA, DAUGAVPILS))
    assert np.hypot(bx - ax, by - ay) == pytest.approx(distance_km(LIEPAJA, DAUGAVPILS), rel=0.02)
