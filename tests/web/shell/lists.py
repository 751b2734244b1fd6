"""A small list to test tables with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.test import RequestFactory

from majup.kernel.viewer import Role, Viewer
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, Table
from majup.web.shell.tones import Tag, Tone

VIEWER = Viewer(UUID(int=7), "Ināra", Role.SOCIAL_WORKER)


@dataclass(frozen=True)
class Town:
    name: str
    people: int | None
    met: float
    since: date
    state: str = "open"
    total: bool = False


TOWNS = [
    Town("Šķaune", 120, 0.5, date(2016, 1, 2)),
    Town("Cēsis", 2400, 0.98, date(2015, 1, 2)),
    Town("Salaspils", None, 0.2, date(2017, 1, 2)),
    Town("Čiekure", 30, 1.2, date(2014, 1, 2), state="waits"),
]
LIST = Table[Town](
    name="towns",
    caption="Towns",
    sort="name",
    columns=(
        Column(key="name", label="Name", value=lambda t: t.name, url=lambda t: f"/towns/{t.people}"),
        Column(key="people", label="People", value=lambda t: t.people, kind=Kind.NUMBER),
        Column(key="met", label="Met", value=lambda t: t.met, kind=Kind.PERCENT, share=lambda t: t.met),
        Column(key="since", label="Since", value=lambda t: t.since, kind=Kind.DATE),
        Column(
            key="state",
            label="State",
            value=lambda t: Tag(t.state, Tone.WAIT),
            kind=Kind.PILL,
            sortable=False,
        ),
    ),
    filters=(
        Filter(key="q", label="Name", kind=FilterKind.SEARCH, personal=True),
        Filter(key="state", label="State", choices=(("open", "open"), ("waits", "waits"))),
        Filter(key="on", label="On", kind=FilterKind.DAY),
    ),
    is_total=lambda t: t.total,
)


def request(address="/towns", *, data=None, viewer=VIEWER):
    """A request by the viewer; with data it is a sent form."""
    factory = RequestFactory()
    made = factory.get(address) if data is None else factory.post(address, data)
    made.viewer = viewer
    return made
