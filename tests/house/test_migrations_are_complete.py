"""The migrations say all that the models say, and their names say what they do."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.house.tree import DOMAINS, as_list, kept_files, shown

NUMBERED = re.compile(r"\d{4}_[a-z0-9]+(_[a-z0-9]+)*")
AUTOMATIC = re.compile(r"_auto_\d|_alter_|_rename_|_remove_|_and_more$")


@pytest.mark.django_db
def test_models_need_no_migration_that_is_not_written() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said)
    except SystemExit:
        raise AssertionError(
            f"Write the missing migrations (majup makemigrations):\n{said.getvalue()}"
        ) from None


def test_each_migration_is_named_by_a_sentence() -> None:
    migrations = [
        path for path in kept_files() if path.parent.name == "migrations" and path.is_relative_to(DOMAINS)
    ]
    faults = [
        shown(path)
        for path in migrations
        if path.name != "__init__.py" and (not NUMBERED.fullmatch(path.stem) or AUTOMATIC.search(path.stem))
    ]
    assert not faults, "Name each by what it brings, as 0007_placement_ends_after_it_starts:" + as_list(
        faults
    )
