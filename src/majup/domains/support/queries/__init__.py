"""What the record says of support plans, services and where people stand, within the reader's scope."""

from majup.domains.support.queries.cases import CaseRow, CasesFound, cases_found, cases_in_parts
from majup.domains.support.queries.due import DueCount, due_counts
from majup.domains.support.queries.enrolments import EnrolmentRow, enrolments_of
from majup.domains.support.queries.narrowing import CaseFilter
from majup.domains.support.queries.plans import (
    ItemRow,
    PlanRow,
    current_plan,
    plan_row,
    plans_of,
    visible_draft,
    visible_draft_item,
    visible_plan,
)
from majup.domains.support.queries.proposed import ProposalRow, ServiceRow, proposed_items, services_for

__all__ = [
    "CaseFilter",
    "CaseRow",
    "CasesFound",
    "DueCount",
    "EnrolmentRow",
    "ItemRow",
    "PlanRow",
    "ProposalRow",
    "ServiceRow",
    "cases_found",
    "cases_in_parts",
    "current_plan",
    "due_counts",
    "enrolments_of",
    "plan_row",
    "plans_of",
    "proposed_items",
    "services_for",
    "visible_draft",
    "visible_draft_item",
    "visible_plan",
]
