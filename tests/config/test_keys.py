"""The keys: made together once, for the owner alone, and never made anew beside old ones."""

import stat
from pathlib import Path

import pytest

from majup.config import keys
from majup.config.env import read_environment


def test_first_use_makes_four_different_keys_only_the_owner_can_read(tmp_path: Path) -> None:
    env = read_environment({"MAJUP_HOME": str(tmp_path)})
    made = {env.secret_key, env.audit_key.hex(), env.data_key.hex(), env.index_key.hex()}
    assert len(made) == 4
    files = sorted(env.keys_dir.iterdir())
    assert [file.name for file in files] == ["audit.key", "data.key", "index.key", "secret.key"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(env.keys_dir.stat().st_mode) == 0o700


def test_second_process_reads_the_same_keys(tmp_path: Path) -> None:
    first = keys.from_folder("audit", folder=tmp_path / "keys")
    keys.from_folder.cache_clear()
    assert keys.from_folder("audit", folder=tmp_path / "keys") == first


def test_lost_key_stops_the_program_instead_of_being_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys.from_folder("secret", folder=folder)
    (folder / "data.key").unlink()
    with pytest.raises(keys.KeyRefused, match=r"data\.key is missing"):
        keys.from_folder("data", folder=folder)
    assert not (folder / "data.key").exists()


def test_damaged_key_is_named_and_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys.from_folder("secret", folder=folder)
    (folder / "index.key").write_text("abcd")
    with pytest.raises(keys.KeyRefused, match=r"index\.key .* is damaged") as refusal:
        keys.from_folder("index", folder=folder)
    assert "abcd" not in str(refusal.value)


def test_no_half_made_folder_stays_behind(tmp_path: Path) -> None:
    keys.from_folder("secret", folder=tmp_path / "keys")
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys"]
