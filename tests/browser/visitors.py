"""How the tests come in: through the sign-in page, as a demonstration user."""

from playwright.sync_api import Page

from majup.domains.accounts.rules import DEMONSTRATION_PASSWORD

EVERYBODY = (
    "socialais-darbinieks",
    "planosanas-regions",
    "izvertetajs",
    "pakalpojuma-sniedzejs",
    "institucija",
    "barintiesa",
    "atbalsta-centrs",
    "ministrija",
    "inspekcija",
    "revidents",
    "administrators",
)


def open_as(tab: Page, username: str, address: str) -> None:
    """Sign in as a user of the demonstration and open a page."""
    tab.goto(f"/sign-in/?next={address}")
    tab.fill("#id_username", username)
    tab.fill("#id_password", DEMONSTRATION_PASSWORD)
    tab.press("#id_password", "Enter")
    tab.wait_for_url(f"**{address}")
