"""A served country and a browser: the real command, the real worker, the real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

MAJUP = Path(sys.executable).with_name("majup")
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Country:
    """A replayed database that is being served."""

    address: str
    home: Path
    environment: dict[str, str]

    def majup(self, *words: str) -> str:
        """What a command prints; fails the test where the command fails."""
        done = subprocess.run(
            [MAJUP, *words], env=self.environment, capture_output=True, text=True, timeout=300, check=True
        )
        return done.stdout


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    home = tmp_path_factory.mktemp("country")
    port = _free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAJUP_", "DATABASE_"))}
    environment |= {"MAJUP_HOME": str(home), "MAJUP_PORT": str(port), "MAJUP_WEB_WORKERS": "1"}
    served = Country(f"http://127.0.0.1:{port}", home, environment)
    served.majup("migrate")
    served.majup("replay")
    processes = [subprocess.Popen([MAJUP, word], env=environment) for word in ("serve", "worker")]
    try:
        _wait_until_healthy(served.address)
        yield served
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert shutil.which("chromium") or Path(CHROMIUM).exists(), (
        "Chromium is missing: ./check --setup installs it."
    )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def tab(browser: Browser, country: Country) -> Iterator[Page]:
    context = new_context(browser, country)
    yield context.new_page()
    context.close()


def new_context(browser: Browser, country: Country, *, language: str = "lv") -> BrowserContext:
    context = browser.new_context(
        base_url=country.address,
        locale=language,
        viewport={"width": 1440, "height": 900},
        accept_downloads=True,
    )
    context.add_cookies([{"name": "majup_language", "value": language, "url": country.address}])
    context.set_default_timeout(20_000)
    return context


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/sign-in/", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError("the web server did not answer within a minute")
