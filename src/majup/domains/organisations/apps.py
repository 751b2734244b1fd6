"""Tells Django of the organisations domain."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The organisations domain as a Django app."""

    name = "majup.domains.organisations"
    default_auto_field = "django.db.models.BigAutoField"
