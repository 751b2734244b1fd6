"""`python -m benchmarks.frozen_regions FOLDER`: the regions' problems of the database, each as a JSON file.

The one program here that loads Django and the house's database, in a process of its own; tables read files.
"""

import os
import sys
from pathlib import Path

import django


def main(folder: Path) -> int:
    """Freeze every region's problem for the day of the newest demand, as `majup plan --all` would."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "majup.config.settings")  # noqa: TID251 -- Django's own variable
    django.setup()
    # Models can only be imported once Django is set up.
    from majup.domains.planning.bridge.problem import frozen_problem  # noqa: PLC0415 -- see above
    from majup.domains.planning.queries.assumptions import assumptions_in_force  # noqa: PLC0415 -- see above
    from majup.domains.planning.queries.demand import day_of_newest_demand  # noqa: PLC0415 -- see above
    from majup.domains.planning.queries.region import region_facts  # noqa: PLC0415 -- see above
    from majup.domains.planning.queries.travel import travel_for  # noqa: PLC0415 -- see above
    from majup.domains.territory.queries import regions  # noqa: PLC0415 -- see above
    from majup.kernel.clock import today  # noqa: PLC0415 -- see above
    from majup.kernel.scope import unscoped  # noqa: PLC0415 -- see above

    with unscoped("a measurement over everybody"):
        day = day_of_newest_demand(today())
        assumptions = assumptions_in_force(day)
        for region in regions():
            facts = region_facts(region.id, as_of=day, assumptions=assumptions)
            travel = travel_for(None, place_ids={row.parish_id for row in facts.demand})
            frozen = frozen_problem(facts, assumptions=assumptions, travel=travel)
            if frozen.basis:
                (folder / f"{region.name_lv}.json").write_text(frozen.text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
