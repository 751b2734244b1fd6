"""The light theme's colours for drawings, read from tokens.css, so that they stand in one place.

A drawing carries them as attributes (print, PDF); on a page the style sheet overrides them (dark theme).
"""

import re
from functools import cache
from pathlib import Path

from majup.web.shell.tones import Tone

_TOKENS = Path(__file__).parent / "static" / "shell" / "tokens.css"
_FILLS = {Tone.NEUTRAL: "soft", Tone.DONE: "teal", Tone.NOW: "accent", Tone.WAIT: "amber-strong"}


@cache
def light_theme() -> dict[str, str]:
    """Token name to colour, from the first `:root` block."""
    first = _TOKENS.read_text(encoding="utf-8").split("}", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", first))


def colour(token: str) -> str:
    """The light theme's colour of one token: `colour("accent")`."""
    return light_theme()[token]


def fill_of(tone: Tone) -> str:
    """The colour of a filled shape in a tone."""
    return colour(_FILLS[tone])
