"""The published figures counted again from the records, each beside what was published.

An oracle of its own: it counts rows in the plainest way and shares no code with the pages' queries, so
that the one proves the other. Called at the end of a replay and by tests.
"""

from datetime import date

from django.db.models import Q

from majup.domains.assessments.models import Assessment
from majup.domains.organisations.models import Partnership
from majup.domains.people.models import Identification
from majup.domains.support.models import SupportPlan
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped
from majup.replay import published
from majup.replay.figures import Recounted
from majup.replay.recount_care import family_care, institutions, services_2013


def recount() -> list[Recounted]:
    """Every figure of the first part of the replay, recounted."""
    with unscoped("the replay recounts published figures"):
        return [*_funnel(), *_partners(), *institutions(), *family_care(), *services_2013()]


STAGES: tuple[tuple[str, type[Identification | Assessment | SupportPlan], str], ...] = (
    ("identified", Identification, "identified_on"),
    ("assessed", Assessment, "completed_on"),
    ("plans", SupportPlan, "agreed_on"),
)


def _funnel() -> list[Recounted]:
    found = []
    for number, region in enumerate(published.REGIONS, start=247):
        for group in published.TOTALS:
            cell = published.FUNNEL[region, group]
            where = Q(region__code=region, group=group)
            found += _cells(f"R{number}", f"{region} {group}", cell, where, with_vsac=group == "ADULT_GRT")
    for group, total in published.TOTALS.items():
        found += _cells("R252", f"LV {group}", total, Q(group=group), with_vsac=group == "ADULT_GRT")
    for group, later in published.ASSESSED_LATER.items():
        counted = _persons(Assessment, Q(group=group), "completed_on", published.LATER_STATUS_DAY)
        found.append(Recounted("R168", f"LV {group} assessed {published.LATER_STATUS_DAY}", later, counted))
    return found


def _cells(
    requirement: str, figure: str, cell: published.Funnel, where: Q, *, with_vsac: bool
) -> list[Recounted]:
    found = []
    for stage, model, field in STAGES:
        counted = _persons(model, where, field, published.STATUS_DAY)
        found.append(Recounted(requirement, f"{figure} {stage}", getattr(cell, stage), counted))
        if with_vsac:
            inside = _persons(model, where & Q(from_institution=True), field, published.STATUS_DAY)
            stated = getattr(cell, f"{stage}_vsac")
            found.append(Recounted(requirement, f"{figure} {stage} of which VSAC", stated, inside))
    return found


def _persons(model: type[Identification | Assessment | SupportPlan], where: Q, field: str, on: date) -> int:
    found = model.objects.filter(where, **{f"{field}__lte": on})
    return int(found.values("person").distinct().count())


def _partners() -> list[Recounted]:
    return [
        Recounted("R178", f"partners {day}", stated, Partnership.objects.filter(in_force(day)).count())
        for day, stated in (
            (published.STATUS_DAY, published.PARTNERS),
            (published.BROCHURE_DAY, published.PARTNERS_IN_BROCHURE),
        )
    ]
