"""How long a region's plan may take."""

import pytest

from majup.domains.planning.rules.kinds import usual_seconds


@pytest.mark.parametrize(("needs", "seconds"), [(0, 20), (1500, 20), (3300, 33), (9000, 45)])
def test_clock_grows_with_the_needs_within_bounds(needs: int, seconds: float) -> None:
    assert usual_seconds(needs) == seconds
