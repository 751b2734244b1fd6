"""What a run of a table may use: files, peers, a part of the work, a cluster."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

PEERS = Path("build") / "peers"


class NotThere(Exception):
    """A file or a peer that a table needs is not there; the text says which and how to get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The options of the command line, as every table gets them.

    instances    folder of public instances (pmed, cap, pmedcap1, holmberg, planning.py); None if not given.
    feed         a GTFS feed, zip or folder; None if not given.
    peer_python  the Python of the peers' own environment; run peers by it in another process, never here.
    scratch      folder for files that a run needs meanwhile.
    only         glob over `Row.work`.
    share        part of a long table to run, above 0 and at most 1.
    limit        seconds for one piece of work where a table leaves that open; None: the table's own.
    jobs         processes of this machine to use.
    cluster      address of a Dask scheduler, or None for processes of this machine.
    """

    scratch: Path
    instances: Path | None = None
    feed: Path | None = None
    peer_python: Path = PEERS / "bin" / "python"
    only: str = "*"
    share: float = 1.0
    limit: float | None = None
    jobs: int = 2
    cluster: str | None = None

    def wants(self, work: str) -> bool:
        """Say whether `--only` picks this piece of work."""
        return fnmatchcase(work, self.only)

    def instances_in(self, part: str) -> Path:
        """A folder or file of the instances. Raises NotThere saying what is missing."""
        if self.instances is None:
            raise NotThere(f"No folder of instances was named: give it with --instances (it needs {part}).")
        path = self.instances / part
        if not path.exists():
            raise NotThere(f"{path} is missing: name a folder that has {part} with --instances.")
        return path

    def peer(self) -> Path:
        """The peers' Python. Raises NotThere where it was not set up."""
        if not self.peer_python.is_file():
            raise NotThere(
                f"The peers are not set up ({self.peer_python} is missing): run python -m benchmarks.peers."
            )
        return self.peer_python
