"""Support plans in each state, and services that people receive."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Person, TargetGroup
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.services.models import Offer, ServiceType, Site
from majup.domains.support.models import Enrolment, PlanItem, PlanState, SupportPlan
from majup.kernel.viewer import SYSTEM
from tests.situations.acting import arranging
from tests.situations.assessments import an_assessment
from tests.situations.organisations import an_organisation

DRAWN_ON = date(2017, 1, 16)
AGREED_ON = date(2017, 1, 30)
ITEMS = (("HOME_CARE", "5", "WEEK"), ("WORKSHOP", "4", "WEEK"))


def the_catalogue() -> None:
    """Every service of the catalogue, loaded once a test."""
    if not ServiceType.objects.exists():
        load_catalogue(by=SYSTEM)


def a_draft(
    person: Person,
    *,
    group: str = TargetGroup.ADULT_GRT,
    items: Sequence[tuple[str, str, str]] = ITEMS,
    outlook: str = "STAYS_HOME",
    assessment: Assessment | None = None,
    version: int = 1,
    drawn_on: date = DRAWN_ON,
    own_words: str = "Savu istabu Kuldīgā. Darbu ar puķēm.",
) -> SupportPlan:
    """A draft with its items, from a completed assessment."""
    the_catalogue()
    written_from = assessment or an_assessment(person, group=group)
    with arranging():
        plan = SupportPlan.objects.create(
            person=person,
            group=group,
            assessment=written_from,
            version=version,
            region_id=written_from.region_id,
            from_institution=written_from.from_institution,
            outlook=outlook,
            own_words=own_words,
            drawn_on=drawn_on,
            review_on=date(2018, 1, 30),
        )
        for service, amount, per in items:
            PlanItem.objects.create(
                plan=plan,
                service_id=service,
                chapter="d6",
                amount=Decimal(amount),
                unit=ServiceType.objects.get(pk=service).unit,
                per=per,
                funding="ESF",
                priority=2,
            )
    return plan


def agreed(
    plan: SupportPlan, *, on: date = AGREED_ON, by: str = "PERSON", review_on: date | None = None
) -> SupportPlan:
    """The draft was agreed to."""
    with arranging():
        plan.state, plan.agreed_on, plan.agreed_by = PlanState.AGREED, on, by
        plan.review_on = review_on or plan.review_on
        plan.save()
    return plan


def refused(
    plan: SupportPlan, *, on: date = AGREED_ON, reason: str = "Gribu palikt pie māsas."
) -> SupportPlan:
    """The draft was refused."""
    with arranging():
        plan.state, plan.refused_on, plan.refusal_reason = PlanState.REFUSED, on, reason
        plan.save()
    return plan


def enrolled(
    person: Person,
    *,
    service: str = "WORKSHOP",
    since: date = date(2017, 3, 1),
    until: date | None = None,
    places: int | None = 12,
) -> Enrolment:
    """The person receives a service at a site in their own parish."""
    the_catalogue()
    provider = an_organisation("PROVIDER", "Biedrība «Saule»")
    with arranging():
        site = Site.objects.get_or_create(
            name="Darbnīca Kuldīgā",
            provider=provider,
            defaults={"parish": person.residence, "latitude": 56.97, "longitude": 21.97},
        )[0]
        offer = Offer.objects.get_or_create(
            site=site,
            service_id=service,
            defaults={
                "state": "REGISTERED",
                "registered_on": date(2016, 1, 1),
                "valid_from": date(2016, 1, 1),
                "places": places,
            },
        )[0]
        return Enrolment.objects.create(person=person, offer=offer, valid_from=since, valid_until=until)
