"""Every address has a name and says who may: pages by `page(needs=…)`, API operations likewise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from majup.kernel.permission import Permission
from majup.web.shell.pages import Access
from tests.house.tree import as_list


@dataclass(frozen=True)
class Address:
    """One address of the house: its route, its full name, and what answers."""

    route: str
    name: str
    view: Callable[..., Any]


def addresses(resolver: URLResolver | None = None, route: str = "", space: str = "") -> Iterator[Address]:
    """Every address below a resolver, with its namespaces."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(here, f"{space}{pattern.name}" if pattern.name else "", pattern.callback)


ADDRESSES = list(addresses())
# May only shrink: views of Django itself, which cannot say what they need. Open to everybody.
VIEWS_OF_DJANGO = {"set_language"}


def test_there_are_addresses() -> None:
    assert len(ADDRESSES) > 5


def test_every_address_has_a_name_of_its_own() -> None:
    nameless = [address.route for address in ADDRESSES if not address.name]
    assert not nameless, "Give each path() a name=:" + as_list(nameless)
    names = [address.name for address in ADDRESSES]
    twice = sorted({name for name in names if names.count(name) > 1})
    assert not twice, "Two addresses share a name:" + as_list(twice)


def test_every_page_says_what_it_needs() -> None:
    silent = [
        f"/{address.route} ({address.name})"
        for address in ADDRESSES
        if not isinstance(getattr(address.view, "needs", None), Permission | Access)
        and address.name not in VIEWS_OF_DJANGO
    ]
    assert not silent, (
        "Wrap each view with @page(needs=policies.…) of majup.web.shell.pages, or needs=PUBLIC or SIGNED_IN:"
        + as_list(silent)
    )


# May only grow by a decision: whoever adds a line here opens a page to the whole world.
PUBLIC_PAGES = {"sign_in", "health", "api:api-root", "api:openapi-json"}


def test_public_pages_are_the_ones_we_know() -> None:
    public = {address.name for address in ADDRESSES if getattr(address.view, "needs", None) is Access.PUBLIC}
    assert public <= PUBLIC_PAGES, (
        f"Open to everybody, but not listed as such in {__name__}: {sorted(public - PUBLIC_PAGES)}."
    )
