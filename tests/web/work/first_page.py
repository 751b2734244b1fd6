"""What the first page shows, read from its typed record."""

from typing import Any

from django.test import Client

from majup.web.shell.tones import Figure
from majup.web.work.blocks import Block, Work

OF_EVERY_PAGE = 5
"""Queries around every page: the session, its user, the roles, the organisation, are the records made up."""


def work_shown_to(client: Client) -> Work:
    """The work on the first page of a browser."""
    response: Any = client.get("/")
    assert response.status_code == 200
    work: Work = response.context["page"].work
    return work


def figure(work: Work, label: str) -> Figure:
    """The figure whose label holds these words."""
    return next(one for one in work.figures if label in one.label)


def block(work: Work, title: str) -> Block:
    """The card with this title."""
    return next(one for one in (*work.main, *work.side) if one.title == title)


def titles(work: Work) -> list[str]:
    """The cards in order."""
    return [one.title for one in (*work.main, *work.side)]


def names(work: Work, title: str) -> list[str]:
    """Who waits in a card, in order."""
    return [row.name for row in block(work, title).waiting]
