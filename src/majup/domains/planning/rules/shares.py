"""Splitting an amount so that the parts add up to it, to the last cent."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from typing import TypeVar

from majup.kernel.money import CENT

Key = TypeVar("Key", int, str)


def split_to_the_cent(amount: Decimal, *, by: Mapping[Key, Decimal | int]) -> dict[Key, Decimal]:
    """Split an amount in proportion to weights; the parts sum to it exactly.

    Each part is cut to the cent, and the cents left over go to the largest remainders, the lower key first
    where two are equal. All weights zero, or none: nothing can be split, and the answer holds zeros.
    """
    whole = sum((Decimal(weight) for weight in by.values()), Decimal(0))
    if whole == 0:
        return {key: Decimal("0.00") for key in by}
    exact = {key: amount * Decimal(weight) / whole for key, weight in by.items()}
    parts = {key: part.quantize(CENT, rounding=ROUND_DOWN) for key, part in exact.items()}
    left = int((amount - sum(parts.values(), Decimal(0))) / CENT)
    for key in sorted(by, key=lambda key: (parts[key] - exact[key], key))[:left]:
        parts[key] += CENT
    return parts
