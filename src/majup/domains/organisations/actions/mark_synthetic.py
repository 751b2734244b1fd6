"""Mark this database as made up by a replay; every page then says so, for good."""

from majup.domains.organisations import policies
from majup.domains.organisations.models import Provenance
from majup.kernel.act import act
from majup.kernel.clock import now
from majup.kernel.viewer import Viewer


def mark_synthetic(*, seed: int, by: Viewer) -> None:
    """Write the one row that says so, with the seed that makes the same country again."""
    with act("organisations.marked_synthetic", by=by, needs=policies.WRITE_REPLAY) as record:
        row = Provenance.objects.create(pk=1, is_synthetic=True, seed=seed, written_at=now())
        record.about(row, seed=seed)
