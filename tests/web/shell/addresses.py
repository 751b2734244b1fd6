"""Addresses for the tests of the shell: one page of each kind."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path

from majup.kernel.errors import BadInput, Complaint, Conflict, NotFound
from majup.kernel.permission import allow
from majup.kernel.viewer import Role
from majup.web.shell.pages import PUBLIC, SIGNED_IN, page, render
from tests.web.shell.lists import LIST, TOWNS

SEE = allow("towns.see", Role.SOCIAL_WORKER)


@dataclass(frozen=True)
class TownsPage:
    title: str
    table: object


@page(needs=SEE, nav="people")
def people(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return LIST.remember(request)
    shown = LIST.show_all(TOWNS, query=LIST.read(request))
    return render(
        request, "shell/test_list.html", TownsPage("Pilsētas", shown), fragment="shell/fragments/table.html"
    )


@page(needs=SIGNED_IN)
def work(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"work of {request.viewer.name}")


@page(needs=PUBLIC)
def sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("sign in")


@page(needs=SIGNED_IN)
def absent(request: HttpRequest) -> HttpResponse:
    raise NotFound()


@page(needs=SIGNED_IN)
def taken(request: HttpRequest) -> HttpResponse:
    raise Conflict("somebody_was_first")


@page(needs=SIGNED_IN)
def refused(request: HttpRequest) -> HttpResponse:
    raise BadInput([Complaint("needs.csv:3", "<b>no number</b>", "Write one.")])


@page(needs=allow("audit.read", Role.AUDITOR))
def audit(request: HttpRequest) -> HttpResponse:
    return HttpResponse("audit")


urlpatterns = [
    path("", work, name="my_work"),
    path("people", people, name="people"),
    path("audit", audit, name="audit"),
    path("sign-in", sign_in, name="sign_in"),
    path("absent", absent, name="absent"),
    path("taken", taken, name="taken"),
    path("refused", refused, name="refused"),
]
handler404 = "majup.web.shell.error_pages.not_found"
