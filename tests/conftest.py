"""What every test stands on. Builders of situations live beside the tests of their domain, not here."""

import pytest
from django.conf import settings


def pytest_configure() -> None:
    """Cheap stand-ins for two things that cost time and are tested through a real server in tests/browser."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything under tests/browser drives a browser, also where the author forgot to say so."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
