"""docs/settings.md and config/env.py say the same."""

import re

from majup.config.env import SETTINGS
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "settings.md"
ROW = re.compile(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\| (.+) \|$", re.MULTILINE)


def test_every_setting_is_documented_with_its_default_and_nothing_else_is() -> None:
    documented = {name: default for name, default, _meaning in ROW.findall(PAGE.read_text(encoding="utf-8"))}
    known = {setting.name: setting.default for setting in SETTINGS}
    assert documented == known, (
        "docs/settings.md and SETTINGS in config/env.py differ: give each setting a row "
        "| `NAME` | `default` | meaning |, and remove the rows of those that are gone."
    )
