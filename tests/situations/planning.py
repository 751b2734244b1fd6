"""A small region to plan for: three towns, people with agreed plans, and plans in each state."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import count as counting
from uuid import UUID

from majup.domains.assessments.models import Assessment
from majup.domains.organisations.models import Partnership
from majup.domains.people.models import Person
from majup.domains.planning.actions.publish_plan_result import publish_plan_result
from majup.domains.planning.actions.request_plan import PlanRequested, request_plan
from majup.domains.planning.bridge.problem import limits_text
from majup.domains.planning.jobs.solve import solve
from majup.domains.planning.rules.kinds import PLAN_RUN
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.services.models import Offer, Site
from majup.domains.support.models import PlanItem, SupportPlan
from majup.domains.territory.models import Municipality, Parish, PlanningRegion
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.assessments import an_instrument
from tests.situations.organisations import an_assessment_team, an_organisation
from tests.situations.services import a_provider, a_service
from tests.situations.territory import a_parish, a_region

PLAN_DAY = date(2017, 10, 1)
_numbers = counting(1)
NOW = datetime(2017, 10, 2, 9, 0, tzinfo=UTC)
WORKER = "test-worker"
TOWNS = {
    "Kuldīgas novads": (56.97, 21.97),
    "Skrundas novads": (56.67, 22.02),
    "Alsungas novads": (56.98, 21.56),
}
"""About 35, 30 and 50 minutes from each other."""


def a_town(
    municipality: str = "Kuldīgas novads", *, region: str = "Kurzeme", is_partner: bool = True
) -> Parish:
    """The town of a municipality, in the partnership unless said otherwise; the same one when asked again."""
    parish = a_parish(f"{municipality} pilsēta", municipality=municipality, region=region)
    latitude, longitude = TOWNS.get(municipality, (57.25, 22.59))
    with arranging():
        parish.lat, parish.lon = latitude, longitude
        parish.save()
        if is_partner:
            Partnership.objects.get_or_create(
                municipality=parish.municipality_before,
                valid_from=date(2015, 1, 1),
                defaults={"source": "R178"},
            )
    return parish


def people_who_need(
    service: str,
    *,
    count: int = 1,
    amount: str = "5",
    per: str = "WEEK",
    municipality: str = "Kuldīgas novads",
    group: str = "ADULT_GRT",
    priority: int = 2,
    agreed_on: date = date(2017, 1, 30),
) -> list[Person]:
    """So many people of a town whose agreed plan asks for one service."""
    home, given = a_town(municipality), a_service(service)
    instrument, team = an_instrument(group), an_assessment_team()
    region_id = home.municipality_before.region_id
    with arranging():
        people = Person.objects.bulk_create(
            Person(
                record_no=f"P-{next(_numbers):06d}",
                given_name="Ilga",
                family_name="Kalnciema",
                search_name="ilga kalnciema",
                born_on=date(1986, 5, 4),
                sex="F",
                residence=home,
            )
            for _ in range(count)
        )
        assessments = Assessment.objects.bulk_create(
            Assessment(
                person=person,
                group=group,
                instrument=instrument,
                team=team,
                region_id=region_id,
                started_on=date(2016, 11, 1),
                completed_on=date(2016, 11, 21),
                professions="PSYCHOLOGIST SOCIAL_WORKER",
                care_level=2,
            )
            for person in people
        )
        plans = SupportPlan.objects.bulk_create(
            SupportPlan(
                person=assessment.person,
                group=group,
                assessment=assessment,
                region_id=region_id,
                state="AGREED",
                outlook="STAYS_HOME",
                drawn_on=date(2017, 1, 16),
                agreed_on=agreed_on,
                agreed_by="PERSON",
            )
            for assessment in assessments
        )
        PlanItem.objects.bulk_create(
            PlanItem(
                plan=plan,
                service=given,
                amount=Decimal(amount),
                unit=given.unit,
                per=per,
                funding="ESF",
                priority=priority,
            )
            for plan in plans
        )
    return list(people)


def a_replaced_plan(person: Person, *, on: date) -> SupportPlan:
    """The person's plan gave way to another one on a day."""
    with arranging():
        plan = SupportPlan.objects.get(person=person)
        plan.state, plan.replaced_on = "REPLACED", on
        plan.save()
    return plan


def a_running_service(
    service: str = "DAY_CARE",
    *,
    places: int = 8,
    municipality: str = "Kuldīgas novads",
    state: str = "REGISTERED",
) -> Offer:
    """A service that runs in a town since 2016."""
    parish = a_town(municipality)
    given = a_service(service)
    provider = a_provider()
    with arranging():
        site = Site.objects.create(
            provider=provider,
            name=f"{service} {municipality}",
            parish=parish,
            latitude=parish.lat,
            longitude=parish.lon,
        )
        return Offer.objects.create(
            site=site,
            service=given,
            state=state,
            places=places,
            registered_on=date(2016, 1, 1) if state == "REGISTERED" else None,
            valid_from=date(2016, 1, 1),
        )


def a_state_city(municipality: str) -> Municipality:
    """A municipality of 2009 that is a state city, with money of its own."""
    parish = a_town(municipality)
    with arranging():
        city = parish.municipality_before
        city.kind = "CITY"
        city.save()
    return city


def a_region_in_need() -> PlanningRegion:
    """Kurzeme: ten people for day care, four for consultations, two for a group home, two for home care."""
    a_town("Skrundas novads")
    people_who_need("DAY_CARE", count=10)
    people_who_need("CONSULTATION", count=4, amount="10", per="MONTH", priority=3)
    people_who_need("GROUP_HOME", count=2, amount="7", municipality="Skrundas novads", priority=1)
    people_who_need("HOME_CARE", count=2, municipality="Skrundas novads")
    return a_region()


def a_planner(region: str = "Kurzeme") -> Viewer:
    """Somebody of a planning region."""
    kind = "PLANNING_REGION"
    return a_viewer(
        Role.PLANNING_REGION, at=an_organisation(kind, f"{region}, {kind.lower()}", region=region)
    )


def a_requested_plan(region: PlanningRegion | None = None, *, by: Viewer = SYSTEM) -> PlanRequested:
    """A plan that waits for a worker."""
    asked = region or a_region_in_need()
    return request_plan(region_id=asked.pk, as_of=PLAN_DAY, by=by, at=NOW, seconds=5)


def a_claimed_plan(region: PlanningRegion | None = None, *, worker: str = WORKER) -> PlanRequested:
    """A plan whose run a worker has taken."""
    asked = a_requested_plan(region)
    claim_run(worker=worker, kinds=(PLAN_RUN,), by=SYSTEM, at=NOW, run_id=asked.run_id)
    return asked


def a_published_plan(region: PlanningRegion | None = None) -> UUID:
    """A plan that was computed by the real engine and published."""
    asked = a_requested_plan(region)
    run = claim_run(worker=WORKER, kinds=(PLAN_RUN,), by=SYSTEM, at=NOW, run_id=asked.run_id)
    assert run is not None
    answer = answer_to(run.problem, limits_text(run.limits))
    publish_plan_result(run_id=run.id, worker=WORKER, answer=answer, by=SYSTEM, at=NOW)
    return asked.plan_id


@cache
def answer_to(problem: str, limits: str) -> str:
    """What the engine answers, asked once for each problem."""
    return solve(problem, limits, tell=lambda told: None, is_cancelled=lambda: False)
