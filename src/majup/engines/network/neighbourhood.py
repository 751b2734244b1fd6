"""What is planned anew while all else stands still: some services, at all sites or around one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats, Ints, Mask
from majup.engines.network.formulation.sets import Sets

KINDS = ((2, 30), (2, 20), (2, 15), (3, 20))
"""Services planned anew at once, and the sites around one of them; 0: at all sites. Tried in turn."""
TEAMS_OFFERED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """Services that are planned anew: at so many sites `around` one of them, or at all sites (None)."""

    services: tuple[int, ...]
    around: int | None = None
    sites: int = 0


class Ground:
    """The layout of one problem, as far as neighbourhoods need it.

    nearness   (sites, sites): for each site, all sites by the persons whom both can reach, most first.
    """

    def __init__(self, sets: Sets, columns: Columns) -> None:
        self.columns = columns
        self.pair_site = np.array([pair.site for pair in sets.pairs], dtype=np.int64)
        self.pair_service = np.array([pair.service for pair in sets.pairs], dtype=np.int64)
        self.option_pair = sets.option_pair
        self.arc_pair = sets.arc_pair
        self.share_service = np.array(
            [sets.needs[share.need].service for share in sets.shares], dtype=np.int64
        )
        self.services: Ints = np.unique(self.pair_service[sets.option_pair])
        self.sites: Ints = np.unique(self.pair_site[sets.option_pair])
        self.nearness = _nearness(sets, self.pair_site)

    def free_columns(self, where: Neighbourhood, values: Floats) -> Mask:
        """What may change: openings around the site, buildings that nobody else uses, and all ways.

        Ways are free everywhere, as one new place lets many people move up, each to a place nearer by.
        """
        columns = self.columns
        opens = np.isin(self.pair_service, where.services)
        team = opens.copy()
        if where.around is not None:
            opens &= np.isin(self.pair_site, self.nearness[where.around][: where.sites])
        option_opens = opens[self.option_pair]
        held = self.option_pair[(values[columns.opened] > 0.5) & ~option_opens]
        is_held = np.zeros(len(columns.building), dtype=bool)
        is_held[self.pair_site[held]] = True
        free = np.zeros(columns.count, dtype=bool)
        for positions, mask in (
            (columns.opened, option_opens),
            (columns.expanded, opens),
            (columns.building, ~is_held),
            (columns.in_new, team[self.option_pair]),
            (columns.in_old, team),
            (columns.going, team[self.arc_pair]),
            (columns.met, np.isin(self.share_service, where.services)),
        ):
            free[positions[mask & (positions >= 0)]] = True
        return free

    def used_buildings(self, values: Floats) -> Ints:
        """The columns of the buildings in which something new opens."""
        opened = self.option_pair[values[self.columns.opened] > 0.5]
        return np.unique(self.columns.building[self.pair_site[opened]])


def _nearness(sets: Sets, pair_site: Ints) -> Ints:
    reached = np.zeros((len(sets.problem.places), len(sets.problem.sites)))
    place = np.array([need.place for need in sets.needs], dtype=np.int64)
    persons = np.array([need.persons for need in sets.needs])
    np.add.at(reached, (place[sets.arc_need], pair_site[sets.arc_pair]), persons[sets.arc_need])
    common = reached.T @ reached
    np.fill_diagonal(common, np.inf)
    return np.argsort(-common, axis=1, kind="stable")


def first_round(slack: dict[int, float]) -> Iterator[Neighbourhood]:
    """Each service alone: who has most to gain, then those who have least.

    A service whose plan is best at its price makes as much of left-over money as any; others would waste it.
    """
    order = by_slack(slack)
    for service in order[-1:] + order[:-1]:
        yield Neighbourhood(services=(service,))


def by_slack(slack: dict[int, float]) -> list[int]:
    """The services, who has least to gain first."""
    return sorted(slack, key=lambda service: (slack[service], service))


def later_rounds(ground: Ground, *, seed: int) -> Iterator[tuple[Neighbourhood, ...]]:
    """Without end, kind after kind: neighbourhoods to choose from; the caller knows who has most to gain."""
    random = np.random.default_rng(seed)
    services = ground.services.tolist()
    while services:
        for count, sites in KINDS:
            size = min(count, len(services))
            teams = {
                tuple(sorted(random.choice(services, size=size, replace=False).tolist()))
                for _ in range(TEAMS_OFFERED)
            }
            yield tuple(
                Neighbourhood(
                    services=team, around=int(random.choice(ground.sites)) if sites else None, sites=sites
                )
                for team in sorted(teams)
            )
