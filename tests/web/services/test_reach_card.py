"""The site's page answers whether it is easily reached, and outside an institution (R271)."""

from datetime import date, time

import pytest

from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.rules.travel import hours_of_site
from majup.domains.services.models import InstitutionTest, Offer
from tests.situations.acting import arranging
from tests.situations.browsing import a_browser, text_of
from tests.situations.planning import a_town
from tests.situations.services import a_site, an_offer
from tests.situations.territory import a_parish
from tests.situations.travel import NOT_ON_THURSDAYS, a_matrix, times_to

pytestmark = pytest.mark.django_db


def shown(offer: Offer, *, language: str = "en") -> str:
    return text_of(a_browser(language=language).get(f"/services/{offer.site_id}/"))


def a_tested_centre(*, rules_prevail: bool) -> Offer:
    offer = an_offer(site=a_site(opens_at=time(9), closes_at=time(17)))
    with arranging():
        InstitutionTest.objects.create(
            site=offer.site,
            tested_on=date(2026, 3, 2),
            is_isolated=False,
            lacks_control=False,
            rules_prevail=rules_prevail,
            reason="Ēdienreizes visiem vienādi.",
        )
    return offer


def with_buses(offer: Offer) -> None:
    assumed = assumptions_in_force(date(2026, 11, 22)).services["DAY_CARE"]
    hours = hours_of_site(assumed, (time(9), time(17)))
    weeks = {a_town().atvk: 7.0, a_parish("Tāle", municipality="Kuldīgas novads").atvk: NOT_ON_THURSDAYS}
    a_matrix(times_to(f"s{offer.site_id}", weeks, hours=hours))


def test_site_says_whom_it_is_in_reach_of_and_from_where_not_every_day() -> None:
    offer = a_tested_centre(rules_prevail=False)
    with_buses(offer)
    page = shown(offer)
    assert "Easily reached: on each open day 50% of the municipality" in page
    assert "(made-up timetable)" in page
    assert "Tāle: only on Mon, Tue, Wed, Fri" in page


@pytest.mark.parametrize("rules_prevail", [True, False])
def test_site_says_whether_it_is_outside_an_institution(rules_prevail: bool) -> None:
    page = shown(a_tested_centre(rules_prevail=rules_prevail))
    line = page[page.index("Outside a long-term institution") :][:200]
    assert (">no<" in line) is rules_prevail


def test_what_was_not_asked_or_computed_is_said_openly() -> None:
    page = shown(an_offer(site=a_site()))
    assert "not asked yet" in page
    assert "not computed" in page
