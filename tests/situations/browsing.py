"""Somebody at a browser: signed in, in English unless said otherwise."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from majup.domains.accounts.models import User
from majup.domains.accounts.queries import viewers_of
from majup.kernel.clock import today
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_user
from tests.situations.organisations import a_social_service


def signed_in(user: User, *, language: str = "en") -> Client:
    """A browser in which the user is signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(user, backend="majup.web.access.AccountBackend")
    return client


def a_browser(role: Role = Role.SOCIAL_WORKER, *, language: str = "en", **other: Any) -> Client:
    """A browser of somebody in a role, at the role's usual organisation of Kurzeme."""
    other.setdefault("username", f"{role.value.lower()}-{language}")
    return signed_in(a_user(role, **other), language=language)


def a_workers_browser(of: str = "Kuldīgas novads", *, language: str = "en") -> Client:
    """The browser of a social worker of a municipality."""
    return a_browser(language=language, username=f"{of}-{language}", at=a_social_service(of))


def who_browses(client: Client) -> Viewer:
    """The viewer that the browser's user is."""
    return viewers_of(user_id=client.session["_auth_user_id"], on=today())[0]


def text_of(response: HttpResponse) -> str:
    """The page as text, blanks as they come."""
    return response.content.decode()
