"""The whole country, replayed twice in this test database and taken back at the end.

Expected figures are those of the documents (`majup.replay.published`); the second replay shows that the same
seed makes the same country again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Count, F, Q

from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.accounts.queries import user_by_credentials, viewers_of
from majup.domains.accounts.rules import DEMONSTRATION_PASSWORD
from majup.domains.assessments.actions.load_instruments import load_instruments
from majup.domains.assessments.models import Assessment
from majup.domains.assessments.rules.scoring import care_level, severities
from majup.domains.audit.queries import verify_chain
from majup.domains.institutions.models import PlacesPlanned, Residency
from majup.domains.monitoring.actions.load_statements import load_statements
from majup.domains.organisations.queries import is_synthetic, organisations, partners_on
from majup.domains.people.models import Application, Identification, Membership, Person, Responsibility
from majup.domains.people.rules.personal_code import DEMONSTRATION_PREFIX, birth_date_in, decrypted
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.services.models import Offer
from majup.domains.support.models import Enrolment, PlanItem, SupportPlan
from majup.domains.territory.actions.load_facts import load_facts
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped
from majup.kernel.viewer import SYSTEM, Purpose, Role, Viewer
from majup.replay import published
from majup.replay.figures import Recounted
from majup.replay.recount import recount
from majup.replay.run import Replayed, replay_country

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 1)
NOT_COMPARED = {"code_cipher", "password", "written_at"}
"""Encrypted with a fresh nonce, hashed with a fresh salt, and the hour of writing."""


@dataclass(frozen=True)
class Country:
    """What the two replays left behind."""

    first: dict[str, str]
    second: dict[str, str]
    replayed: Replayed
    figures: list[Recounted]


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: Any) -> Iterator[Country]:
    """Facts stand first, so that what points to them keeps its keys over both replays."""
    with django_db_blocker.unblock(), transaction.atomic():
        for load in (load_facts, load_catalogue, load_instruments, load_statements):
            load(by=SYSTEM)
        with transaction.atomic():
            replay_country()
            first = fingerprints()
            transaction.set_rollback(True)
        replayed = replay_country()
        yield Country(first, fingerprints(), replayed, recount())
        transaction.set_rollback(True)


def fingerprints() -> dict[str, str]:
    """A hash of each table of the domains, row by row in the order of writing."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("majup.domains.") and model._meta.app_label != "audit":
            found[model._meta.label] = fingerprint(model)
    return found


def fingerprint(model: type[models.Model]) -> str:
    fields = [
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in NOT_COMPARED and not isinstance(field, models.AutoField)
    ]
    digest = sha256()
    with unscoped("hashing a table"):
        for row in model._default_manager.order_by("pk").values_list(*fields).iterator(chunk_size=5000):
            digest.update(repr(row).encode())
    return digest.hexdigest()


@pytest.fixture(autouse=True)
def looked_at_only(country: Country, db: None) -> Iterator[None]:
    """A test that only looks needs no walk through every relation at its end; one test does that for all."""
    yield
    transaction.set_rollback(True)


@pytest.fixture
def everybody(country: Country) -> Iterator[None]:
    with unscoped("the tests look at everybody"):
        yield


def viewer(username: str) -> Viewer:
    user = User.objects.get(username=username)
    return viewers_of(user_id=user.pk, on=TODAY)[0]


def test_every_published_figure_comes_out_of_the_records(country: Country) -> None:
    assert [figure for figure in country.figures if not figure.agrees] == []
    assert {f"R{number}" for number in range(247, 253)} <= {figure.requirement for figure in country.figures}
    assert len(country.figures) > 120


def test_same_seed_makes_the_same_country(country: Country) -> None:
    assert country.first == country.second
    assert len(country.first) > 25


def test_replaying_again_leaves_it_as_it_is(country: Country) -> None:
    again = replay_country()
    assert again.was_there
    assert again.persons == country.replayed.persons
    assert is_synthetic()


def test_audit_chain_is_whole_and_names_every_stage(country: Country) -> None:
    assert verify_chain().unbroken


def test_no_relation_leads_nowhere(country: Country) -> None:
    connection.check_constraints()


@pytest.mark.usefixtures("everybody")
class TestThread:
    def test_one_person_of_zemgale_was_assessed_before_being_found(self) -> None:
        early = Assessment.objects.filter(
            person__identifications__identified_on__gt=F("completed_on"),
            person__identifications__group=F("group"),
        )
        assert [row.region.code for row in early] == ["ZEMGALE"]
        found = Identification.objects.get(person=early.get().person, group="ADULT_GRT")
        assert "X07" in found.remark

    def test_nobody_of_the_four_municipalities_outside_was_found(self) -> None:
        outside = Q(person__residence__municipality_before__name_lv__in=published.NOT_PARTNERS)
        assert not Identification.objects.filter(outside).exists()

    def test_region_that_counts_is_that_of_the_residence(self) -> None:
        elsewhere = ~Q(region=F("person__residence__municipality_before__region"))
        assert not Identification.objects.filter(elsewhere).exists()

    def test_plans_hold_demand_for_about_six_thousand_people(self) -> None:
        holders = SupportPlan.objects.filter(state="AGREED").values("person").distinct().count()
        assert 5900 < holders < 6100
        assert not SupportPlan.objects.filter(state="AGREED", items=None).exists()

    def test_plan_that_was_replaced_counted_on_its_own_day(self) -> None:
        replaced = SupportPlan.objects.filter(state="REPLACED")
        assert replaced.count() > 300
        for plan in replaced[:50]:
            following = SupportPlan.objects.get(
                person=plan.person, group=plan.group, version=plan.version + 1
            )
            assert following.agreed_on == plan.replaced_on

    def test_needs_are_what_the_answers_score(self) -> None:
        for assessment in Assessment.objects.select_related("instrument").order_by("id")[:300]:
            scored = severities(assessment.instrument.questionnaire, assessment.answers)
            stored = dict(assessment.needs.values_list("chapter", "severity"))
            assert stored == scored
            assert assessment.care_level == care_level(scored)

    def test_target_groups_hold_the_right_ages(self) -> None:
        for found in Identification.objects.select_related("person").order_by("id")[::7]:
            on = max(found.identified_on, date(2016, 3, 1))
            years = (
                on.year
                - found.person.born_on.year
                - ((on.month, on.day) < (found.person.born_on.month, found.person.born_on.day))
            )
            assert (years >= 18) == (found.group == "ADULT_GRT")

    def test_application_comes_before_the_assessment(self) -> None:
        days = dict(Application.objects.values_list("person", "received_on"))
        late = [row.pk for row in Assessment.objects.all() if days[row.person_id] > row.started_on]
        assert late == []

    def test_own_words_are_many_and_not_one_sentence(self) -> None:
        words = list(SupportPlan.objects.values_list("own_words", flat=True))
        assert len(set(words)) > 0.7 * len(words)
        assert min(text.count(".") for text in words) >= 2

    def test_people_live_all_over_the_country(self) -> None:
        parishes = Identification.objects.values("person__residence").distinct().count()
        assert parishes > 450


@pytest.mark.usefixtures("everybody")
class TestInstitutionsAndServices:
    def test_nobody_lives_in_two_branches_at_once(self) -> None:
        twice = Residency.objects.values("person").annotate(n=Count("pk")).filter(n__gt=1)
        assert not twice.exists()

    def test_nobody_moves_into_a_branch_that_is_closed(self) -> None:
        closed = Q(branch__valid_until__isnull=False)
        stays_on = Q(valid_until__isnull=True) | Q(valid_until__gt=F("branch__valid_until"))
        assert not Residency.objects.filter(closed & stays_on).exists()

    @pytest.mark.parametrize("day", [date(2017, 7, 1), date(2013, 1, 1), TODAY])
    def test_branches_have_a_place_for_whoever_lives_there(self, day: date) -> None:
        there = dict(
            Residency.objects.filter(in_force(day)).order_by().values_list("branch").annotate(n=Count("pk"))
        )
        places = dict(PlacesPlanned.objects.filter(in_force(day)).values_list("branch", "places"))
        assert {branch: n for branch, n in there.items() if n > places[branch]} == {}

    def test_offers_have_a_place_for_whoever_is_enrolled_today(self) -> None:
        full = (
            Enrolment.objects.filter(in_force(TODAY), offer__places__isnull=False)
            .order_by()
            .values("offer")
            .annotate(n=Count("pk"), places=F("offer__places"))
            .filter(n__gt=F("places"))
        )
        assert list(full) == []

    def test_nobody_is_enrolled_before_the_service_is_registered(self) -> None:
        assert not Enrolment.objects.filter(valid_from__lt=F("offer__valid_from")).exists()
        assert not Enrolment.objects.exclude(offer__state="REGISTERED").exists()

    def test_who_is_enrolled_after_the_plans_has_the_service_in_the_plan(self) -> None:
        later = Enrolment.objects.filter(valid_from__gt=date(2018, 6, 1)).select_related("offer")
        planned = set(PlanItem.objects.filter(plan__state="AGREED").values_list("plan__person", "service"))
        assert [row.pk for row in later if (row.person_id, row.offer.service_id) not in planned] == []

    def test_some_services_still_wait_for_registration(self) -> None:
        states = set(Offer.objects.values_list("state", flat=True))
        assert {"PLANNED", "CONTRACTED", "UNDER_CONSTRUCTION", "OPEN", "REGISTERED"} <= states

    def test_leavers_went_home_from_their_institution(self) -> None:
        left = Residency.objects.filter(ended_because="MOVED_HOME", valid_until__gt=date(2018, 1, 1))
        enrolled = Enrolment.objects.filter(
            offer__service="GROUP_HOME", person__in=left.values("person"), valid_from__gt=date(2018, 1, 1)
        )
        ends = dict(left.values_list("person", "valid_until"))
        assert enrolled.count() > 20
        assert all(row.valid_from >= ends[row.person_id] for row in enrolled)


@pytest.mark.usefixtures("everybody")
class TestPersons:
    def test_no_code_could_be_real(self) -> None:
        for cipher in Person.objects.order_by("record_no").values_list("code_cipher", flat=True)[::997]:
            digits = decrypted(bytes(cipher), key=settings.DATA_KEY)
            assert digits.startswith(DEMONSTRATION_PREFIX)
            assert birth_date_in(digits) is None

    def test_children_have_no_disability_group(self) -> None:
        children = Identification.objects.exclude(group="ADULT_GRT")
        assert not children.filter(person__disability_group__isnull=False).exists()

    def test_adults_of_the_programme_have_the_first_or_second_group(self) -> None:
        groups = Identification.objects.filter(group="ADULT_GRT").values_list(
            "person__disability_group", flat=True
        )
        assert set(groups) == {1, 2}

    def test_time_in_out_of_family_care_ends_with_childhood(self) -> None:
        ages = Membership.objects.filter(group="CHILD_OFC").values_list("valid_until", "person__born_on")
        assert all(until.year - born.year <= 18 for until, born in ages)


class TestWhoSeesWhom:
    def test_each_role_has_a_demonstration_user_with_the_shown_password(self, country: Country) -> None:
        roles = set(RoleAssignment.objects.values_list("role", flat=True))
        assert roles == {role.value for role in Role} - {Role.SYSTEM.value}
        assert not User.objects.filter(is_demonstration=False).exists()
        assert user_by_credentials(username="ministrija", password=DEMONSTRATION_PASSWORD) is not None

    @pytest.mark.parametrize(
        "username",
        [
            "socialais-darbinieks",
            "socialais-darbinieks-talsi",
            "planosanas-regions",
            "izvertetajs",
            "pakalpojuma-sniedzejs",
            "institucija",
            "barintiesa",
            "atbalsta-centrs",
            "inspekcija",
        ],
    )
    def test_user_has_people_to_work_with_today(self, country: Country, username: str) -> None:
        assert Person.objects.visible_to(viewer(username), Purpose.CASEWORK).count() >= 10

    def test_person_of_talsi_is_hidden_from_kuldiga(self, country: Country) -> None:
        of_kuldiga = Person.objects.visible_to(viewer("socialais-darbinieks"), Purpose.CASEWORK)
        of_talsi = Person.objects.visible_to(viewer("socialais-darbinieks-talsi"), Purpose.CASEWORK)
        here = set(of_kuldiga.values_list("residence__municipality__name_lv", flat=True))
        there = set(of_talsi.values_list("residence__municipality__name_lv", flat=True))
        assert here == {"Kuldīgas novads"}
        assert there == {"Talsu novads"}
        assert not set(of_kuldiga.values_list("pk")) & set(of_talsi.values_list("pk"))

    def test_responsibility_of_municipalities_that_ended_has_ended(self, country: Country) -> None:
        with unscoped("the tests look at everybody"):
            gone = Responsibility.objects.filter(in_force(TODAY), organisation__valid_until__lte=TODAY)
            assert not gone.exists()


class TestOrganisations:
    def test_every_municipality_has_a_social_service_and_a_court(self, country: Country) -> None:
        for day, number in ((published.STATUS_DAY, 119), (TODAY, 43)):
            for kind in ("MUNICIPALITY", "SOCIAL_SERVICE", "ORPHANS_COURT"):
                assert len({row.municipality_id for row in organisations(on=day, kind=kind)}) == number

    def test_partners_are_all_but_four(self, country: Country) -> None:
        assert len(partners_on(published.STATUS_DAY)) == published.PARTNERS
        names = {row.municipality_lv for row in partners_on(published.STATUS_DAY)}
        assert not names & set(published.NOT_PARTNERS)


ACTORS = {
    "MINISTRY": 1,  # R001
    "PLANNING_REGION": 5,  # R002
    "MUNICIPALITY": 43,  # R003
    "SOCIAL_SERVICE": 43,  # R004
    "DEVELOPMENT_COUNCIL": 1,  # R005
    "STATE_CARE_CENTRE": 5,  # R006, R007
    "CHILD_CARE_INSTITUTION": 1,  # R008
    "PROVIDER": 1,  # R009, R010
    "NGO": 1,  # R011
    "SCHOOL": 1,  # R027
    "POLICE": 1,  # R027
    "OTHER_MINISTRY": 2,  # R028, R029
    "FUND": 4,  # R030
    "STANDARD_SETTER": 4,  # R031
    "STATISTICS_OFFICE": 1,  # R032
}
"""Kinds of organisation that take part (docs/requirements.csv), and how many there are at least today."""


def test_every_actor_of_the_catalogue_has_its_organisation(country: Country) -> None:
    found = {kind: len(organisations(on=TODAY, kind=kind)) for kind in ACTORS}
    assert {kind: number for kind, number in found.items() if number < ACTORS[kind]} == {}
