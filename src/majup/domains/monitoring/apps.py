"""Tells Django of the monitoring domain."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """The monitoring domain as a Django app."""

    name = "majup.domains.monitoring"
    default_auto_field = "django.db.models.BigAutoField"
