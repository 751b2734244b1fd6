"""Making people up: name, birth, code, home. Rows are noted here and written by the stage that needs them.

Called by every stage with people. Knows nothing of plans or services.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings

from majup.domains.people.models import Person
from majup.domains.people.rules.names import search_name
from majup.domains.people.rules.personal_code import DEMONSTRATION_PREFIX, blind_index, encrypted
from majup.domains.territory.queries import ParishRow
from majup.replay.chance import Chance
from majup.replay.names import family_name, given_name


@dataclass
class Crowd:
    """Everybody so far, and the key to the regions of the plans' borders."""

    region_codes: dict[int, str]
    count: int = 0
    pending: list[Person] = field(default_factory=list)

    def person(
        self,
        chance: Chance,
        *,
        sex: str,
        born_on: date,
        home: ParishRow,
        disability_group: int | None = None,
        communication: str = "SPEECH",
        died_on: date | None = None,
    ) -> Person:
        """One more person; written by the next stage."""
        self.count += 1
        region = self.region_codes[home.region_before_id]
        given = given_name(chance, sex=sex, born=born_on.year)
        family = family_name(chance, sex=sex, region=region)
        digits = f"{DEMONSTRATION_PREFIX}{self.count:09d}"
        row = Person(
            id=chance.uuid(),
            record_no=f"P{self.count:06d}",
            code_cipher=encrypted(digits, key=settings.DATA_KEY),
            code_index=blind_index(digits, key=settings.INDEX_KEY),
            given_name=given,
            family_name=family,
            search_name=search_name(given_name=given, family_name=family),
            born_on=born_on,
            died_on=died_on,
            sex=sex,
            residence_id=home.id,
            disability_group=disability_group,
            communication=communication,
        )
        self.pending.append(row)
        return row

    def taken(self) -> list[Person]:
        """Whoever is pending, to be written now by the stage."""
        rows, self.pending = self.pending, []
        return rows


def birthday(born_on: date, *, age: int) -> date:
    """The day somebody turns an age; for 29 February the first of March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def born_at_age(chance: Chance, *, age: int, on: date) -> date:
    """A birth date of somebody who is `age` full years old on a day."""
    latest = birthday(on, age=-age)
    return latest - timedelta(days=int(chance.random() * 365))
