"""The page of one plan: whole and in parts, in both languages, for those who may, and in trouble."""

import json
import re
from uuid import UUID

import pytest
from django.test import Client

from majup.domains.planning.models import PlannedOffer, RegionalPlan, UnmetNeed
from majup.domains.runs.models import Run
from majup.domains.territory.models import Boundary
from majup.engines.network.solution import Reason
from majup.kernel.ids import new_id
from majup.kernel.viewer import Role
from majup.web.plans.reasons import SHORT, reason_sentence
from tests.situations.acting import arranging
from tests.situations.browsing import a_browser, text_of
from tests.situations.planning import PLAN_DAY, a_claimed_plan, a_published_plan, a_requested_plan, a_town

pytestmark = pytest.mark.django_db
MAY_SEE = {Role.MINISTRY, Role.PLANNING_REGION, Role.SOCIAL_WORKER, Role.AUDITOR}


def shown(plan_id: UUID, client: Client | None = None, **asked: str) -> str:
    response = (client or a_browser(Role.MINISTRY)).get(f"/plans/{plan_id}/", asked)
    assert response.status_code == 200, response.status_code
    return text_of(response)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_plan_is_open_to_those_who_plan_or_check(role: Role) -> None:
    plan_id = a_published_plan()
    expected = 200 if role in MAY_SEE else 403
    browser = a_browser(role)
    assert browser.get(f"/plans/{plan_id}/").status_code == expected
    assert browser.get("/plans/").status_code == expected
    offer = PlannedOffer.objects.first()
    assert offer is not None
    assert browser.get(f"/plans/{plan_id}/places/{offer.pk}/").status_code == expected
    assert browser.get(f"/plans/{plan_id}/file", {"format": "csv"}).status_code == expected


def test_visitor_is_sent_to_sign_in() -> None:
    assert Client().get(f"/plans/{a_published_plan()}/").status_code == 302


def test_four_figures_and_the_reasons_are_told() -> None:
    page = shown(a_published_plan())
    assert "88.9%" in page
    assert "of needs met (16 of 18)" in page
    assert "proved best: no plan does better" in page
    assert "too few people for a place that lasts" in page
    assert "18 people with a support plan on 1\u00a0Oct\u00a02017" in page


def test_page_speaks_latvian() -> None:
    page = shown(a_published_plan(), a_browser(Role.MINISTRY, language="lv"))
    assert 'lang="lv"' in page
    assert "Dienas aprūpes centrs" in page
    assert "88,9\u00a0%" in page


def test_unmet_need_says_why_in_a_sentence_with_its_facts() -> None:
    page = shown(a_published_plan())
    assert "Skrundas novads pilsēta could serve 2; a place that lasts needs 6." in page


def test_tables_add_up() -> None:
    page = shown(a_published_plan())
    total = re.search(r'<tr class="table-total">(.*?)</tr>', page, re.S)
    assert total is not None
    assert "All together" in total[1]
    assert "88.9%" in total[1]


def test_map_shows_one_service_without_script() -> None:
    plan_id = a_published_plan()
    whole, one = shown(plan_id), shown(plan_id, service="CONSULTATION")
    assert "Day care centre: 16" in whole
    assert "Specialist consultations: 1" not in whole
    assert "Specialist consultations: 1" in one
    assert "Day care centre: 16" not in one
    assert '<option value="CONSULTATION" selected>' in one
    assert "Day care centre: 16" in shown(plan_id, service="' OR 1=1")


def test_municipality_is_shaded_by_the_needs_of_its_people() -> None:
    plan_id = a_published_plan()
    town = a_town()
    ring = [[21.8, 56.9], [22.1, 56.9], [22.1, 57.0], [21.8, 57.0], [21.8, 56.9]]
    with arranging():
        Boundary.objects.create(
            level="MUNICIPALITY",
            code=town.municipality_before.atvk,
            valid_from=town.municipality_before.valid_from,
            geometry=json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]}),
            is_drawn=True,
            source="test",
            imported_on=PLAN_DAY,
        )
    page = shown(plan_id)
    assert "Kuldīgas Municipality, 100% of needs met, 14 needs" in page
    assert re.search(r'class="map-area map-level-[1-5]"', page)


def test_fragment_is_the_one_table_that_was_asked_for() -> None:
    plan_id = a_published_plan()
    browser = a_browser(Role.MINISTRY)
    for table, held in (("table-unmet", "could serve 2"), ("table-places", "/places/")):
        response = browser.get(f"/plans/{plan_id}/", headers={"HX-Request": "true", "HX-Target": table})
        fragment = text_of(response)
        assert "<html" not in fragment
        assert f'id="{table}"' in fragment
        assert held in fragment
        assert "HX-Request" in response["Vary"]


def test_unmet_needs_are_filtered_and_sorted() -> None:
    plan_id = a_published_plan()
    assert "could serve 2" not in shown(plan_id, u_reason="NO_MONEY", u_q="nowhere")
    assert "could serve 2" in shown(plan_id, u_service="GROUP_HOME", u_sort="parish")
    assert "could serve 2" in shown(plan_id, u_q="skrund", u_page="99")


def test_plan_being_computed_shows_how_far_it_is() -> None:
    asked = a_claimed_plan()
    with arranging():
        Run.objects.update(stage="NEEDS_MET", progress={"share": 0.4, "gap": 0.05})
    page = shown(asked.plan_id)
    assert f'hx-get="/runs/{asked.run_id}/"' in page
    assert "First aim: to meet as many needs as possible." in page
    assert "40%" in page
    assert f'action="/runs/{asked.run_id}/cancel"' in page
    assert "Compute again" not in page


def test_cancel_is_offered_only_to_who_may() -> None:
    asked = a_requested_plan()
    assert "/cancel" not in shown(asked.plan_id, a_browser(Role.AUDITOR))


def test_compute_again_is_offered_only_to_who_may() -> None:
    plan_id = a_published_plan()
    assert "Compute again" in shown(plan_id, a_browser(Role.PLANNING_REGION))
    assert "Compute again" not in shown(plan_id, a_browser(Role.SOCIAL_WORKER))


@pytest.mark.parametrize(
    ("state", "outcome", "said"),
    [
        ("NO_ANSWER", "IMPOSSIBLE", "No plan fulfils every condition."),
        ("NO_ANSWER", "NO_ANSWER_IN_TIME", "No plan was found in the time given."),
        ("CANCELLED", "", "The computation was stopped before it ended."),
        ("FAILED", "", "The computation failed (out_of_memory)."),
    ],
)
def test_plan_that_came_to_nothing_says_why_and_what_to_do(state: str, outcome: str, said: str) -> None:
    asked = a_requested_plan()
    with arranging():
        Run.objects.update(state="FAILED", fault="out_of_memory")
        RegionalPlan.objects.update(
            state=state,
            outcome=outcome,
            relaxation=[{"constraint": "floor", "subject": "Kuldīga", "amount": 3.0, "unit": "persons"}],
        )
    page = shown(asked.plan_id)
    assert said in page
    assert "Kuldīga" in page


def test_place_tells_whom_it_serves_and_what_its_removal_would_lose() -> None:
    plan_id = a_published_plan()
    offer = PlannedOffer.objects.get(service="DAY_CARE")
    page = text_of(a_browser(Role.MINISTRY).get(f"/plans/{plan_id}/places/{offer.pk}/"))
    assert "Without this place 10 people would lose the service." in page
    assert "Adults with mental disability" in page
    assert "Hours counted with" not in page  # by road nobody asked when it is open


def test_unknown_plan_place_and_file_are_not_found() -> None:
    plan_id = a_published_plan()
    browser = a_browser(Role.MINISTRY)
    assert browser.get(f"/plans/{new_id()}/").status_code == 404
    assert browser.get(f"/plans/{plan_id}/places/999999/").status_code == 404
    assert browser.get(f"/plans/{plan_id}/file", {"format": "exe"}).status_code == 404
    waiting = a_requested_plan(RegionalPlan.objects.get().region)
    assert browser.get(f"/plans/{waiting.plan_id}/file").status_code == 404


def test_page_of_a_plan_costs_few_queries(django_assert_max_num_queries: object) -> None:
    plan_id = a_published_plan()
    browser = a_browser(Role.MINISTRY)
    with django_assert_max_num_queries(24):  # type: ignore[operator]  # pytest-django's fixture
        shown(plan_id, browser)


def test_receipt_names_solver_seed_and_problem() -> None:
    page = shown(a_published_plan())
    digest = Run.objects.get().problem_hash
    assert digest[:8] in page
    assert "HiGHS" in page
    assert "the proof" in page


def test_assumptions_are_shown_with_their_source() -> None:
    page = shown(a_published_plan())
    assert "R199: 5.48 EUR a client and day" in page
    assert "assumption: open five days of 50 weeks" in page


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_the_engine_has_its_words(reason: Reason) -> None:
    assert reason.value in SHORT
    bare = reason_sentence(reason.value, {})
    assert bare.endswith(".")
    facts = {
        "nearest_site": "A", "nearest_minutes": 50.0, "reach_minutes": 45.0, "in_reach": 2, "needed": 6,
        "site": "B", "norm": 16, "cost_eur": 100.0, "left_eur": 10.0, "more_eur": 90.0,
    }  # fmt: skip
    assert "%(" not in reason_sentence(reason.value, facts)


def test_reason_without_money_is_told_with_the_sum_that_is_missing() -> None:
    plan_id = a_published_plan()
    with arranging():
        UnmetNeed.objects.update(
            reason="NO_MONEY",
            facts={"site": "Skrunda", "cost_eur": 96000.0, "left_eur": 500.0, "more_eur": 95500.0},
        )
    page = shown(plan_id)
    assert "New places at Skrunda cost €96,000; €500 is left, so €95,500 is missing." in page
    assert "the next step lacks €95,500" in page
