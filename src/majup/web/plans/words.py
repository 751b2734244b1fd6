"""What codes of planning are called by people: states, outcomes, groups, aims, kinds of service."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from majup.domains.planning.queries.contents import Named
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.territory.queries import RegionRow
from majup.web.shell.formats import language_now
from majup.web.shell.tones import Tag, Tone

STATES: dict[str, tuple[Promise, Tone]] = {
    "COMPUTING": (pgettext_lazy("plan", "being computed"), Tone.WAIT),
    "DRAFT": (pgettext_lazy("plan", "draft"), Tone.NEUTRAL),
    "NO_ANSWER": (pgettext_lazy("plan", "no plan found"), Tone.NOW),
    "FAILED": (pgettext_lazy("plan", "failed"), Tone.NOW),
    "CANCELLED": (pgettext_lazy("plan", "stopped"), Tone.NEUTRAL),
}
OUTCOMES: dict[str, Promise] = {
    "PROVED_BEST": gettext_lazy("proved best"),
    "WITHIN_GAP": gettext_lazy("proved best within the gap asked for"),
    "BEST_SO_FAR": gettext_lazy("the best found in the time given"),
    "IMPOSSIBLE": gettext_lazy("impossible"),
    "NO_ANSWER_IN_TIME": gettext_lazy("no answer in the time given"),
}
AIMS: dict[str, Promise] = {
    "NEEDS_MET": gettext_lazy("needs met, by priority"),
    "PUBLIC_COST": gettext_lazy("public cost"),
    "PERSON_MINUTES": gettext_lazy("people's minutes on the way"),
}
GROUPS: dict[str, Promise] = {
    "ADULT_GRT": gettext_lazy("Adults with mental disability"),
    "CHILD_FT": gettext_lazy("Children with functional disorders"),
    "CHILD_OFC": gettext_lazy("Children in out-of-family care"),
}
TONES: dict[str, Tone] = {
    "GROUP_HOME": Tone.NOW,
    "SHORT_TERM_CARE": Tone.NOW,
    "DAY_CARE": Tone.DONE,
    "WORKSHOP": Tone.DONE,
    "FAMILY_LIKE_CARE": Tone.WAIT,
    "YOUTH_HOUSE": Tone.WAIT,
    "RESPITE": Tone.WAIT,
}
"""The colour of a service on the map; what is not named here is a place for visits."""

TONE_WORDS: dict[Tone, Promise] = {
    Tone.NOW: gettext_lazy("homes and short stays for adults"),
    Tone.DONE: gettext_lazy("places by day: day care, workshop"),
    Tone.WAIT: gettext_lazy("homes and respite for children"),
    Tone.NEUTRAL: gettext_lazy("rooms for visits: rehabilitation, consultations, groups"),
}


def spoken(named: Named) -> str:
    """The name in the reader's language."""
    return named.name_en if language_now() == "en" else named.name_lv


def region_name(region: RegionRow) -> str:
    """The short name of a region in the reader's language."""
    return region.name_en if language_now() == "en" else region.name_lv


def plan_title(head: PlanHead) -> str:
    """What a plan is called."""
    return _("%(region)s: regional plan, variant %(number)s") % {
        "region": region_name(head.region),
        "number": head.variant,
    }


def state_tag(state: str) -> Tag:
    """A plan's state as a word in its tone."""
    word, tone = STATES[state]
    return Tag(str(word), tone)


def group_name(code: str) -> str:
    """A target group in words."""
    return str(GROUPS.get(code, code))


def tone_of(service: str) -> Tone:
    """The colour of a service on the map."""
    return TONES.get(service, Tone.NEUTRAL)
