"""Every change is an act: permission, rule, change and audit row in one transaction, news after it.

Called by actions only. Models refuse to be written while no act is open (`majup.kernel.records`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Literal, ParamSpec

from django.db import models, transaction

from majup.kernel import audit_hook
from majup.kernel.clock import now
from majup.kernel.permission import Permission
from majup.kernel.viewer import Viewer

P = ParamSpec("P")


class ActRecord:
    """What an act tells the audit about itself while it runs."""

    def __init__(self, *, name: str, by: Viewer) -> None:
        self.name = name
        self.by = by
        self.touched: list[audit_hook.Touched] = []

    def about(self, record: models.Model, **facts: object) -> None:
        """Name a record this act created or changed. Facts are codes, counts and dates, never personal."""
        self.touched.append(audit_hook.Touched(record._meta.label, str(record.pk), facts))

    def about_many(self, model: type[models.Model], **facts: object) -> None:
        """Name a whole table this act filled, as an import or the replay does."""
        self.touched.append(audit_hook.Touched(model._meta.label, "*", facts))

    def after_commit(self, tell: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Call `tell` once the change has truly happened; never where it was rolled back."""
        transaction.on_commit(partial(tell, *args, **kwargs))


class ActWithoutRecord(RuntimeError):
    """An act ended without saying what it was about; it is rolled back."""


_current: ContextVar[ActRecord | None] = ContextVar("majup_act", default=None)


def current_act() -> ActRecord | None:
    """The act that is open in this thread or task, if any."""
    return _current.get()


@contextmanager
def act(
    name: str, *, by: Viewer, needs: Permission, kind: Literal["act", "read"] = "act"
) -> Iterator[ActRecord]:
    """Open an act. `name` is what happened, in the past tense: "people.identified".

    kind is "read" where the only thing that happened is that somebody looked.

    Raises NotAllowed before anything is read where `by` lacks the permission.
    Rolled back whole where anything inside raises, and where no `record.about` was said.
    An act inside an act joins the outer transaction and writes its own audit row.
    """
    needs.require(by)
    record = ActRecord(name=name, by=by)
    with transaction.atomic():
        token = _current.set(record)
        try:
            yield record
            if not record.touched:
                raise ActWithoutRecord(f"The act “{name}” did not say what it was about.")
            entry = audit_hook.Entry(kind=kind, name=name, by=by, at=now(), touched=tuple(record.touched))
            audit_hook.record(entry)
        finally:
            _current.reset(token)
