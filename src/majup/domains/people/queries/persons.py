"""One person as the reader may see them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from majup.domains.people.models import Membership, Person
from majup.domains.people.rules.personal_code import blind_index
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Who somebody is. Places carry both names.

    groups are the target groups of the day asked for, or the last one of somebody who outgrew it.
    """

    id: UUID
    record_no: str
    given_name: str
    family_name: str
    born_on: date
    died_on: date | None
    sex: str
    parish_lv: str
    municipality_lv: str
    municipality_en: str
    region_id: int
    disability_group: int | None
    communication: str
    groups: tuple[str, ...]

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


def visible_person(*, person_id: UUID, viewer: Viewer) -> Person:
    """The record itself, for actions; raises NotFound outside the viewer's scope. One query."""
    found: Person | None = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(pk=person_id).first()
    if found is None:
        raise NotFound
    return found


def person_row(*, person_id: UUID, viewer: Viewer, on: date) -> PersonRow:
    """One person; raises NotFound outside the viewer's scope, as for nobody. Two queries."""
    everyone: QuerySet[Person] = Person.objects.visible_to(viewer, Purpose.CASEWORK)
    person = everyone.select_related("residence__municipality").filter(pk=person_id).first()
    if person is None:
        raise NotFound
    held = Membership.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person, valid_from__lte=on)
    residence = person.residence
    return PersonRow(
        id=person.pk,
        record_no=person.record_no,
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        died_on=person.died_on,
        sex=person.sex,
        parish_lv=residence.name_lv,
        municipality_lv=residence.municipality.name_lv,
        municipality_en=residence.municipality.name_en,
        region_id=residence.municipality.region_id,
        disability_group=person.disability_group,
        communication=person.communication,
        groups=_groups_on(on, list(held.order_by("valid_from", "group"))),
    )


def _groups_on(on: date, memberships: list[Membership]) -> tuple[str, ...]:
    now = [one.group for one in memberships if one.valid_until is None or one.valid_until > on]
    return tuple(dict.fromkeys(now or [one.group for one in memberships[-1:]]))


def known_by_code(digits: str) -> UUID | None:
    """Whose personal code this is, over everybody: for the action that must make no second file."""
    index = blind_index(digits, key=settings.INDEX_KEY)
    found: UUID | None = Person.objects.filter(code_index=index).values_list("pk", flat=True).first()
    return found


def municipalities_of_visible(viewer: Viewer) -> tuple[tuple[int, str, str], ...]:
    """Id, Latvian and English name of each municipality where visible people are declared. One query."""
    place = "residence__municipality"
    everyone = Person.objects.visible_to(viewer, Purpose.CASEWORK).order_by(f"{place}__name_lv")
    return tuple(everyone.values_list(f"{place}_id", f"{place}__name_lv", f"{place}__name_en").distinct())
