"""Addresses of people, their assessments and their plans. No address holds a name or a code of anybody."""

from django.urls import path

from majup.web.people import (
    agreement_pages,
    assessment_pages,
    identify_pages,
    people_list,
    person_page,
    plan_changes,
    plan_page,
)

PERSON = "people/<uuid:person_id>/"
PLAN = f"{PERSON}plan/<uuid:plan_id>/"

urlpatterns = [
    path("people/", people_list.people, name="people"),
    path("people/new/", identify_pages.identify, name="identify"),
    path(PERSON, person_page.person, name="person"),
    path(f"{PERSON}identification/", identify_pages.identify_again, name="identify_again"),
    path(f"{PERSON}application/", identify_pages.application, name="application"),
    path(
        f"{PERSON}application/<int:application_id>/withdrawal/",
        identify_pages.application_withdrawal,
        name="application_withdrawal",
    ),
    path(f"{PERSON}assessments/new/", assessment_pages.assessment_new, name="assessment_new"),
    path(f"{PERSON}assessments/<uuid:assessment_id>/", assessment_pages.assessment, name="assessment"),
    path(f"{PERSON}plan/", plan_page.support_plan, name="support_plan"),
    path(f"{PERSON}plan/new/", plan_changes.support_plan_new, name="support_plan_new"),
    path(f"{PERSON}plan/items/<int:item_id>/", plan_changes.support_plan_item, name="support_plan_item"),
    path(PLAN, plan_page.support_plan_version, name="support_plan_version"),
    path(f"{PLAN}change/", plan_changes.support_plan_change, name="support_plan_change"),
    path(f"{PLAN}items/", plan_changes.support_plan_item_add, name="support_plan_item_add"),
    path(f"{PLAN}agreement/", agreement_pages.support_plan_agreement, name="support_plan_agreement"),
    path(f"{PLAN}new-version/", plan_changes.support_plan_renew, name="support_plan_renew"),
    path(f"{PLAN}easy/", plan_page.support_plan_easy, name="support_plan_easy"),
    path(f"{PLAN}easy.pdf", plan_page.support_plan_easy_pdf, name="support_plan_easy_pdf"),
    path(f"{PLAN}plan.pdf", plan_page.support_plan_pdf, name="support_plan_pdf"),
]
