"""Every read is scoped: a model about people answers only to `visible_to(viewer, purpose)`.

A query that was not scoped raises UnscopedRead the moment it is evaluated: listed, counted, fetched or
followed from another record. Inside an act, whose permission was checked, it is allowed; elsewhere
`unscoped("why")` says openly that a figure is drawn over everybody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from majup.kernel.act import current_act
from majup.kernel.records import GuardedQuerySet, Recorded
from majup.kernel.viewer import Purpose, Role, Viewer

M = TypeVar("M", bound=models.Model)


class UnscopedRead(RuntimeError):
    """Records about people were read without saying who asks."""


_reason: ContextVar[str | None] = ContextVar("majup_unscoped", default=None)


@contextmanager
def unscoped(reason: str) -> Iterator[None]:
    """Read over everybody, for a figure or a check that shows no person. `reason` is for the reader."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


class ScopedQuerySet(GuardedQuerySet[M]):
    """A query set that must be told who asks.

    A model says who may see what by `scope_of(viewer, purpose)`, a condition; None means nothing.
    """

    _scoped_for: tuple[Viewer, Purpose] | None = None

    def visible_to(self, viewer: Viewer, purpose: Purpose) -> Self:
        """Only what this viewer may see for this purpose."""
        condition = (
            models.Q() if viewer.role is Role.SYSTEM else self.model.scope_of(viewer, purpose)  # type: ignore[attr-defined]  # every Scoped model has it
        )
        found = self.none() if condition is None else self.filter(condition)
        found._scoped_for = (viewer, purpose)
        return found

    def _require_scope(self) -> None:
        if self._scoped_for is None and current_act() is None and _reason.get() is None:
            label = self.model._meta.label
            raise UnscopedRead(f"{label} was read without visible_to(viewer, purpose): start there.")

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # Django's stubs leave the private method out
        clone._scoped_for = self._scoped_for
        return clone

    def _fetch_all(self) -> None:
        self._require_scope()
        super()._fetch_all()

    def _keeping_scope_with(self, others: tuple[Any, ...], joined: Any) -> Self:
        """Rows of two queries are scoped only where both were, for the same viewer and purpose."""
        if any(other._scoped_for != self._scoped_for for other in others):
            joined._scoped_for = None
        result: Self = joined
        return result

    def __or__(self, other: Any) -> Self:
        return self._keeping_scope_with((other,), super().__or__(other))

    def __xor__(self, other: Any) -> Self:
        return self._keeping_scope_with((other,), super().__xor__(other))

    def union(self, *others: Any, all: bool = False) -> Self:
        return self._keeping_scope_with(others, super().union(*others, all=all))

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise UnscopedRead(f"{self.model._meta.label} cannot be read by raw SQL: nobody can see who asks.")

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[M]:
        self._require_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._require_scope()
        return super().count()

    def exists(self) -> bool:
        self._require_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_scope()
        return super().aggregate(*args, **kwargs)


class Scoped(Recorded):
    """A record about people, or one that only some may see."""

    objects: ClassVar[Any] = models.Manager.from_queryset(ScopedQuerySet)()

    class Meta(Recorded.Meta):
        abstract = True

    @classmethod
    def scope_of(cls, viewer: Viewer, purpose: Purpose) -> models.Q | None:
        """The condition a viewer's rows fulfil; None where there are none. Each model says its own."""
        raise NotImplementedError(f"{cls.__name__} must say who may see it.")


class ScopedByOwner(Scoped):
    """A record that is seen by whoever may see the record it belongs to; `owner` names the relation."""

    owner: ClassVar[str] = "person"

    class Meta(Scoped.Meta):
        abstract = True

    @classmethod
    def scope_of(cls, viewer: Viewer, purpose: Purpose) -> models.Q | None:
        owner_model: Any = cls._meta.get_field(cls.owner).related_model
        return models.Q(**{f"{cls.owner}__in": owner_model.objects.visible_to(viewer, purpose)})
