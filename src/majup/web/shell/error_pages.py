"""Refusals as pages: one layout for 403, 404, 409, 422 and 500, in whole pages and in htmx fragments.

Django's own handlers come here too; `config.urls` names them.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from majup.kernel.error_texts import text_of
from majup.kernel.errors import BadInput, Complaint, MajupError, NotAllowed, NotFound
from majup.web.shell.chrome import whole_page


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What happened, and what to do next."""

    title: str
    sentence: str
    status: int
    complaints: tuple[Complaint, ...] = ()


def answer_error(request: HttpRequest, error: MajupError) -> HttpResponse:
    """The error's sentence in the request's language with the status of its family."""
    text = text_of(error)
    complaints = tuple(error.complaints) if isinstance(error, BadInput) else ()
    shown = ErrorPage(
        title=_title(text.http_status), sentence=text.sentence, status=text.http_status, complaints=complaints
    )
    return _answer(request, shown)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return answer_error(request, NotFound())


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return answer_error(request, NotAllowed("not_allowed"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    sentence = _("The request could not be understood. Go back, load the page again and try once more.")
    return _answer(request, ErrorPage(title=_title(400), sentence=sentence, status=400))


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: nearly always a page left open over a sign-out."""
    sentence = _("The form is too old to be taken. Go back, load the page again and send it once more.")
    return _answer(request, ErrorPage(title=_title(403), sentence=sentence, status=403))


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500: asks nothing of the database, for that may be what failed."""
    sentence = _("Something broke on our side, and it has been recorded. Nothing you entered was half-saved.")
    shown = ErrorPage(title=_title(500), sentence=sentence, status=500)
    return HttpResponse(render_to_string("shell/error_bare.html", {"page": shown}), status=500)


def _answer(request: HttpRequest, shown: ErrorPage) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        body = render_to_string("shell/fragments/error.html", {"page": shown}, request=request)
        response = HttpResponse(body, status=shown.status)
        response["HX-Retarget"] = "#notices"
        response["HX-Reswap"] = "innerHTML"
        return response
    body = render_to_string("shell/error.html", whole_page(request, shown), request=request)
    return HttpResponse(body, status=shown.status)


def _title(status: int) -> str:
    titles = {
        400: _("The request was not understood"),
        403: _("This is not yours to open"),
        404: _("Nothing here"),
        409: _("It cannot be done now"),
        422: _("Some things need mending"),
        502: _("Another system did not answer"),
    }
    return titles.get(status, _("Something broke"))
