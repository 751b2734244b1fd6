"""Pages of the shell's tests: their own addresses and templates, no database."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory
from django.urls import resolve

from majup.kernel.viewer import Role, Viewer
from tests.web.shell.lists import VIEWER

HERE = Path(__file__).parent


@pytest.fixture
def ask(settings):
    """Answer a request by one of the test's pages: `ask("/people", viewer=…, hx_request="true")`."""
    settings.ROOT_URLCONF = "tests.web.shell.addresses"
    engine = dict(django_settings.TEMPLATES[0])
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], HERE / "templates"]}]

    def answer(address, *, viewer=VIEWER, data=None, synthetic=False, **headers):
        factory = RequestFactory()
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        made = (
            factory.get(address, headers=given)
            if data is None
            else factory.post(address, data, headers=given)
        )
        made.viewer, made.synthetic = viewer, synthetic
        match = resolve(made.path)
        return match.func(made, *match.args, **match.kwargs)

    return answer


@pytest.fixture
def provider():
    return Viewer(None, "Sniedzējs", Role.PROVIDER)
