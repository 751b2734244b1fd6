"""How dates, numbers, money and shares are written in Latvian and in English.

The language is that of the request unless given. Groups are parted by a no-break space in Latvian: in our
typeface it is a fifth of an em, while its narrow no-break space is too thin to part anything. Django's own
Latvian formats are not used: they differ between releases.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils import timezone
from django.utils.translation import get_language, gettext

Language = Literal["lv", "en"]
Number = int | float | Decimal

NO_BREAK = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MILLION = Decimal(1_000_000)


def language_now() -> Language:
    """The language of the request; Latvian unless it is English."""
    return "en" if (get_language() or "").startswith("en") else "lv"


def number(value: Number | None, *, decimals: int = 0, language: Language | None = None) -> str:
    """`5 347` or `5,347`; a dash where there is none. Rounded half up, as people do."""
    if value is None:
        return DASH
    exact = Decimal(str(value))
    if not exact.is_finite():
        return DASH
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    plain = f"{abs(rounded):,.{decimals}f}"
    if (language or language_now()) == "lv":
        plain = plain.replace(",", NO_BREAK).replace(".", ",")
    return f"{MINUS if rounded < 0 else ''}{plain}"


def money(value: Number | None, *, cents: bool = False, language: Language | None = None) -> str:
    """`1 234,50 €` or `€1,234.50`."""
    return _euros(value, decimals=2 if cents else 0, unit="", language=language or language_now())


def money_short(value: Number | None, *, language: Language | None = None) -> str:
    """`4,61 milj. €` or `€4.61 m` from a million on; whole euros below."""
    spoken = language or language_now()
    if value is None or abs(Decimal(str(value))) < _MILLION:
        return money(value, language=spoken)
    unit = f"{NO_BREAK}milj." if spoken == "lv" else f"{NO_BREAK}m"
    return _euros(Decimal(str(value)) / _MILLION, decimals=2, unit=unit, language=spoken)


def _euros(value: Number | None, *, decimals: int, unit: str, language: Language) -> str:
    written = number(value, decimals=decimals, language=language)
    if written == DASH:
        return DASH
    if language == "lv":
        return f"{written}{unit}{NO_BREAK}€"
    sign, plain = (MINUS, written[1:]) if written.startswith(MINUS) else ("", written)
    return f"{sign}€{plain}{unit}"


def percent(share: Number | None, *, decimals: int = 1, language: Language | None = None) -> str:
    """A share of one as `94,2 %` or `94.2%`."""
    spoken = language or language_now()
    if share is None:
        return DASH
    written = number(Decimal(str(share)) * 100, decimals=decimals, language=spoken)
    gap = NO_BREAK if spoken == "lv" else ""
    return DASH if written == DASH else f"{written}{gap}%"


def minutes(value: Number | None, *, language: Language | None = None) -> str:
    """`31 min`, or hours and minutes from two hours on: `2 h 05 min`."""
    if value is None or not Decimal(str(value)).is_finite():
        return DASH
    whole = int(Decimal(str(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if whole < 120:
        return f"{number(whole, language=language)}{NO_BREAK}min"
    return f"{whole // 60}{NO_BREAK}h{NO_BREAK}{whole % 60:02d}{NO_BREAK}min"


def day(value: date | None, *, language: Language | None = None) -> str:
    """`01.10.2017` or `1 Oct 2017`; a moment is shown by its day in the country's time."""
    if value is None:
        return DASH
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if (language or language_now()) == "lv":
        return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
    return f"{value.day}{NO_BREAK}{_MONTHS[value.month - 1]}{NO_BREAK}{value.year:04d}"


def moment(value: datetime | None, *, language: Language | None = None) -> str:
    """The day and the time to the minute, in the country's time."""
    if value is None:
        return DASH
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local, language=language)}{NO_BREAK}{local.hour:02d}:{local.minute:02d}"


def period(start: date | None, end: date | None, *, language: Language | None = None) -> str:
    """`01.03.2016 – 14.08.2017`; a side without a date is said in words."""
    if start is None and end is None:
        return DASH
    if end is None:
        return gettext("since %(day)s") % {"day": day(start, language=language)}
    if start is None:
        return gettext("until %(day)s") % {"day": day(end, language=language)}
    return f"{day(start, language=language)}{NO_BREAK}{DASH} {day(end, language=language)}"


def yes_no(value: bool | None) -> str:
    """The word for a fact that holds, does not, or is not known."""
    if value is None:
        return DASH
    return gettext("yes") if value else gettext("no")
