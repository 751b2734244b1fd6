"""The entries of the navigation, by the work and not by tables, and who sees which.

An entry has no list of roles of its own: it is shown to whoever its page lets in, so the two cannot differ.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from majup.kernel.permission import Permission
from majup.kernel.viewer import Viewer
from majup.web.shell.tones import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the key pages name in `@page(nav=…)`, the word shown, the name of its URL."""

    key: str
    label: Promise
    url_name: str

    @property
    def needs(self) -> object:
        """What the entry's page needs; None where there is no such page."""
        url = url_or_nothing(self.url_name)
        return getattr(resolve(url).func, "needs", None) if url else None


ENTRIES = (
    Entry("work", _("My work"), "my_work"),
    Entry("people", _("People"), "people"),
    Entry("services", _("Services"), "services"),
    Entry("plans", pgettext_lazy("regional plans", "Plans"), "plans"),
    Entry("status", pgettext_lazy("state of the programme", "Status"), "status"),
    Entry("audit", _("Audit trail"), "audit"),
)


def url_or_nothing(url_name: str) -> str:
    """The address of a named page, or an empty text where this installation has no such page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def is_open_to(needs: object, viewer: Viewer | None) -> bool:
    """May this viewer open a page with these needs? A page that declares none is open to nobody."""
    if needs is None:
        return False
    if isinstance(needs, Permission):
        return viewer is not None and needs.held_by(viewer)
    return viewer is not None or getattr(needs, "value", "") == "public"


def navigation(*, viewer: Viewer | None, current: str) -> tuple[Link, ...]:
    """The entries whose pages this viewer may open, in order, the current one marked."""
    return tuple(
        Link(label=str(entry.label), url=reverse(entry.url_name), current=entry.key == current)
        for entry in ENTRIES
        if is_open_to(entry.needs, viewer)
    )
