"""Where something new could open: the middle of each municipality, and of every larger town beside it."""

from collections.abc import Iterable

from majup.domains.territory.queries import ParishRow


def candidate_parishes(parishes: Iterable[ParishRow], *, least_residents: int) -> list[ParishRow]:
    """The largest parish or town of each municipality of 2009, and every other large enough, by code."""
    inside = sorted(parishes, key=lambda row: (-row.population, row.atvk))
    largest: dict[int, ParishRow] = {}
    for row in inside:
        largest.setdefault(row.municipality_before_id, row)
    centres = {row.id for row in largest.values()}
    chosen = [row for row in inside if row.id in centres or row.population >= least_residents]
    return sorted(chosen, key=lambda row: row.atvk)
