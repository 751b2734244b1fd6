"""./run: set up, fill an empty database with the demonstration country, plan the regions, serve.

    ./run            all of it; run again, it starts at once with what is there
    ./run --setup    stops after the set-up

Settings are environment variables, listed in docs/settings.md: MAJUP_PORT=8080 ./run
"""

import json
import sys

import serving
from ensure import ensure
from environment import ENV
from steps import VENV, Failed, answer, say, step, stream

MAJUP = VENV / "bin" / "majup"
REGIONS = 5


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit code is honest."""
    if set(arguments) - {"--setup"}:
        print(__doc__)
        return 0 if set(arguments) <= {"--help", "-h"} else 2
    try:
        serving.refuse_taken_port(ENV)
        ensure(with_tests=False)
        if arguments:
            return 0
        fill()
        return serving.serve(ENV, majup=MAJUP)
    except Failed as failure:
        print(f"\nMājup did not start. {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nstopped")
        return 130


def fill() -> None:
    """Bring the database up to date, and give an empty one the demonstration country and its plans."""
    ENV.home.mkdir(parents=True, exist_ok=True)
    with step("database"):
        stream([MAJUP, "migrate"], trouble="The database could not be brought up to date.")
    with step("demonstration country, if the database is empty"):
        stream([MAJUP, "replay", "--if-empty"], trouble="The demonstration country could not be written.")
    if _plans_computed() < REGIONS:
        with step("plans of the five regions"):
            stream([MAJUP, "plan", "--all"], trouble="The regions could not be planned.")


def _plans_computed() -> int:
    """How many regional plans were computed to their end in this database."""
    asked = [MAJUP, "runs", "--state", "DONE", "--json"]
    runs = json.loads(answer(asked, trouble="The database does not say which plans there are."))["runs"]
    return sum(run["kind"] == "regional_plan" for run in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
