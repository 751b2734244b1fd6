"""The one place that asks what time it is. Rules and actions are given the day; faces ask here."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The present day in the programme's own time zone."""
    return timezone.localdate()
