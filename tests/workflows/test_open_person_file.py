"""Opening a file: what is in it, for whom, and the mark it leaves."""

from datetime import date
from typing import Any

import pytest

from majup.domains.families.models import CareEpisode, Carer
from majup.domains.institutions.models import Branch, Residency
from majup.domains.people.models import Person
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer
from majup.workflows.open_person_file import PersonFile, open_person_file
from tests.situations.accounts import a_social_worker
from tests.situations.acting import arranging
from tests.situations.assessments import an_assessment
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.organisations import a_state_care_centre
from tests.situations.people import a_person, an_application, identified
from tests.situations.support import a_draft, agreed, enrolled

pytestmark = pytest.mark.django_db
TODAY = date(2017, 10, 1)


def opened(person: Person, by: Viewer) -> PersonFile:
    return open_person_file(person_id=person.pk, page="person", by=by, today=TODAY)


def lived_in_an_institution_then_in_a_family(person: Person) -> None:
    centre = a_state_care_centre()
    with arranging():
        branch = Branch.objects.create(
            organisation=centre,
            kind="STATE_CHILDREN",
            name="Filiāle «Liepāja»",
            parish=person.residence,
            valid_from=date(2000, 1, 1),
        )
        Residency.objects.create(
            person=person, branch=branch, valid_from=date(2012, 1, 1), valid_until=date(2015, 1, 1)
        )
        carer = Carer.objects.create(
            kind="FOSTER_FAMILY",
            family_name="Kalniņi",
            residence=person.residence,
            valid_from=date(2010, 1, 1),
        )
        CareEpisode.objects.create(person=person, carer=carer, valid_from=date(2015, 1, 1))


def test_file_holds_what_five_domains_know() -> None:
    person, worker = a_person(), a_social_worker()
    identified(person)
    an_application(person)
    agreed(a_draft(person))
    enrolled(person)
    lived_in_an_institution_then_in_a_family(person)
    file = opened(person, worker)
    assert file.applied
    assert file.assessment is not None
    assert file.plan is not None
    assert (file.plan.state, file.enrolments[0].service) == ("AGREED", "WORKSHOP")
    assert [(stay.institution_lv, stay.branch) for stay in file.residencies] == [
        ("VSAC Kurzeme", "Filiāle «Liepāja»")
    ]
    assert [care.kind for care in file.care] == ["FOSTER_FAMILY"]
    assert sum(1 for point in file.thread if point.on) == 6


def test_carers_name_is_not_in_the_childs_file() -> None:
    person = a_person()
    lived_in_an_institution_then_in_a_family(person)
    assert "Kalniņi" not in str(opened(person, a_social_worker()))


def test_assessment_under_way_is_told_apart_from_the_completed_one() -> None:
    person = a_person()
    done = an_assessment(person)
    going_on = an_assessment(person, completed_on=None, started_on=date(2017, 9, 1))
    file = opened(person, a_social_worker())
    assert file.assessment is not None
    assert file.open_assessment is not None
    assert (file.assessment.id, file.open_assessment.id) == (done.pk, going_on.pk)


def test_opening_leaves_a_mark_with_page_and_purpose() -> None:
    person = a_person()
    opened(person, a_social_worker())
    (entry,) = acts_named("audit.file_read")
    assert (entry.kind, entry.by_role) == ("read", "SOCIAL_WORKER")
    assert entry.touched[0]["facts"] == {"purpose": "CASEWORK", "page": "person"}


def test_mark_is_in_the_list_of_who_looked_at_once() -> None:
    person, worker = a_person(), a_social_worker()
    assert [look.by_name for look in opened(person, worker).looks] == [worker.name]


def test_file_of_somebody_else_is_not_found_and_leaves_no_mark() -> None:
    person, before = a_person(municipality="Talsu novads"), number_of_acts()
    with pytest.raises(NotFound):
        opened(person, a_social_worker("Kuldīgas novads"))
    assert number_of_acts() == before


def test_file_takes_fourteen_queries_and_the_mark(django_assert_num_queries: Any) -> None:
    person, worker = a_person(), a_social_worker()
    agreed(a_draft(person))
    opened(person, worker)
    with django_assert_num_queries(14 + 6):
        opened(person, worker)
