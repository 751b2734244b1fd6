"""The API obeys the same permissions and scopes as the pages."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from majup.domains.audit.models import AuditEntry
from majup.kernel.viewer import Role
from tests.situations.accounts import a_user
from tests.situations.organisations import a_social_service
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db


def _client_of(role: Role = Role.SOCIAL_WORKER, **where: object) -> Client:
    client = Client()
    client.force_login(a_user(role, **where))
    return client


def test_stranger_is_answered_401_in_words() -> None:
    answer = Client().get("/api/v1/persons")
    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


def test_person_of_talsi_is_in_no_list_count_or_file_of_kuldiga() -> None:
    mine = a_person(of=a_social_service("Kuldīgas novads"))
    foreign = a_person(of=a_social_service("Talsu novads"))
    client = _client_of(at=a_social_service("Kuldīgas novads"))
    found = client.get("/api/v1/persons").json()
    assert (found["total"], [row["id"] for row in found["persons"]]) == (1, [str(mine.pk)])
    assert client.get(f"/api/v1/persons/{mine.pk}").status_code == 200
    assert client.get(f"/api/v1/persons/{foreign.pk}").status_code == 404
    assert client.get(f"/api/v1/persons/{uuid4()}").status_code == 404


def test_reading_a_person_leaves_a_mark_and_a_refused_one_none() -> None:
    mine = a_person(of=a_social_service("Kuldīgas novads"))
    foreign = a_person(of=a_social_service("Talsu novads"))
    client = _client_of(at=a_social_service("Kuldīgas novads"))
    client.get(f"/api/v1/persons/{foreign.pk}")
    assert not AuditEntry.objects.filter(kind="read").exists()
    client.get(f"/api/v1/persons/{mine.pk}")
    assert AuditEntry.objects.get(kind="read").subject == f"people.Person:{mine.pk}"


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_without_casework_get_no_people(role: Role) -> None:
    assert _client_of(role).get("/api/v1/persons").status_code == 403


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.INSTITUTION, Role.ORPHANS_COURT])
def test_roles_that_do_not_plan_get_no_plans(role: Role) -> None:
    assert _client_of(role).get("/api/v1/plans").status_code == 403


def test_verdict_on_the_chain_is_for_those_who_check() -> None:
    assert _client_of(Role.AUDITOR).get("/api/v1/audit/verdict").json()["unbroken"] is True
    assert _client_of(Role.SOCIAL_WORKER, username="other").get("/api/v1/audit/verdict").status_code == 403


@pytest.mark.parametrize(
    "query", ["offset=100000000000000000000", "offset=-1", "limit=0", "limit=501", "limit=x"]
)
def test_impossible_page_is_refused_in_words(query: str) -> None:
    answer = _client_of().get(f"/api/v1/persons?{query}")
    assert answer.status_code == 422
    assert answer.json()["faults"]


@pytest.mark.parametrize(
    "path", ["persons?municipality=99999999999999999999", "status?as_of=soon", "persons?group=X"]
)
def test_junk_is_refused_and_never_breaks(path: str) -> None:
    assert _client_of().get(f"/api/v1/{path}").status_code == 422


def test_unknown_plan_is_not_found() -> None:
    assert _client_of(Role.MINISTRY).get(f"/api/v1/plans/{uuid4()}").status_code == 404


def test_status_has_of_which_figures_for_adults_only() -> None:
    rows = _client_of().get("/api/v1/status?as_of=2017-10-01").json()["funnel"]
    assert {row["group"] for row in rows if "identified_vsac" in row} == {"ADULT_GRT"}
    assert "null" not in json.dumps(rows)


def test_directory_is_for_everyone_signed_in() -> None:
    answer = _client_of(Role.AUDITOR).get("/api/v1/services?service=DAY_CARE")
    assert answer.json() == {"total": 0, "services": []}
