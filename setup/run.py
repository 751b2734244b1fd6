"""./run: set up, fill an empty database with the demonstration country, plan the regions, serve.

    ./run            all of it; run again, it starts at once with what is there
    ./run --setup    stops after the set-up

Settings are environment variables, listed in docs/settings.md: MAJUP_PORT=8080 ./run
"""

import sys

import serving
from ensure import ensure
from environment import ENV
from fill import MAJUP, fill
from steps import Failed, say, stop_when_asked


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit code is honest."""
    if set(arguments) - {"--setup"}:
        print(__doc__)
        return 0 if set(arguments) <= {"--help", "-h"} else 2
    stop_when_asked()
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
