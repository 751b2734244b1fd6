"""How much of a service, in words with their plural forms: "5 hours a week", "30 days a year"."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.support.queries import ItemRow
from majup.web.people.words import PER, in_words
from majup.web.shell.formats import number


def amount_in_words(amount: Decimal, *, unit: str, per: str) -> str:
    """An amount with its unit and period."""
    return _("%(amount)s %(period)s") % {"amount": _with_unit(amount, unit), "period": in_words(PER, per)}


def item_amount(item: ItemRow) -> str:
    """The amount of an item of a plan."""
    return amount_in_words(item.amount, unit=item.unit, per=item.per)


def unit_in_words(unit: str) -> str:
    """The unit alone, in the plural."""
    return _with_unit(Decimal(2), unit).removeprefix(_written(Decimal(2))).strip()


def _with_unit(amount: Decimal, unit: str) -> str:
    whole = int(amount) if amount == int(amount) else 2
    words = {
        "HOUR": ngettext("%(amount)s hour", "%(amount)s hours", whole),
        "DAY": ngettext("%(amount)s day", "%(amount)s days", whole),
        "UNIT_DAY": ngettext("%(amount)s full day", "%(amount)s full days", whole),
        "VISIT": ngettext("%(amount)s time", "%(amount)s times", whole),
        "MONTH": ngettext("%(amount)s month", "%(amount)s months", whole),
    }
    return words.get(unit, "%(amount)s") % {"amount": _written(amount)}


def _written(amount: Decimal) -> str:
    return number(amount, decimals=0 if amount == int(amount) else 1)
