"""What monitoring can be asked: figures of a day, what was published, what stands behind a number.

Figures are national and open to everyone signed in; opening one to its records obeys the viewer's scope.
"""

from majup.domains.monitoring.queries.care import (
    InstitutionsOfKind,
    OutOfFamilyCare,
    institutions,
    out_of_family_care,
)
from majup.domains.monitoring.queries.national import (
    MonthOfFunnel,
    PartnershipStatus,
    funnel,
    funnel_by_month,
    partnership,
)
from majup.domains.monitoring.queries.published import (
    ReconciledLine,
    Reconciliation,
    published_days,
    reconciliation,
    statements,
)
from majup.domains.monitoring.queries.records import (
    STAGE_BEFORE,
    CellOfFunnel,
    StatusRecord,
    StatusRecords,
    status_records,
)
from majup.domains.monitoring.queries.services_given import ServiceGiven, services_given
from majup.domains.monitoring.queries.watch import LATE_AFTER_DAYS, Watch, watch

__all__ = [
    "LATE_AFTER_DAYS",
    "STAGE_BEFORE",
    "CellOfFunnel",
    "InstitutionsOfKind",
    "MonthOfFunnel",
    "OutOfFamilyCare",
    "PartnershipStatus",
    "ReconciledLine",
    "Reconciliation",
    "ServiceGiven",
    "StatusRecord",
    "StatusRecords",
    "Watch",
    "funnel",
    "funnel_by_month",
    "institutions",
    "out_of_family_care",
    "partnership",
    "published_days",
    "reconciliation",
    "services_given",
    "statements",
    "status_records",
    "watch",
]
