"""Items, agreement, proposals, changes and review days of support plans. No database."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from majup.domains.services.actions.load_catalogue import CATALOGUE
from majup.domains.support.rules.agreement import PlanFacts, agreement_fault, refusal_fault
from majup.domains.support.rules.changes import Change, ItemFacts, item_changes
from majup.domains.support.rules.items import ItemDraft, a_year, item_fault
from majup.domains.support.rules.proposals import TABLE, Circumstances, proposals
from majup.domains.support.rules.stages import review_day

TODAY = date(2017, 2, 1)


def an_item(**other: Any) -> ItemDraft:
    given: dict[str, Any] = {
        "service": "HOME_CARE",
        "amount": Decimal(5),
        "per": "WEEK",
        "funding": "ESF",
        "priority": 2,
    }
    return ItemDraft(**{**given, **other})


@pytest.mark.parametrize(
    ("item", "unit", "fault"),
    [
        (an_item(), "HOUR", ""),
        (an_item(amount=Decimal(0)), "HOUR", "amount_is_nothing"),
        (an_item(amount=Decimal(-1)), "HOUR", "amount_is_nothing"),
        (an_item(per="DAY"), "HOUR", "item_word_unknown"),
        (an_item(funding="MAGIC"), "HOUR", "item_word_unknown"),
        (an_item(priority=4), "HOUR", "item_word_unknown"),
        (an_item(amount=Decimal(169)), "HOUR", ""),  # a year has a day more than 52 weeks
        (an_item(amount=Decimal(172)), "HOUR", "amount_is_more_than_there_is"),
        (an_item(amount=Decimal(31), per="MONTH"), "UNIT_DAY", "amount_is_more_than_there_is"),
        (an_item(amount=Decimal("30.5"), per="MONTH"), "UNIT_DAY", ""),
        (an_item(service="RESPITE", amount=Decimal(30), per="YEAR"), "UNIT_DAY", ""),
        (an_item(service="RESPITE", amount=Decimal(31), per="YEAR"), "UNIT_DAY", "respite_over_30_days"),
        (an_item(service="RESPITE", amount=Decimal(3), per="MONTH"), "UNIT_DAY", "respite_over_30_days"),
    ],
)
def test_item_stands_within_time_and_law(item: ItemDraft, unit: str, fault: str) -> None:
    assert item_fault(item, unit=unit, target_groups="ADULT_GRT CHILD_FT", group="CHILD_FT") == fault


def test_service_of_another_group_cannot_stand() -> None:
    fault = item_fault(an_item(), unit="HOUR", target_groups="ADULT_GRT", group="CHILD_FT")
    assert fault == "service_is_for_another_group"


def test_amounts_of_a_year() -> None:
    assert [a_year(Decimal(2), per=per) for per in ("WEEK", "MONTH", "YEAR")] == [104, 24, 2]


def facts(**other: Any) -> PlanFacts:
    given: dict[str, Any] = {
        "state": "DRAFT",
        "outlook": "MOVES_HOME",
        "drawn_on": date(2017, 1, 16),
        "items": 2,
        "is_of_age": True,
    }
    return PlanFacts(**{**given, **other})


@pytest.mark.parametrize(
    ("of_plan", "agreed_by", "on", "fault"),
    [
        (facts(), "PERSON", date(2017, 1, 30), ""),
        (facts(), "REPRESENTATIVE", date(2017, 1, 16), ""),
        (facts(), "", date(2017, 1, 30), "who_agreed_is_missing"),
        (facts(state="AGREED"), "PERSON", date(2017, 1, 30), "plan_is_no_draft"),
        (facts(items=0), "PERSON", date(2017, 1, 30), "plan_without_items"),
        (facts(items=0, outlook="STAYS_IN_INSTITUTION"), "PERSON", date(2017, 1, 30), ""),
        (facts(is_of_age=False), "PERSON", date(2017, 1, 30), "child_is_represented"),
        (facts(is_of_age=False), "REPRESENTATIVE", date(2017, 1, 30), ""),
        (facts(), "PERSON", date(2017, 1, 15), "before_it_was_drawn"),
        (facts(), "PERSON", date(2017, 2, 2), "plan_day_lies_ahead"),
    ],
)
def test_agreement(of_plan: PlanFacts, agreed_by: str, on: date, fault: str) -> None:
    assert agreement_fault(of_plan, agreed_by=agreed_by, agreed_on=on, today=TODAY) == fault


def test_refusal_needs_its_reason() -> None:
    assert refusal_fault(facts(), reason=" ", refused_on=TODAY, today=TODAY) == "refusal_without_reason"
    assert refusal_fault(facts(), reason="Negribu.", refused_on=TODAY, today=TODAY) == ""


def about(group: str = "ADULT_GRT", **other: Any) -> Circumstances:
    given: dict[str, Any] = {"lives_in_institution": False, "age": 30, "drawn_on": TODAY}
    return Circumstances(group=group, **{**given, **other})


def services(needs: dict[str, int], circumstances: Circumstances) -> list[str]:
    return [proposal.item.service for proposal in proposals(needs, about=circumstances)]


def test_help_at_home_is_proposed_with_the_need_that_speaks_for_it() -> None:
    first = proposals({"d5": 2, "d6": 3}, about=about())[0]
    assert (first.item.service, first.item.amount, first.item.per) == ("HOME_CARE", Decimal(10), "WEEK")
    assert (first.chapter, first.severity) == ("d6", 3)


def test_whoever_leaves_an_institution_is_proposed_a_home_and_a_mentor_first() -> None:
    found = proposals({"d5": 2, "d6": 3}, about=about(lives_in_institution=True))
    assert [p.item.service for p in found] == ["GROUP_HOME", "SOCIAL_MENTOR"]
    assert {p.item.priority for p in found} == {1}


def test_severe_need_at_home_keeps_out_of_an_institution_and_a_mild_one_betters_life() -> None:
    severe = proposals({"d5": 3}, about=about())[0]
    moderate = proposals({"d5": 2}, about=about())[0]
    assert (severe.item.priority, moderate.item.priority) == (2, 3)


def test_workshop_is_for_those_who_can_work_and_day_care_for_those_who_cannot() -> None:
    assert services({"d8": 2}, about()) == ["WORKSHOP"]
    assert services({"d8": 3}, about()) == ["DAY_CARE"]


def test_youth_house_and_mentor_are_proposed_from_15_years() -> None:
    needs = {"d6": 1, "d8": 1}
    young = services(needs, about("CHILD_OFC", lives_in_institution=True, age=14))
    older = services(needs, about("CHILD_OFC", lives_in_institution=True, age=15))
    assert "YOUTH_HOUSE" not in young
    assert {"YOUTH_HOUSE", "YOUTH_MENTOR"} <= set(older)


def test_no_need_proposes_nothing_to_an_adult() -> None:
    assert services({"d4": 0, "d5": 0, "d6": 0, "d8": 0}, about()) == []


def test_municipality_pays_once_the_esf_project_is_over() -> None:
    (found,) = proposals({"d8": 3}, about=about(drawn_on=date(2024, 1, 1)))
    assert found.item.funding == "MUNICIPAL"


def test_every_line_of_the_table_proposes_what_could_stand_in_a_plan() -> None:
    catalogue = {row["code"]: row for row in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))}
    for line in TABLE:
        service = catalogue[line.service]
        for severity in range(max(line.least, 1), line.most + 1):
            amount = Decimal(line.amounts[severity - 1])
            item = an_item(service=line.service, amount=amount, per=line.per)
            fault = item_fault(
                item, unit=service["unit"], target_groups=service["target_groups"], group=line.group
            )
            assert fault == "", f"{line.service} at severity {severity}"


def test_changes_between_versions_are_told_by_service() -> None:
    care = ItemFacts("HOME_CARE", Decimal(5), "WEEK", "ESF")
    more_care = ItemFacts("HOME_CARE", Decimal(8), "WEEK", "ESF")
    workshop = ItemFacts("WORKSHOP", Decimal(4), "WEEK", "ESF")
    mentor = ItemFacts("SOCIAL_MENTOR", Decimal(8), "MONTH", "ESF")
    found = item_changes([care, workshop, mentor], [workshop, more_care])
    assert [(one.service, one.change) for one in found] == [
        ("WORKSHOP", Change.SAME),
        ("HOME_CARE", Change.CHANGED),
        ("SOCIAL_MENTOR", Change.REMOVED),
    ]
    assert item_changes([], [care])[0].change is Change.ADDED


@pytest.mark.parametrize(
    ("drawn_on", "review_on"),
    [(date(2017, 1, 16), date(2018, 1, 16)), (date(2016, 2, 29), date(2017, 2, 28))],
)
def test_plan_is_reviewed_after_a_year(drawn_on: date, review_on: date) -> None:
    assert review_day(drawn_on) == review_on
