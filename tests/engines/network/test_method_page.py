"""docs/methods/network.md says what the code does: its example runs, the formulas named in code are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "methods" / "network.md").read_text(encoding="utf-8")
ENGINE = ROOT / "src" / "majup" / "engines" / "network"


def test_the_ten_lines_run_and_serve_everybody(capsys):
    code = re.search(r"```python\n(.+?)```", PAGE, flags=re.DOTALL).group(1)

    exec(compile(code, "network.md", "exec"), {})

    assert capsys.readouterr().out == "PROVED_BEST 8.0 120000 [('school', ('day10',))]\n"


def test_every_formula_that_the_code_names_stands_on_the_page():
    named = set()
    for path in ENGINE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'"""\((\d+|Z\d|C\d|P\d)\)', text))
        named |= set(re.findall(r"formulas? \(([A-Z]?\d*)\)", text))

    assert len(named) > 15
    assert {name for name in named if f"({name})" not in PAGE} == set()
