"""The page of all plans, and the request for a new one."""

from datetime import date

import pytest
from django.test import Client

from majup.domains.planning.models import RegionalPlan
from majup.domains.runs.models import Run
from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, text_of
from tests.situations.planning import a_published_plan, a_region_in_need, a_requested_plan, a_town
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def asked(client: Client, **more: object) -> object:
    return client.post("/plans/new", {"region": a_region().pk, **more})


def test_empty_page_says_what_to_do() -> None:
    a_region()
    page = text_of(a_browser(Role.MINISTRY).get("/plans/"))
    assert "There is no plan yet" in page
    assert 'action="/plans/new"' in page
    assert "no plan yet" in page


def test_who_may_not_plan_sees_no_button() -> None:
    a_region()
    page = text_of(a_browser(Role.AUDITOR).get("/plans/"))
    assert 'action="/plans/new"' not in page
    assert "A planning region or the ministry computes the first one." in page


def test_planning_region_may_choose_only_itself() -> None:
    own, other = a_region("Kurzeme"), a_region("Vidzeme")
    page = text_of(a_browser(Role.PLANNING_REGION).get("/plans/"))
    assert f'<option value="{own.pk}"' in page
    assert f'<option value="{other.pk}"' not in page


def test_regions_show_their_newest_plan_in_both_languages() -> None:
    plan_id = a_published_plan()
    for language, share in (("en", "88.9%"), ("lv", "88,9\u00a0%")):
        page = text_of(a_browser(Role.MINISTRY, language=language).get("/plans/"))
        assert share in page
        assert f"/plans/{plan_id}/" in page


def test_request_leads_to_the_plan_that_is_computed() -> None:
    a_region_in_need()
    response = asked(a_browser(Role.PLANNING_REGION), as_of="2017-10-01", seconds="5")
    plan = RegionalPlan.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/plans/{plan.pk}/")  # type: ignore[attr-defined, index]  # a response
    assert plan.demand_as_of == date(2017, 10, 1)
    run = Run.objects.get()
    assert (run.state, run.limits["seconds"]) == ("REQUESTED", 5.0)
    assert run.requested_by is not None


def test_request_without_a_day_takes_the_newest_demand() -> None:
    a_region_in_need()
    asked(a_browser(Role.MINISTRY))
    assert RegionalPlan.objects.get().demand_as_of == date(2017, 1, 30)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"as_of": "2999-01-01"}, "This day lies ahead."),
        ({"seconds": "0"}, "id_seconds"),
        ({"region": "0"}, "id_region"),
    ],
)
def test_wrong_form_comes_back_with_its_complaint(wrong: dict[str, str], said: str) -> None:
    a_region_in_need()
    response = asked(a_browser(Role.MINISTRY), **wrong)
    assert response.status_code == 422  # type: ignore[attr-defined]  # a response
    assert said in text_of(response)  # type: ignore[arg-type]  # a response
    assert not RegionalPlan.objects.exists()


def test_region_of_another_is_no_choice() -> None:
    a_region_in_need()
    a_region("Vidzeme")
    response = a_browser(Role.PLANNING_REGION).post("/plans/new", {"region": a_region("Vidzeme").pk})
    assert response.status_code == 422
    assert not RegionalPlan.objects.exists()


def test_second_request_is_refused_in_words() -> None:
    region = a_region_in_need()
    a_requested_plan(region)
    response = asked(a_browser(Role.MINISTRY))
    assert response.status_code == 409  # type: ignore[attr-defined]  # a response
    assert "A plan of this region is being computed already." in text_of(response)  # type: ignore[arg-type]  # a response
    assert RegionalPlan.objects.count() == 1


def test_nothing_to_plan_is_told_in_words() -> None:
    a_town()
    response = asked(a_browser(Role.MINISTRY))
    assert "No agreed support plan of this region asks for a service" in text_of(response)  # type: ignore[arg-type]  # a response


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SOCIAL_WORKER, Role.PROVIDER])
def test_request_is_forbidden_to_others(role: Role) -> None:
    a_region_in_need()
    assert asked(a_browser(role)).status_code == 403  # type: ignore[attr-defined]  # a response
    assert not Run.objects.exists()


def test_request_is_a_post() -> None:
    assert a_browser(Role.MINISTRY).get("/plans/new").status_code == 405


def test_fragment_of_the_variants_has_no_page_around_it() -> None:
    a_published_plan()
    fragment = text_of(a_browser(Role.MINISTRY).get("/plans/", headers={"HX-Request": "true"}))
    assert 'id="table-variants"' in fragment
    assert "<html" not in fragment
