"""One published figure beside what the records give."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recounted:
    """Where it was published, what it is, what was published, what the records give."""

    requirement: str
    figure: str
    published: int
    counted: int

    @property
    def agrees(self) -> bool:
        """True where the records give the published figure."""
        return self.published == self.counted
