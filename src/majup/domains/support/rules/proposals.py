"""Which services a need proposes, and why. The worker decides: a proposal is never an item by itself.

Each line of the table reads: for this group, where the difficulty in one of these chapters is at least so
severe, propose this service, so much of it. Amounts rise with the severity: mild, moderate, severe, complete.
They are starting points of our own, within the limits of the catalogue (R055 to R089); no law fixes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from majup.domains.support.rules.items import ItemDraft

LAST_DAY_OF_ESF = date(2023, 12, 31)
"""Services of the programme were paid by the ESF until then (R183 ff.); after it the municipality pays."""
YOUTH_FROM = 15
"""A youth house and a mentor are for children of 15 years and more (R041)."""
MAYBE_INSTITUTION_FROM = 3
"""From severe on, help at home is what keeps somebody out of an institution."""


class Where(IntEnum):
    """Whom a line is for, by where they live."""

    ANYWHERE = 0
    IN_INSTITUTION = 1
    IN_COMMUNITY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table; `amounts` for severity 1 to 4, of which only those from `least` on are used."""

    group: str
    service: str
    chapters: tuple[str, ...]
    least: int
    amounts: tuple[int, int, int, int]
    per: str
    most: int = 4
    where: Where = Where.ANYWHERE
    from_age: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item that could stand in the plan, and the need that speaks for it."""

    item: ItemDraft
    chapter: str
    severity: int
    leaves_institution: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What besides the needs decides: the group, where the person lives, how old, and the day of the plan."""

    group: str
    lives_in_institution: bool
    age: int
    drawn_on: date


def _line(group: str, service: str, chapters: str, least: int, amounts: str, per: str, **more: int) -> Line:
    a, b, c, d = (int(amount) for amount in amounts.split())
    where = Where(more.pop("where", 0))
    return Line(
        group=group,
        service=service,
        chapters=tuple(chapters.split()),
        least=least,
        amounts=(a, b, c, d),
        per=per,
        where=where,
        **more,
    )


TABLE: tuple[Line, ...] = (
    # Adults: a home first, then help in it, then the day, then people.
    _line("ADULT_GRT", "GROUP_HOME", "d5 d6", 2, "0 30 30 30", "MONTH", where=Where.IN_INSTITUTION),
    _line(
        "ADULT_GRT", "SOCIAL_MENTOR", "d1 d2 d6 d7 d8 d9", 1, "4 8 8 8", "MONTH", where=Where.IN_INSTITUTION
    ),
    _line("ADULT_GRT", "HOME_CARE", "d5 d6", 2, "0 5 10 15", "WEEK", where=Where.IN_COMMUNITY),
    _line("ADULT_GRT", "ASSISTANT", "d4", 3, "0 0 10 20", "WEEK"),
    _line("ADULT_GRT", "WORKSHOP", "d8", 1, "5 4 0 0", "WEEK", most=2),
    _line("ADULT_GRT", "DAY_CARE", "d8", 3, "0 0 5 5", "WEEK"),
    _line("ADULT_GRT", "SUPPORT_PERSON", "d2 d7", 3, "0 0 10 20", "MONTH"),
    _line("ADULT_GRT", "INDIVIDUAL_SUPPORT", "d2 d6", 2, "0 8 12 16", "MONTH", where=Where.IN_COMMUNITY),
    _line("ADULT_GRT", "CONSULTATION", "d1 d3 d7", 2, "0 2 4 4", "MONTH"),
    _line("ADULT_GRT", "GROUP_SESSION", "d7 d9", 2, "0 2 4 4", "MONTH"),
    _line("ADULT_GRT", "SHORT_TERM_CARE", "d5", 3, "0 0 30 30", "YEAR", where=Where.IN_COMMUNITY),
    # Children with functional disorders: rest for the family, care, then what the child learns by.
    _line("CHILD_FT", "RESPITE", "d4 d5 d6", 2, "0 30 30 30", "YEAR"),
    _line("CHILD_FT", "CHILD_CARE_SERVICE", "d5", 2, "0 10 20 30", "WEEK"),
    _line("CHILD_FT", "ASSISTANT", "d4", 3, "0 0 10 20", "WEEK"),
    _line("CHILD_FT", "DAY_CARE", "d8", 3, "0 0 5 5", "WEEK"),
    _line("CHILD_FT", "SOCIAL_REHAB", "d1 d3 d4", 2, "0 4 6 8", "MONTH"),
    _line("CHILD_FT", "CONSULTATION", "d2 d3 d7", 2, "0 2 3 4", "MONTH"),
    _line("CHILD_FT", "SUPPORT_GROUP", "d2 d5 d7", 2, "0 1 2 2", "MONTH"),
    # Children in institutions: a family is sought first (R264), then a home like one; a mentor before 18.
    _line("CHILD_OFC", "FOSTER_FAMILY", "d5 d6 d7", 0, "1 1 1 1", "MONTH", most=2),
    _line("CHILD_OFC", "SPECIALISED_FOSTER", "d4 d5 d7", 3, "0 0 1 1", "MONTH"),
    _line("CHILD_OFC", "FAMILY_LIKE_CARE", "d5 d6 d7", 1, "30 30 30 30", "MONTH"),
    _line("CHILD_OFC", "YOUTH_HOUSE", "d6 d8", 0, "30 30 30 30", "MONTH", from_age=YOUTH_FROM, most=2),
    _line("CHILD_OFC", "YOUTH_MENTOR", "d6 d8 d9", 0, "4 8 8 8", "MONTH", from_age=YOUTH_FROM),
    _line("CHILD_OFC", "SOCIAL_REHAB", "d1 d3 d4", 2, "0 4 6 8", "MONTH"),
    _line("CHILD_OFC", "PSYCHOSOCIAL_COUNSELLING", "d2 d7", 2, "0 2 4 4", "MONTH"),
    _line("CHILD_OFC", "CONSULTATION", "d1 d3", 2, "0 2 3 4", "MONTH"),
)


def proposals(needs: Mapping[str, int], *, about: Circumstances) -> tuple[Proposal, ...]:
    """What the needs propose, in the table's order. `needs` is severity 0 to 4 by chapter."""
    return tuple(_proposals(needs, about=about))


def _proposals(needs: Mapping[str, int], *, about: Circumstances) -> Iterator[Proposal]:
    for line in TABLE:
        if line.group == about.group and _fits(line, about=about):
            found = _worst(needs, line)
            if found is not None:
                yield _proposal(line, chapter=found[0], severity=found[1], about=about)


def _fits(line: Line, *, about: Circumstances) -> bool:
    lives = Where.IN_INSTITUTION if about.lives_in_institution else Where.IN_COMMUNITY
    return line.where in {Where.ANYWHERE, lives} and about.age >= line.from_age


def _worst(needs: Mapping[str, int], line: Line) -> tuple[str, int] | None:
    """The chapter that speaks for the line most; None where the worst lies outside its bounds."""
    assessed = [(chapter, needs[chapter]) for chapter in line.chapters if chapter in needs]
    worst = max(assessed, key=lambda one: one[1], default=None)
    return worst if worst is not None and line.least <= worst[1] <= line.most else None


def _proposal(line: Line, *, chapter: str, severity: int, about: Circumstances) -> Proposal:
    item = ItemDraft(
        service=line.service,
        amount=Decimal(line.amounts[max(severity, 1) - 1]),
        per=line.per,
        funding="ESF" if about.drawn_on <= LAST_DAY_OF_ESF else "MUNICIPAL",
        priority=_priority(severity, about=about),
        chapter=chapter,
    )
    return Proposal(item, chapter, severity, leaves_institution=about.lives_in_institution)


def _priority(severity: int, *, about: Circumstances) -> int:
    """1 to leave an institution, 2 to keep out of one, 3 to live better: the order needs are met in."""
    if about.lives_in_institution:
        return 1
    return 2 if severity >= MAYBE_INSTITUTION_FROM else 3
