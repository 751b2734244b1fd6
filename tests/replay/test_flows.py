"""People come and go so that the published numbers come out."""

from datetime import date

import pytest

from majup.domains.people.rules.eligibility import age_on
from majup.replay import kinds_of_stay
from majup.replay.chance import Chance
from majup.replay.crowd import birthday, born_at_age
from majup.replay.flows import Flow, Stay, history
from majup.replay.published import STATE_ADMISSIONS

FLOWS = (kinds_of_stay.state_children, kinds_of_stay.other_children, kinds_of_stay.adults)


def there_on(day: date, stays: list[Stay]) -> int:
    return sum(stay.start <= day and (stay.until is None or stay.until > day) for stay in stays)


@pytest.mark.parametrize("flow_of", FLOWS, ids=lambda flow: flow.__name__)
def test_number_present_is_the_given_one_on_every_given_day(flow_of: object) -> None:
    flow: Flow = flow_of()  # type: ignore[operator]  # one of FLOWS
    stays = history(Chance(seed=1, stage="t"), flow)
    assert [(day, there_on(day, stays)) for day, _ in flow.present] == list(flow.present)


@pytest.mark.parametrize("flow_of", FLOWS, ids=lambda flow: flow.__name__)
def test_nobody_leaves_before_coming_or_comes_before_birth(flow_of: object) -> None:
    stays = history(Chance(seed=2, stage="t"), flow_of())  # type: ignore[operator]  # one of FLOWS
    assert [stay for stay in stays if stay.until is not None and stay.until <= stay.start] == []
    assert [stay for stay in stays if stay.start < stay.born_on] == []


def test_no_child_stays_past_eighteen_while_the_history_lasts() -> None:
    flow = kinds_of_stay.other_children()
    last_day = flow.present[-1][0]
    for stay in history(Chance(seed=3, stage="t"), flow):
        left = stay.until or last_day
        assert left <= birthday(stay.born_on, age=18)


def test_admissions_and_those_under_four_are_the_published_ones() -> None:
    stays = history(Chance(seed=4, stage="t"), kinds_of_stay.state_children())
    for year, (every, young) in STATE_ADMISSIONS.items():
        admitted = [stay for stay in stays if stay.start.year == year]
        assert len(admitted) == every
        assert sum(age_on(stay.start, born_on=stay.born_on) < 4 for stay in admitted) == young


def test_flow_that_cannot_hold_is_refused() -> None:
    def first(chance: Chance, day: date) -> Stay:
        return Stay(born_at_age(chance, age=17, on=day), day)

    flow = Flow(
        present=((date(2010, 1, 1), 5), (date(2011, 1, 2), 5)),
        admitted=(0,),
        first=first,
        newcomer=lambda chance, start, day, n: day,
        likely=lambda stay, day: 1.0,
        why=lambda chance, stay, day: "",
        out_at_age=18,
    )
    with pytest.raises(ValueError, match="5 come of age"):
        history(Chance(seed=5, stage="t"), flow)
