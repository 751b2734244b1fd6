"""From needs to the items of a support plan: which service, how much, in which unit, who pays.

Pure. Follows the catalogue: its units and its target groups. The shares are ours, chosen so that each
service is asked for by roughly as many as the regional plans speak of; they are nobody's published
figures.
"""

from dataclasses import dataclass

from majup.replay.chance import Chance

LEAVES, PREVENTS, IMPROVES = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Item:
    """One service of a plan."""

    service: str
    amount: int
    unit: str
    per: str
    funding: str
    priority: int
    chapter: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What the basket depends on."""

    group: str
    outlook: str
    age: int
    care_level: int
    severities: dict[str, int]


def basket(chance: Chance, now: Situation) -> list[Item]:
    """The items of one plan, each service once; never empty."""
    if now.outlook == "STAYS_IN_INSTITUTION":
        return _staying(chance, now)
    if now.group == "ADULT_GRT":
        return _moving(chance, now) if now.outlook == "MOVES_HOME" else _adult_at_home(chance, now)
    if now.group == "CHILD_FT":
        return _child_at_home(chance, now)
    return _child_in_care(chance, now)


def _item(
    service: str, amount: int, unit_per: str, *, priority: int, chapter: str, funding: str = "ESF"
) -> Item:
    unit, per = unit_per.split("/")
    return Item(service, amount, unit, per, funding, priority, chapter)


def _worst(now: Situation, *chapters: str) -> int:
    return max(now.severities.get(chapter, 0) for chapter in chapters)


def _adult_at_home(chance: Chance, now: Situation) -> list[Item]:
    priority = PREVENTS if now.care_level >= 3 else IMPROVES
    found = []
    if chance.chance((0.03, 0.1, 0.2, 0.16)[now.care_level - 1]):
        found.append(_item("GROUP_HOME", 7, "UNIT_DAY/WEEK", priority=PREVENTS, chapter="d6"))
    elif _worst(now, "d5", "d6") >= 2 and chance.chance(0.5):
        hours = chance.whole(2, 4) * now.care_level
        found.append(
            _item("HOME_CARE", hours, "HOUR/WEEK", priority=priority, chapter="d5", funding="MUNICIPAL")
        )
    found += _by_day(chance, now, priority=priority)
    if chance.chance(0.14 if now.care_level >= 3 else 0.05):
        found.append(
            _item(
                "SHORT_TERM_CARE", chance.whole(1, 3) * 10, "UNIT_DAY/YEAR", priority=priority, chapter="d5"
            )
        )
    found += _talks(chance, now)
    if not found:
        found.append(_item("CONSULTATION", 1, "VISIT/MONTH", priority=IMPROVES, chapter="d2"))
    return found


def _by_day(chance: Chance, now: Situation, *, priority: int) -> list[Item]:
    if now.age < 58 and now.care_level <= 3 and chance.chance(0.3):
        return [_item("WORKSHOP", chance.whole(3, 5), "DAY/WEEK", priority=priority, chapter="d8")]
    if chance.chance((0.2, 0.4, 0.52, 0.35)[now.care_level - 1]):
        return [_item("DAY_CARE", chance.whole(2, 5), "DAY/WEEK", priority=priority, chapter="d9")]
    return []


def _talks(chance: Chance, now: Situation) -> list[Item]:
    found = []
    if chance.chance(0.55):
        found.append(
            _item("CONSULTATION", chance.whole(1, 3), "VISIT/MONTH", priority=IMPROVES, chapter="d2")
        )
    if _worst(now, "d7", "d9") >= 2 and chance.chance(0.35):
        found.append(
            _item("SUPPORT_GROUP", chance.whole(1, 4), "VISIT/MONTH", priority=IMPROVES, chapter="d7")
        )
    if chance.chance(0.2):
        found.append(
            _item("GROUP_SESSION", chance.whole(2, 8), "VISIT/MONTH", priority=IMPROVES, chapter="d9")
        )
    if now.care_level <= 3 and chance.chance(0.3):
        found.append(
            _item("INDIVIDUAL_SUPPORT", chance.whole(1, 4), "HOUR/WEEK", priority=IMPROVES, chapter="d8")
        )
    if _worst(now, "d1", "d8") >= 3 and chance.chance(0.18):
        found.append(
            _item("SUPPORT_PERSON", chance.whole(2, 6), "HOUR/MONTH", priority=IMPROVES, chapter="d1")
        )
    if _worst(now, "d4") >= 3 and chance.chance(0.35):
        found.append(
            _item(
                "ASSISTANT",
                chance.whole(10, 40),
                "HOUR/WEEK",
                priority=IMPROVES,
                chapter="d4",
                funding="STATE_BUDGET",
            )
        )
    return found


def _moving(chance: Chance, now: Situation) -> list[Item]:
    found = [_item("SOCIAL_MENTOR", chance.whole(4, 12), "HOUR/MONTH", priority=LEAVES, chapter="d2")]
    if chance.chance(0.72):
        found.append(_item("GROUP_HOME", 7, "UNIT_DAY/WEEK", priority=LEAVES, chapter="d6"))
    else:
        found.append(_item("HOME_CARE", chance.whole(5, 14), "HOUR/WEEK", priority=LEAVES, chapter="d6"))
    if now.age < 60 and chance.chance(0.45):
        found.append(_item("WORKSHOP", chance.whole(3, 5), "DAY/WEEK", priority=LEAVES, chapter="d8"))
    elif chance.chance(0.75):
        found.append(_item("DAY_CARE", chance.whole(3, 5), "DAY/WEEK", priority=LEAVES, chapter="d9"))
    return found + _talks(chance, now)


def _staying(chance: Chance, now: Situation) -> list[Item]:
    found = [
        _item("LONG_TERM_CARE", 7, "UNIT_DAY/WEEK", priority=IMPROVES, chapter="d5", funding="STATE_BUDGET")
    ]
    if chance.chance(0.5):
        found.append(_item("CONSULTATION", 1, "VISIT/MONTH", priority=IMPROVES, chapter="d2"))
    return found


def _child_at_home(chance: Chance, now: Situation) -> list[Item]:
    priority = PREVENTS if now.care_level >= 4 else IMPROVES
    found = []
    if chance.chance(0.88):
        found.append(
            _item("SOCIAL_REHAB", chance.whole(2, 8), "VISIT/MONTH", priority=priority, chapter="d1")
        )
    if now.care_level >= 2 and chance.chance(0.42):
        hours = chance.whole(3, 5) * now.care_level
        found.append(_item("CHILD_CARE_SERVICE", hours, "HOUR/WEEK", priority=priority, chapter="d5"))
    if now.care_level >= 2 and chance.chance(0.45):
        found.append(
            _item(
                "RESPITE", chance.pick((10, 15, 20, 30, 30)), "UNIT_DAY/YEAR", priority=priority, chapter="d7"
            )
        )
    if now.care_level >= 3 and chance.chance(0.16):
        found.append(_item("DAY_CARE", chance.whole(2, 5), "DAY/WEEK", priority=priority, chapter="d8"))
    if chance.chance(0.62):
        found.append(
            _item("CONSULTATION", chance.whole(1, 4), "VISIT/MONTH", priority=IMPROVES, chapter="d3")
        )
    if chance.chance(0.3):
        found.append(
            _item("SUPPORT_GROUP", chance.whole(1, 2), "VISIT/MONTH", priority=IMPROVES, chapter="d7")
        )
    if now.age >= 5 and _worst(now, "d4") >= 3 and chance.chance(0.4):
        found.append(
            _item(
                "ASSISTANT",
                chance.whole(10, 40),
                "HOUR/WEEK",
                priority=IMPROVES,
                chapter="d4",
                funding="STATE_BUDGET",
            )
        )
    if not found:
        found.append(_item("CONSULTATION", 2, "VISIT/MONTH", priority=IMPROVES, chapter="d1"))
    return found


def _child_in_care(chance: Chance, now: Situation) -> list[Item]:
    if now.outlook == "TO_FAMILY":
        home = "ADOPTION" if now.age < 6 and chance.chance(0.3) else "FOSTER_FAMILY"
        home = "GUARDIANSHIP" if home == "FOSTER_FAMILY" and chance.chance(0.35) else home
        found = [_item(home, 1, "MONTH/MONTH", priority=LEAVES, chapter="d7", funding="MUNICIPAL")]
    else:
        kind = "YOUTH_HOUSE" if now.age >= 15 else "FAMILY_LIKE_CARE"
        found = [_item(kind, 7, "UNIT_DAY/WEEK", priority=LEAVES, chapter="d7", funding="MUNICIPAL")]
    if now.age >= 15:
        found.append(
            _item("YOUTH_MENTOR", chance.whole(4, 10), "HOUR/MONTH", priority=IMPROVES, chapter="d8")
        )
    if chance.chance(0.6):
        found.append(
            _item(
                "PSYCHOSOCIAL_COUNSELLING", chance.whole(1, 4), "VISIT/MONTH", priority=LEAVES, chapter="d7"
            )
        )
    if now.care_level >= 2 and chance.chance(0.5):
        found.append(
            _item("SOCIAL_REHAB", chance.whole(2, 6), "VISIT/MONTH", priority=IMPROVES, chapter="d1")
        )
    if chance.chance(0.35):
        found.append(
            _item("CONSULTATION", chance.whole(1, 2), "VISIT/MONTH", priority=IMPROVES, chapter="d2")
        )
    return found
