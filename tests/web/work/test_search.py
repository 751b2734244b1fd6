"""One search for everything: found in the scope only, words in no address, fragment and whole page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from majup.kernel.viewer import Role
from tests.situations.accounts import a_user
from tests.situations.audit import number_of_acts
from tests.situations.browsing import a_browser, a_workers_browser, signed_in, text_of, who_browses
from tests.situations.people import a_person
from tests.situations.planning import a_published_plan
from tests.situations.services import a_site, an_offer
from tests.situations.territory import a_municipality
from tests.web.work.first_page import OF_EVERY_PAGE

pytestmark = pytest.mark.django_db
ROLES = [role for role in Role if role is not Role.SYSTEM]
WITHOUT_PEOPLE = [Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR]
TYPING = {"HX-Request": "true"}


def found_for(client: Client, words: str) -> dict[str, list[tuple[str, str]]]:
    """What the words find: by the title of a group, the name and the line about each hit."""
    response: Any = client.post("/search/", {"q": words}, headers=TYPING)
    assert response.status_code == 200
    return {
        group.title: [(_whole(hit.name), _whole(hit.about)) for hit in group.hits]
        for group in response.context["page"].groups
    }


def _whole(parts: Any) -> str:
    return "".join(part.text for part in parts)


@pytest.mark.parametrize("words", ["avotina", "ĀRIJA", "avot ari", "avotiņa  ārija"])
def test_person_is_found_by_parts_of_the_name(words: str) -> None:
    a_person()
    a_person("Berta", "Kalna")
    names = [name for name, _about in found_for(a_workers_browser(), words)["People"]]
    assert names == ["Ārija Evita Avotiņa"]


def test_person_is_found_by_record_number_and_by_the_whole_code_only() -> None:
    person = a_person(personal_code="000001-00001")
    client = a_workers_browser()
    for words in (person.record_no, person.record_no.lower(), "000001-00001", "00000100001"):
        assert found_for(client, words)["People"][0][0] == "Ārija Evita Avotiņa"
    assert "People" not in found_for(client, "000001-0000")
    assert "000001" not in text_of(client.post("/search/", {"q": "avotiņa"}, headers=TYPING))


def test_names_that_begin_so_come_before_those_that_hold_it() -> None:
    a_person("Mārtiņš", "Zalāns")
    a_person("Ilze", "Ala")
    a_person("Aladīns", "Zvirbulis")
    names = [name for name, _about in found_for(a_workers_browser(), "ala")["People"]]
    assert names == ["Ilze Ala", "Aladīns Zvirbulis", "Mārtiņš Zalāns"]


def test_person_of_talsi_is_not_found_for_kuldiga() -> None:
    theirs = a_person(family_name="Talsiniece", municipality="Talsu novads", personal_code="000001-00001")
    client = a_workers_browser("Kuldīgas novads")
    for words in ("Talsiniece", "000001-00001", theirs.record_no):
        assert "People" not in found_for(client, words)
        assert "Talsiniece" not in text_of(client.post("/search/", {"q": words}, follow=True)).replace(
            'value="Talsiniece"', ""
        )
    assert "People" in found_for(a_workers_browser("Talsu novads"), "Talsiniece")


@pytest.mark.parametrize("role", WITHOUT_PEOPLE)
def test_role_that_sees_no_people_finds_none_and_is_not_asked_for_names(role: Role) -> None:
    a_person()
    client = a_browser(role)
    assert "People" not in found_for(client, "Avotiņa")
    page = text_of(client.get("/search/"))
    assert "personal code" not in page


def test_eight_people_are_shown_and_all_are_one_step_away() -> None:
    for number in range(10):
        a_person(f"Anna {number}")
    client = a_workers_browser()
    response: Any = client.post("/search/", {"q": "avotiņa"}, headers=TYPING)
    (people,) = [group for group in response.context["page"].groups if group.title == "People"]
    assert (len(people.hits), people.total, people.more.label) == (8, 10, "All 10")
    assert "Avoti" not in people.more.url
    assert "1–10 of 10" in text_of(client.get(people.more.url))


def test_words_stand_in_no_address_and_open_for_their_reader_only() -> None:
    a_person()
    client = a_workers_browser()
    sent: Any = client.post("/search/", {"q": "Avotiņa"})
    assert sent.status_code == 302
    assert "voti" not in sent["Location"]
    assert "Ārija Evita" in text_of(client.get(sent["Location"]))
    other = signed_in(a_user(username="other", at=None))
    assert who_browses(other).organisation_id == who_browses(client).organisation_id
    assert "Ārija Evita" not in text_of(other.get(sent["Location"]))


def test_typing_is_answered_by_the_fragment_and_the_sealed_address() -> None:
    a_person()
    client = a_workers_browser()
    response: Any = client.post("/search/", {"q": "avotiņa"}, headers=TYPING)
    fragment = text_of(response)
    assert "<html" not in fragment
    assert "<mark>Avotiņa</mark>" in fragment
    assert 'id="search-status" hx-swap-oob="innerHTML">1 found' in fragment
    whole = text_of(client.get(response["HX-Replace-Url"]))
    assert "<html" in whole
    assert "<mark>Avotiņa</mark>" in whole
    assert 'value="avotiņa"' in whole


def test_search_leaves_no_mark_as_the_list_of_people_does() -> None:
    a_person()
    client = a_workers_browser()
    before = number_of_acts()
    found_for(client, "avotiņa")
    client.post("/search/", {"q": "avotiņa"}, follow=True)
    assert number_of_acts() == before


JUNK = ["", " ", "a", "ā ", "\x00", "\u202e", "'; --", "%%%", "<b>x</b>", "x" * 5000, "🙂🙂"]


@pytest.mark.parametrize("words", JUNK)
def test_whatever_is_typed_gets_an_answer(words: str) -> None:
    client = a_workers_browser()
    assert found_for(client, words) == {}
    assert client.post("/search/", {"q": words}, follow=True).status_code == 200


@pytest.mark.parametrize("address", ["?words=junk", "?words=" + "A" * 3000, "?q=Avotiņa", "?words="])
def test_junk_in_the_address_finds_nothing(address: str) -> None:
    a_person()
    page = text_of(a_workers_browser().get(f"/search/{address}"))
    assert "What can be found" in page
    assert "Ārija Evita" not in page


def test_one_letter_is_too_few() -> None:
    a_person()
    response: Any = a_workers_browser().post("/search/", {"q": "a"}, headers=TYPING)
    assert response.context["page"].status == "Type at least two letters."


def test_empty_result_says_what_can_be_searched() -> None:
    page = text_of(a_workers_browser().post("/search/", {"q": "qqqq"}, headers=TYPING))
    assert "Nothing found." in page
    assert "People of your scope" in page
    assert "Whoever is outside your scope is not found here." in page


@pytest.mark.parametrize("words", ["status", "STATUSS", "my work"])
def test_page_is_found_by_its_name_in_either_language(words: str) -> None:
    assert "Pages" in found_for(a_browser(Role.MINISTRY), words)


def test_page_that_one_may_not_open_is_not_found() -> None:
    assert found_for(a_browser(Role.AUDITOR), "audit")["Pages"] == [("Audit trail", "")]
    assert found_for(a_workers_browser(), "audit") == {}


def test_site_is_found_by_name_address_and_municipality() -> None:
    an_offer(site=a_site("Dienas centrs “Saulīte”", address="Pils iela 4"))
    an_offer(site=a_site("Slēgtais centrs"), until=date(2017, 1, 1))
    client = a_browser(Role.AUDITOR)
    for words in ("saulite", "pils iela", "kuldiga"):
        assert found_for(client, words)["Sites"][0][0] == "Dienas centrs “Saulīte”"
    assert "Sites" not in found_for(client, "slegtais")


def test_service_and_municipality_open_the_directory_narrowed() -> None:
    an_offer("DAY_CARE")
    municipality = a_municipality("Kuldīgas novads")
    client = a_browser(Role.AUDITOR)
    response: Any = client.post("/search/", {"q": "Day care"}, headers=TYPING)
    assert [hit.url for group in response.context["page"].groups for hit in group.hits] == [
        "/services/?service=DAY_CARE"
    ]
    response = client.post("/search/", {"q": "Kuldīgas"}, headers=TYPING)
    (group,) = [one for one in response.context["page"].groups if one.title == "Municipalities"]
    assert [hit.url for hit in group.hits] == [f"/services/?municipality={municipality.pk}"]


def test_plan_is_found_by_region_and_by_a_municipality_of_its_borders() -> None:
    plan = a_published_plan()
    client = a_browser(Role.PLANNING_REGION)
    for words in ("kurzeme", "Skrund"):
        response: Any = client.post("/search/", {"q": words}, headers=TYPING)
        (group,) = [one for one in response.context["page"].groups if one.title == "Regional plans"]
        assert [hit.url for hit in group.hits] == [f"/plans/{plan}/"]
    assert "Regional plans" not in found_for(a_browser(Role.PROVIDER), "kurzeme")


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_search_page_is_open_to_every_role(role: Role, language: str) -> None:
    page = text_of(a_browser(role, language=language).get("/search/"))
    assert f'lang="{language}"' in page
    assert 'action="/search/"' in page


def test_visitor_is_sent_to_sign_in() -> None:
    assert Client().get("/search/").status_code == 302
    moved: Any = Client().post("/search/", {"q": "x"}, headers=TYPING)
    assert (moved.status_code, moved["HX-Redirect"]) == (204, "/sign-in/?next=%2F")


def test_search_takes_few_queries_however_much_it_finds(django_assert_num_queries: Any) -> None:
    for number in range(12):
        a_person(f"Kurzemnieks {number}", "Kuldīgs")
        an_offer(site=a_site(f"Kuldīgas centrs {number}"))
    a_published_plan()
    client = a_workers_browser()
    client.get("/search/")
    with django_assert_num_queries(OF_EVERY_PAGE + 9):
        client.post("/search/", {"q": "kuld"}, headers=TYPING)
