"""People found by a few typed letters, for the one search: who they are, and no more than a line of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, Q, Value, When

from majup.domains.people.models import Person
from majup.domains.people.queries.search import found_by_words, in_latvian_order
from majup.domains.people.rules.names import search_words
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """Enough to tell two people of one name apart."""

    person_id: UUID
    record_no: str
    given_name: str
    family_name: str
    born_on: date
    parish_lv: str
    municipality_lv: str
    municipality_en: str

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class PeopleNamed:
    """The first of those found, and how many there are in all."""

    rows: tuple[NamedRow, ...]
    total: int


def people_named(text: str, *, viewer: Viewer, limit: int) -> PeopleNamed:
    """The viewer's people whose name, record number or whole personal code this is. Two queries.

    Names that begin with the first word come before those that hold it inside. Nothing typed finds nobody.
    """
    words = search_words(text)
    if not words:
        return PeopleNamed(rows=(), total=0)
    found = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(found_by_words(text))
    rows = found.select_related("residence__municipality").order_by(
        _begins_with(words[0]),
        in_latvian_order("family_name").asc(),
        in_latvian_order("given_name").asc(),
        "record_no",
    )
    return PeopleNamed(rows=tuple(_row(person) for person in rows[:limit]), total=found.count())


def _begins_with(word: str) -> Case:
    begins = Q(search_name__startswith=word) | Q(search_name__contains=f" {word}")
    return Case(When(begins, then=Value(0)), default=Value(1), output_field=IntegerField())


def _row(person: Person) -> NamedRow:
    municipality = person.residence.municipality
    return NamedRow(
        person_id=person.pk,
        record_no=person.record_no,
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        parish_lv=person.residence.name_lv,
        municipality_lv=municipality.name_lv,
        municipality_en=municipality.name_en,
    )
