"""Tells Django of the planning domain."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The planning domain as a Django app."""

    name = "majup.domains.planning"
    default_auto_field = "django.db.models.BigAutoField"
