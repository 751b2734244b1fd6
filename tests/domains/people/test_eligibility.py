"""Ages of the target groups (R034, R039, R040). No database."""

from datetime import date

import pytest

from majup.domains.people.rules.eligibility import age_on, group_fault
from majup.domains.people.rules.names import folded, search_name, search_words

BIRTHDAY = date(2000, 2, 29)


@pytest.mark.parametrize(
    ("day", "age"), [(date(2018, 2, 28), 17), (date(2018, 3, 1), 18), (date(2020, 2, 29), 20)]
)
def test_age_grows_on_the_birthday_or_the_day_after_it_in_short_years(day: date, age: int) -> None:
    assert age_on(day, born_on=BIRTHDAY) == age


@pytest.mark.parametrize(
    ("group", "day", "fault"),
    [
        ("ADULT_GRT", date(2018, 2, 28), "group_is_for_adults"),
        ("ADULT_GRT", date(2018, 3, 1), ""),
        ("CHILD_FT", date(2018, 2, 28), ""),
        ("CHILD_FT", date(2018, 3, 1), "group_is_for_children"),
        ("CHILD_OFC", date(2018, 3, 1), "group_is_for_children"),
        ("CHILD_OFC", date(1999, 1, 1), "born_after_identification"),
    ],
)
def test_group_is_open_by_age(group: str, day: date, fault: str) -> None:
    assert group_fault(group, born_on=BIRTHDAY, on=day) == fault


def test_names_are_compared_without_case_marks_and_blanks() -> None:
    assert folded(" Ārija  AVOTIŅA ") == "arija avotina"
    assert search_name(given_name="Šarlote", family_name="Ķēniņa-Žagare") == "sarlote kenina-zagare"
    assert search_words(" avotiņa  Ār ") == ("avotina", "ar")
