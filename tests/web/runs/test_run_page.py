"""A computation as a page, as the fragment that asks again, and the way to stop it."""

import pytest

from majup.domains.planning.models import RegionalPlan
from majup.domains.runs.models import Run
from majup.kernel.ids import new_id
from majup.kernel.viewer import Role
from tests.situations.acting import arranging
from tests.situations.browsing import a_browser, text_of
from tests.situations.planning import a_claimed_plan, a_published_plan, a_requested_plan

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_page_and_fragment_show_the_same_progress_in_both_languages() -> None:
    asked = a_requested_plan()
    for language in ("en", "lv"):
        browser = a_browser(Role.MINISTRY, language=language)
        page = text_of(browser.get(f"/runs/{asked.run_id}/"))
        fragment = text_of(browser.get(f"/runs/{asked.run_id}/", headers=HTMX))
        assert "<html" in page
        assert "<html" not in fragment
        assert fragment.strip().splitlines()[0] in page
        assert 'hx-trigger="every 2s"' in fragment
    assert "Waits for a worker." in text_of(a_browser(Role.MINISTRY).get(f"/runs/{asked.run_id}/"))


def test_fragment_of_an_ended_run_leads_to_the_plan_and_asks_no_more() -> None:
    plan_id = a_published_plan()
    response = a_browser(Role.MINISTRY).get(f"/runs/{Run.objects.get().pk}/", headers=HTMX)
    assert response["HX-Redirect"] == f"/plans/{plan_id}/"
    assert "hx-trigger" not in text_of(response)
    whole = a_browser(Role.MINISTRY).get(f"/runs/{Run.objects.get().pk}/")
    assert "The plan is ready." in text_of(whole)
    assert "HX-Redirect" not in whole


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("CANCELLED", "The computation was stopped."),
        ("LOST", "The worker broke down twice over this computation."),
        ("FAILED", "The computation failed."),
    ],
)
def test_end_is_told_in_words(state: str, said: str) -> None:
    asked = a_requested_plan()
    with arranging():
        Run.objects.update(state=state)
    assert said in text_of(a_browser(Role.MINISTRY).get(f"/runs/{asked.run_id}/"))


def test_running_computation_tells_its_proof() -> None:
    asked = a_claimed_plan()
    with arranging():
        Run.objects.update(stage="PUBLIC_COST", progress={"share": 0.6, "gap": 0.031})
    page = text_of(a_browser(Role.MINISTRY).get(f"/runs/{asked.run_id}/"))
    assert "Second aim: the least public cost, with as many needs met." in page
    assert "Proven gap of this aim: 3.1%." in page


def test_stop_ends_a_waiting_run_and_asks_a_running_one() -> None:
    asked = a_requested_plan()
    browser = a_browser(Role.PLANNING_REGION)
    assert browser.post(f"/runs/{asked.run_id}/cancel").status_code == 302
    assert RegionalPlan.objects.get().state == "CANCELLED"
    again = a_claimed_plan(RegionalPlan.objects.get().region)
    browser.post(f"/runs/{again.run_id}/cancel")
    assert Run.objects.get(pk=again.run_id).cancel_asked
    assert "Stopping, as asked." in text_of(browser.get(f"/runs/{again.run_id}/"))


def test_stop_comes_too_late_in_words() -> None:
    a_published_plan()
    response = a_browser(Role.MINISTRY).post(f"/runs/{Run.objects.get().pk}/cancel")
    assert response.status_code == 409
    assert "This computation has already ended." in text_of(response)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SOCIAL_WORKER, Role.PROVIDER])
def test_stop_is_forbidden_to_others(role: Role) -> None:
    asked = a_requested_plan()
    assert a_browser(role).post(f"/runs/{asked.run_id}/cancel").status_code == 403
    assert RegionalPlan.objects.get().state == "COMPUTING"


def test_stop_is_a_post_and_unknown_runs_are_not_found() -> None:
    asked = a_requested_plan()
    browser = a_browser(Role.MINISTRY)
    assert browser.get(f"/runs/{asked.run_id}/cancel").status_code == 405
    assert browser.get(f"/runs/{new_id()}/").status_code == 404
    assert browser.post(f"/runs/{new_id()}/cancel").status_code == 404
