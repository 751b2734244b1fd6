"""The three questions, answered for a site."""

from datetime import date

import pytest

from majup.domains.services.actions.record_institution_test import record_institution_test
from majup.domains.services.models import InstitutionTest, Site
from majup.domains.services.queries import site as site_row
from majup.domains.services.rules.institution_test import Answers
from majup.kernel.errors import Conflict, NotAllowed, Refused
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_viewer, an_organisation_for
from tests.situations.audit import acts_named
from tests.situations.services import a_site, the_keeper_of

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
FREE = Answers(is_isolated=False, lacks_control=False, rules_prevail=False)
BOUND = Answers(is_isolated=False, lacks_control=False, rules_prevail=True)


def answered(
    site: Site,
    answers: Answers = FREE,
    *,
    by: Viewer | None = None,
    reason: str = "Apmeklēts.",
    on: date = ON,
) -> bool:
    viewer = by or a_viewer(Role.INSPECTORATE)
    return record_institution_test(site_id=site.pk, answers=answers, reason=reason, by=viewer, on=on)


def test_the_answers_are_kept_with_their_reason_and_come_to_a_verdict() -> None:
    site = a_site()
    assert answered(site, BOUND, reason="  Vakariņas tikai plkst. 17. ") is True
    (kept,) = site_row(site.pk).tests
    assert (kept.answers, kept.is_institution, kept.reason) == (BOUND, True, "Vakariņas tikai plkst. 17.")


def test_three_noes_are_no_institution() -> None:
    assert answered(a_site()) is False


def test_the_newest_answers_come_first() -> None:
    site = a_site()
    answered(site, BOUND, on=date(2025, 1, 1))
    answered(site)
    assert [test.is_institution for test in site_row(site.pk).tests] == [False, True]


@pytest.mark.parametrize("reason", ["", "   "])
def test_answers_without_a_reason_are_refused(reason: str) -> None:
    with pytest.raises(Refused):
        answered(a_site(), reason=reason)
    assert not InstitutionTest.objects.exists()


def test_a_day_has_one_set_of_answers() -> None:
    site = a_site()
    answered(site)
    with pytest.raises(Conflict):
        answered(site, BOUND)
    assert InstitutionTest.objects.get().rules_prevail is False


def test_a_provider_does_not_test_itself() -> None:
    site = a_site()
    with pytest.raises(NotAllowed):
        answered(site, by=the_keeper_of(site))


def test_a_region_tests_the_sites_inside_it_only() -> None:
    latgale = a_viewer(Role.PLANNING_REGION, at=an_organisation_for(Role.PLANNING_REGION, region="Latgale"))
    with pytest.raises(NotAllowed):
        answered(a_site(region="Kurzeme"), by=latgale)
    assert answered(a_site("Cits", region="Latgale", municipality="Ludzas novads"), by=latgale) is False


def test_testing_is_in_the_audit_with_its_verdict_and_without_the_reason() -> None:
    site = a_site()
    answered(site, BOUND, reason="Vakariņas tikai plkst. 17.")
    (entry,) = acts_named("services.institution_tested")
    assert entry.subject == f"services.Site:{site.pk}"
    assert entry.touched[0]["facts"] == {"is_institution": True}
