"""The search page: words come by POST and travel sealed, since they may name a person; live as one types."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from majup.domains.people.policies import SEE_PEOPLE
from majup.kernel.clock import today
from majup.kernel.viewer import Viewer
from majup.web.shell.pages import SIGNED_IN, PageRequest, is_fragment_request, page, render
from majup.web.shell.sealed import seal, unseal
from majup.web.shell.table_query import spoken
from majup.web.work.finding import Group, Search, count_in_words, found, what_can_be_found
from majup.web.work.links import address


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was looked for and what was found. `status` is read out to listeners."""

    title: str
    label: str
    words: str
    groups: tuple[Group, ...]
    status: str
    can_be_found: tuple[str, ...]
    is_searched: bool


@page(needs=SIGNED_IN)
def search(request: PageRequest) -> HttpResponse:
    """Look for the words. A sent form is answered by its own sealed address, so that going back works."""
    reader = str(request.viewer.user_id or "")
    if request.method == "POST":
        words = spoken(str(request.POST.get("q", "")))
        sealed = seal(words, reader=reader)
        own_address = address("search", words=sealed)
        if not is_fragment_request(request):
            return HttpResponseRedirect(own_address)
        return _answer(request, words, headers={"HX-Replace-Url": own_address})
    return _answer(request, spoken(unseal(request.GET.get("words", ""), reader=reader)), headers={})


def _answer(request: PageRequest, words: str, *, headers: dict[str, str]) -> HttpResponse:
    shown = search_page(Search(text=words, viewer=request.viewer, today=today()))
    response = render(request, "work/search.html", shown, fragment="work/search_found.html")
    for name, value in headers.items():
        response[name] = value
    return response


def search_page(wanted: Search) -> SearchPage:
    """Look, and put the page together."""
    groups = found(wanted)
    return SearchPage(
        title=_("Search"),
        label=_label(wanted.viewer),
        words=wanted.text,
        groups=groups,
        status=_status(wanted, groups),
        can_be_found=what_can_be_found(wanted.viewer) if not groups else (),
        is_searched=wanted.is_long_enough,
    )


def _label(viewer: Viewer) -> str:
    """What the field takes; who may see no people is not asked for a name."""
    if SEE_PEOPLE.held_by(viewer):
        return _("Name, record number, whole personal code, service, place or page")
    return _("Service, site, municipality or page")


def _status(wanted: Search, groups: tuple[Group, ...]) -> str:
    if not wanted.words:
        return ""
    if not wanted.is_long_enough:
        return _("Type at least two letters.")
    return count_in_words(groups) if groups else _("Nothing found.")
