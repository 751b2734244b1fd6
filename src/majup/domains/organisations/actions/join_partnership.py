"""A municipality becomes a cooperation partner of its region's project (R003, R178)."""

from datetime import date

from majup.domains.organisations import policies
from majup.domains.organisations.errors import AlreadyPartner
from majup.domains.organisations.models import Partnership
from majup.domains.territory.queries import region_of_municipality
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.periods import overlaps
from majup.kernel.viewer import Role, Viewer


def join_partnership(*, municipality_id: int, valid_from: date, source: str, by: Viewer) -> None:
    """The municipality is a partner from that day on; `source` names the contract.

    A planning region contracts with its own municipalities only: raises NotFound for another's. Raises
    AlreadyPartner where it is one on that day or later.
    """
    with act("organisations.partnership_joined", by=by, needs=policies.JOIN_PARTNERSHIP) as record:
        region = region_of_municipality(municipality_id)
        if by.role is Role.PLANNING_REGION and by.region_id != region.id:
            raise NotFound
        if Partnership.objects.filter(overlaps(valid_from, None), municipality=municipality_id).exists():
            raise AlreadyPartner("already_partner")
        row = Partnership.objects.create(
            municipality_id=municipality_id, valid_from=valid_from, source=source
        )
        record.about(row, municipality=municipality_id, region=region.code)
