"""People at the stages that the national figures count, and what was published about them."""

from datetime import date
from decimal import Decimal

from majup.domains.assessments.models import Assessment, Instrument
from majup.domains.families.models import CareEpisode, Carer
from majup.domains.institutions.models import Branch, PlacesPlanned, Residency
from majup.domains.monitoring.models import Statement
from majup.domains.monitoring.rules.indicators import INDICATORS
from majup.domains.people.models import Identification, Person
from majup.domains.services.models import Offer
from majup.domains.support.models import Assistance, Assistant, Enrolment, SupportPlan
from tests.situations.acting import arranging
from tests.situations.organisations import a_social_service, a_state_care_centre, an_assessment_team
from tests.situations.people import a_person
from tests.situations.territory import a_parish, a_region

DAY = date(2017, 10, 1)


def the_regions() -> None:
    """All five planning regions, so that the table has its rows."""
    for name in ("Kurzeme", "Latgale", "Rīga", "Vidzeme", "Zemgale"):
        a_region(name)


def somebody(*, region: str = "Kurzeme", municipality: str = "", group: str = "ADULT_GRT") -> Person:
    """A person declared in a region; the municipality is one of the region's own unless named."""
    return a_person(municipality=municipality or f"{region}s novads", region=region, group=group)


def identified_in(
    person: Person,
    region: str = "Kurzeme",
    *,
    on: date = date(2016, 2, 12),
    group: str = "ADULT_GRT",
    from_institution: bool = False,
    remark: str = "",
) -> Identification:
    """The person was found by a region for a group."""
    counting, service = a_region(region), a_social_service()
    with arranging():
        return Identification.objects.create(
            person=person,
            group=group,
            identified_on=on,
            organisation=service,
            region=counting,
            from_institution=from_institution,
            remark=remark,
        )


def assessed_in(
    person: Person,
    region: str = "Kurzeme",
    *,
    on: date | None = date(2016, 9, 1),
    group: str = "ADULT_GRT",
    from_institution: bool = False,
) -> Assessment:
    """The person's assessment was completed on a day, or is still open where `on` is None."""
    counting, team = a_region(region), an_assessment_team(region)
    with arranging():
        instrument, _made = Instrument.objects.get_or_create(
            code=f"tests-{group}",
            version="1",
            defaults={
                "name_lv": "Pārbaudes anketa",
                "name_en": "Test questionnaire",
                "group": group,
                "questionnaire": {},
                "valid_from": date(2010, 1, 1),
            },
        )
        return Assessment.objects.create(
            person=person,
            group=group,
            instrument=instrument,
            team=team,
            region=counting,
            from_institution=from_institution,
            started_on=min(on or date(2016, 8, 1), date(2016, 8, 1)),
            completed_on=on,
            professions="social_worker",
        )


def planned_in(
    person: Person,
    region: str = "Kurzeme",
    *,
    on: date | None = date(2016, 12, 1),
    group: str = "ADULT_GRT",
    from_institution: bool = False,
    version: int = 1,
    state: str = "AGREED",
) -> SupportPlan:
    """The person's support plan was agreed on a day, or is a draft where `on` is None."""
    counting, assessment = a_region(region), assessed_in(person, region, group=group)
    with arranging():
        return SupportPlan.objects.create(
            person=person,
            group=group,
            assessment=assessment,
            version=version,
            region=counting,
            from_institution=from_institution,
            state=state if on else "DRAFT",
            outlook="STAYS_HOME",
            drawn_on=min(on or date(2016, 11, 1), date(2016, 11, 1)),
            agreed_on=on,
            agreed_by="PERSON" if on else "",
        )


def served(
    person: Person, offer: Offer, *, since: date = date(2013, 3, 1), until: date | None = None
) -> Enrolment:
    """The person received an offered service for a time."""
    with arranging():
        return Enrolment.objects.create(person=person, offer=offer, valid_from=since, valid_until=until)


def an_assistant() -> Assistant:
    """Somebody who works as an assistant for a social service."""
    employer = a_social_service()
    with arranging():
        return Assistant.objects.create(organisation=employer, valid_from=date(2012, 1, 1))


def accompanied(enrolment: Enrolment, *assistants: Assistant) -> None:
    """These assistants go with the person of an enrolment."""
    with arranging():
        for assistant in assistants:
            Assistance.objects.create(enrolment=enrolment, assistant=assistant)


def a_branch(kind: str = "STATE_CHILDREN", *, places: int = 10, name: str = "Filiāle “Veģi”") -> Branch:
    """A branch of a state care centre with planned places since 2010."""
    centre, parish = a_state_care_centre(), a_parish()
    with arranging():
        branch = Branch.objects.create(
            organisation=centre, kind=kind, name=name, parish=parish, valid_from=date(2010, 1, 1)
        )
        PlacesPlanned.objects.create(branch=branch, places=places, valid_from=date(2010, 1, 1))
    return branch


def lives_in(branch: Branch, person: Person, *, since: date, until: date | None = None) -> Residency:
    """The person lived in a branch for a time."""
    with arranging():
        return Residency.objects.create(person=person, branch=branch, valid_from=since, valid_until=until)


def a_carer(
    kind: str = "FOSTER_FAMILY", *, since: date = date(2012, 1, 1), until: date | None = None
) -> Carer:
    """A guardian or foster family with its status."""
    parish = a_parish()
    with arranging():
        return Carer.objects.create(
            kind=kind, family_name="Liepiņi", residence=parish, valid_from=since, valid_until=until
        )


def cared_for(child: Person, carer: Carer, *, since: date, until: date | None = None) -> CareEpisode:
    """The child lived with a carer for a time."""
    with arranging():
        return CareEpisode.objects.create(person=child, carer=carer, valid_from=since, valid_until=until)


def a_statement(
    indicator: str = "IDENTIFIED",
    value: str = "1",
    *,
    region: str = "",
    group: str = "",
    kind: str = "ACTUAL",
    as_of: date = DAY,
    stated_on: date = DAY,
    since: date | None = None,
    rounded_to: str = "1",
    locator: str = "1",
    note: str = "",
) -> Statement:
    """A figure that a document published."""
    with arranging():
        return Statement.appended(
            indicator=indicator,
            region=region,
            group=group,
            kind=kind,
            value=Decimal(value),
            unit=INDICATORS[indicator].unit.value,
            rounded_to=Decimal(rounded_to),
            since=since,
            as_of=as_of,
            stated_on=stated_on,
            requirement="R000",
            document="Pārbaudes dokuments",
            locator=locator,
            note=note,
        )
