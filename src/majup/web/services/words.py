"""Services, states and places in the reader's language, and their tones."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.domains.services.queries import state_name
from majup.domains.services.rules.offer_states import State
from majup.web.shell.formats import language_now
from majup.web.shell.tones import Tag, Tone

STATE_TONES = {
    State.PLANNED: Tone.NEUTRAL,
    State.CONTRACTED: Tone.NEUTRAL,
    State.UNDER_CONSTRUCTION: Tone.WAIT,
    State.OPEN: Tone.NOW,
    State.REGISTERED: Tone.DONE,
    State.CLOSED: Tone.NEUTRAL,
}
STEP_WORDS: dict[State, Promise] = {
    State.CONTRACTED: _("The contract is signed"),
    State.UNDER_CONSTRUCTION: _("Building has begun"),
    State.OPEN: _("It is ready"),
    State.REGISTERED: _("Enter it into the register"),
    State.CLOSED: _("Close it"),
}
"""What the buttons say that take a service a step further."""
HOMES_OF_ADULTS = frozenset({"GROUP_HOME", "SHORT_TERM_CARE"})
HOMES_OF_CHILDREN = frozenset({"FAMILY_LIKE_CARE", "YOUTH_HOUSE", "RESPITE"})
BY_DAY = frozenset({"DAY_CARE", "WORKSHOP"})
TONE_WORDS: dict[Tone, Promise] = {
    Tone.NOW: _("homes and short stays for adults"),
    Tone.DONE: _("places by day: day care, workshop"),
    Tone.WAIT: _("homes and respite for children"),
    Tone.NEUTRAL: _("other services given at a place"),
}


def tone_of(service: str) -> Tone:
    """The colour of a service on the map, the same as on the maps of the regional plans."""
    if service in HOMES_OF_ADULTS:
        return Tone.NOW
    if service in HOMES_OF_CHILDREN:
        return Tone.WAIT
    return Tone.DONE if service in BY_DAY else Tone.NEUTRAL


def state_tag(state: State) -> Tag:
    """Where a service stands on its way into the register."""
    return Tag(state_name(state), STATE_TONES[state])


def by_language(*, lv: str, en: str) -> str:
    """The name in the reader's language."""
    return en if language_now() == "en" else lv
