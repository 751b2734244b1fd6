"""Sharing whole things out. Properties, and cases worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st

from majup.replay.allocation import at_equal_steps, shared_out

WEIGHTS = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=40).filter(
    lambda w: sum(w) > 0
)


@given(total=st.integers(0, 5000), weights=WEIGHTS)
def test_shares_sum_to_the_total_and_stay_within_one_of_the_exact(total: int, weights: list[float]) -> None:
    parts = shared_out(total, weights=weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1 + 1e-6


def test_largest_remainder_gets_the_odd_one() -> None:
    # exact shares 3.33, 3.33, 3.34
    assert shared_out(10, weights=[1.0, 1.0, 1.003]) == [3, 3, 4]


@given(count=st.integers(1, 400), weights=WEIGHTS, start=st.floats(0, 0.999))
def test_each_choice_gets_its_expected_number_rounded_up_or_down(
    count: int, weights: list[float], start: float
) -> None:
    drawn = at_equal_steps(count, choices=range(len(weights)), weights=weights, start=start)
    assert len(drawn) == count
    for choice, weight in enumerate(weights):
        expected = count * weight / sum(weights)
        assert expected - 1 - 1e-6 < drawn.count(choice) < expected + 1 + 1e-6


def test_small_parishes_are_not_passed_over_for_ever() -> None:
    weights = [1000, *[1] * 100]
    starts = [n / 50 for n in range(50)]
    reached = {
        choice for s in starts for choice in at_equal_steps(11, choices=range(101), weights=weights, start=s)
    }
    assert len(reached) > 50
