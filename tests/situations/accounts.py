"""Who asks: viewers in a role at an organisation, and users who can sign in."""

from datetime import date
from uuid import uuid4

from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.organisations.models import Organisation
from majup.kernel.viewer import Role, Viewer
from tests.situations.acting import arranging
from tests.situations.organisations import (
    a_social_service,
    a_state_care_centre,
    an_assessment_team,
    an_organisation,
)

PASSWORD = "a long password for tests"
ORGANISATION_KINDS = {
    Role.MINISTRY: "MINISTRY",
    Role.PLANNING_REGION: "PLANNING_REGION",
    Role.PROVIDER: "PROVIDER",
    Role.ORPHANS_COURT: "ORPHANS_COURT",
    Role.SUPPORT_CENTRE: "SUPPORT_CENTRE",
    Role.INSPECTORATE: "INSPECTORATE",
    Role.AUDITOR: "MINISTRY",
    Role.ADMINISTRATOR: "MINISTRY",
}


def a_viewer(role: Role, *, at: Organisation | None = None, name: str = "Ināra Rozīte") -> Viewer:
    """Somebody in a role at an organisation, without a user behind them."""
    return Viewer(
        user_id=uuid4(),
        name=name,
        role=role,
        organisation_id=at.pk if at else None,
        region_id=at.region_id if at else None,
        municipality_id=at.municipality_id if at else None,
    )


def a_social_worker(of: str = "Kuldīgas novads", *, region: str = "Kurzeme") -> Viewer:
    """A social worker of a municipality's social service."""
    return a_viewer(Role.SOCIAL_WORKER, at=a_social_service(of, region=region))


def an_organisation_for(role: Role, *, region: str = "Kurzeme") -> Organisation:
    """An organisation at which the role is held."""
    if role is Role.SOCIAL_WORKER:
        return a_social_service(region=region)
    if role is Role.ASSESSOR:
        return an_assessment_team(region)
    if role is Role.INSTITUTION:
        return a_state_care_centre(region=region)
    kind = ORGANISATION_KINDS[role]
    return an_organisation(kind, f"{region}, {kind.lower()}", region=region)


def a_user(
    role: Role = Role.SOCIAL_WORKER,
    *,
    username: str = "inara",
    name: str = "Ināra Rozīte",
    at: Organisation | None = None,
    is_demonstration: bool = False,
    since: date = date(2020, 1, 1),
) -> User:
    """A user who can sign in with PASSWORD, holding one role; asked for another, the user holds both."""
    organisation = at or an_organisation_for(role)
    with arranging():
        user = User.objects.filter(username=username).first()
        if user is None:
            user = User(username=username, name=name, is_demonstration=is_demonstration)
            user.set_password(PASSWORD)
            user.save()
        RoleAssignment.objects.get_or_create(
            user=user, role=role.value, organisation=organisation, defaults={"valid_from": since}
        )
    return user
