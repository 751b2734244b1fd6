"""Children who live outside their family: in which form, and who has no family in sight. In the scope."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from majup.domains.families.models import CareEpisode, CarerKind
from majup.domains.institutions.models import InstitutionKind, Residency
from majup.domains.support.models import Outlook, PlanState, SupportPlan
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer

CHILDRENS = (InstitutionKind.STATE_CHILDREN, InstitutionKind.CHILD_CARE)
YOUNG = 4
"""Below this age nobody should live in an institution at all; the published figures count it (R244)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenInCare:
    """Children by form of care."""

    with_guardians: int
    in_foster_families: int
    in_institutions: int

    @property
    def total(self) -> int:
        """All forms together."""
        return self.with_guardians + self.in_foster_families + self.in_institutions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWithoutFamily:
    """A child in an institution whose plan leads to no family; `outlook` is empty without a plan."""

    person_id: UUID
    name: str
    branch: str
    since: date
    days: int
    outlook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionChildren:
    """Children in the institutions of one region, by the borders of the plans."""

    region_lv: str
    region_en: str
    branches: int
    children: int
    young: int
    without_family: int


def children_in_care(*, viewer: Viewer, on: date) -> ChildrenInCare:
    """The viewer's children by form of care on a day. Two queries."""
    episodes = CareEpisode.objects.visible_to(viewer, Purpose.CASEWORK).filter(in_force(on))
    cared = episodes.aggregate(
        guardian=Count("person", distinct=True, filter=Q(carer__kind=CarerKind.GUARDIAN)),
        foster=Count("person", distinct=True, filter=Q(carer__kind=CarerKind.FOSTER_FAMILY)),
    )
    return ChildrenInCare(
        with_guardians=cared["guardian"],
        in_foster_families=cared["foster"],
        in_institutions=_children(viewer, on).aggregate(people=Count("person", distinct=True))["people"],
    )


def children_without_family(*, viewer: Viewer, on: date, limit: int) -> tuple[ChildWithoutFamily, ...]:
    """The viewer's children who live longest in an institution with no plan to go to a family. One query.

    A small home like a family is no family: it comes after every family in the law's order.
    """
    found = _without_family(_children(viewer, on)).annotate(outlook=Subquery(_plans().values("outlook")[:1]))
    rows = found.select_related("person", "branch").order_by("valid_from", "person__record_no")[:limit]
    return tuple(_child(row, on=on) for row in rows)


def children_by_region(*, viewer: Viewer, on: date) -> tuple[InstitutionChildren, ...]:
    """Children in institutions by the region of the institution, most children first. Two queries."""
    region = "branch__parish__municipality_before__region"
    born_after = _years_before(on, YOUNG)
    figures = {
        "branches": Count("branch", distinct=True),
        "children": Count("person", distinct=True),
        "young": Count("person", distinct=True, filter=Q(person__born_on__gt=born_after)),
    }
    names = (f"{region}__name_lv", f"{region}__name_en")
    everybody = _children(viewer, on).order_by().values_list(*names).annotate(**figures)
    lacking = _without_family(_children(viewer, on)).order_by().values_list(f"{region}__name_lv")
    without = dict(lacking.annotate(children=Count("person", distinct=True)))
    rows = [
        InstitutionChildren(
            region_lv=lv,
            region_en=en,
            branches=branches,
            children=children,
            young=young,
            without_family=without.get(lv, 0),
        )
        for lv, en, branches, children, young in everybody
    ]
    return tuple(sorted(rows, key=lambda row: (-row.children, row.region_lv)))


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February
        return date(on.year - years, 2, 28)


def _children(viewer: Viewer, on: date) -> QuerySet[Residency]:
    visible: QuerySet[Residency] = Residency.objects.visible_to(viewer, Purpose.CASEWORK)
    return visible.filter(in_force(on), branch__kind__in=CHILDRENS)


def _plans() -> QuerySet[SupportPlan]:
    """The standing plan of a resident, the newest first: a draft speaks for what is being prepared."""
    standing = SupportPlan.objects.filter(
        person=OuterRef("person"), state__in=(PlanState.DRAFT, PlanState.AGREED)
    )
    plans: QuerySet[SupportPlan] = standing.order_by(F("drawn_on").desc(), "-version")
    return plans


def _without_family(children: QuerySet[Residency]) -> QuerySet[Residency]:
    return children.filter(~Exists(_plans().filter(outlook=Outlook.TO_FAMILY)))


def _child(row: Any, *, on: date) -> ChildWithoutFamily:
    return ChildWithoutFamily(
        person_id=row.person_id,
        name=f"{row.person.given_name} {row.person.family_name}",
        branch=row.branch.name,
        since=row.valid_from,
        days=(on - row.valid_from).days,
        outlook=row.outlook or "",
    )
