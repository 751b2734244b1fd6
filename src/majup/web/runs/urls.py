"""Addresses of long computations."""

from django.urls import path

from majup.web.runs import pages

urlpatterns = [
    path("runs/<uuid:run_id>/", pages.run, name="run"),
    path("runs/<uuid:run_id>/cancel", pages.cancel, name="run_cancel"),
]
