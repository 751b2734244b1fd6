"""docs/methods/reach.md says what the code does: its example runs, formulas and papers stand there."""

import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "methods" / "reach.md").read_text(encoding="utf-8")
ENGINE = ROOT / "src" / "majup" / "engines" / "reach"
TEXTS = [path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py")]


def test_the_ten_lines_run_and_find_the_trip(tmp_path, monkeypatch, capsys):
    from tests.engines.reach.plain_feed import files  # noqa: PLC0415 -- only this test needs the feed

    with zipfile.ZipFile(tmp_path / "gtfs.zip", "w") as archive:
        for name, data in files().items():
            archive.writestr(name, data)
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.+?)```", PAGE, flags=re.DOTALL).group(1)

    exec(compile(code, "reach.md", "exec"), {})

    assert capsys.readouterr().out == "80.0 timetable NOT_REACHED\n"


def test_every_formula_that_the_code_names_stands_on_the_page():
    named = set()
    for text in TEXTS:
        named |= set(re.findall(r"formulas? \(([A-Z]|\d+)\)", text))

    assert len(named) > 10
    assert {name for name in named if not re.search(rf"^ +\({name}\)", PAGE, flags=re.MULTILINE)} == set()


def test_every_paper_that_the_code_names_stands_on_the_page():
    named = {
        year for text in TEXTS for year in re.findall(r"\b(?:et al\.|\w+) (?:\()?((?:19|20)\d\d)\)", text)
    }

    assert {"2013", "2015", "2018"} <= named
    assert {year for year in named if f"({year})" not in PAGE} == set()
