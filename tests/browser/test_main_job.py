"""The main job as a person does it: sign in, open a person, plan a region, see the map, take the files."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Country
from tests.browser.visitors import open_as


def test_planner_goes_from_a_person_to_a_plan_and_its_files(
    tab: Page, country: Country, tmp_path: Path
) -> None:
    open_as(tab, "planosanas-regions", "/people/")
    tab.locator("#content table tbody tr a").first.click()
    expect(tab.locator("ol.thread")).to_be_visible()
    expect(tab.locator("ol.timeline")).to_be_visible()

    tab.goto("/plans/")
    tab.locator("form[action='/plans/new'] button").first.click()
    tab.wait_for_url("**/plans/*-*/")
    expect(tab.locator("figure.map svg[role]")).to_be_visible(timeout=120_000)
    assert tab.locator("figure.map svg a").count() > 10
    assert tab.locator("#content table").count() >= 3

    for kind in ("xlsx", "csv", "pdf"):
        with tab.expect_download() as download:
            tab.locator(f"a[href*='format={kind}']").first.click()
        download.value.save_as(tmp_path / f"plan.{kind}")
    assert len(load_workbook(tmp_path / "plan.xlsx").sheetnames) >= 3
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8-sig").count("\n") > 5
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_run_can_be_cancelled_while_it_computes(tab: Page, country: Country) -> None:
    open_as(tab, "planosanas-regions", "/plans/")
    tab.locator("form[action='/plans/new'] button").first.click()
    tab.wait_for_url("**/plans/*-*/")
    tab.locator("form[action$='/cancel'] button").click()
    expect(tab.locator("#content")).to_contain_text("apturēts", timeout=60_000)


def test_social_worker_of_another_municipality_finds_nobody(tab: Page, country: Country) -> None:
    open_as(tab, "socialais-darbinieks-talsi", "/people/")
    address = tab.locator("#content table tbody tr a").first.get_attribute("href")
    assert address is not None
    tab.context.clear_cookies(name="sessionid")
    open_as(tab, "socialais-darbinieks", "/people/")
    answer = tab.goto(address)
    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_no_page_is_wider_than_its_window(tab: Page, country: Country, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    open_as(tab, "planosanas-regions", "/")
    for address in ("/", "/people/", "/services/", "/plans/", "/status/?as_of=2017-10-01"):
        tab.goto(address)
        too_wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{address} is {too_wide} px too wide at {width}"
