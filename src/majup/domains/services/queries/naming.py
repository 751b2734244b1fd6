"""Sites by name, address, provider or municipality, for the one search."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.services.models import Site
from majup.domains.territory.rules.names import plain
from majup.kernel.periods import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNamed:
    """A site where something is given on the day."""

    id: UUID
    name: str
    address: str
    provider: str
    municipality_lv: str
    municipality_en: str


@dataclass(frozen=True, slots=True)
class SitesNamed:
    """The first of those found, and how many there are in all."""

    rows: tuple[SiteNamed, ...]
    total: int


def sites_named(text: str, *, on: date, limit: int) -> SitesNamed:
    """Sites with an offer in force where every word occurs; those whose own name has them all come first.

    Neither case nor Latvian letters matter. One query; a few thousand short rows in a country are compared
    here, because no database folds Latvian letters by itself. Nothing typed finds nothing.
    """
    words = plain(text).split()
    if not words:
        return SitesNamed(rows=(), total=0)
    found = [site for site in _sites(on) if _holds(_all_of(site), words)]
    found.sort(key=lambda site: (not _holds(site.name, words), plain(site.name)))
    return SitesNamed(rows=tuple(found[:limit]), total=len(found))


def _sites(on: date) -> list[SiteNamed]:
    municipality = "parish__municipality"
    rows = Site.objects.filter(in_force(on, start="offers__valid_from", end="offers__valid_until"))
    fields = (
        "id",
        "name",
        "address",
        "provider__name_lv",
        f"{municipality}__name_lv",
        f"{municipality}__name_en",
    )
    return [
        SiteNamed(
            id=key,
            name=name,
            address=address,
            provider=provider,
            municipality_lv=municipality_lv,
            municipality_en=municipality_en,
        )
        for key, name, address, provider, municipality_lv, municipality_en in rows.order_by("name", "id")
        .values_list(*fields)
        .distinct()
    ]


def _all_of(site: SiteNamed) -> str:
    return f"{site.name} {site.address} {site.provider} {site.municipality_lv} {site.municipality_en}"


def _holds(text: str, words: list[str]) -> bool:
    folded = plain(text)
    return all(word in folded for word in words)
