"""Whatever stands in an address, the API answers in words and never breaks."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from majup.api.urls import contract
from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser

pytestmark = pytest.mark.django_db
JUNK = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
    st.integers().map(str),
    st.sampled_from(
        ["", "0", "-1", "1e9", "NaN", "\x00", "'; DROP TABLE", "9" * 40, "0001-01-01", "9999-12-31"]
    ),
)


def operations() -> Iterator[tuple[str, list[str]]]:
    """Every address of the contract without a key in it, and its parameters."""
    for path, methods in json.loads(contract())["paths"].items():
        names = [parameter["name"] for parameter in methods["get"].get("parameters", [])]
        if names and "{" not in path:
            yield path, names


@pytest.fixture
def client() -> Client:
    return a_browser(Role.SOCIAL_WORKER)


@pytest.mark.parametrize(("path", "names"), list(operations()))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_junk_is_answered_with_rows_or_with_its_faults(
    client: Client, path: str, names: list[str], data: Any
) -> None:
    said = {name: data.draw(JUNK) for name in data.draw(st.sets(st.sampled_from(names), min_size=1))}
    answer = client.get(path, said)
    assert answer.status_code in {200, 422}
    if answer.status_code == 422:
        assert answer.json()["faults"]


@pytest.mark.parametrize("path", ["persons/x", "plans/1", "nothing", "persons/../status"])
def test_an_address_that_is_none_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(client: Client, method: str) -> None:
    assert getattr(client, method)("/api/v1/persons").status_code == 405
