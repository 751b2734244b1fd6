"""docs/methods/sweeps.md says what the code does: its example runs, the formulas named in code are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "methods" / "sweeps.md").read_text(encoding="utf-8")
NETWORK = (ROOT / "docs" / "methods" / "network.md").read_text(encoding="utf-8")
ENGINE = ROOT / "src" / "majup" / "engines" / "network" / "sweep"


def _example(page):
    return re.search(r"```python\n(.+?)```", page, flags=re.DOTALL).group(1)


def test_the_ten_lines_run_and_say_what_money_buys(capsys):
    code = _example(NETWORK) + _example(PAGE)

    exec(compile(code, "sweeps.md", "exec"), {})

    # A centre and its building cost 120 000 EUR and serve all eight.
    assert capsys.readouterr().out.splitlines()[-1] == str(
        [("0", 0.0, 0.0), ("100000", 0.0, 0.0)] + [(f"{k}00000", 8.0, 8.0) for k in range(2, 6)]
    )


def test_every_formula_that_the_code_names_stands_on_the_page():
    text = "".join(path.read_text(encoding="utf-8") for path in ENGINE.glob("*.py"))
    named = set(re.findall(r"\((S\d)\)", text))

    assert named == {"S1", "S2", "S3"}
    assert {name for name in named if f"({name})" not in PAGE} == set()
