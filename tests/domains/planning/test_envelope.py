"""The split of the ERAF: R189, R192, R110. The totals are the published ones; the people are made up."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from majup.domains.planning.rules.envelope import CityPeople, envelopes
from majup.domains.planning.rules.shares import split_to_the_cent

TOTAL, URBAN = Decimal(44_441_978), Decimal(15_823_567)
counts = st.dictionaries(st.integers(1, 30), st.integers(0, 2000), min_size=1, max_size=8)


@given(counts, st.decimals(0, 10**8, places=2))
def test_parts_sum_to_the_amount_to_the_cent(weights: dict[int, int], amount: Decimal) -> None:
    parts = split_to_the_cent(amount, by=weights)
    assert sum(parts.values()) == (amount if any(weights.values()) else 0)
    assert all(parts[key] == 0 for key, weight in weights.items() if weight == 0)


@given(counts)
def test_more_people_never_get_less(weights: dict[int, int]) -> None:
    parts = split_to_the_cent(TOTAL, by=weights)
    ordered = sorted(weights, key=lambda key: weights[key])
    shares = [parts[key] for key in ordered]
    assert all(later >= earlier - Decimal("0.01") for earlier, later in pairwise(shares))


@given(counts.filter(lambda held: sum(held.values()) > 0), st.data())
def test_envelopes_sum_to_the_published_total(holders: dict[int, int], data: st.DataObject) -> None:
    regions = sorted(holders)
    cities = data.draw(
        st.dictionaries(
            st.integers(100, 120),
            st.builds(CityPeople, region=st.sampled_from(regions), holders=st.integers(0, 300)),
            max_size=6,
        )
    )
    split = envelopes(total_eur=TOTAL, urban_eur=URBAN, holders=holders, cities=cities)
    assert sum(one.total_eur for one in split.values()) == TOTAL
    has_city_people = any(city.holders for city in cities.values())
    urban = sum(sum(one.cities_eur.values()) for one in split.values())
    assert urban == (URBAN if has_city_people else 0)


def test_city_spends_what_its_own_people_bring() -> None:
    split = envelopes(
        total_eur=Decimal(1000),
        urban_eur=Decimal(400),
        holders={1: 30, 2: 10},
        cities={11: CityPeople(region=1, holders=6), 21: CityPeople(region=2, holders=2)},
    )
    assert split[1].cities_eur == {11: Decimal("300.00")}
    assert split[2].cities_eur == {21: Decimal("100.00")}
    assert (split[1].regional_eur, split[2].regional_eur) == (Decimal("450.00"), Decimal("150.00"))


def test_without_city_people_the_urban_part_goes_by_region() -> None:
    split = envelopes(
        total_eur=Decimal(1000),
        urban_eur=Decimal(400),
        holders={1: 1, 2: 1},
        cities={11: CityPeople(region=1, holders=0)},
    )
    assert split[1].total_eur == split[2].total_eur == Decimal("500.00")


def test_left_over_cent_goes_to_the_largest_remainder() -> None:
    assert split_to_the_cent(Decimal("0.05"), by={1: 1, 2: 1, 3: 1}) == {
        1: Decimal("0.02"),
        2: Decimal("0.02"),
        3: Decimal("0.01"),
    }
