"""Whatever lasts is an episode `[from, until)`: the last day is the one before `until`."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def in_force(on: date, *, start: str = "valid_from", end: str = "valid_until") -> Q:
    """Episodes that run on a day. `start` and `end` name the fields, also across relations."""
    return Q(**{f"{start}__lte": on}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": on}))


def ends_after_start(
    table: str, *, start: str = "valid_from", end: str = "valid_until"
) -> models.CheckConstraint:
    """The database's own word that no episode ends before it starts."""
    return models.CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(start)}),
        name=f"{table}_ends_after_it_starts",
    )


def overlaps(
    start: date, until: date | None, *, start_field: str = "valid_from", end_field: str = "valid_until"
) -> Q:
    """Episodes that share at least one day with [start, until)."""
    later = Q(**{f"{end_field}__isnull": True}) | Q(**{f"{end_field}__gt": start})
    return later if until is None else later & Q(**{f"{start_field}__lt": until})
