"""Tells Django of the accounts domain."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The accounts domain as a Django app."""

    name = "majup.domains.accounts"
    default_auto_field = "django.db.models.BigAutoField"
