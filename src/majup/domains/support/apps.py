"""Tells Django of the support domain."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """The support domain as a Django app."""

    name = "majup.domains.support"
    default_auto_field = "django.db.models.BigAutoField"
