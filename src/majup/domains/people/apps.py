"""Tells Django of the people domain."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people domain as a Django app."""

    name = "majup.domains.people"
    default_auto_field = "django.db.models.BigAutoField"
