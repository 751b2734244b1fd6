"""Joining the partnership of a region's project."""

from datetime import date

import pytest

from majup.domains.organisations.actions.join_partnership import join_partnership
from majup.domains.organisations.errors import AlreadyPartner
from majup.domains.organisations.models import Partnership
from majup.domains.organisations.queries import partners_on
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.viewer import Role
from tests.situations.accounts import a_social_worker, a_viewer, an_organisation_for
from tests.situations.audit import acts_named
from tests.situations.territory import a_municipality

pytestmark = pytest.mark.django_db
DAY = date(2016, 4, 4)


def join(*, region: str = "Kurzeme", on: date = DAY, role: Role = Role.PLANNING_REGION) -> None:
    by = a_viewer(role, at=an_organisation_for(role, region=region))
    join_partnership(municipality_id=a_municipality().pk, valid_from=on, source="Līgums Nr. 1", by=by)


def test_partner_counts_from_its_first_day() -> None:
    join()
    assert partners_on(date(2016, 4, 3)) == ()
    (partner,) = partners_on(DAY)
    assert (partner.municipality_lv, partner.source) == ("Kuldīgas novads", "Līgums Nr. 1")


def test_joining_is_audited_without_naming_people() -> None:
    join()
    (entry,) = acts_named("organisations.partnership_joined")
    assert entry.touched[0]["facts"]["region"] == "KURZEME"


def test_municipality_cannot_join_twice() -> None:
    join()
    with pytest.raises(AlreadyPartner):
        join(on=date(2017, 1, 2))
    assert Partnership.objects.count() == 1


def test_region_contracts_with_its_own_municipalities_only() -> None:
    with pytest.raises(NotFound):
        join(region="Latgale")
    assert not Partnership.objects.exists()
    assert not acts_named("organisations.partnership_joined")


def test_ministry_may_join_any_municipality() -> None:
    join(region="Latgale", role=Role.MINISTRY)
    assert len(partners_on(DAY)) == 1


def test_social_worker_may_not() -> None:
    with pytest.raises(NotAllowed):
        join_partnership(
            municipality_id=a_municipality().pk, valid_from=DAY, source="-", by=a_social_worker()
        )
    assert not Partnership.objects.exists()
