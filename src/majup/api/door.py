"""The API's frame: who asks, what each operation needs, and how a refusal is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

from majup.kernel.error_texts import text_of
from majup.kernel.errors import MajupError
from majup.kernel.permission import Permission
from majup.kernel.viewer import Viewer

View = TypeVar("View", bound=Callable[..., Any])


class Problem(Schema):
    """Why there is no answer: a code for programs, a sentence for people, and where the fault lies."""

    code: str
    sentence: str
    faults: list[str] = []


REFUSALS = {401: Problem, 403: Problem, 404: Problem, 422: Problem}
"""Every operation may answer with these; the document says so."""


def signed_in(request: HttpRequest) -> Viewer:
    """The viewer of the session; nobody signed in is answered with 401."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        raise AuthenticationError
    return viewer


api = NinjaAPI(
    title="Mājup",
    version="1",
    description="Reads what the pages show, within the same scope. Sign in with a session first.",
    urls_namespace="api",
    auth=signed_in,
    docs_url=None,
)


def needs(permission: Permission) -> Callable[[View], View]:
    """Let in only roles that hold the permission; the house test reads `needs` from the operation."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            permission.require(viewer_of(request))
            return view(request, *args, **kwargs)

        guarded.needs = permission  # type: ignore[attr-defined]  # read by `urls`
        return cast(View, guarded)

    return wrap


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer of an operation that was let in."""
    return cast(Viewer, request.auth)  # type: ignore[attr-defined]  # ninja puts it there


@api.exception_handler(MajupError)
def _refused(request: HttpRequest, error: MajupError) -> HttpResponse:
    text = text_of(error)
    problem = Problem(code=error.code, sentence=text.sentence)
    return api.create_response(request, problem, status=text.http_status)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors]
    sentence = gettext("The request has parameters that cannot be taken.")
    problem = Problem(code="bad_input", sentence=sentence, faults=faults)
    return api.create_response(request, problem, status=422)


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    sentence = gettext("Nobody is signed in. Sign in first, and send the session's cookie.")
    return api.create_response(request, Problem(code="not_signed_in", sentence=sentence), status=401)
