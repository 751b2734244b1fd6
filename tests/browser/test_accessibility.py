"""axe finds nothing on the pages, in both languages, and no console error is left behind."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Country, new_context
from tests.browser.visitors import EVERYBODY, open_as

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "planosanas-regions": ("/", "/people/", "/services/", "/plans/", "/status/?as_of=2017-10-01"),
    "revidents": ("/", "/audit/"),
}


def _found_by_axe(tab: Page) -> list[str]:
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    result = tab.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes'][:3]]}" for v in result["violations"]]


def _visit(tab: Page, addresses: list[str]) -> list[str]:
    faults: list[str] = []
    tab.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(f"script: {error}"))
    for address in addresses:
        tab.goto(address)
        faults += [f"{address} {found}" for found in _found_by_axe(tab)]
    return faults


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("username", list(PAGES))
def test_axe_finds_nothing(browser: Browser, country: Country, username: str, language: str) -> None:
    context = new_context(browser, country, language=language)
    tab = context.new_page()
    open_as(tab, username, "/")
    addresses = list(PAGES[username])
    if "/people/" in addresses:
        tab.goto("/people/?stage=4")
        person = tab.locator("#content table tbody tr a").first.get_attribute("href")
        assert person is not None
        addresses += [person, f"{person}plan/"]
    faults = _visit(tab, addresses)
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["lv", "en"])
def test_axe_finds_nothing_on_the_sign_in_page(browser: Browser, country: Country, language: str) -> None:
    context = new_context(browser, country, language=language)
    faults = _visit(context.new_page(), ["/sign-in/"])
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("username", EVERYBODY)
def test_axe_finds_nothing_in_anybodys_work(browser: Browser, country: Country, username: str) -> None:
    context = new_context(browser, country)
    tab = context.new_page()
    open_as(tab, username, "/")
    faults = _visit(tab, ["/"])
    context.close()
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_a_plan(tab: Page, country: Country) -> None:
    country.majup("plan", "--region", "Vidzeme", "--limit", "8")
    open_as(tab, "planosanas-regions", "/plans/")
    plan = tab.locator("#content table a[href^='/plans/']").first.get_attribute("href")
    assert plan is not None
    faults = _visit(tab, [plan])
    assert not faults, "\n".join(faults)
