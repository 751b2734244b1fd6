"""The day on which the first page is looked at."""

from datetime import date

import pytest

DAY = date(2017, 10, 1)


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> date:
    """The pages of this area think it is the first of October 2017."""
    monkeypatch.setattr("majup.web.work.pages.today", lambda: DAY)
    monkeypatch.setattr("majup.web.work.search.today", lambda: DAY)
    return DAY
