"""Write the API's contract into docs/openapi.json, if a change is meant: `python setup/contract.py`."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
if __name__ == "__main__" and Path(sys.prefix) != VENV:
    os.execv(VENV / "bin" / "python", [str(VENV / "bin" / "python"), *sys.argv])

import django  # noqa: E402 -- only the environment has it, and the line above goes there

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "majup.config.settings")
django.setup()

from majup.api.urls import contract  # noqa: E402 -- Django must be set up first

if __name__ == "__main__":
    (ROOT / "docs" / "openapi.json").write_text(contract(), encoding="utf-8")
