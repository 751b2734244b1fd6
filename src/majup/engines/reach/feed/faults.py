"""What is wrong with a feed and what was repaired in it; nothing stops at the first fault."""

from dataclasses import dataclass

import polars as pl

SHOWN = 20
"""Rows shown of one kind of fault in one file; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One bad thing in a feed: where it stands, what stands there, what to do.

    Line 1 is the header, 0 none.
    """

    file: str
    line: int = 0
    field: str = ""
    found: str = ""
    remedy: str

    def __str__(self) -> str:
        """Say it in one line, as `stops.txt, line 7, field stop_lat: 'x' is not a number; …`."""
        where = [self.file]
        where += [f"line {self.line}"] if self.line else []
        where += [f"field {self.field}"] if self.field else []
        found = f"{self.found!r} " if self.found else ""
        return f"{', '.join(where)}: {found}{self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was repaired, filled in or left aside while a feed was read, and how often."""

    file: str
    what: str
    count: int = 1

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}: {self.what}" + (f" ({self.count:,} times)" if self.count > 1 else "")


class FeedRefused(ValueError):
    """A feed cannot be used; `faults` has the reasons, `more` counts those of a kind already shown."""

    def __init__(self, faults: tuple[Fault, ...], *, more: int = 0) -> None:
        super().__init__("; ".join(str(fault) for fault in faults[:SHOWN]))
        self.faults = faults
        self.more = more


class Findings:
    """Collects faults and notes while a feed is read.

    leaves_out   rows with faults become notes and are left out; what misses a file or column is refused
                 anyway.
    """

    def __init__(self, *, leaves_out: bool = False) -> None:
        self.leaves_out = leaves_out
        self.faults: list[Fault] = []
        self.notes: list[Note] = []
        self.more = 0

    def refuse(self, fault: Fault) -> None:
        """Add a fault that no row can be left out for."""
        self.faults.append(fault)

    def note(self, file: str, what: str, count: int = 1) -> None:
        """Add a note, if there is anything to note."""
        if count:
            self.notes.append(Note(file=file, what=what, count=count))

    def rows(self, file: str, bad: pl.DataFrame, *, field: str, remedy: str, found: str = "") -> None:
        """Add a fault for each row of `bad`; `found` names the column to quote. The caller drops the rows."""
        if not bad.height:
            return
        if self.leaves_out:
            self.note(file, f"left out: {field} {remedy}", bad.height)
            return
        shown = bad.head(SHOWN)
        texts = shown[found or field].cast(pl.String).fill_null("").to_list() if bad.width > 1 else []
        for line, text in zip(shown["line"].to_list(), texts, strict=True):
            self.faults.append(Fault(file=file, line=line, field=field, found=text, remedy=remedy))
        self.more += bad.height - shown.height

    def end(self) -> None:
        """Raise FeedRefused if anything was refused so far."""
        if self.faults:
            raise FeedRefused(tuple(self.faults), more=self.more)
