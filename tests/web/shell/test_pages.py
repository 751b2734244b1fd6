import pytest
from django.utils import translation

from majup.kernel.permission import Permission
from majup.kernel.viewer import Role, Viewer
from majup.web.shell import error_pages
from majup.web.shell.pages import PUBLIC
from tests.web.shell import addresses


def test_a_page_says_what_it_needs():
    assert isinstance(addresses.people.needs, Permission)
    assert addresses.sign_in.needs is PUBLIC


def test_the_right_role_gets_the_page(ask):
    answer = ask("/people")
    assert answer.status_code == 200
    assert "Pilsētas" in answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.SOCIAL_WORKER, Role.SYSTEM}])
def test_every_other_role_is_refused(ask, role):
    answer = ask("/people", viewer=Viewer(None, "Cits", role))
    assert answer.status_code == 403
    assert "Cēsis" not in answer.content.decode()


def test_nobody_is_sent_to_sign_in_and_back(ask):
    answer = ask("/people?state=open", viewer=None)
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in?next=%2Fpeople%3Fstate%3Dopen"


def test_nobody_by_htmx_is_moved_as_a_whole_window(ask):
    answer = ask("/people", viewer=None, hx_request="true")
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/sign-in")


def test_a_public_page_opens_for_nobody(ask):
    assert ask("/sign-in", viewer=None).content == b"sign in"


def test_pages_of_the_signed_in_are_not_stored(ask):
    assert "no-store" in ask("/")["Cache-Control"]
    assert "Cache-Control" not in ask("/sign-in", viewer=None)


def test_htmx_gets_the_fragment_that_the_whole_page_includes(ask):
    whole, part = ask("/people"), ask("/people", hx_request="true")
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    table = part.content.decode().split('<span id="table-towns-state"')[0].strip()
    assert table in whole.content.decode()
    assert "HX-Request" in whole["Vary"]


@pytest.mark.parametrize("header", ["hx_boosted", "hx_history_restore_request"])
def test_a_boosted_or_restored_page_comes_whole(ask, header):
    assert "<html" in ask("/people", hx_request="true", **{header: "true"}).content.decode()


def test_errors_of_the_house_become_their_page(ask):
    with translation.override("en"):
        absent, taken = ask("/absent"), ask("/taken")
    assert absent.status_code == 404
    assert "There is nothing here, or it is not yours to see." in absent.content.decode()
    assert taken.status_code == 409


def test_errors_by_htmx_become_a_notice_at_the_top(ask):
    answer = ask("/absent", hx_request="true")
    assert answer.status_code == 404
    assert answer["HX-Retarget"] == "#notices"
    assert "<html" not in answer.content.decode()


def test_all_complaints_are_told_and_escaped(ask):
    answer = ask("/refused")
    assert answer.status_code == 422
    assert "needs.csv:3" in answer.content.decode()
    assert "&lt;b&gt;no number" in answer.content.decode()


def test_handlers_of_django_answer_in_our_layout(ask, rf):
    ask("/sign-in", viewer=None)
    for handler, status in [
        (error_pages.not_found, 404),
        (error_pages.not_allowed, 403),
        (error_pages.bad_request, 400),
        (error_pages.form_went_stale, 403),
    ]:
        answer = handler(rf.get("/nowhere"))
        assert answer.status_code == status
        assert "error-page" in answer.content.decode()


def test_a_failure_page_asks_nothing_of_the_request(rf):
    answer = error_pages.failed(rf.get("/"))
    assert answer.status_code == 500
    assert "error-page" in answer.content.decode()


@pytest.mark.parametrize("language", ["lv", "en"])
def test_pages_name_their_language(ask, language):
    with translation.override(language):
        assert f'<html lang="{language}">' in ask("/people").content.decode()


def test_synthetic_data_are_announced_on_every_page(ask):
    with translation.override("en"):
        assert "all people here are invented" in ask("/people", synthetic=True).content.decode()
        assert "all people here are invented" in ask("/absent", synthetic=True).content.decode()
        assert "all people here are invented" not in ask("/people").content.decode()


def test_the_policy_of_no_inline_code_holds_for_the_layout(ask):
    html = ask("/people").content.decode()
    assert "style=" not in html
    assert "<style" not in html
    assert "javascript:" not in html
    assert all(" src=" in tag.split(">")[0] for tag in html.split("<script")[1:])
    assert not any(
        f" on{event}=" in html for event in ("click", "change", "load", "submit", "input", "error")
    )
