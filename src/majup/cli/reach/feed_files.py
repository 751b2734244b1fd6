"""A GTFS zip or folder to the bytes of its files. What is too large to be a timetable is not unpacked."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from majup.cli.reach.faults import FilesRefused
from majup.engines.reach.feed import Fault
from majup.engines.reach.feed.schema import TABLES

MOST_BYTES = 2**30
"""Of one file, unpacked. The timetable of a large country has a fifth of that."""
MOST_RATIO = 200
FROM_BYTES = 50 * 2**20
"""Below this size any ratio of packing is let through; above it more than MOST_RATIO is a trap."""
CHUNK = 2**20
WANTED = {table.file for table in TABLES}


def feed_files(path: Path) -> dict[str, bytes]:
    """Read the files of a feed that are used, by name. Raises FilesRefused."""
    try:
        return _from_folder(path) if path.is_dir() else _from_zip(path)
    except OSError as fault:
        refused = Fault(file=path.name, remedy=f"cannot be read ({fault.strerror}); check its permissions")
        raise FilesRefused([refused]) from fault


def _from_folder(path: Path) -> dict[str, bytes]:
    folders = [path, *sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith((".", "__")))]
    for folder in folders:
        found = {
            p.name.lower(): p for p in sorted(folder.iterdir()) if p.is_file() and p.name.lower() in WANTED
        }
        if found:
            large = [p for p in found.values() if p.stat().st_size > MOST_BYTES]
            if large:
                raise FilesRefused([_too_large(p.name) for p in large])
            return {name: p.read_bytes() for name, p in found.items()}
    raise FilesRefused([_no_feed(path.name, [p.name for p in path.iterdir()])])


def _from_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(path, archive)
            return {name: _unpacked(archive, info) for name, info in members.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        remedy = f"is no zip that can be unpacked ({fault}); pack it again, or name the unpacked folder"
        raise FilesRefused([Fault(file=path.name, remedy=remedy)]) from fault
    except RuntimeError as fault:
        remedy = "is locked with a password; unpack it first and name the folder"
        raise FilesRefused([Fault(file=path.name, remedy=remedy)]) from fault


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The wanted members, which may lie in one folder of the zip."""
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        where = PurePosixPath(info.filename.replace("\\", "/"))
        hidden = any(part.startswith((".", "__")) for part in where.parts)
        if not info.is_dir() and not hidden and where.name.lower() in WANTED:
            found.setdefault(str(where.parent), {})[where.name.lower()] = info
    if not found:
        raise FilesRefused([_no_feed(path.name, archive.namelist())])
    if len(found) > 1:
        names = ", ".join(sorted(found))
        remedy = f"holds more than one feed, in the folders {names[:200]}; name one of them, unpacked"
        raise FilesRefused([Fault(file=path.name, remedy=remedy)])
    (members,) = found.values()
    large = [info for info in members.values() if _is_too_large(info)]
    if large:
        raise FilesRefused([_too_large(info.filename) for info in large])
    return members


def _is_too_large(info: zipfile.ZipInfo) -> bool:
    ratio = info.file_size / max(1, info.compress_size)
    return info.file_size > MOST_BYTES or (info.file_size > FROM_BYTES and ratio > MOST_RATIO)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Unpack while counting: the size that a zip declares may be a lie."""
    parts, size = [], 0
    with archive.open(info) as member:
        while part := member.read(CHUNK):
            size += len(part)
            if size > MOST_BYTES or (size > FROM_BYTES and size > MOST_RATIO * max(1, info.compress_size)):
                raise FilesRefused([_too_large(info.filename)])
            parts.append(part)
    return b"".join(parts)


def _too_large(name: str) -> Fault:
    limit = f"{MOST_BYTES // 2**20:,} MB, or {MOST_RATIO} times its packed size"
    return Fault(file=name, remedy=f"is larger than {limit}; that is no timetable and was not read")


def _no_feed(name: str, held: list[str]) -> Fault:
    remedy = "holds no file of a GTFS feed; it needs stops, routes, trips, stop_times and a calendar (.txt)"
    return Fault(file=name, found=", ".join(sorted(held)[:8]), remedy=remedy)
