"""Tells Django of the families domain."""

from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """The families domain as a Django app."""

    name = "majup.domains.families"
    default_auto_field = "django.db.models.BigAutoField"
