"""What services can be asked: the catalogue, the directory of who gives what where, one site.

All of it is public: no person stands in these records.
"""

from majup.domains.services.queries.catalogue import ServiceTypeRow, service_type, service_types
from majup.domains.services.queries.directory import DirectoryFilter, DirectoryRow, directory
from majup.domains.services.queries.points import SitePoint, site_points
from majup.domains.services.queries.sites import (
    InstitutionTestRow,
    OfferRow,
    SiteRow,
    StepRow,
    facts_of,
    site,
)
from majup.domains.services.queries.wording import demand_sentence, state_name

__all__ = [
    "DirectoryFilter",
    "DirectoryRow",
    "InstitutionTestRow",
    "OfferRow",
    "ServiceTypeRow",
    "SitePoint",
    "SiteRow",
    "StepRow",
    "demand_sentence",
    "directory",
    "facts_of",
    "service_type",
    "service_types",
    "site",
    "site_points",
    "state_name",
]
