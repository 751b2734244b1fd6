"""What differs between two versions of a plan, so that a reader sees it at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Change(StrEnum):
    """What happened to an item between two versions."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"
    SAME = "SAME"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item as versions are compared: by its service, then by how much and who pays."""

    service: str
    amount: Decimal
    per: str
    funding: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One service in the older and in the newer version; None where it is not in it."""

    service: str
    change: Change
    older: ItemFacts | None
    newer: ItemFacts | None


def item_changes(older: Sequence[ItemFacts], newer: Sequence[ItemFacts]) -> tuple[ItemChange, ...]:
    """Every service of either version, in the newer one's order, then what was taken out."""
    before = {item.service: item for item in older}
    after = {item.service: item for item in newer}
    kept = [_compared(before.get(service), item) for service, item in after.items()]
    gone = [_compared(item, None) for service, item in before.items() if service not in after]
    return (*kept, *gone)


def _compared(older: ItemFacts | None, newer: ItemFacts | None) -> ItemChange:
    service = newer.service if newer is not None else older.service if older is not None else ""
    if older is None:
        change = Change.ADDED
    elif newer is None:
        change = Change.REMOVED
    else:
        change = Change.SAME if older == newer else Change.CHANGED
    return ItemChange(service, change, older, newer)
