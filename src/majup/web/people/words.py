"""Codes of people, assessments and plans in words, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from majup.domains.assessments.rules.chapters import QUALIFIERS
from majup.domains.support.rules.stages import Due, Stage
from majup.web.shell.formats import language_now
from majup.web.shell.tones import Tag, Tone
from majup.workflows.golden_thread import Point

Words = Mapping[str, Promise]

GROUPS: Words = {
    "ADULT_GRT": _("Adults with mental disabilities"),
    "CHILD_FT": _("Children with functional disorders"),
    "CHILD_OFC": _("Children in out-of-family care"),
}
GROUP_OF_ONE: Words = {
    "ADULT_GRT": _("adult with mental disabilities"),
    "CHILD_FT": _("child with functional disorders"),
    "CHILD_OFC": _("child in out-of-family care"),
}
STAGES: Mapping[Stage, Promise] = {
    Stage.IN_CARE: _("in care, not identified"),
    Stage.IDENTIFIED: pgettext_lazy("a person was", "identified"),
    Stage.APPLIED: pgettext_lazy("a person has", "applied"),
    Stage.ASSESSED: pgettext_lazy("a person was", "assessed"),
    Stage.PLANNED: _("plan agreed"),
    Stage.SERVED: _("receives services"),
}
DUES: Mapping[Due, Promise] = {
    Due.ASSESS: _("to be assessed"),
    Due.FINISH_ASSESSMENT: _("assessment to be completed"),
    Due.DRAW_UP: _("plan to be drawn up"),
    Due.AGREE: _("plan waits for agreement"),
    Due.TALK_AGAIN: _("plan refused: talk again"),
    Due.REVIEW: _("plan to be reviewed"),
}
OUTLOOKS: Words = {
    "STAYS_HOME": _("lives at home and stays there"),
    "MOVES_HOME": _("moves from the institution to a home"),
    "TO_FAMILY": _("goes to a family"),
    "TO_FAMILY_LIKE_CARE": _("goes to a small home like a family"),
    "STAYS_IN_INSTITUTION": _("stays in the institution"),
}
PLAN_STATES: Words = {
    "DRAFT": pgettext_lazy("a plan is a", "draft"),
    "AGREED": pgettext_lazy("a plan is", "agreed"),
    "REFUSED": pgettext_lazy("a plan is", "refused"),
    "REPLACED": pgettext_lazy("a plan is", "replaced"),
}
AGREED_BY: Words = {
    "PERSON": _("the person"),
    "REPRESENTATIVE": _("the legal representative"),
}
APPLICANTS: Words = {
    "SELF": _("the person"),
    "PARENT": _("a parent"),
    "GUARDIAN": _("the guardian"),
    "TRUSTEE": _("the trustee"),
    "INSTITUTION_HEAD": _("the head of the institution"),
}
PROFESSIONS: Words = {
    "SOCIAL_WORKER": _("social worker"),
    "PSYCHOLOGIST": _("psychologist"),
    "OCCUPATIONAL_THERAPIST": _("occupational therapist"),
    "PHYSIOTHERAPIST": _("physiotherapist"),
    "SPEECH_THERAPIST": _("speech therapist"),
    "SPECIAL_EDUCATOR": _("special needs teacher"),
    "DOCTOR": _("doctor"),
    "NURSE": _("nurse"),
}
AREAS: Words = {
    "d1": _("Learning"),
    "d2": _("Everyday tasks, staying calm"),
    "d3": _("Communication"),
    "d4": _("Moving about"),
    "d5": _("Self-care"),
    "d6": _("Life at home"),
    "d7": _("Getting on with people"),
    "d8": _("School, work, money"),
    "d9": _("Life in the community"),
}
"""The ICF chapters of activity and participation in a few everyday words; their full names head the forms."""
SEVERITIES = (
    pgettext_lazy("a difficulty is", "none"),
    pgettext_lazy("a difficulty is", "mild"),
    pgettext_lazy("a difficulty is", "moderate"),
    pgettext_lazy("a difficulty is", "severe"),
    pgettext_lazy("a difficulty is", "complete"),
)
SEXES: Words = {"F": _("woman"), "M": _("man")}
COMMUNICATION: Words = {
    "SPEECH": _("speaks"),
    "EASY_LANGUAGE": _("speaks in simple sentences"),
    "SYMBOLS": _("symbols help"),
    "SIGN_LANGUAGE": _("uses sign language"),
}
CAPACITIES: Words = {
    "SOCIAL_SERVICE": _("social service"),
    "ASSESSMENT_TEAM": _("assessment team"),
    "INSTITUTION": _("institution"),
    "PROVIDER": _("service provider"),
    "ORPHANS_COURT": _("orphans' court"),
    "SUPPORT_CENTRE": _("support centre"),
}
PER: Words = {"WEEK": _("a week"), "MONTH": _("a month"), "YEAR": _("a year")}
FUNDING: Words = {
    "ESF": _("European Social Fund"),
    "STATE_BUDGET": _("state budget"),
    "MUNICIPAL": _("municipal budget"),
}
PRIORITIES: Mapping[int, Promise] = {
    1: _("to leave the institution"),
    2: _("to keep out of an institution"),
    3: _("to live better"),
}
CARERS: Words = {"GUARDIAN": _("a guardian"), "FOSTER_FAMILY": _("a foster family")}
POINTS: Mapping[Point, Promise] = {
    Point.IDENTIFIED: pgettext_lazy("golden thread", "identified"),
    Point.APPLIED: pgettext_lazy("golden thread", "applied"),
    Point.ASSESSED: pgettext_lazy("golden thread", "assessed"),
    Point.PLANNED: pgettext_lazy("golden thread", "planned"),
    Point.REFERRED: pgettext_lazy("golden thread", "referred"),
    Point.PLACED: pgettext_lazy("golden thread", "has a place"),
    Point.SERVED: pgettext_lazy("golden thread", "served"),
    Point.FOLLOWED: pgettext_lazy("golden thread", "followed up"),
}
_PLAN_TONES = {
    "DRAFT": Tone.WAIT,
    "AGREED": Tone.DONE,
    "REFUSED": Tone.NOW,
    "REPLACED": Tone.NEUTRAL,
}
_SEVERITY_TONES = (Tone.NEUTRAL, Tone.DONE, Tone.WAIT, Tone.NOW, Tone.NOW)


def in_words(words: Mapping[str, Promise], code: str) -> str:
    """The words of a code; a code without words speaks for itself."""
    return str(words.get(code, code))


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    """For a form's field or a list's filter."""
    return list(words.items())


def by_language(*, lv: str, en: str) -> str:
    """The name in the reader's language."""
    return lv if language_now() == "lv" else en


def area(code: str) -> str:
    """An area of life: an ICF chapter of activity and participation."""
    return in_words(AREAS, code)


def difficulty(severity: int) -> str:
    """An ICF qualifier in full words, as an answer reads."""
    lv, en = QUALIFIERS[severity]
    return by_language(lv=lv, en=en)


def severity_tag(severity: int) -> Tag:
    """An ICF qualifier in one word and tone: the graver, the more it calls."""
    return Tag(str(SEVERITIES[severity]), _SEVERITY_TONES[severity])


def groups_in_words(groups: tuple[str, ...]) -> str:
    """Target groups of a list of people, joined."""
    return ", ".join(in_words(GROUP_OF_ONE, group) for group in groups)


def plan_state(code: str) -> Tag:
    """The state of a plan's version, with its tone."""
    return Tag(in_words(PLAN_STATES, code), _PLAN_TONES[code])
