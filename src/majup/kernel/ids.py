"""Identifiers that say nothing about whom they name."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """A fresh random identifier: it can stand in a URL or a log and give nobody away."""
    return uuid4()
