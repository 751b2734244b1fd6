"""Tells Django of the assessments domain."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The assessments domain as a Django app."""

    name = "majup.domains.assessments"
    default_auto_field = "django.db.models.BigAutoField"
