"""Why a need is not met, as whole sentences made from the planner's code and facts."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.queries.tallies import ReasonTally
from majup.web.plans.travel import day_words
from majup.web.shell import formats

SHORT: dict[str, Promise] = {
    "NO_SITE_IN_REACH": gettext_lazy("no site is near enough"),
    "NO_BUS": gettext_lazy("no bus goes there and back within opening hours"),
    "NO_BUS_ON_DAYS": gettext_lazy("no bus on enough days of the week"),
    "TOO_FEW_FOR_VIABLE_SERVICE": gettext_lazy("too few people for a place that lasts"),
    "NO_MONEY": gettext_lazy("the money does not suffice"),
    "NO_PLACES_LEFT": gettext_lazy("all places are taken"),
    "NORM": gettext_lazy("the norm allows no more places there"),
    "TOO_CLOSE_TO_ANOTHER": gettext_lazy("too close to another site"),
    "NO_RUNNING_MONEY": gettext_lazy("the yearly money does not suffice"),
    "NOT_PROVED_BEST": gettext_lazy("a longer computation may find a way"),
}
WITH_FACTS: dict[str, tuple[frozenset[str], Promise]] = {
    "NO_SITE_IN_REACH": (
        frozenset({"site", "minutes", "reach"}),
        gettext_lazy(
            "The nearest possible site, %(site)s, is %(minutes)s away; the longest way is %(reach)s."
        ),
    ),
    "NO_BUS": (
        frozenset({"site", "road"}),
        gettext_lazy(
            "The nearest possible site, %(site)s, is %(road)s away by road, but no bus goes there and back"
            " within its opening hours."
        ),
    ),
    "NO_BUS_ON_DAYS": (
        frozenset({"site", "weekdays", "days"}),
        gettext_lazy(
            "%(site)s: a bus goes there and back only on these weekdays: %(weekdays)s. Days a week on which"
            " people come: %(days)s."
        ),
    ),
    "TOO_FEW_FOR_VIABLE_SERVICE": (
        frozenset({"in_reach", "needed", "place"}),
        gettext_lazy("%(place)s could serve %(in_reach)s; a place that lasts needs %(needed)s."),
    ),
    "NO_MONEY": (
        frozenset({"cost", "left", "more", "place"}),
        gettext_lazy("New places at %(place)s cost %(cost)s; %(left)s is left, so %(more)s is missing."),
    ),
    "NORM": (
        frozenset({"norm", "place"}),
        gettext_lazy("The norm allows no more than %(norm)s places at %(place)s."),
    ),
}
"""By reason: the facts a sentence needs, and the sentence."""

BARE: dict[str, Promise] = {
    "NO_SITE_IN_REACH": gettext_lazy("No site can be reached from here."),
    "NO_BUS": gettext_lazy("No bus goes to a site and back within its opening hours."),
    "NO_BUS_ON_DAYS": gettext_lazy("A bus goes there and back on too few days of the week."),
    "TOO_FEW_FOR_VIABLE_SERVICE": gettext_lazy("Too few people live near enough for a place that lasts."),
    "NO_MONEY": gettext_lazy("The investment money is spent on needs that come first."),
    "NO_PLACES_LEFT": gettext_lazy(
        "All places that can be reached are taken, and no more can be made there."
    ),
    "NORM": gettext_lazy("The norm of the largest home or group allows no more places there."),
    "TOO_CLOSE_TO_ANOTHER": gettext_lazy(
        "A new site here would stand too close to another one of the same service."
    ),
    "NO_RUNNING_MONEY": gettext_lazy("The yearly money is spent on needs that come first."),
}
"""The same where a fact is missing."""

UNPROVED = gettext_lazy(
    "The time given did not suffice to prove or to find a way. Compute again with more time."
)


def short_reason(code: str) -> str:
    """The reason in a few words, for filters and lists."""
    return str(SHORT.get(code, code))


def reason_in_sum(tally: ReasonTally) -> str:
    """The reason of many, with the least sum that would help somebody."""
    if tally.reason == "NO_MONEY" and tally.nearest_more_eur:
        return _("the money does not suffice: the next step lacks %(sum)s") % {
            "sum": formats.money(tally.nearest_more_eur)
        }
    return short_reason(tally.reason)


def reason_sentence(code: str, facts: Mapping[str, Any]) -> str:
    """The reason with its facts. Where a fact is missing, the sentence does without it."""
    said = _written(facts)
    needed, told = WITH_FACTS.get(code, (frozenset({"never"}), UNPROVED))
    if needed <= said.keys():
        return str(told) % said
    return str(BARE.get(code, UNPROVED))


def _written(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts as people read them; only those that are there."""
    wanted = {
        "site": ("nearest_site", str),
        "minutes": ("nearest_minutes", formats.minutes),
        "reach": ("reach_minutes", formats.minutes),
        "road": ("road_minutes", formats.minutes),
        "weekdays": ("weekdays", day_words),
        "days": ("days", formats.number),
        "in_reach": ("in_reach", formats.number),
        "needed": ("needed", formats.number),
        "place": ("site", str),
        "norm": ("norm", formats.number),
        "cost": ("cost_eur", formats.money),
        "left": ("left_eur", formats.money),
        "more": ("more_eur", formats.money),
    }
    return {
        name: str(write(facts[key]))  # type: ignore[operator]  # each is a function of one value
        for name, (key, write) in wanted.items()
        if facts.get(key) is not None
    }
