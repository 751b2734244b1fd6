"""The four tones and the small records components show. A tone never speaks alone: a word goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Tone(StrEnum):
    """NOW: to be done, or in the way. DONE: in place. WAIT: under way elsewhere. NEUTRAL: a fact."""

    NEUTRAL = "neutral"
    DONE = "done"
    NOW = "now"
    WAIT = "wait"


class StepState(StrEnum):
    """Where a step of the golden thread stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word in a tone: `Tag(_("waits"), Tone.WAIT)`."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Link:
    """Where to, in words. `current` marks the page one stands on."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A big number. `share` (0 to 1) draws the bar; `bar_label` says it in words."""

    value: str
    label: str
    note: str = ""
    url: str = ""
    share: float | None = None
    bar_label: str = ""
    tone: Tone = Tone.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the golden thread; `note` stands under the date, as "2nd in the queue"."""

    label: str
    state: StepState
    on: date | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened. `lead` stands in bold before the text; `when` replaces the date ("today")."""

    on: date | datetime | None
    text: str
    lead: str = ""
    when: str = ""
    by: str = ""
    url: str = ""
    tone: Tone = Tone.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name and its value in a definition list."""

    name: str
    value: str
    url: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a short list: words, then a number or a tag at its end."""

    text: str
    tag: Tag | None = None
    number: str = ""
    end: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """A long computation as its page shows it; `share` None draws a bar without an end.

    poll_url answers with this fragment again while the run goes on; an empty one ends the polling.
    """

    state: Tag
    message: str
    share: float | None = None
    poll_url: str = ""
    cancel_url: str = ""
    element_id: str = "run"
    details: Sequence[str] = field(default_factory=tuple)
