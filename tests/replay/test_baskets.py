"""Support plans of invented people follow the catalogue and the rules with a number."""

import yaml

from majup.domains.services.actions.load_catalogue import CATALOGUE
from majup.replay.baskets import Item, Situation, basket
from majup.replay.chance import Chance

CHAPTERS = {f"d{number}" for number in range(1, 10)}
OUTLOOKS = {
    "ADULT_GRT": ("STAYS_HOME", "MOVES_HOME", "STAYS_IN_INSTITUTION"),
    "CHILD_FT": ("STAYS_HOME",),
    "CHILD_OFC": ("TO_FAMILY", "TO_FAMILY_LIKE_CARE", "STAYS_IN_INSTITUTION"),
}


def baskets(group: str) -> list[tuple[Situation, list[Item]]]:
    chance = Chance(seed=8, stage=group)
    ages = (18, 79) if group == "ADULT_GRT" else (0, 17)
    found = []
    for _ in range(1500):
        severities = {chapter: chance.whole(0, 4) for chapter in CHAPTERS}
        now = Situation(
            group, chance.pick(OUTLOOKS[group]), chance.whole(*ages), chance.whole(1, 4), severities
        )
        found.append((now, basket(chance, now)))
    return found


EVERY = [pair for group in OUTLOOKS for pair in baskets(group)]


def test_every_plan_asks_for_something_and_names_a_service_once() -> None:
    for _, items in EVERY:
        assert items
        assert len({item.service for item in items}) == len(items)


def test_items_use_the_catalogues_units_and_groups() -> None:
    catalogue = {row["code"]: row for row in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))}
    for now, items in EVERY:
        for item in items:
            service = catalogue[item.service]
            assert item.unit == service["unit"]
            assert now.group in service["target_groups"].split()
            assert item.chapter in CHAPTERS


def test_respite_is_at_most_thirty_days_a_year() -> None:
    respite = [item for _, items in EVERY for item in items if item.service == "RESPITE"]
    assert respite
    assert {item.unit + "/" + item.per for item in respite} == {"UNIT_DAY/YEAR"}
    assert max(item.amount for item in respite) == 30


def test_whoever_moves_home_gets_a_mentor_and_a_home() -> None:
    for now, items in EVERY:
        if now.outlook == "MOVES_HOME":
            services = {item.service for item in items}
            assert "SOCIAL_MENTOR" in services
            assert services & {"GROUP_HOME", "HOME_CARE"}


def test_youth_house_is_for_those_from_fifteen() -> None:
    for now, items in EVERY:
        services = {item.service for item in items}
        assert not ("YOUTH_HOUSE" in services and now.age < 15)
        assert not ("FAMILY_LIKE_CARE" in services and now.age >= 15)
