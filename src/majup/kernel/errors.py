"""Errors as code and facts; the sentence for people is made in `error_texts`, once for every face.

MajupError
├── Refused        a rule says no
├── NotFound       there is no such thing, or it is not yours to see: the answer is the same
├── NotAllowed     the role does not hold the permission
├── Conflict       somebody was there first
├── BadInput       input that cannot be taken; all complaints together
├── EngineFailed   a computation ended without an answer it should have had
└── OutsideFailed  another system did not answer
"""

from dataclasses import dataclass


class MajupError(Exception):
    """code names the sentence in `error_texts`; facts fill it and are never personal data."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(MajupError):
    """A rule of the programme says no."""


class NotFound(MajupError):
    """Nothing by that name within the viewer's scope."""

    def __init__(self, code: str = "not_found", **facts: object) -> None:
        super().__init__(code, **facts)


class NotAllowed(MajupError):
    """The viewer's role does not hold the permission."""


class Conflict(MajupError):
    """The record changed, or the last free thing was taken, in the meantime."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with an input: where, what, and what to do."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.remedy}" if self.remedy else "")


class BadInput(MajupError):
    """Input that cannot be taken. Holds every complaint, not the first."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("bad_input", count=len(complaints))
        self.complaints = complaints


class EngineFailed(MajupError):
    """A computation ended without the answer it owed."""


class OutsideFailed(MajupError):
    """Another system did not answer in time or not as agreed."""
