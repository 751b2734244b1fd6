"""What is told of the ways of a plan that the engine answered: what each rests on, and why one is missing."""

from typing import Any

from majup.domains.planning.bridge.ways import WayFinder
from majup.engines.network.problem import Delivery, Problem
from majup.engines.network.solution import Reason, Served, Unmet


class ToldWays:
    """Looks up the ways of an answered problem again: the engine knows minutes, and nothing of buses."""

    def __init__(self, *, problem: Problem, finder: WayFinder) -> None:
        self._problem = problem
        self._finder = finder
        self._places = {row.id: row for row in problem.places}
        self._sites = {row.id: row for row in problem.sites}
        self._services = {row.id: row for row in problem.services}
        self._runs = {(row.site, row.service) for row in problem.existing}

    def rests_on(self, served: Served) -> dict[str, Any]:
        """The source, weekdays and hours of a way, as fields of PlannedWay; none at home."""
        if not served.site:
            return {}
        way = self._finder.way(self._places[served.place], self._sites[served.site], service=served.service)
        if way is None:
            return {}
        return {
            "source": way.source.value,
            "weekdays": way.weekdays,
            "first_at": way.first_at,
            "last_at": way.last_at,
        }

    def why(self, unmet: Unmet) -> tuple[str, dict[str, Any]]:
        """The reason of an unmet need, and facts beside the engine's: what keeps it from the nearest site."""
        service = self._services[unmet.service]
        is_far = unmet.reason is Reason.NO_SITE_IN_REACH and service.delivery is Delivery.AT_SITE
        if not is_far or service.reach_minutes is None:
            return unmet.reason.value, {}
        usable = [
            site
            for site in self._problem.sites
            if site.may_open(service.id) or (site.id, service.id) in self._runs
        ]
        found = self._finder.why_none(
            self._places[unmet.place], usable, service=service.id, reach=service.reach_minutes
        )
        return found.reason, dict(found.facts)
