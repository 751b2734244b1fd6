"""The act in which situations are written."""

from collections.abc import Iterator
from contextlib import contextmanager

from majup.domains.accounts.models import User
from majup.kernel.act import act
from majup.kernel.permission import allow
from majup.kernel.viewer import SYSTEM

ARRANGE = allow("tests.arrange")


@contextmanager
def arranging() -> Iterator[None]:
    """Records may be written inside; nobody but the system arranges."""
    with act("tests.arranged", by=SYSTEM, needs=ARRANGE) as record:
        yield
        record.about_many(User)
