"""What the record says of people, within the reader's scope. Faces and domains above call it."""

from majup.domains.people.queries.events import (
    ApplicationRow,
    IdentificationRow,
    ResponsibilityRow,
    applications_of,
    identifications_of,
    responsibilities_of,
)
from majup.domains.people.queries.persons import (
    PersonRow,
    known_by_code,
    municipalities_of_visible,
    person_row,
    visible_person,
)
from majup.domains.people.queries.search import found_by_words, in_latvian_order

__all__ = [
    "ApplicationRow",
    "IdentificationRow",
    "PersonRow",
    "ResponsibilityRow",
    "applications_of",
    "found_by_words",
    "identifications_of",
    "in_latvian_order",
    "known_by_code",
    "municipalities_of_visible",
    "person_row",
    "responsibilities_of",
    "visible_person",
]
