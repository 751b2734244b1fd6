"""Identify somebody whose file is already there for a target group of the programme (R090, R092)."""

from datetime import date
from uuid import UUID

from majup.domains.organisations.models import Organisation, OrganisationKind
from majup.domains.people import policies
from majup.domains.people.actions.entrust_person import entrust_person
from majup.domains.people.errors import IdentificationRefused
from majup.domains.people.models import Capacity, Identification, Membership, Person
from majup.domains.people.queries import visible_person
from majup.domains.people.rules.eligibility import group_fault
from majup.domains.territory.queries import parish
from majup.kernel.act import act
from majup.kernel.periods import in_force
from majup.kernel.viewer import Viewer


def identify_known_person(
    *,
    person_id: UUID,
    group: str,
    identified_on: date,
    basis: str,
    from_institution: bool,
    by: Viewer,
    today: date,
) -> None:
    """Record that the person was found for the group; the region of the DI plans' borders counts them (R158).

    The social service of the declared residence answers for the person from then on too.
    Raises IdentificationRefused for a day ahead, the wrong age, or a second identification for one group.
    """
    with act("people.identified", by=by, needs=policies.IDENTIFY) as record:
        person = visible_person(person_id=person_id, viewer=by)
        _check(person, group=group, identified_on=identified_on, today=today)
        residence = parish(person.residence_id)
        Identification.objects.create(
            person=person,
            group=group,
            identified_on=identified_on,
            organisation_id=policies.organisation_of(by),
            region_id=residence.region_before_id,
            from_institution=from_institution,
        )
        _join_group(person, group=group, basis=basis, since=identified_on)
        _entrust_to_social_service(
            person, municipality_id=residence.municipality_id, since=identified_on, by=by
        )
        record.about(person, identified_on=identified_on, region=residence.region_before_id)


def _check(person: Person, *, group: str, identified_on: date, today: date) -> None:
    if identified_on > today:
        raise IdentificationRefused("day_lies_ahead")
    fault = group_fault(group, born_on=person.born_on, on=identified_on)
    if fault:
        raise IdentificationRefused(fault)
    before = Identification.objects.filter(person=person, group=group).first()
    if before is not None:
        raise IdentificationRefused("already_identified", day=before.identified_on)


def _join_group(person: Person, *, group: str, basis: str, since: date) -> None:
    if not Membership.objects.filter(in_force(since), person=person, group=group).exists():
        Membership.objects.create(person=person, group=group, basis=basis, valid_from=since)


def _entrust_to_social_service(person: Person, *, municipality_id: int, since: date, by: Viewer) -> None:
    service = Organisation.objects.filter(
        kind=OrganisationKind.SOCIAL_SERVICE, municipality=municipality_id, valid_until__isnull=True
    ).first()
    if service is not None:
        entrust_person(
            person_id=person.pk,
            organisation_id=service.pk,
            capacity=Capacity.SOCIAL_SERVICE,
            since=since,
            by=by,
        )
