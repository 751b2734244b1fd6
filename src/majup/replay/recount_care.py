"""Institutions, family care and the services of 2013, counted again from the records.

Called by `recount`. Counts rows in the plainest way; see there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from majup.domains.families.models import CareEpisode, Carer
from majup.domains.institutions.models import InstitutionKind, PlacesPlanned, Residency
from majup.domains.people.models import Membership
from majup.domains.people.rules.eligibility import age_on
from majup.domains.support.models import Assistance, Enrolment
from majup.kernel.periods import in_force
from majup.replay import published
from majup.replay.figures import Recounted

UNDER_FOUR = 4
OF_AGE = 18
STATE = {InstitutionKind.STATE_ADULTS, InstitutionKind.STATE_CHILDREN}


def institutions() -> list[Recounted]:
    """Children and adults in institutions, admissions, places (R162, R239, R244 to R246, P43)."""
    found = [
        Recounted("R245", f"children in state care {day}", stated, _children_on(day, kinds=STATE))
        for day, stated in published.CHILDREN_IN_STATE_CARE.items()
    ]
    found += [
        Recounted(
            "R162", f"children in institutions {day}", stated, _children_on(day, kinds=set(InstitutionKind))
        )
        for day, stated in published.CHILDREN_IN_INSTITUTIONS.items()
    ]
    for year, (every, young) in published.STATE_ADMISSIONS.items():
        ages = list(_ages_at_admission(year))
        found.append(Recounted("R244", f"children admitted to state care {year}", every, len(ages)))
        under = sum(age < UNDER_FOUR for age in ages)
        found.append(Recounted("R244", f"of them under four {year}", young, under))
    day, places = published.STATE_PLACES_FOR_CHILDREN
    planned = PlacesPlanned.objects.filter(in_force(day), branch__kind=InstitutionKind.STATE_CHILDREN)
    found.append(
        Recounted("R246", f"places for children {day}", places, planned.aggregate(n=Sum("places"))["n"] or 0)
    )
    for day, stated in published.ADULTS_IN_INSTITUTIONS.items():
        there = Residency.objects.filter(in_force(day), branch__kind=InstitutionKind.STATE_ADULTS)
        found.append(Recounted("P43", f"adults in institutions {day}", stated, there.count()))
    return found


def _children_on(day: date, *, kinds: Iterable[str]) -> int:
    there = Residency.objects.filter(in_force(day), branch__kind__in=list(kinds))
    born = there.values_list("person__born_on", flat=True)
    return sum(age_on(day, born_on=birth) < OF_AGE for birth in born)


def _ages_at_admission(year: int) -> Iterable[int]:
    admitted = Residency.objects.filter(valid_from__year=year, branch__kind=InstitutionKind.STATE_CHILDREN)
    for start, born_on in admitted.values_list("valid_from", "person__born_on"):
        yield age_on(start, born_on=born_on)


def family_care() -> list[Recounted]:
    """Children with guardians and foster families, and how many of those (R237 to R241, P42)."""
    day = published.FAMILY_CARE_DAY
    by_kind = {"GUARDIAN": published.GUARDIANSHIP, "FOSTER_FAMILY": published.FOSTER_CARE}
    found = [
        Recounted("R239", f"children, {kind} {day}", n, _in_families(day, kind))
        for kind, n in by_kind.items()
    ]
    for kind, stated in (("GUARDIAN", published.GUARDIANS), ("FOSTER_FAMILY", published.FOSTER_FAMILIES)):
        carers = Carer.objects.filter(in_force(day), kind=kind).count()
        found.append(Recounted("R241", f"carers, {kind} {day}", stated, carers))
    together = sum(_in_families(day, kind) for kind in by_kind) + _children_on(
        day, kinds=set(InstitutionKind)
    )
    found.append(Recounted("R237", f"out-of-family care {day}", published.OUT_OF_FAMILY_CARE, together))
    members = Membership.objects.filter(in_force(day), group="CHILD_OFC").values("person").distinct().count()
    found.append(
        Recounted("R237", f"members of the target group {day}", published.OUT_OF_FAMILY_CARE, members)
    )
    for later, (guarded, fostered) in published.LATER_CARE.items():
        found.append(Recounted("P42", f"guardianship {later}", guarded, _in_families(later, "GUARDIAN")))
        found.append(Recounted("P42", f"foster care {later}", fostered, _in_families(later, "FOSTER_FAMILY")))
    return found


def _in_families(day: date, kind: str) -> int:
    return int(
        CareEpisode.objects.filter(in_force(day), carer__kind=kind).values("person").distinct().count()
    )


def services_2013() -> list[Recounted]:
    """Clients, who gives the service, and in how many municipalities (R256 to R259)."""
    found = []
    for number, (service, stated) in enumerate(published.SERVICES_2013.items(), start=256):
        there = _enrolled(service)
        rows = [
            ("clients", stated.clients, len({row.person for row in there})),
            ("given by", stated.givers, _givers(service, there)),
            ("municipalities", stated.municipalities, len({row.municipality for row in there})),
        ]
        if stated.clients_grt:
            rows.append(("clients GRT", stated.clients_grt, len({row.person for row in there if row.is_grt})))
        found += [Recounted(f"R{number}", f"{service} {name}", want, got) for name, want, got in rows]
    return found


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One client of one service on the day: who, from which site, in which municipality it is given."""

    person: UUID
    site: UUID
    municipality: int
    is_grt: bool


def _enrolled(service: str) -> list[Enrolled]:
    """Clients on the day; help at home is given where people live, everything else where the site stands."""
    day = published.SERVICES_DAY
    where = "person__residence" if service in {"HOME_CARE", "ASSISTANT"} else "offer__site__parish"
    grt = set(Membership.objects.filter(in_force(day), group="ADULT_GRT").values_list("person_id", flat=True))
    rows = Enrolment.objects.filter(in_force(day), offer__service=service).values_list(
        "person_id", "offer__site_id", f"{where}__municipality_before_id"
    )
    return [Enrolled(person, site, place, person in grt) for person, site, place in rows]


def _givers(service: str, there: list[Enrolled]) -> int:
    """Sites; of the assistant service the assistants themselves."""
    if service != "ASSISTANT":
        return len({row.site for row in there})
    pairs = Assistance.objects.filter(in_force(published.SERVICES_DAY, **ENROLMENT_DAYS))
    return len(set(pairs.values_list("assistant_id", flat=True)))


ENROLMENT_DAYS = {"start": "enrolment__valid_from", "end": "enrolment__valid_until"}
