"""Where each number leads: the records of a cell, the page of another day. No address names a person."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from majup.domains.monitoring.rules.funnel import COUNTRY, Stage

ONLY_RESIDENTS, OUT_OF_ORDER = "residents", "missing-before"


def records_url(*, as_of: date, stage: Stage, group: str, region: str = COUNTRY, only: str = "") -> str:
    """The records of one cell of the funnel."""
    parts = {"as_of": as_of.isoformat(), "stage": stage.value, "region": region, "group": group}
    return f"{reverse('status_records')}?{urlencode(parts | ({'only': only} if only else {}))}"


def status_url(as_of: date) -> str:
    """The page of a day."""
    return f"{reverse('status')}?{urlencode({'as_of': as_of.isoformat()})}"


def file_url(as_of: date, *, file_format: str) -> str:
    """The day's figures as a file."""
    return f"{reverse('status_export')}?{urlencode({'as_of': as_of.isoformat(), 'format': file_format})}"
