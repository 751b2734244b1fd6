"""Personal codes: their form, their check digit, and how they are kept. No database."""

from datetime import date

import pytest
from cryptography.exceptions import InvalidTag

from majup.domains.people.rules import personal_code

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def recounted(first_ten: str) -> str:
    """The check digit by its published formula: (1101 - sum) mod 11 mod 10, weights 1 6 3 7 9 10 5 8 4 2."""
    weights = (1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return str((1101 - sum(w * int(d) for w, d in zip(weights, first_ten, strict=True))) % 11 % 10)


@pytest.mark.parametrize("first_ten", ["0101901000", "3112992123", "2902000999", "1507051234"])
def test_check_digit_agrees_with_the_published_formula(first_ten: str) -> None:
    assert personal_code.check_digit(first_ten) == recounted(first_ten)


@pytest.mark.parametrize("written", ["010190-10001", "01019010001", " 010190 10001 ", "010190–10001"])
def test_code_is_read_as_people_write_it(written: str) -> None:
    assert personal_code.digits_of(written) == "01019010001"


@pytest.mark.parametrize("written", ["", "010190-1000", "010190-100011", "Bērziņš", "O10190-10007"])
def test_what_is_no_code_has_no_digits(written: str) -> None:
    assert personal_code.digits_of(written) == ""


@pytest.mark.parametrize(
    ("digits", "well_formed"),
    [
        ("01019010001", True),
        ("01019010008", False),  # another check digit
        ("31029010007", False),  # 31 February
        ("32123456789", True),  # given since 1 July 2017
        ("40123456789", False),
        ("00000100001", True),  # the range of invented people
        ("0101901000", False),
    ],
)
def test_form_of_a_code(digits: str, well_formed: bool) -> None:
    assert personal_code.is_well_formed(digits) is well_formed


def test_old_code_tells_the_birth_date_and_new_one_does_not() -> None:
    assert personal_code.birth_date_in("01019010001") == date(1990, 1, 1)
    assert personal_code.birth_date_in("15070521234") == date(2005, 7, 15)
    assert personal_code.birth_date_in("32123456789") is None


def test_index_is_the_same_for_one_key_and_another_for_another() -> None:
    index = personal_code.blind_index("01019010001", key=KEY)
    assert index == personal_code.blind_index("01019010001", key=KEY)
    assert index != personal_code.blind_index("01019010001", key=OTHER_KEY)


def test_code_opens_with_its_key_alone() -> None:
    stored = personal_code.encrypted("01019010001", key=KEY)
    assert personal_code.decrypted(stored, key=KEY) == "01019010001"
    with pytest.raises(InvalidTag):
        personal_code.decrypted(stored, key=OTHER_KEY)


def test_one_code_is_never_stored_alike_twice() -> None:
    assert personal_code.encrypted("01019010001", key=KEY) != personal_code.encrypted("01019010001", key=KEY)
