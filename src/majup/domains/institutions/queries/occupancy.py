"""The branches of an institution: how many places, how many people live there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Sum

from majup.domains.institutions.models import Branch, PlacesPlanned, Residency
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchOccupancy:
    """One branch in force; `places` is None where none are recorded."""

    branch_id: UUID
    name: str
    kind: str
    places: int | None
    residents: int

    @property
    def share(self) -> float | None:
        """Residents of places; None without places."""
        return self.residents / self.places if self.places else None


def occupancy(*, viewer: Viewer, on: date) -> tuple[BranchOccupancy, ...]:
    """The branches of the viewer's own institution by name, with the residents it may see. Three queries."""
    branches = list(Branch.objects.filter(in_force(on), organisation=viewer.organisation_id))
    keys = [branch.pk for branch in branches]
    planned = PlacesPlanned.objects.filter(in_force(on), branch__in=keys).order_by()
    places = dict(planned.values_list("branch").annotate(places=Sum("places")))
    living = Residency.objects.visible_to(viewer, Purpose.CASEWORK).filter(in_force(on), branch__in=keys)
    residents = dict(living.order_by().values_list("branch").annotate(people=Count("person", distinct=True)))
    return tuple(
        BranchOccupancy(
            branch_id=branch.pk,
            name=branch.name,
            kind=branch.kind,
            places=places.get(branch.pk),
            residents=residents.get(branch.pk, 0),
        )
        for branch in branches
    )
