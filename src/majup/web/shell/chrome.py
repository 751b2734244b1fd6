"""What stands around every page: who is signed in, the navigation, the languages, the banner."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from majup.kernel.viewer import Role, Viewer
from majup.web.shell.formats import language_now
from majup.web.shell.navigation import ENTRIES, is_open_to, navigation, url_or_nothing
from majup.web.shell.tones import Link, Tone

ROLE_WORDS: dict[Role, Promise] = {
    Role.MINISTRY: _("Ministry"),
    Role.PLANNING_REGION: _("Planning region"),
    Role.SOCIAL_WORKER: _("Social worker"),
    Role.ASSESSOR: _("Assessor"),
    Role.PROVIDER: _("Service provider"),
    Role.INSTITUTION: _("Institution"),
    Role.ORPHANS_COURT: _("Orphans' court"),
    Role.SUPPORT_CENTRE: _("Support centre"),
    Role.INSPECTORATE: _("Inspectorate"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.SYSTEM: _("System"),
}
_MESSAGE_TONES = {"success": Tone.DONE, "warning": Tone.WAIT, "error": Tone.NOW}


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One language of the switch, named by its code and, for listeners, by its own name."""

    code: str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Message:
    """What the last act has to say: `messages.success(request, …)` in the view."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """Everything `shell/layout.html` shows around the page."""

    viewer: Viewer | None
    viewer_note: str
    navigation: tuple[Link, ...]
    languages: tuple[LanguageChoice, ...]
    language: str
    language_url: str
    search_url: str
    sign_in_url: str
    sign_out_url: str
    home_url: str
    return_path: str
    synthetic: bool
    messages: tuple[Message, ...]


def chrome_of(request: HttpRequest) -> Chrome:
    """Read it off the request, where majup.web.access set `viewer`, `synthetic` and `organisation_name`."""
    viewer = getattr(request, "viewer", None)
    spoken = language_now()
    return Chrome(
        viewer=viewer,
        viewer_note=_note_of(request, viewer),
        navigation=navigation(viewer=viewer, current=getattr(request, "nav", "")),
        languages=(
            LanguageChoice("lv", "Latviešu", spoken == "lv"),
            LanguageChoice("en", "English", spoken == "en"),
        ),
        language=spoken,
        language_url=url_or_nothing("set_language"),
        search_url=_search_url(viewer),
        sign_in_url=url_or_nothing(str(settings.LOGIN_URL)),
        sign_out_url=url_or_nothing("sign_out"),
        home_url=url_or_nothing("my_work") if viewer else "/",
        return_path=request.get_full_path() if request.method == "GET" else request.path,
        synthetic=bool(getattr(request, "synthetic", False)),
        messages=_messages(request),
    )


def whole_page(request: HttpRequest, page: object) -> dict[str, object]:
    """The context of every template: the page's own record, and what stands around it, read when shown."""
    return {"page": page, "chrome": SimpleLazyObject(partial(chrome_of, request))}


def _messages(request: HttpRequest) -> tuple[Message, ...]:
    return tuple(
        Message(str(m), _MESSAGE_TONES.get(m.level_tag, Tone.NEUTRAL)) for m in get_messages(request)
    )


def _note_of(request: HttpRequest, viewer: Viewer | None) -> str:
    """The organisation where it is known, else the role."""
    if viewer is None:
        return ""
    return str(getattr(request, "organisation_name", "") or ROLE_WORDS[viewer.role])


def _search_url(viewer: Viewer | None) -> str:
    """One search for everything where there is such a page; until then the list of people answers."""
    if viewer is None:
        return ""
    people = next(entry for entry in ENTRIES if entry.key == "people")
    return url_or_nothing("search") or (url_or_nothing("people") if is_open_to(people.needs, viewer) else "")
