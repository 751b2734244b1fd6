"""How a page is made: declared needs, one answer to every refusal, typed page records, fragment or whole.

Every view in majup.web is wrapped by `page`; a house test reads its `needs`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control, patch_vary_headers

from majup.kernel.errors import MajupError
from majup.kernel.permission import PUBLIC, SIGNED_IN, Access, Permission
from majup.kernel.viewer import Viewer
from majup.web.shell.chrome import whole_page
from majup.web.shell.error_pages import answer_error

__all__ = [
    "PUBLIC",
    "SIGNED_IN",
    "Access",
    "Needs",
    "Page",
    "PageRequest",
    "is_fragment_request",
    "page",
    "render",
    "viewer_or_none",
]

P = ParamSpec("P")


Needs = Permission | Access


class PageRequest(HttpRequest):
    """A request after majup.web.access has said who asks. Static type only; Django makes the object."""

    viewer: Viewer
    nav: str


class Page(Protocol):
    """A wrapped view: callable by Django, and it says what it needs."""

    needs: Needs

    def __call__(self, request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponse: ...


def page(
    *, needs: Needs, nav: str = ""
) -> Callable[[Callable[Concatenate[PageRequest, P], HttpResponse]], Page]:
    """Wrap a view: `@page(needs=policies.SEE_PEOPLE, nav="people")`.

    Nobody signed in is sent to sign in; a role without the permission gets 403; a MajupError raised by a
    query or an action becomes its sentence and status. `nav` names the navigation entry to underline.
    """

    def wrap(view: Callable[Concatenate[PageRequest, P], HttpResponse]) -> Page:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            asked = cast(PageRequest, request)
            asked.nav = nav
            viewer = viewer_or_none(request)
            if needs is not PUBLIC and viewer is None:
                return _send_to_sign_in(request)
            try:
                if isinstance(needs, Permission) and viewer is not None:
                    needs.require(viewer)
                response = view(asked, *args, **kwargs)
            except MajupError as error:
                response = answer_error(request, error)
            return _never_stored(response) if viewer is not None else response

        wrapped = cast(Page, guarded)
        wrapped.needs = needs
        return wrapped

    return wrap


def viewer_or_none(request: HttpRequest) -> Viewer | None:
    """Who asks; None where nobody is signed in. For public pages."""
    return getattr(request, "viewer", None)


def is_fragment_request(request: HttpRequest) -> bool:
    """True where htmx asks for a part of the page it already shows."""
    headers = request.headers
    restoring = headers.get("HX-History-Restore-Request") == "true"
    return headers.get("HX-Request") == "true" and headers.get("HX-Boosted") != "true" and not restoring


def render(
    request: HttpRequest, template: str, page: object, *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """The whole page, or only `fragment` when htmx asks; both see the same record as `page`.

    The whole page includes the same fragment, so both come from one view and one address.
    """
    only_part = bool(fragment) and is_fragment_request(request)
    body = render_to_string(fragment if only_part else template, whole_page(request, page), request=request)
    response = HttpResponse(body, status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response


def _send_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; htmx is told to move the whole window, not to swap the form in."""
    back = request.get_full_path() if request.method == "GET" else "/"
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _never_stored(response: HttpResponse) -> HttpResponse:
    """After sign-out the back button must show nothing."""
    patch_cache_control(response, no_store=True, private=True)
    return response
