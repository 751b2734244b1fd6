"""Why a need is not met, as whole sentences made from the planner's code and facts."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.queries.tallies import ReasonTally
from majup.web.shell import formats

SHORT: dict[str, Promise] = {
    "NO_SITE_IN_REACH": gettext_lazy("no site is near enough"),
    "TOO_FEW_FOR_VIABLE_SERVICE": gettext_lazy("too few people for a place that lasts"),
    "NO_MONEY": gettext_lazy("the money does not suffice"),
    "NO_PLACES_LEFT": gettext_lazy("all places are taken"),
    "NORM": gettext_lazy("the norm allows no more places there"),
    "TOO_CLOSE_TO_ANOTHER": gettext_lazy("too close to another site"),
    "NO_RUNNING_MONEY": gettext_lazy("the yearly money does not suffice"),
    "NOT_PROVED_BEST": gettext_lazy("a longer computation may find a way"),
}


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
    match code:
        case "NO_SITE_IN_REACH" if {"site", "minutes", "reach"} <= said.keys():
            text = _(
                "The nearest possible site, %(site)s, is %(minutes)s away; the longest way is %(reach)s."
            )
        case "NO_SITE_IN_REACH":
            text = _("No site can be reached from here.")
        case "TOO_FEW_FOR_VIABLE_SERVICE" if {"in_reach", "needed", "place"} <= said.keys():
            text = _("%(place)s could serve %(in_reach)s; a place that lasts needs %(needed)s.")
        case "TOO_FEW_FOR_VIABLE_SERVICE":
            text = _("Too few people live near enough for a place that lasts.")
        case "NO_MONEY" if {"cost", "left", "more", "place"} <= said.keys():
            text = _("New places at %(place)s cost %(cost)s; %(left)s is left, so %(more)s is missing.")
        case "NO_MONEY":
            text = _("The investment money is spent on needs that come first.")
        case "NO_PLACES_LEFT":
            text = _("All places that can be reached are taken, and no more can be made there.")
        case "NORM" if {"norm", "place"} <= said.keys():
            text = _("The norm allows no more than %(norm)s places at %(place)s.")
        case "NORM":
            text = _("The norm of the largest home or group allows no more places there.")
        case "TOO_CLOSE_TO_ANOTHER":
            text = _("A new site here would stand too close to another one of the same service.")
        case "NO_RUNNING_MONEY":
            text = _("The yearly money is spent on needs that come first.")
        case _:
            text = _(
                "The time given did not suffice to prove or to find a way. Compute again with more time."
            )
    return text % said


def _written(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts as people read them; only those that are there."""
    wanted = {
        "site": ("nearest_site", str),
        "minutes": ("nearest_minutes", formats.minutes),
        "reach": ("reach_minutes", formats.minutes),
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
