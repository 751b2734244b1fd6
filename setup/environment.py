"""The environment as the program itself reads it: its reader needs nothing but the standard library."""

import sys

from steps import ROOT

sys.path.insert(0, str(ROOT / "src"))

from majup.config.env import ENV

__all__ = ["ENV"]
