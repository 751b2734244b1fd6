"""How many guardians and foster families stand within the reader's scope."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from majup.domains.families.models import CareEpisode, Carer, CarerKind
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True)
class CarersCounted:
    """Guardians and foster families with their status in force."""

    guardians: int
    foster_families: int


def carers_counted(*, viewer: Viewer, on: date) -> CarersCounted:
    """The carers a viewer answers for: a court its own, a region and the inspectorate theirs. One query."""
    found = Carer.objects.visible_to(viewer, Purpose.CASEWORK).filter(in_force(on))
    return CarersCounted(**found.aggregate(**_by_kind("pk", "kind")))


def carers_of_visible_children(*, viewer: Viewer, on: date) -> CarersCounted:
    """The carers with whom the viewer's children live, though their own files may be closed to it. One query.

    A support centre answers for children; which families it works with is not recorded yet.
    """
    episodes = CareEpisode.objects.visible_to(viewer, Purpose.CASEWORK).filter(in_force(on))
    return CarersCounted(**episodes.aggregate(**_by_kind("carer", "carer__kind")))


def _by_kind(counted: str, kind: str) -> dict[str, Count]:
    return {
        "guardians": Count(counted, filter=Q(**{kind: CarerKind.GUARDIAN}), distinct=True),
        "foster_families": Count(counted, filter=Q(**{kind: CarerKind.FOSTER_FAMILY}), distinct=True),
    }
