"""The assumptions of planning as they hold on a day, from the domain's files of facts."""

from datetime import date
from pathlib import Path

from majup.domains.planning.rules.assumptions import Assumptions, assumptions_on

FACTS = Path(__file__).resolve().parent.parent / "facts"


def assumptions_in_force(on: date) -> Assumptions:
    """Read both files. Raises BadInput naming every value that is wrong."""
    return assumptions_on(
        on,
        programme=(FACTS / "programme.yaml").read_text(encoding="utf-8"),
        services=(FACTS / "services.yaml").read_text(encoding="utf-8"),
    )
