from majup.kernel.viewer import Role, Viewer
from majup.web.shell.navigation import is_open_to, navigation
from majup.web.shell.pages import PUBLIC, SIGNED_IN
from tests.web.shell.addresses import SEE
from tests.web.shell.lists import VIEWER


def keys(html):
    return [
        part.split('"')[0]
        for part in html.split('class="navigation navigation-wide"')[1].split("</nav>")[0].split('href="')[1:]
    ]


def test_entries_follow_what_their_pages_need(ask, provider):
    ask("/sign-in")
    assert [entry.url for entry in navigation(viewer=VIEWER, current="")] == ["/", "/people"]
    assert [entry.url for entry in navigation(viewer=provider, current="")] == ["/"]
    assert [entry.url for entry in navigation(viewer=Viewer(None, "A", Role.AUDITOR), current="")] == [
        "/",
        "/audit",
    ]
    assert navigation(viewer=None, current="") == ()


def test_the_page_one_stands_on_is_marked_once(ask):
    html = ask("/people").content.decode()
    assert keys(html) == ["/", "/people"]
    wide = html.split('class="navigation navigation-wide"')[1].split("</nav>")[0]
    assert wide.count('aria-current="page"') == 1
    assert 'href="/people" aria-current="page"' in wide


def test_a_page_without_needs_is_open_to_nobody():
    assert not is_open_to(None, VIEWER)
    assert is_open_to(PUBLIC, None)
    assert not is_open_to(SIGNED_IN, None)
    assert is_open_to(SIGNED_IN, VIEWER)
    assert is_open_to(SEE, VIEWER)


def test_search_stands_there_for_those_who_may_look_for_people(ask, provider):
    assert 'role="search" method="post" action="/people"' in ask("/people").content.decode()
    assert "data-search" not in ask("/absent", viewer=provider).content.decode()
