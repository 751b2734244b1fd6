"""What invented people say."""

from itertools import product

import pytest

from majup.replay.chance import Chance
from majup.replay.words import locative, own_words, sentences, situation_of


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("Kuldīga", "Kuldīgā"),
        ("Talsi", "Talsos"),
        ("Cēsis", "Cēsīs"),
        ("Saldus", "Saldū"),
        ("Tukums", "Tukumā"),
        ("Daugavpils", "Daugavpilī"),
        ("Pļaviņas", "Pļaviņās"),
        ("Ogre", "Ogrē"),
        ("Abavas pagasts", "Abavas pagastā"),
    ],
)
def test_place_stands_in_the_locative(place: str, where: str) -> None:
    assert locative(place) == where


@pytest.mark.parametrize("situation", sorted(sentences()))
@pytest.mark.parametrize("sex", ["F", "M"])
def test_nothing_is_left_open_in_what_is_said(situation: str, sex: str) -> None:
    chance = Chance(seed=3, stage=situation)
    said = [
        own_words(chance, situation=situation, sex=sex, name="Anna Marija", place="Kuldīga")
        for _ in range(300)
    ]
    assert not [text for text in said if set("{}[]|") & set(text)]
    assert len(set(said)) > 100


def test_man_and_woman_say_it_in_their_own_form() -> None:
    chance = Chance(seed=3, stage="forms")
    said = {
        sex: " ".join(
            own_words(chance, situation="adult_home", sex=sex, name="A", place="Ogre") for _ in range(400)
        )
        for sex in "FM"
    }
    assert "palikt viena pa nakti" in said["F"]
    assert "palikt viena pa nakti" not in said["M"]
    assert "palikt viens pa nakti" in said["M"]
    assert "patsi" not in said["F"]


def test_every_person_has_a_voice() -> None:
    ages = {"ADULT_GRT": range(18, 80), "CHILD_FT": range(18), "CHILD_OFC": range(18)}
    outlooks = ("STAYS_HOME", "MOVES_HOME", "TO_FAMILY", "TO_FAMILY_LIKE_CARE", "STAYS_IN_INSTITUTION")
    for group, outlook in product(ages, outlooks):
        for age in ages[group]:
            assert situation_of(group=group, outlook=outlook, age=age) in sentences()
