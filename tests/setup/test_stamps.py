"""Stamps tell a second start what need not be done again."""

from pathlib import Path

from setup import stamps


def test_stamp_is_current_until_a_file_it_was_made_from_changes(tmp_path: Path) -> None:
    source, stamp = tmp_path / "lock", tmp_path / "made" / "stamp"
    source.write_text("one")
    assert not stamps.is_current(stamp, made_from=stamps.digest([source]))
    stamps.write(stamp, made_from=stamps.digest([source]))
    assert stamps.is_current(stamp, made_from=stamps.digest([source]))
    source.write_text("two")
    assert not stamps.is_current(stamp, made_from=stamps.digest([source]))


def test_digest_does_not_depend_on_the_order_but_on_names_and_the_rest(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("y")
    assert stamps.digest([first, second]) == stamps.digest([second, first])
    assert stamps.digest([first]) != stamps.digest([second])
    assert stamps.digest([first]) != stamps.digest([first], also="3.12")
