"""Tells Django of the services domain."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """The services domain as a Django app."""

    name = "majup.domains.services"
    default_auto_field = "django.db.models.BigAutoField"
