"""The web process stays light: a solver in it would cost memory in each worker and time at each start."""

import subprocess
import sys

HEAVY = ["highspy", "scipy", "pandas", "polars", "majup.engines.network.solver", "majup.engines.network.run"]
START = f"""
import sys
from majup.config.wsgi import application
from django.urls import get_resolver

def walk(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            walk(pattern)

walk(get_resolver())
print(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_web_process_loads_no_solver() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert not done.stdout.split(), (
        f"The web process loads {done.stdout.strip()}: a page or a bridge imports an engine's run or "
        "solver, where it should import problem and solution only; jobs alone import run."
    )
