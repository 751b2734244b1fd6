"""Who is at the browser: sessions to users to one viewer a request."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from majup.domains.accounts.queries import user_by_credentials, user_with, viewers_of
from majup.domains.organisations.queries import is_synthetic, organisation
from majup.kernel.clock import today
from majup.kernel.viewer import Viewer

ROLE_KEY = "role_number"
"""Session key: which of the user's roles they work in, by its place in the list."""


class AccountBackend:
    """Signs in by username and password, asking the accounts domain.

    No subclass of Django's: that one promises permissions from tables, and ours come from roles.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None
    ) -> AbstractBaseUser | None:
        """The user, or None where name or password are wrong; the two cannot be told apart."""
        if username is None or password is None:
            return None
        return user_by_credentials(username=username, password=password)

    def get_user(self, user_id: UUID) -> AbstractBaseUser | None:
        """The user of a session, unless the account was closed meanwhile."""
        return user_with(user_id)


class ViewerMiddleware:
    """Sets `request.viewer` (one person in one role, or None), `organisation_name` and `synthetic`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked: Any = request
        asked.viewer = viewer_of(request)
        asked.organisation_name = _organisation_name(asked.viewer)
        asked.synthetic = is_synthetic()
        return self.get_response(request)


def _organisation_name(viewer: Viewer | None) -> str:
    if viewer is None or viewer.organisation_id is None:
        return ""
    mine = organisation(viewer.organisation_id)
    return mine.name_lv if get_language() == "lv" else mine.name_en


def viewer_of(request: HttpRequest) -> Viewer | None:
    """The viewer of a request; None where nobody is signed in or the user holds no role today."""
    if not request.user.is_authenticated:
        return None
    viewers = viewers_of(user_id=request.user.pk, on=today())
    number = request.session.get(ROLE_KEY, 0)
    return viewers[number] if 0 <= number < len(viewers) else None
