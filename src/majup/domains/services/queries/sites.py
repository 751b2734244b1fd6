"""One site: what is given there, how far each service is on its way into the register, what it is like."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from majup.domains.services.models import Delivery, InstitutionTest, Offer, Site
from majup.domains.services.queries.catalogue import ServiceTypeRow, service_type_row
from majup.domains.services.rules.institution_test import Answers, is_institution
from majup.domains.services.rules.offer_states import State
from majup.domains.services.rules.registration import CheckedDemand, OfferFacts, checklist
from majup.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class StepRow:
    """A state and the day it was reached."""

    state: State
    reached_on: date


@dataclass(frozen=True, slots=True)
class InstitutionTestRow:
    """The three answers of a day, and what they come to."""

    tested_on: date
    answers: Answers
    is_institution: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One service of the site with the steps it took and what the register still asks."""

    id: UUID
    service: ServiceTypeRow
    state: State
    places: int | None
    registered_on: date | None
    valid_from: date
    valid_until: date | None
    steps: tuple[StepRow, ...]
    checklist: tuple[CheckedDemand, ...]


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site of a provider. Its municipality and region are of the structure in force since 2021."""

    id: UUID
    name: str
    provider: str
    provider_id: UUID
    address: str
    parish: str
    municipality: str
    municipality_id: int
    region: str
    region_id: int
    latitude: float
    longitude: float
    is_step_free: bool | None
    opens_at: time | None
    closes_at: time | None
    offers: tuple[OfferRow, ...]
    tests: tuple[InstitutionTestRow, ...]


def site(site_id: UUID) -> SiteRow:
    """One site with everything about it, ended services too; raises NotFound. Four queries."""
    related = "provider", "parish__municipality__region"
    found: Site | None = Site.objects.filter(pk=site_id).select_related(*related).first()
    if found is None:
        raise NotFound
    tests = tuple(_test(test) for test in found.institution_tests.order_by("-tested_on"))
    offers = (
        found.offers.select_related("service", "site").prefetch_related("steps").order_by("valid_from", "pk")
    )
    municipality = found.parish.municipality
    return SiteRow(
        id=found.pk,
        name=found.name,
        provider=found.provider.name_lv,
        provider_id=found.provider_id,
        address=found.address,
        parish=found.parish.name_lv,
        municipality=municipality.name_lv,
        municipality_id=municipality.pk,
        region=municipality.region.name_lv,
        region_id=municipality.region_id,
        latitude=found.latitude,
        longitude=found.longitude,
        is_step_free=found.is_step_free,
        opens_at=found.opens_at,
        closes_at=found.closes_at,
        offers=tuple(_offer(offer, tests) for offer in offers),
        tests=tests,
    )


def facts_of(offer: Offer, *, is_institution: bool | None) -> OfferFacts:
    """What the register's rules want to know of an offer; its service and site must be loaded."""
    return OfferFacts(
        state=State(offer.state),
        is_residential=offer.service.delivery == Delivery.RESIDENTIAL,
        is_at_site=offer.service.delivery == Delivery.AT_SITE,
        is_community_based=offer.service.is_community_based,
        has_address=bool(offer.site.address),
        has_opening_hours=offer.site.opens_at is not None and offer.site.closes_at is not None,
        says_whether_step_free=offer.site.is_step_free is not None,
        places=offer.places,
        largest_group=offer.service.largest_group,
        is_institution=is_institution,
    )


def latest_answer(site_id: UUID) -> bool | None:
    """Whether a site is an institution by the latest three answers; None where nobody asked."""
    found: InstitutionTest | None = (
        InstitutionTest.objects.filter(site=site_id).order_by("-tested_on").first()
    )
    return None if found is None else is_institution(_answers(found))


def _offer(offer: Offer, tests: tuple[InstitutionTestRow, ...]) -> OfferRow:
    latest = tests[0].is_institution if tests else None
    return OfferRow(
        id=offer.pk,
        service=service_type_row(offer.service),
        state=State(offer.state),
        places=offer.places,
        registered_on=offer.registered_on,
        valid_from=offer.valid_from,
        valid_until=offer.valid_until,
        steps=tuple(StepRow(State(step.state), step.reached_on) for step in offer.steps.all()),
        checklist=checklist(facts_of(offer, is_institution=latest)),
    )


def _test(found: InstitutionTest) -> InstitutionTestRow:
    answers = _answers(found)
    return InstitutionTestRow(
        tested_on=found.tested_on,
        answers=answers,
        is_institution=is_institution(answers),
        reason=found.reason,
    )


def _answers(found: InstitutionTest) -> Answers:
    return Answers(
        is_isolated=found.is_isolated, lacks_control=found.lacks_control, rules_prevail=found.rules_prevail
    )
