"""Shares and rounding: a percentage always carries its numerator, denominator and rounding rule (X06)."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum


class Rounding(StrEnum):
    """How a published figure was made from an exact one."""

    HALF_UP = "HALF_UP"
    CUT = "CUT"


_MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.CUT: ROUND_DOWN}


def rounded(value: Decimal, *, to: Decimal, by: Rounding = Rounding.HALF_UP) -> Decimal:
    """The value in whole steps of `to`: 6949 to 100 is 6900, 17.479 to 0.1 is 17.5."""
    return (value / to).quantize(Decimal(1), rounding=_MODES[by]) * to


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole. `percent` is exact; whoever shows it says how it was rounded."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """Hundredths of the whole; None where there is no whole to share."""
        return None if self.denominator == 0 else Decimal(self.numerator) * 100 / Decimal(self.denominator)

    def fits(self, stated: Decimal, *, rounded_to: Decimal) -> Rounding | None:
        """By which rounding this share becomes the stated percentage; None where by neither."""
        if self.percent is None:
            return None
        ways = (way for way in Rounding if rounded(self.percent, to=rounded_to, by=way) == stated)
        return next(ways, None)
