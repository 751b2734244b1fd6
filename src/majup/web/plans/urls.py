"""Addresses of regional plans."""

from django.urls import path

from majup.web.plans import pages

urlpatterns = [
    path("plans/", pages.plans, name="plans"),
    path("plans/new", pages.request_new_plan, name="request_plan"),
    path("plans/<uuid:plan_id>/", pages.plan, name="plan"),
    path("plans/<uuid:plan_id>/places/<int:offer_id>/", pages.plan_place, name="plan_place"),
    path("plans/<uuid:plan_id>/file", pages.plan_export, name="plan_export"),
]
