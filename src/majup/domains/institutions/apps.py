"""Tells Django of the institutions domain."""

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """The institutions domain as a Django app."""

    name = "majup.domains.institutions"
    default_auto_field = "django.db.models.BigAutoField"
