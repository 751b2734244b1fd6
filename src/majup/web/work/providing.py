"""The first page of a service provider: its offers, what the register still asks, whom it serves now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from majup.domains.people.policies import organisation_of
from majup.domains.services.queries import demand_sentence, state_name
from majup.domains.services.queries.provided import ProvidedRow, provided_by
from majup.domains.services.rules.offer_states import State
from majup.domains.support.queries.clients import Clients, clients_now
from majup.web.shell.formats import day, number
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Figure, Line, Tag, Tone
from majup.web.work.blocks import Asking, Block, Work
from majup.web.work.casework import newcomers_blocks, newcomers_of
from majup.web.work.links import address
from majup.web.work.words import by_language, days_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """An offer with the people it serves now. `names_site` where the provider has several sites."""

    offer: ProvidedRow
    clients: int
    names_site: bool

    @property
    def name(self) -> str:
        """The service, and where it is given if that could be elsewhere."""
        service = by_language(lv=self.offer.service_lv, en=self.offer.service_en)
        return f"{service} · {self.offer.site}" if self.names_site else service

    @property
    def taken(self) -> float | None:
        """People of places; None where places are not counted."""
        return self.clients / self.offer.places if self.offer.places else None


def _state(row: OfferLine) -> Tag:
    tone = Tone.DONE if row.offer.state is State.REGISTERED else Tone.WAIT
    return Tag(state_name(row.offer.state), tone)


OFFERS: Table[OfferLine] = Table(
    name="offers",
    caption=gettext_lazy("What you give, and where"),
    sortable=False,
    exports=False,
    empty_title=gettext_lazy("No service is recorded for your organisation."),
    empty_text=gettext_lazy("Open a site in the directory of services and plan what is to be given there."),
    columns=(
        Column(
            key="service",
            label=gettext_lazy("Service"),
            value=lambda row: row.name,
            url=lambda row: address("site", row.offer.site_id),
        ),
        Column(key="state", label=gettext_lazy("State"), value=_state, kind=Kind.PILL),
        Column(
            key="places", label=gettext_lazy("Places"), value=lambda row: row.offer.places, kind=Kind.NUMBER
        ),
        Column(
            key="clients",
            label=gettext_lazy("People now"),
            value=lambda row: row.clients,
            kind=Kind.NUMBER,
            share=lambda row: row.taken,
        ),
    ),
)


def provider(asking: Asking) -> Work:
    """Offers by state, the register's open demands, clients now. Seven queries."""
    offers = provided_by(organisation_of(asking.viewer), on=asking.today)
    clients = clients_now(viewer=asking.viewer, on=asking.today)
    lines = _lines(offers, clients)
    waiting = [offer for offer in offers if offer.waits_for_register]
    fresh = newcomers_of(asking)
    return Work(
        figures=(
            Figure(
                value=number(clients.people),
                label=_("people served now"),
                url=address("people") if clients.people else "",
            ),
            Figure(
                value=number(len(offers) - len(waiting)), label=_("registered services"), url="#table-offers"
            ),
            Figure(
                value=number(len(waiting)),
                label=_("services on their way to the register"),
                url="#register" if waiting else "",
                tone=Tone.NOW,
            ),
            Figure(value=number(sum(offer.places or 0 for offer in offers)), label=_("places")),
        ),
        main=(
            Block(
                title=_("What you give, and where"),
                table=OFFERS.show(lines, query=OFFERS.read(asking.request)),
            ),
        ),
        side=(*_register_blocks(asking, waiting), *newcomers_blocks(asking, fresh)),
    )


def _lines(offers: tuple[ProvidedRow, ...], clients: Clients) -> list[OfferLine]:
    several = len({offer.site_id for offer in offers}) > 1
    return [
        OfferLine(offer=offer, clients=clients.by_offer.get(offer.offer_id, 0), names_site=several)
        for offer in offers
    ]


def _register_blocks(asking: Asking, waiting: list[ProvidedRow]) -> tuple[Block, ...]:
    """One card for each service that is not registered, with every demand still open."""
    if not waiting:
        return (
            Block(
                title=_("The register"),
                element_id="register",
                empty=_("Every service of yours is registered."),
            ),
        )
    return tuple(
        Block(
            title=by_language(lv=offer.service_lv, en=offer.service_en),
            element_id="register" if offer is waiting[0] else "",
            note=_register_note(asking, offer),
            lines=tuple(
                Line(text=demand_sentence(demand), tag=Tag(_("missing"), Tone.NOW))
                for demand in offer.missing
            ),
            empty=_("Nothing is missing any more: it can be registered."),
        )
        for offer in waiting
    )


def _register_note(asking: Asking, offer: ProvidedRow) -> str:
    said = ngettext(
        "%(site)s: %(state)s since %(day)s, %(number)s demand of the register is open.",
        "%(site)s: %(state)s since %(day)s, %(number)s demands of the register are open.",
        len(offer.missing),
    )
    return said % {
        "site": offer.site,
        "state": state_name(offer.state),
        "day": f"{day(offer.since)} ({days_in_words((asking.today - offer.since).days)})",
        "number": number(len(offer.missing)),
    }
