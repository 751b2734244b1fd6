"""Small towns with everything in play: the engine finds what trying every trip finds."""

import pytest

from tests.engines.reach.brute_force import Day
from tests.engines.reach.situations import (
    ACCESS,
    ALL_THE_WAY,
    TRANSFER,
    a_case,
    a_problem,
    a_rushed_case,
    answers,
)


def expected(town, points, hours):
    day = Day(town, access=ACCESS, transfer=TRANSFER, all_the_way=ALL_THE_WAY)
    return {
        (place, site): day.best(points[place], points[site], opens=opens, closes=closes, least=least)
        for place in points
        if place.startswith("p")
        for site, (opens, closes, least) in hours.items()
    }


@pytest.mark.parametrize("decade", range(8))
def test_engine_and_brute_force_agree_on_every_field(decade):
    for seed in range(decade * 10, decade * 10 + 10):
        town, points, hours = a_case(seed)

        assert answers(a_problem(town, points, hours)) == expected(town, points, hours), seed


@pytest.mark.parametrize("decade", range(5))
def test_they_agree_where_hops_and_changes_take_no_time_and_the_day_has_just_begun(decade):
    for seed in range(decade * 20, decade * 20 + 20):
        town, points, hours = a_rushed_case(seed)

        assert answers(a_problem(town, points, hours)) == expected(town, points, hours), seed
