"""Registering an organisation."""

from datetime import date
from typing import Any

import pytest

from majup.domains.organisations.actions.register_organisation import (
    OrganisationDetails,
    register_organisation,
)
from majup.domains.organisations.errors import AlreadyRegistered
from majup.domains.organisations.models import Organisation
from majup.domains.organisations.queries import organisation, organisations
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.viewer import Role
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.territory import a_municipality, a_region

pytestmark = pytest.mark.django_db
SINCE = date(2020, 1, 6)


def details(**other: Any) -> OrganisationDetails:
    given: dict[str, Any] = {
        "kind": "PROVIDER",
        "name_lv": "Dienas centrs “Rasa”",
        "name_en": "Day centre “Rasa”",
        "valid_from": SINCE,
    }
    return OrganisationDetails(**{**given, **other})


def test_registered_organisation_is_listed_from_its_first_day() -> None:
    place = a_municipality()
    found = register_organisation(
        details=details(municipality_id=place.pk, region_id=place.region_id), by=a_viewer(Role.ADMINISTRATOR)
    )
    assert [row.id for row in organisations(on=SINCE, kind="PROVIDER")] == [found]
    assert organisations(on=date(2020, 1, 5), kind="PROVIDER") == ()
    assert organisation(found).municipality_id == place.pk


def test_list_is_narrowed_by_kind_region_and_municipality() -> None:
    place = a_municipality()
    ministry = a_viewer(Role.MINISTRY)
    found = register_organisation(
        details=details(municipality_id=place.pk, region_id=place.region_id), by=ministry
    )
    register_organisation(details=details(name_lv="Cits", region_id=a_region("Latgale").pk), by=ministry)
    register_organisation(details=details(name_lv="Biedrība", kind="NGO"), by=ministry)
    assert [row.id for row in organisations(on=SINCE, region_id=place.region_id)] == [found]
    assert [row.id for row in organisations(on=SINCE, municipality_id=place.pk)] == [found]
    assert {row.name_lv for row in organisations(on=SINCE, kind="PROVIDER")} == {
        "Dienas centrs “Rasa”",
        "Cits",
    }


def test_same_kind_and_name_is_registered_once_at_a_time() -> None:
    ministry = a_viewer(Role.MINISTRY)
    register_organisation(details=details(), by=ministry)
    with pytest.raises(AlreadyRegistered):
        register_organisation(details=details(valid_from=date(2021, 1, 4)), by=ministry)
    assert Organisation.objects.filter(kind="PROVIDER").count() == 1
    assert len(acts_named("organisations.registered")) == 1


def test_social_worker_may_not_register() -> None:
    before = number_of_acts()
    with pytest.raises(NotAllowed):
        register_organisation(details=details(), by=a_social_worker())
    assert not Organisation.objects.filter(kind="PROVIDER").exists()
    assert number_of_acts() == before


def test_unknown_organisation_is_not_found() -> None:
    with pytest.raises(NotFound):
        organisation(a_viewer(Role.MINISTRY).user_id or pytest.fail("a viewer has an id"))
