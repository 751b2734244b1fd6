"""Tells Django of the runs domain."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """The runs domain as a Django app."""

    name = "majup.domains.runs"
    default_auto_field = "django.db.models.BigAutoField"
