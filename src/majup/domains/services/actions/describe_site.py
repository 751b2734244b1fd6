"""Write down what the register asks about a site: its address, its hours, whether there is a step."""

from datetime import time
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferRefused
from majup.domains.services.queries.keeping import site_to_keep
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def describe_site(
    *,
    site_id: UUID,
    address: str,
    opens_at: time | None,
    closes_at: time | None,
    is_step_free: bool | None,
    by: Viewer,
) -> None:
    """The site is as described; what is left open is not known. Raises NotFound, NotAllowed and Refused."""
    with act("services.site_described", by=by, needs=policies.DESCRIBE_SITE) as record:
        site = site_to_keep(site_id, by=by)
        if (opens_at is None) is not (closes_at is None) or (
            opens_at and closes_at and closes_at <= opens_at
        ):
            raise OfferRefused("hours_do_not_fit")
        site.address = address.strip()
        site.opens_at, site.closes_at = opens_at, closes_at
        site.is_step_free = is_step_free
        site.save()
        record.about(site, has_address=bool(site.address), is_step_free=is_step_free)


def _fit(opens_at: time | None, closes_at: time | None) -> bool:
    if opens_at is None or closes_at is None:
        return opens_at is closes_at
    return opens_at < closes_at
