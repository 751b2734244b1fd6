"""Every address below a person is closed to whoever may not see the person, for reading and for writing."""

import pytest

from majup.domains.people.models import Person
from majup.domains.support.models import PlanItem
from majup.kernel.scope import unscoped
from majup.web.people.urls import PERSON, urlpatterns
from tests.situations.assessments import an_assessment
from tests.situations.audit import number_of_acts
from tests.situations.browsing import a_workers_browser
from tests.situations.people import a_person, an_application
from tests.situations.support import a_draft

pytestmark = pytest.mark.django_db
BELOW = (
    "",
    "identification/",
    "application/",
    "application/{application}/withdrawal/",
    "assessments/new/",
    "assessments/{assessment}/",
    "plan/",
    "plan/new/",
    "plan/items/{item}/",
    "plan/{plan}/",
    "plan/{plan}/change/",
    "plan/{plan}/items/",
    "plan/{plan}/agreement/",
    "plan/{plan}/new-version/",
    "plan/{plan}/easy/",
    "plan/{plan}/easy.pdf",
    "plan/{plan}/plan.pdf",
)


def records_of(person: Person) -> dict[str, object]:
    """Keys of everything a person can have, for the addresses."""
    plan = a_draft(person)
    return {
        "application": an_application(person).pk,
        "assessment": an_assessment(person, completed_on=None).pk,
        "plan": plan.pk,
        "item": _first_item(plan.pk),
    }


def _first_item(plan_id: object) -> int:
    with unscoped("to know an address"):
        return int(PlanItem.objects.filter(plan=plan_id).values_list("pk", flat=True)[0])


def test_below_lists_every_address_of_the_area() -> None:
    below = [str(path.pattern) for path in urlpatterns if str(path.pattern).startswith(PERSON)]
    assert len(below) == len(BELOW)


@pytest.mark.parametrize("address", BELOW)
def test_address_of_a_person_of_talsi_is_not_there_for_kuldiga(address: str) -> None:
    theirs = a_person(municipality="Talsu novads")
    keys = records_of(theirs)
    client = a_workers_browser("Kuldīgas novads")
    before = number_of_acts()
    url = f"/people/{theirs.pk}/{address.format(**keys)}"
    assert client.get(url).status_code == 404
    assert client.post(url, {"decision": "agreed", "remove": "1"}).status_code == 404
    assert number_of_acts() == before


@pytest.mark.parametrize("address", [one for one in BELOW if "{" in one])
def test_record_of_one_person_is_not_found_below_another(address: str) -> None:
    theirs, mine = a_person(municipality="Talsu novads"), a_person()
    keys = records_of(theirs)
    client = a_workers_browser("Kuldīgas novads")
    assert client.get(f"/people/{mine.pk}/{address.format(**keys)}").status_code == 404


@pytest.mark.parametrize("address", [one for one in BELOW if "{" in one and "withdrawal" not in one])
def test_records_of_two_people_of_ones_own_are_not_mixed(address: str) -> None:
    one, other = a_person(), a_person(family_name="Liepa")
    keys = records_of(one)
    client = a_workers_browser()
    assert client.get(f"/people/{other.pk}/{address.format(**keys)}").status_code == 404
