"""Every role has a first page, in both languages, with few queries; it shows nobody another one's people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from majup.domains.accounts.models import RoleAssignment
from majup.kernel.viewer import Role
from majup.web.work.roles import WITHOUT_ORGANISATION, WORK_OF
from tests.situations.acting import arranging
from tests.situations.browsing import a_browser, text_of
from tests.situations.monitoring import the_regions
from tests.situations.people import a_person, identified
from tests.web.work.first_page import OF_EVERY_PAGE, work_shown_to

pytestmark = pytest.mark.django_db
ROLES = [role for role in Role if role is not Role.SYSTEM]
TITLES = {"lv": "Mans darbs", "en": "My work"}
QUERIES = {
    Role.SOCIAL_WORKER: 4,
    Role.ASSESSOR: 1,
    Role.PLANNING_REGION: 8,
    Role.MINISTRY: 9,
    Role.PROVIDER: 6,
    Role.INSTITUTION: 5,
    Role.ORPHANS_COURT: 6,
    Role.SUPPORT_CENTRE: 5,
    Role.INSPECTORATE: 5,
    Role.AUDITOR: 11,
    Role.ADMINISTRATOR: 5,
}
"""Of a page on which nothing waits."""


def test_every_role_but_the_system_has_work() -> None:
    assert set(WORK_OF) == set(ROLES)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_first_page_of_a_role_is_shown_in_its_language(role: Role, language: str) -> None:
    response: Any = a_browser(role, language=language).get("/")
    assert response.status_code == 200
    assert f'lang="{language}"' in text_of(response)
    assert response.context["page"].title == TITLES[language]


def test_visitor_is_sent_to_sign_in() -> None:
    response: Any = Client().get("/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=%2F")


@pytest.mark.parametrize("role", ROLES)
def test_first_page_takes_few_queries(role: Role) -> None:
    the_regions()
    client = a_browser(role)
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    said = "\n".join(query["sql"][:150] for query in asked.captured_queries)
    assert len(asked) == OF_EVERY_PAGE + QUERIES[role], said


@pytest.mark.parametrize("role", [role for role in ROLES if role not in WITHOUT_ORGANISATION])
def test_role_without_an_organisation_is_told_so(role: Role) -> None:
    client = a_browser(role)
    with arranging():
        RoleAssignment.objects.update(organisation=None)
    work = work_shown_to(client)
    assert work.figures == ()
    assert work.nothing is not None
    assert work.nothing.title == "Your role belongs to no organisation."


@pytest.mark.parametrize("role", ROLES)
def test_name_of_somebody_out_of_reach_is_on_no_first_page(role: Role) -> None:
    identified(a_person(family_name="Latgaliete", municipality="Preiļu novads", region="Latgale"))
    assert "Latgaliete" not in text_of(a_browser(role).get("/"))


@pytest.mark.parametrize("junk", ["?page=x", "?due=%00&sort=-1", "?kind=" + "a" * 5000])
def test_junk_in_the_address_changes_nothing(junk: str) -> None:
    page: Callable[[str], Any] = a_browser(Role.INSPECTORATE).get
    assert page(f"/{junk}").status_code == 200
