"""What an item of a support plan must be: a service for the group, an amount, within the law."""

from dataclasses import dataclass
from decimal import Decimal

PER = ("WEEK", "MONTH", "YEAR")
FUNDING = ("ESF", "STATE_BUDGET", "MUNICIPAL")
PRIORITIES = (1, 2, 3)
WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12
RESPITE_DAYS_A_YEAR = Decimal(30)
"""R060, R131: respite is 30 days a calendar year for a child."""

LARGEST_A_WEEK = {"HOUR": Decimal(168), "DAY": Decimal(7), "UNIT_DAY": Decimal(7)}
"""There are no more hours and days in a week, however great the need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """One service of a plan as a worker wishes it. The unit is the catalogue's."""

    service: str
    amount: Decimal
    per: str
    funding: str
    priority: int
    chapter: str = ""


def a_year(amount: Decimal, *, per: str) -> Decimal:
    """The amount of a whole year."""
    return amount * {"WEEK": WEEKS_A_YEAR, "MONTH": MONTHS_A_YEAR, "YEAR": 1}[per]


def item_fault(item: ItemDraft, *, unit: str, target_groups: str, group: str) -> str:
    """The code of why an item cannot stand; empty where nothing stands against it."""
    if item.per not in PER or item.funding not in FUNDING or item.priority not in PRIORITIES:
        return "item_word_unknown"
    if group not in target_groups.split():
        return "service_is_for_another_group"
    if item.amount <= 0:
        return "amount_is_nothing"
    if item.service == "RESPITE" and a_year(item.amount, per=item.per) > RESPITE_DAYS_A_YEAR:
        return "respite_over_30_days"
    most = LARGEST_A_WEEK.get(unit)
    if most is not None and a_year(item.amount, per=item.per) > most * WEEKS_A_YEAR + most:
        return "amount_is_more_than_there_is"
    return ""
