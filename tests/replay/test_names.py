"""Names of people who do not exist."""

import pytest

from majup.replay.chance import Chance
from majup.replay.names import family_name, feminine, generation_of, given_name, name_lists


@pytest.mark.parametrize(
    ("his", "hers"),
    [
        ("Bērziņš", "Bērziņa"),
        ("Ozols", "Ozola"),
        ("Lācis", "Lāce"),
        ("Eglītis", "Eglīte"),
        ("Dārznieks", "Dārzniece"),
        ("Ostrovskis", "Ostrovska"),
        ("Lukašēvičs", "Lukašēviča"),
        ("Ivanovs", "Ivanova"),
        ("Liepa", "Liepa"),
        ("Bite", "Bite"),
    ],
)
def test_woman_bears_the_feminine_form(his: str, hers: str) -> None:
    assert feminine(his) == hers


def test_no_woman_bears_a_masculine_ending() -> None:
    lists = name_lists()
    assert [name for name in (*lists.latvian, *lists.latgalian) if feminine(name).endswith(("s", "š"))] == []


def test_given_name_fits_sex_and_generation() -> None:
    chance = Chance(seed=1, stage="names")
    for sex, born in (("F", 1938), ("M", 1970), ("F", 2010)):
        for _ in range(200):
            name = given_name(chance, sex=sex, born=born)
            assert set(name.split()) <= set(name_lists().given[sex, generation_of(born)])


def test_latgale_has_more_surnames_of_its_own() -> None:
    def eastern(region: str) -> int:
        chance = Chance(seed=1, stage=region)
        own = {feminine(name) for name in name_lists().latgalian}
        return sum(family_name(chance, sex="F", region=region) in own for _ in range(1000))

    assert eastern("LATGALE") > 2 * eastern("KURZEME")
