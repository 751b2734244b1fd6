"""A problem that cannot be planned is refused with everything that is wrong with it."""

import math
import pickle
from dataclasses import replace

import pytest

from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Floor,
    Level,
    Module,
    Separation,
    Service,
    Way,
)
from majup.engines.network.run import plan_network
from majup.engines.network.validation import ProblemRefused, validate
from tests.engines.network.situations import TO_THE_END, a_small_problem, one_town


def _codes(problem):
    return [complaint.code for complaint in validate(problem)]


def _with(**rows):
    """One town with one more row in the tables named."""
    problem = one_town()
    return replace(problem, **{table: (*getattr(problem, table), row) for table, row in rows.items()})


def test_a_refusal_crosses_processes_with_its_complaints():
    complaints = validate(_with(ways=Way(place="nowhere", site="school", minutes=5.0)))

    refused = pickle.loads(pickle.dumps(ProblemRefused(complaints)))

    assert refused.complaints == complaints
    assert str(refused) == str(ProblemRefused(complaints))


def test_a_good_problem_has_no_complaints():
    assert validate(one_town()) == ()
    assert validate(a_small_problem(3)) == ()


def test_all_complaints_come_at_once():
    problem = _with(
        modules=Module(id="", service="NOTHING", places=4.0),
        ways=Way(place="nowhere", site="school", minutes=-1.0),
    )

    assert _codes(problem) == ["id_missing", "unknown_reference", "unknown_reference", "number_out_of_range"]


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (_with(services=Service(id="DAY_CARE")), "id_repeated"),
        (_with(existing=Existing(site="moon", service="DAY_CARE", places=1.0)), "unknown_reference"),
        (_with(floors=Floor(municipality="Atlantis", share=0.1)), "unknown_reference"),
        (
            _with(demands=Demand(place="town", service="DAY_CARE", group="G", persons=math.nan)),
            "number_out_of_range",
        ),
        (_with(floors=Floor(municipality="M", share=1.5)), "number_out_of_range"),
        (_with(ways=Way(place="town", site="school", minutes=3.0)), "row_repeated"),
        (
            _with(demands=Demand(place="town", service="DAY_CARE", group="CHILD_FT", persons=1)),
            "row_repeated",
        ),
        (_with(modules=Module(id="none", service="DAY_CARE", places=0.0)), "module_without_places"),
        (
            _with(
                services=Service(id="HOME", delivery=Delivery.AT_HOME),
                modules=Module(id="odd", service="HOME", places=3.0),
            ),
            "places_for_a_service_at_home",
        ),
        (one_town(groups=("ADULT_GRT",)), "group_not_of_service"),
        (
            _with(demands=Demand(place="town", service="DAY_CARE", group="G", persons=1, priority=0.0)),
            "priority_not_positive",
        ),
        (_with(separations=Separation(site="school", other="school")), "separation_from_itself"),
        (_with(budgets=Budget(level=Level.REGION, area="S", capital_eur=1.0)), "unknown_area"),
        (
            _with(
                existing=Existing(site="school", service="DAY_CARE", places=1.0, running_fixed_eur=50.0),
                budgets=Budget(level=Level.WHOLE, running_eur=49.0),
            ),
            "running_budget_below_existing",
        ),
    ],
)
def test_a_wrong_row_is_named_by_its_code(problem, code):
    assert _codes(problem) == [code]


def test_planning_refuses_with_every_complaint():
    with pytest.raises(ProblemRefused) as refused:
        plan_network(_with(services=Service(id="DAY_CARE")), limits=TO_THE_END)

    assert [complaint.code for complaint in refused.value.complaints] == ["id_repeated"]
    assert dict(refused.value.complaints[0].facts)["id"] == "DAY_CARE"
