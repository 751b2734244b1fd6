"""The synthetic continent: its size, regions that are always the same, and what is read out of seconds."""

from dataclasses import replace

import pytest

from benchmarks.network.continent import Part, Planned, plan_region, power_of_growth, seconds_with
from benchmarks.network.continent_regions import RegionSeed, continent, region_problem
from majup.engines.network.problem import Limits, problem_sha256
from majup.engines.network.validation import validate

SMALL = RegionSeed(country=3, number=5, places=12, sites=6)


def _planned(seconds, worker="a"):
    return Planned(
        region="r",
        needs_total=1.0,
        needs_met=1.0,
        capital_eur=0.0,
        gap=0.0,
        outcome="PROVED_BEST",
        seconds=seconds,
        cpu_seconds=seconds,
        peak_mb=1.0,
        worker=worker,
    )


def _part(*seconds, took=None, workers=1):
    regions = tuple(_planned(s, worker=str(k % workers)) for k, s in enumerate(seconds))
    return Part(regions=regions, seconds=sum(seconds) / workers if took is None else took)


def test_the_continent_has_its_size():
    regions = continent()

    assert len({seed.country for seed in regions}) == 27
    assert (sum(seed.places for seed in regions), sum(seed.sites for seed in regions)) == (95_000, 40_000)
    assert len({seed.name for seed in regions}) == len(regions) == 730
    assert all(100 <= seed.places <= 160 for seed in regions)


def test_any_beginning_takes_from_many_countries():
    assert len({seed.country for seed in continent()[:27]}) == 27


def test_a_region_is_sound_and_always_the_same():
    problem = region_problem(SMALL)

    assert validate(problem) == ()
    assert len(problem.services) == 12
    assert problem_sha256(problem) == problem_sha256(region_problem(SMALL))
    assert problem_sha256(problem) != problem_sha256(region_problem(replace(SMALL, number=6)))


def test_a_region_is_planned_where_its_numbers_are():
    planned = plan_region(SMALL, Limits(seconds=20.0, work=1))

    assert planned.region == "country 3, region 5"
    assert (
        0 < planned.needs_met <= planned.needs_total == sum(d.persons for d in region_problem(SMALL).demands)
    )
    assert planned.peak_mb > 10


def test_more_workers_share_the_regions():
    part = _part(2.0, 2.0, 2.0, 2.0)

    assert seconds_with(part, workers=1, regions=8) == pytest.approx(16.0)
    assert seconds_with(part, workers=4, regions=8) == pytest.approx(4.0)
    assert seconds_with(part, workers=3, regions=8) == pytest.approx(6.0)


def test_what_a_part_took_beyond_its_regions_is_kept():
    assert seconds_with(_part(1.0, 1.0, took=2.0, workers=2), workers=2, regions=2) == pytest.approx(2.0)


def test_growth_is_read_from_logarithms():
    linear = [_part(*[1.0] * count) for count in (2, 6, 18)]
    squared = [_part(*[1.0] * count, took=float(count**2)) for count in (2, 6, 18)]

    assert power_of_growth(linear) == pytest.approx(1.0)
    assert power_of_growth(squared) == pytest.approx(2.0)
