"""Tells Django of the territory domain."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    """The territory domain as a Django app."""

    name = "majup.domains.territory"
    default_auto_field = "django.db.models.BigAutoField"
