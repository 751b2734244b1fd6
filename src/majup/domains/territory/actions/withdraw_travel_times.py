"""Take a table of travel times out of force: no new plan uses it, the plans made with it go on naming it."""

from datetime import date
from uuid import UUID

from majup.domains.territory import policies
from majup.domains.territory.errors import WithdrawnAlready
from majup.domains.territory.models import TravelMatrix
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


def withdraw_travel_times(*, matrix_id: UUID, by: Viewer, today: date) -> None:
    """From now on the newest of those left is in force. Raises NotFound and WithdrawnAlready."""
    with act("territory.travel_times_withdrawn", by=by, needs=policies.WITHDRAW_TRAVEL_TIMES) as record:
        matrix = TravelMatrix.objects.select_for_update().filter(pk=matrix_id).first()
        if matrix is None:
            raise NotFound
        if matrix.withdrawn_on is not None:
            raise WithdrawnAlready("travel_times_withdrawn_already")
        matrix.withdrawn_on = today
        matrix.save()
        record.about(matrix, withdrawn_on=today)
