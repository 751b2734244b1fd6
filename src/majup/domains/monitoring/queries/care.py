"""Institutions with places and residents, and children in out-of-family care, on a day (R237 to R246)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Sum

from majup.domains.families.models import CareEpisode, Carer, CarerKind
from majup.domains.institutions.models import Branch, InstitutionKind, PlacesPlanned, Residency
from majup.domains.monitoring.rules.figures import Share
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped

STATE = (InstitutionKind.STATE_ADULTS, InstitutionKind.STATE_CHILDREN)
OF_AGE = 18


@dataclass(frozen=True, slots=True)
class InstitutionsOfKind:
    """Branches of one kind on a day. `places` is None where no branch has planned places recorded."""

    kind: str
    branches: int
    places: int | None
    residents: int


def institutions(*, as_of: date) -> tuple[InstitutionsOfKind, ...]:
    """Branches, planned places and residents by kind of institution; kinds without any are left out."""
    branches = dict(_by_kind(Branch.objects.filter(in_force(as_of)), "kind", Count("pk")))
    places = dict(_by_kind(PlacesPlanned.objects.filter(in_force(as_of)), "branch__kind", Sum("places")))
    with unscoped("national figures"):
        living = Residency.objects.filter(in_force(as_of))
        residents = dict(_by_kind(living, "branch__kind", Count("person", distinct=True)))
    return tuple(
        InstitutionsOfKind(
            kind=kind.value,
            branches=branches.get(kind.value, 0),
            places=places.get(kind.value),
            residents=residents.get(kind.value, 0),
        )
        for kind in InstitutionKind
        if branches.get(kind.value) or residents.get(kind.value)
    )


@dataclass(frozen=True, slots=True)
class OutOfFamilyCare:
    """Children outside their family on a day, by form of care, and who takes them in."""

    in_institutions: int
    in_foster_families: int
    in_guardianship: int
    guardians: int
    foster_families: int

    @property
    def children(self) -> int:
        """All forms together."""
        return self.in_institutions + self.in_foster_families + self.in_guardianship

    def share(self, part: int) -> Share:
        """One form of all."""
        return Share(part, self.children)


def out_of_family_care(*, as_of: date) -> OutOfFamilyCare:
    """Children living in institutions of any kind and children with carers on a day. Three queries."""
    with unscoped("national figures"):
        in_institutions = _children_living(as_of, kinds=InstitutionKind)
        episodes = CareEpisode.objects.filter(in_force(as_of))
        cared = dict(_by_kind(episodes, "carer__kind", Count("person", distinct=True)))
        carers = dict(_by_kind(Carer.objects.filter(in_force(as_of)), "kind", Count("pk")))
    return OutOfFamilyCare(
        in_institutions=in_institutions,
        in_foster_families=cared.get(CarerKind.FOSTER_FAMILY.value, 0),
        in_guardianship=cared.get(CarerKind.GUARDIAN.value, 0),
        guardians=carers.get(CarerKind.GUARDIAN.value, 0),
        foster_families=carers.get(CarerKind.FOSTER_FAMILY.value, 0),
    )


def children_in_state_care(*, as_of: date) -> int:
    """Children who live in a state care centre on a day, in whichever of its branches (R245, R246)."""
    with unscoped("national figures"):
        return _children_living(as_of, kinds=STATE)


def _children_living(as_of: date, *, kinds: Iterable[InstitutionKind]) -> int:
    born_after = _years_before(as_of, years=OF_AGE)
    living = Residency.objects.filter(
        in_force(as_of), branch__kind__in=list(kinds), person__born_on__gt=born_after
    )
    return int(living.aggregate(children=Count("person", distinct=True))["children"])


def _years_before(day: date, *, years: int) -> date:
    """The birthday of whoever comes of age today; on 29 February that is the 28th of a common year."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@dataclass(frozen=True, slots=True)
class Admissions:
    """Children who came to live in a state care centre in a period, and how many were under four that day."""

    children: int
    under_4: int


def admissions_of_children(*, since: date, until: date) -> Admissions:
    """Stays in children's branches of state care centres that began in a period, both its ends included."""
    with unscoped("national figures"):
        began = Residency.objects.filter(
            branch__kind=InstitutionKind.STATE_CHILDREN, valid_from__gte=since, valid_from__lte=until
        )
        days = list(began.values_list("person__born_on", "valid_from"))
    return Admissions(children=len(days), under_4=sum(_age(born, on=on) < 4 for born, on in days))


def _age(born: date, *, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _by_kind(found: Any, kind: str, figure: Aggregate) -> list[tuple[str, int]]:
    return list(found.order_by().values_list(kind).annotate(figure=figure))
