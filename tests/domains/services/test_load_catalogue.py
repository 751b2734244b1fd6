"""The catalogue comes from its file of facts, as often as wanted."""

import pytest

from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.services.models import ServiceType
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def test_every_service_is_there_once_however_often_it_is_loaded() -> None:
    first = load_catalogue(by=SYSTEM)
    assert load_catalogue(by=SYSTEM) == first == ServiceType.objects.count()


def test_norms_of_a_home_come_with_it() -> None:
    load_catalogue(by=SYSTEM)
    norms = dict(ServiceType.objects.exclude(largest_group=None).values_list("code", "largest_group"))
    assert norms == {"GROUP_HOME": 16, "FAMILY_LIKE_CARE": 8, "YOUTH_HOUSE": 8}


def test_care_in_an_institution_is_no_community_service() -> None:
    load_catalogue(by=SYSTEM)
    elsewhere = ServiceType.objects.filter(is_community_based=False).values_list("code", flat=True)
    assert list(elsewhere) == ["LONG_TERM_CARE"]


def test_a_later_version_of_the_file_is_written_over_the_earlier() -> None:
    load_catalogue(by=SYSTEM)
    before = ServiceType.objects.get(code="HOME_CARE").name_lv
    load_catalogue(by=SYSTEM)
    assert ServiceType.objects.get(code="HOME_CARE").name_lv == before == "Aprūpe mājās"


def test_a_social_worker_may_not_and_nothing_is_written() -> None:
    with pytest.raises(NotAllowed):
        load_catalogue(by=a_viewer(Role.SOCIAL_WORKER))
    assert not ServiceType.objects.exists()


def test_loading_leaves_one_act() -> None:
    load_catalogue(by=SYSTEM)
    assert len(acts_named("services.catalogue_loaded")) == 1
