"""Organisations: a social service, an institution, a court, a team."""

from datetime import UTC, date, datetime

from majup.domains.organisations.models import Organisation, OrganisationKind, Provenance
from tests.situations.acting import arranging
from tests.situations.territory import a_municipality, a_region

SINCE = date(2010, 1, 1)


def an_organisation(kind: str, name: str, *, municipality: str = "", region: str = "Kurzeme") -> Organisation:
    """An organisation by its name; the same one when asked again. Its English name is the Latvian one."""
    place = a_municipality(municipality, region=region) if municipality else None
    in_region = a_region(region) if region else None
    with arranging():
        return Organisation.objects.get_or_create(
            kind=kind,
            name_lv=name,
            valid_from=SINCE,
            defaults={"name_en": name, "region": in_region, "municipality": place},
        )[0]


def a_social_service(municipality: str = "Kuldīgas novads", *, region: str = "Kurzeme") -> Organisation:
    """The social service of a municipality."""
    return an_organisation(
        OrganisationKind.SOCIAL_SERVICE,
        f"{municipality}, sociālais dienests",
        municipality=municipality,
        region=region,
    )


def an_assessment_team(region: str = "Kurzeme") -> Organisation:
    """The team that assesses in a region."""
    return an_organisation(OrganisationKind.ASSESSMENT_TEAM, f"{region}, izvērtēšanas komanda", region=region)


def a_state_care_centre(name: str = "VSAC Kurzeme", *, region: str = "Kurzeme") -> Organisation:
    """A state social care centre."""
    return an_organisation(OrganisationKind.STATE_CARE_CENTRE, name, region=region)


def a_replayed_database() -> None:
    """The database says of itself that a replay made its records up."""
    with arranging():
        Provenance.objects.get_or_create(
            id=1, defaults={"is_synthetic": True, "seed": 1, "written_at": datetime(2026, 1, 1, tzinfo=UTC)}
        )
