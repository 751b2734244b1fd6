"""A plan in four figures: needs met, money, minutes, and how far it is proved."""

from django.utils.translation import gettext as _

from majup.domains.planning.queries.plans import PlanHead
from majup.web.shell import formats
from majup.web.shell.tones import Figure

TENTH_OF_A_PERCENT = 0.001


def plan_figures(head: PlanHead) -> tuple[Figure, ...]:
    """The four a planner is asked for."""
    return (_needs(head), _money(head), _minutes(head), _proof(head))


def proof_words(head: PlanHead) -> str:
    """What the gap means: of which aim it is, in a sentence."""
    match head.aim, head.outcome:
        case _any, "PROVED_BEST":
            return _("proved best: no plan does better")
        case "NEEDS_MET", _any:
            return _("more needs could be met at most, by priority (proven)")
        case "PUBLIC_COST", _any:
            return _("could be saved at most, and no plan meets more needs (proven)")
        case _any, _other:
            return _("of the way could be saved at most; needs met and cost are the best (proven)")


def _needs(head: PlanHead) -> Figure:
    return Figure(
        value=formats.percent(head.share_met),
        label=_("of needs met (%(met)s of %(total)s)")
        % {"met": formats.number(head.needs_met), "total": formats.number(head.needs_total)},
    )


def _money(head: PlanHead) -> Figure:
    return Figure(
        value=formats.money_short(head.capital_eur),
        label=_("of %(budget)s of the ERAF") % {"budget": formats.money_short(head.budget_eur)},
    )


def _minutes(head: PlanHead) -> Figure:
    return Figure(
        value=formats.minutes(head.mean_minutes),
        label=_("one way on average, %(longest)s the longest")
        % {"longest": formats.minutes(head.longest_minutes)},
    )


def _proof(head: PlanHead) -> Figure:
    is_tiny = head.gap is not None and 0 < head.gap < TENTH_OF_A_PERCENT
    return Figure(value=formats.percent(head.gap, decimals=2 if is_tiny else 1), label=proof_words(head))
