"""Contrast by the formula of WCAG 2.2 (relative luminance), for both themes."""

import re
from pathlib import Path

import pytest

from majup.web.shell import tokens

SHEETS = Path(tokens.__file__).parent / "static" / "shell"
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("ink", "sand", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "card", TEXT),
    ("soft", "sand", TEXT),
    ("accent", "card", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "accent-tint", TEXT),
    ("on-accent", "accent", TEXT),
    ("teal", "card", TEXT),
    ("teal", "teal-tint", TEXT),
    ("on-teal", "teal", TEXT),
    ("ink", "teal-tint", TEXT),
    ("amber", "amber-tint", TEXT),
    ("on-amber", "amber-strong", TEXT),
    ("ink", "amber-tint", TEXT),
    ("on-banner", "banner", TEXT),
    ("ink", "map-1", TEXT),
    ("ink", "map-5", TEXT),
    ("card", "soft", TEXT),
    ("line-strong", "card", SHAPE),
    ("line-strong", "paper", SHAPE),
    ("teal", "paper", SHAPE),
    ("accent", "map-5", SHAPE),
]


def theme(name):
    css = (SHEETS / "tokens.css").read_text(encoding="utf-8")
    block = (
        css.split("@media screen and (prefers-color-scheme: dark)")[1].split("@media")[0]
        if name == "dark"
        else css.split("}")[0]
    )
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_stand_out_from_their_ground(name, front, back, least):
    colours = theme(name)
    assert contrast(colours[front], colours[back]) >= least


def test_dark_theme_names_every_colour_of_the_light_one():
    assert set(theme("dark")) == set(theme("light"))


def test_drawings_take_the_light_theme():
    assert tokens.light_theme() == theme("light")
    assert tokens.colour("accent") == "#9d2235"


def test_no_sheet_but_the_tokens_names_a_colour_of_its_own():
    # The page number of a PDF is the exception: WeasyPrint knows no variables in page margins.
    faults = [
        f"{sheet.name}: {found}"
        for sheet in SHEETS.glob("*.css")
        if sheet.name != "tokens.css"
        for found in re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", sheet.read_text(encoding="utf-8"))
        if (sheet.name, found) != ("print.css", "#5b676b")
    ]
    assert faults == []


def test_sheets_use_only_tokens_that_exist():
    css = (SHEETS / "tokens.css").read_text(encoding="utf-8")
    known = set(re.findall(r"--([a-z0-9-]+):", css))
    used = {
        name
        for sheet in SHEETS.glob("*.css")
        for name in re.findall(r"var\(--([a-z0-9-]+)\)", sheet.read_text("utf-8"))
    }
    assert used <= known
