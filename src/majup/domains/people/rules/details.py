"""What is written down about somebody who is found for the first time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """personal_code as people write it, empty where it is not known; residence_id is the declared parish."""

    given_name: str
    family_name: str
    born_on: date
    sex: str
    residence_id: int
    personal_code: str = ""
    disability_group: int | None = None
    communication: str = "SPEECH"
