"""Every figure the records can compute for a day, under the indicator codes that statements use."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from majup.domains.monitoring.queries.care import (
    admissions_of_children,
    children_in_state_care,
    institutions,
    out_of_family_care,
)
from majup.domains.monitoring.queries.national import funnel, partnership
from majup.domains.monitoring.queries.services_given import ServiceGiven, services_given
from majup.domains.monitoring.rules.figures import Share
from majup.domains.monitoring.rules.funnel import COUNTRY, FunnelRow, Stage
from majup.domains.monitoring.rules.indicators import SERVICE_MEASURES, SERVICES_COUNTED

MeasureKey = tuple[str, str, str]
"""Indicator, region ("" for the country), group ("" for everybody)."""

Measure = tuple[MeasureKey, Decimal]


def measures_on(*, as_of: date, since: date | None = None) -> dict[MeasureKey, Decimal]:
    """All figures of a day; with `since`, those of the period that ends on it. About a dozen queries."""
    if since is not None:
        return dict(_of_period(since, as_of))
    return dict([*_of_funnel(as_of), *_of_partnership(as_of), *_of_services(as_of), *_of_children(as_of)])


def _of_funnel(as_of: date) -> Iterator[Measure]:
    found = funnel(as_of=as_of)
    for row in (*found.rows, *found.totals):
        yield from _of_row(row)


def _of_row(row: FunnelRow) -> Iterator[Measure]:
    region = "" if row.region == COUNTRY else row.region
    for stage in Stage:
        yield (stage.name, region, row.group), Decimal(row.at(stage).total)
        yield (f"{stage.name}_VSAC", region, row.group), Decimal(row.at(stage).from_institution)


def _of_partnership(as_of: date) -> Iterator[Measure]:
    found = partnership(as_of=as_of)
    yield ("PARTNERS", "", ""), Decimal(found.partners)
    yield ("NOT_PARTNERS", "", ""), Decimal(len(found.outside))
    yield from _percent("PARTNER_SHARE", found.share)


def _of_services(as_of: date) -> Iterator[Measure]:
    found = {given.service: given for given in services_given(as_of=as_of)}
    for service in SERVICES_COUNTED:
        if service in found:
            yield from _of_service(found[service])
        else:
            yield from (((f"{service}_{measure}", "", ""), Decimal(0)) for measure in SERVICE_MEASURES)


def _of_service(given: ServiceGiven) -> Iterator[Measure]:
    yield (f"{given.service}_CLIENTS", "", ""), Decimal(given.clients)
    yield (f"{given.service}_CLIENTS", "", "ADULT_GRT"), Decimal(given.clients_grt)
    yield (f"{given.service}_PROVIDERS", "", ""), Decimal(given.providers)
    yield (f"{given.service}_MUNICIPALITIES", "", ""), Decimal(given.municipalities.numerator)
    yield (f"{given.service}_STAFF", "", ""), Decimal(given.staff)
    yield from _percent(f"{given.service}_MUNICIPALITY_SHARE", given.municipalities)


def _of_children(as_of: date) -> Iterator[Measure]:
    care = out_of_family_care(as_of=as_of)
    parts = {
        "CHILDREN_IN_INSTITUTIONS": care.in_institutions,
        "CHILDREN_IN_FOSTER_FAMILIES": care.in_foster_families,
        "CHILDREN_IN_GUARDIANSHIP": care.in_guardianship,
    }
    for indicator, children in parts.items():
        yield (indicator, "", ""), Decimal(children)
        yield from _percent(f"{indicator}_SHARE", care.share(children))
    yield ("CHILDREN_OFC", "", ""), Decimal(care.children)
    yield ("GUARDIANS", "", ""), Decimal(care.guardians)
    yield ("FOSTER_FAMILIES", "", ""), Decimal(care.foster_families)
    yield ("CHILDREN_IN_VSAC", "", ""), Decimal(children_in_state_care(as_of=as_of))
    places = {kind.kind: kind.places for kind in institutions(as_of=as_of)}
    yield ("VSAC_CHILD_PLACES", "", ""), Decimal(places.get("STATE_CHILDREN") or 0)


def _of_period(since: date, until: date) -> Iterator[Measure]:
    found = admissions_of_children(since=since, until=until)
    yield ("VSAC_CHILD_ADMISSIONS", "", ""), Decimal(found.children)
    yield ("VSAC_CHILD_ADMISSIONS_UNDER_4", "", ""), Decimal(found.under_4)


def _percent(indicator: str, share: Share) -> Iterator[Measure]:
    if share.percent is not None:
        yield (indicator, "", ""), share.percent
