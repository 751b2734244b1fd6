"""Money is Decimal euros and exact cents."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the cent, as Latvian public payments are."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
