"""The kinds of model there are, and the guard that lets them be written only inside an act.

Recorded    lives and changes: a plan, a place, an enrolment
AppendOnly  is written once: an audit entry, a statement
Reference   is loaded from facts: a municipality, a service type

Not guarded by Django: raw SQL and cascades. So raw SQL is not used and every relation is PROTECT or
owned by its parent; a house test checks both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from majup.kernel.act import current_act

M = TypeVar("M", bound=models.Model)


class WriteOutsideAct(RuntimeError):
    """A record was about to change with no act open: call the domain's action instead."""


class RewriteRefused(RuntimeError):
    """An append-only record was about to be changed or deleted."""


def require_act(label: str) -> None:
    """Raise WriteOutsideAct unless an act is open."""
    if current_act() is None:
        raise WriteOutsideAct(f"{label} may change only inside an act; call the domain's action instead.")


class Retention(StrEnum):
    """How long a record is kept, and by which rule."""

    PERMANENT = "kept for good: facts of law, territory and published figures"
    ORGANISATION = "as long as the organisation exists and ten years after"
    ACCOUNT = "as long as the account exists and five years after"
    CASE_FILE = "75 years from the person's birth, as client files of social services"
    PLANNING = "ten years after the plan's last payment, as the EU funds' rules ask"
    AUDIT = "ten years"
    RUN = "one year, or as long as the plan that it made"


@dataclass(frozen=True, slots=True)
class Classed:
    """Each field of a model by how much it tells about a person (GDPR art. 4 and 9)."""

    public: frozenset[str]
    personal: frozenset[str]
    special: frozenset[str]
    retention: Retention


def classed(*, retention: Retention, public: str = "", personal: str = "", special: str = "") -> Classed:
    """Class the fields by name, blank-separated: `classed(public="id", personal="name", retention=…)`."""
    return Classed(
        frozenset(public.split()), frozenset(personal.split()), frozenset(special.split()), retention
    )


class GuardedQuerySet(models.QuerySet[M]):
    """Refuses every kind of bulk write outside an act."""

    def update(self, **kwargs: Any) -> int:
        require_act(self.model._meta.label)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_act(self.model._meta.label)
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[M]:
        require_act(self.model._meta.label)
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        require_act(self.model._meta.label)
        return super().bulk_update(*args, **kwargs)

    def note(self, **values: Any) -> int:
        """Write passing state, such as how far a computation is: no act, and no entry in the audit.

        Only fields that the model names in `passing` and classes as public: nobody's file changes by it.
        Returns how many rows it changed.
        """
        allowed = self.model.passing & self.model.classed.public  # type: ignore[attr-defined]  # every guarded model has both
        if not set(values) <= allowed:
            raise WriteOutsideAct(f"{self.model._meta.label}: only {sorted(allowed)} may change in passing.")
        return super().update(**values)


class AppendOnlyQuerySet(GuardedQuerySet[M]):
    """Takes new rows and refuses every change of old ones."""

    def update(self, **kwargs: Any) -> int:
        raise RewriteRefused(f"{self.model._meta.label} is append-only.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RewriteRefused(f"{self.model._meta.label} is append-only.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise RewriteRefused(f"{self.model._meta.label} is append-only.")

    def note(self, **values: Any) -> int:
        raise RewriteRefused(f"{self.model._meta.label} is append-only.")


class Guarded(models.Model):
    """What the three kinds share: the guard on single rows."""

    classed: ClassVar[Classed]
    passing: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[Any] = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_act(self._meta.label)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_act(self._meta.label)
        return super().delete(*args, **kwargs)


class Recorded(Guarded):
    """A record that lives and changes, by acts."""

    class Meta(Guarded.Meta):
        abstract = True


class Reference(Guarded):
    """Facts loaded from files with their source."""

    class Meta(Guarded.Meta):
        abstract = True


class AppendOnly(Guarded):
    """A row that is written once and never again."""

    objects: ClassVar[Any] = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta(Guarded.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RewriteRefused(f"{self._meta.label} is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RewriteRefused(f"{self._meta.label} is append-only.")

    @classmethod
    def appended(cls, **values: Any) -> Self:
        """Write one row and return it."""
        row = cls(**values)
        row.save()
        return row
