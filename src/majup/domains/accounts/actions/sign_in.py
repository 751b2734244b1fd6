"""Note in the audit chain that somebody signed in."""

from majup.domains.accounts import policies
from majup.domains.accounts.models import User
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def sign_in(*, by: Viewer) -> None:
    """The session itself is the face's; this leaves the mark."""
    with act("accounts.signed_in", by=by, needs=policies.SIGN_IN) as record:
        record.about(User.objects.get(pk=str(by.user_id)), role=by.role.value)
