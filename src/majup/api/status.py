"""The national figures as of a day: the shape of `majup status --json`."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from majup.api.door import REFUSALS, needs
from majup.domains.monitoring import policies, queries
from majup.domains.monitoring.rules.funnel import GROUP_WITH_RESIDENTS, FunnelRow
from majup.kernel.clock import today

router = Router(tags=["status"])


class FunnelLine(Schema):
    """One region and group; the `_vsac` figures are given for adults only. Region LV is the country."""

    region: str
    group: str
    identified: int
    identified_vsac: int | None = None
    assessed: int
    assessed_vsac: int | None = None
    plans: int
    plans_vsac: int | None = None


class Status(Schema):
    """Persons identified, assessed and with a plan by a day."""

    as_of: date
    funnel: list[FunnelLine]


@router.get(
    "/status",
    response={200: Status, **REFUSALS},
    url_name="status",
    summary="Figures as of a day",
    exclude_none=True,
)
@needs(policies.SEE_STATUS)
def status(request: HttpRequest, as_of: date | None = None) -> Status:
    """Counted from the records, over everybody; today where no day is given."""
    day = as_of or today()
    funnel = queries.funnel(as_of=day)
    return Status(as_of=day, funnel=[_line(row) for row in (*funnel.rows, *funnel.totals)])


def _line(row: FunnelRow) -> FunnelLine:
    has_residents = row.group == GROUP_WITH_RESIDENTS
    return FunnelLine(
        region=row.region,
        group=row.group,
        identified=row.identified.total,
        identified_vsac=row.identified.from_institution if has_residents else None,
        assessed=row.assessed.total,
        assessed_vsac=row.assessed.from_institution if has_residents else None,
        plans=row.plans.total,
        plans_vsac=row.plans.from_institution if has_residents else None,
    )
