"""A support plan in plain sentences: short, in the first person, one thought each.

After the European standards for easy-to-read texts (Inclusion Europe): everyday words, none foreign, numbers
as figures, positive sentences. A translator writes the Latvian sentences anew, following the same rules.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from majup.domains.support.queries import ItemRow, PlanRow
from majup.web.people import words
from majup.web.people.amounts import item_amount
from majup.web.shell.formats import day

HOMES: dict[str, Promise] = {
    "STAYS_HOME": _("I live at home. I stay at home."),
    "MOVES_HOME": _("I live in an institution. I am going to move to a home."),
    "TO_FAMILY": _("I am going to live in a family."),
    "TO_FAMILY_LIKE_CARE": _("I am going to live in a small home. Few children live there."),
    "STAYS_IN_INSTITUTION": _("I live in an institution. I stay there."),
}
SERVICES: dict[str, Promise] = {
    "HOME_CARE": _("Somebody comes to my home and helps me."),
    "DAY_CARE": _("I go to a day centre. There are people and things to do."),
    "GROUP_HOME": _("I live in a group home. I have my own room. There are helpers."),
    "WORKSHOP": _("I work in a workshop."),
    "SHORT_TERM_CARE": _("For a short time I live in a place with helpers. My family can rest."),
    "RESPITE": _("For some days I stay in a place with helpers. My family can rest."),
    "CHILD_CARE_SERVICE": _("Somebody comes to my home and looks after me."),
    "SOCIAL_REHAB": _("I go to a specialist and practise."),
    "CONSULTATION": _("I talk to a specialist."),
    "INDIVIDUAL_SUPPORT": _("Somebody helps me to do things on my own."),
    "SUPPORT_GROUP": _("I meet people who live as I do. We talk."),
    "GROUP_SESSION": _("I do things together with others in a group."),
    "SUPPORT_PERSON": _("A support person helps me to decide."),
    "ASSISTANT": _("An assistant goes with me."),
    "SOCIAL_MENTOR": _("A mentor shows me how to live on my own."),
    "YOUTH_MENTOR": _("A mentor helps me to get ready for adult life."),
    "FAMILY_LIKE_CARE": _("I live in a small home like a family."),
    "YOUTH_HOUSE": _("I live in a house for young people."),
    "GUARDIANSHIP": _("A guardian looks after me."),
    "FOSTER_FAMILY": _("A foster family looks after me."),
}


@dataclass(frozen=True, slots=True)
class EasySentence:
    """A thought: the sentence, and how often where it is about a service."""

    text: str
    amount: str = ""


def easy_sentences(plan: PlanRow) -> tuple[EasySentence, ...]:
    """The plan from its beginning to what I may do when I do not like it."""
    home = EasySentence(str(HOMES[plan.outlook]))
    helps = tuple(EasySentence(_service(item), item_amount(item)) for item in plan.items)
    return (home, *helps, *_agreement(plan))


def _service(item: ItemRow) -> str:
    told = SERVICES.get(item.service)
    if told is not None:
        return str(told)
    return gettext("I get this help: %(service)s.") % {
        "service": words.by_language(lv=item.service_lv, en=item.service_en)
    }


def _agreement(plan: PlanRow) -> tuple[EasySentence, ...]:
    told = []
    if plan.agreed_on:
        on = {"day": day(plan.agreed_on)}
        by_person = plan.agreed_by == "PERSON"
        told.append(
            gettext("I said yes to this plan on %(day)s.") % on if by_person else _by_representative(plan)
        )
    elif plan.is_draft:
        told.append(gettext("I have not said yes or no yet. I may take time to think."))
    elif plan.refused_on:
        told.append(gettext("I said no to this plan on %(day)s.") % {"day": day(plan.refused_on)})
    told.append(gettext("I may change my mind. Then I tell my social worker."))
    return tuple(EasySentence(text) for text in told)


def _by_representative(plan: PlanRow) -> str:
    return gettext("The person who speaks for me said yes to this plan on %(day)s.") % {
        "day": day(plan.agreed_on)
    }
