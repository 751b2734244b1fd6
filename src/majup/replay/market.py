"""Providers, sites and offers as they are noted until a stage writes them, and what is left of their places.

Called by the stages of services. Knows no person.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from majup.domains.organisations.models import Organisation, OrganisationKind
from majup.domains.services.models import InstitutionTest, Offer, OfferState, Site
from majup.domains.territory.queries import ParishRow
from majup.kernel.act import ActRecord
from majup.replay.bodies import Bodies
from majup.replay.chance import Chance
from majup.replay.ledger import write
from majup.replay.supply import Provider

BY_DAY = (time(8, 30), time(17, 0))
RESIDENTIAL = {"GROUP_HOME", "RESPITE", "SHORT_TERM_CARE", "FAMILY_LIKE_CARE", "YOUTH_HOUSE"}
NEVER_REGISTERED = {OfferState.PLANNED, OfferState.CONTRACTED, OfferState.UNDER_CONSTRUCTION, OfferState.OPEN}


@dataclass(frozen=True)
class Stall:
    """One offer with its site's parish and its provider."""

    offer: Offer
    parish: ParishRow
    provider: UUID


@dataclass
class Market:
    """Everything offered so far; rows pending until written."""

    bodies: Bodies
    organisations: list[Organisation] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    tests: list[InstitutionTest] = field(default_factory=list)
    stalls: list[Stall] = field(default_factory=list)
    _sites: dict[tuple[str, str], Site] = field(default_factory=dict)

    def provider(self, chance: Chance, *, name: str, parish: ParishRow, since: date) -> UUID:
        """The provider of a name; registered when first asked for."""
        key = f"provider:{name}"
        if key not in self.bodies.named:
            row = Organisation(
                id=chance.uuid(),
                kind=OrganisationKind.PROVIDER,
                name_lv=name,
                name_en=name,
                region_id=parish.region_id,
                municipality_id=parish.municipality_id,
                valid_from=since,
            )
            self.organisations.append(row)
            self.bodies.named[key] = row.id
        return self.bodies.named[key]

    def offer(
        self,
        chance: Chance,
        *,
        owner: UUID,
        at: Provider,
        parish: ParishRow,
        service: str,
        places: int | None,
        since: date,
        state: str = OfferState.REGISTERED,
    ) -> Stall:
        """One service at the provider's site, which is made when first asked for."""
        site = self._site(chance, owner=owner, at=at, parish=parish, service=service)
        row = Offer(
            id=chance.uuid(),
            site_id=site.id,
            service_id=service,
            state=state,
            places=places,
            registered_on=None if state in NEVER_REGISTERED else since - timedelta(days=chance.whole(0, 20)),
            valid_from=since,
        )
        self.offers.append(row)
        stall = Stall(row, parish, owner)
        self.stalls.append(stall)
        return stall

    def _site(self, chance: Chance, *, owner: UUID, at: Provider, parish: ParishRow, service: str) -> Site:
        key = (at.name, at.parish)
        if key not in self._sites:
            opens, closes = (None, None) if service in RESIDENTIAL else BY_DAY
            site = Site(
                id=chance.uuid(),
                provider_id=owner,
                name=at.name,
                parish_id=parish.id,
                address=at.address,
                latitude=at.latitude or round(parish.lat + chance.uniform(-0.006, 0.006), 5),
                longitude=at.longitude or round(parish.lon + chance.uniform(-0.01, 0.01), 5),
                is_step_free=chance.chance(0.7),
                opens_at=opens,
                closes_at=closes,
            )
            self._sites[key] = site
            self.sites.append(site)
            if service in RESIDENTIAL:
                self.tests.append(_institution_test(chance, site))
        return self._sites[key]

    def write(self, record: ActRecord) -> None:
        """Write what is pending; inside the stage's act."""
        write(record, self.organisations, self.sites, self.offers, self.tests)
        self.organisations, self.sites, self.offers, self.tests = [], [], [], []


def _institution_test(chance: Chance, site: Site) -> InstitutionTest:
    """The three questions of R053; one site in ten is found to let its rules prevail."""
    rules = chance.chance(0.1)
    return InstitutionTest(
        site_id=site.id,
        tested_on=chance.working_day(date(2022, 3, 1), date(2026, 9, 1)),
        is_isolated=False,
        lacks_control=False,
        rules_prevail=rules,
        reason="Ēdienreizes un miera laiks visiem vienādi."
        if rules
        else "Cilvēki paši lemj par dienas ritmu.",
    )
