"""`python -m benchmarks.peers`: an environment of the peers' own, with exact versions, beside ours.

It is made under build/ and never part of our requirements: no line of ours imports a peer.
"""

import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.setting import PEERS

VERSIONS = Path(__file__).with_name("peers.txt")


def main() -> int:
    """Make the environment, or bring it to the versions of peers.txt."""
    if not (PEERS / "bin" / "python").is_file():
        venv.create(PEERS, with_pip=True)
    python = str(PEERS / "bin" / "python")
    command = [python, "-m", "pip", "install", "--quiet", "--requirement", str(VERSIONS)]
    done = subprocess.run(command, check=False)
    if done.returncode:
        sys.stderr.write("The peers could not be installed; tables then say so in their rows.\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
