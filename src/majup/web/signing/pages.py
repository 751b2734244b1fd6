"""Sign in, sign out, choose a role."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from majup.domains.accounts.actions.sign_in import sign_in
from majup.domains.accounts.actions.sign_out import sign_out
from majup.domains.accounts.queries import demonstration_users, viewers_of
from majup.domains.accounts.rules import DEMONSTRATION_PASSWORD
from majup.domains.organisations.queries import is_synthetic
from majup.kernel.clock import today
from majup.kernel.viewer import Role
from majup.web.access import ROLE_KEY, viewer_of
from majup.web.shell.chrome import ROLE_WORDS
from majup.web.shell.pages import PUBLIC, SIGNED_IN, PageRequest, page, render
from majup.web.signing.forms import SignInForm


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationDoor:
    """One user of the demonstration, with a button that signs in at once."""

    username: str
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """The sign-in page; the doors are there in a replayed database only."""

    title: str
    form: SignInForm
    back_to: str
    doors: tuple[DemonstrationDoor, ...]
    demonstration_password: str


@page(needs=PUBLIC)
def sign_in_page(request: PageRequest) -> HttpResponse:
    """Show the form, or take it. A session begins anew, so an old one cannot be slipped under it."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            return _welcome(request)
        form.add_error(None, _("User name or password is wrong. Check both and try once more."))
    status = 422 if form.errors else 200
    return render(request, "signing/sign_in.html", _sign_in_page(request, form), status=status)


def _welcome(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if viewer is None:
        logout(request)
        return redirect(settings.LOGIN_URL)
    sign_in(by=viewer)
    return redirect(_back_to(request) or settings.LOGIN_REDIRECT_URL)


def _back_to(request: HttpRequest) -> str:
    """Where the visitor wanted to go, if that is a page of ours."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if ours else ""


def _sign_in_page(request: HttpRequest, form: SignInForm) -> SignInPage:
    shown = is_synthetic()
    return SignInPage(
        title=_("Sign in"),
        form=form,
        back_to=_back_to(request),
        doors=_doors() if shown else (),
        demonstration_password=DEMONSTRATION_PASSWORD if shown else "",
    )


def _doors() -> tuple[DemonstrationDoor, ...]:
    latvian = get_language() == "lv"
    return tuple(
        DemonstrationDoor(
            username=user.username,
            name=user.name,
            role=str(ROLE_WORDS[Role(user.role)]),
            organisation=user.organisation_lv if latvian else user.organisation_en,
        )
        for user in demonstration_users(on=today())
    )


@page(needs=SIGNED_IN)
def sign_out_page(request: PageRequest) -> HttpResponse:
    """End the session everywhere on this browser. Only by POST: a link must not sign anyone out."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    sign_out(by=request.viewer)
    logout(request)
    return redirect(settings.LOGIN_URL)


@page(needs=SIGNED_IN)
def role(request: PageRequest) -> HttpResponse:
    """Work on in another of one's roles, named by its number in the list."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    held = viewers_of(user_id=UUID(str(request.viewer.user_id)), on=today())
    wanted = str(request.POST.get("role_number", ""))
    if wanted.isdecimal() and len(wanted) < 4 and int(wanted) < len(held):
        request.session.cycle_key()
        request.session[ROLE_KEY] = int(wanted)
    return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
