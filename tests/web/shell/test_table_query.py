from datetime import date
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majup.kernel.viewer import Role, Viewer
from majup.web.shell.table_query import EXPORT_LIMIT, Filter, read_query, spoken
from tests.web.shell.lists import LIST, TOWNS, request


def test_list_without_wishes_begins_at_its_first_order():
    query = LIST.read(request())
    assert (query.ordering, query.page, query.offset, query.limit) == ("name", 1, 0, 50)
    assert query.export == ""


def test_wishes_are_read_from_the_address():
    query = LIST.read(request("/towns?sort=-people&page=3&size=25&state=waits&on=2017-10-01"))
    assert query.ordering == "-people"
    assert (query.offset, query.limit) == (50, 25)
    assert query.text("state") == "waits"
    assert query.day("on") == date(2017, 10, 1)


def test_days_may_be_typed_as_people_type_them():
    assert LIST.read(request("/towns?on=01.10.2017")).day("on") == date(2017, 10, 1)


@pytest.mark.parametrize(
    "junk",
    [
        "sort=%00",
        "sort=name)--",
        "sort=state",
        "sort=-",
        "page=0",
        "page=-5",
        "page=99999999999999999999",
        "page=1e9",
        "page=%D9%A3",
        "size=0",
        "size=1000000",
        "size=abc",
        "state=gone",
        "on=2017-99-99",
        "on=32.13.2017",
        "on=99999-01-01",
        "q=%00%ED%A0%80%E2%80%AE",
        "export=exe",
        "export=csv%00",
        "sealed=%FF%FE",
        "sealed=" + "A" * 3000,
        "page=1&page=2&page=",
        "=&&&=x",
        "%ff=%ff",
    ],
)
def test_junk_counts_as_not_said(junk):
    query = LIST.read(request(f"/towns?{junk}"))
    assert query.ordering in {"name", "-name"}
    assert 1 <= query.page <= 100_000
    assert 25 <= query.size <= 200
    assert query.text("state") == ""
    assert query.day("on") is None
    assert query.export == ""
    LIST.show_all(TOWNS, query=query)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["sort", "page", "size", "q", "state", "on", "sealed", "export"]), st.text()
    )
)
def test_no_query_string_makes_an_error(said):
    address = "/towns?" + "&".join(
        f"{key}={quote(value, errors='surrogatepass')}" for key, value in said.items()
    )
    query = LIST.read(request(address))
    shown = LIST.show_all(TOWNS, query=query)
    assert shown.headers
    assert "\x00" not in query.url()


def test_words_lose_what_cannot_be_seen():
    assert spoken("  Ārija\x00\u202e \ud800 Avotiņa\n") == "Ārija Avotiņa"
    assert len(spoken("a" * 1000)) == 100


def test_personal_words_never_stand_readable_in_the_address():
    answer = LIST.remember(request(data={"q": "Avotiņa", "state": "open", "page": "4"}))
    assert answer.status_code == 302
    assert "Avoti" not in answer["Location"]
    said = parse_qs(urlsplit(answer["Location"]).query)
    assert said["state"] == ["open"]
    assert "page" not in said
    assert LIST.read(request(answer["Location"])).text("q") == "Avotiņa"


def test_personal_words_in_the_address_open_for_their_reader_only():
    address = LIST.remember(request(data={"q": "Avotiņa"}))["Location"]
    another = Viewer(None, "Cits", Role.PROVIDER)
    assert LIST.read(request(address, viewer=another)).text("q") == ""


def test_words_that_are_cleared_are_gone():
    address = LIST.remember(request(data={"q": "Avotiņa"}))["Location"]
    cleared = LIST.remember(request(address, data={"q": "", "state": ""}))["Location"]
    assert LIST.read(request(cleared)).text("q") == ""


def test_addresses_carry_what_was_said_and_change_one_thing():
    query = LIST.read(request("/towns?state=open&sort=-people&page=2"))
    assert parse_qs(urlsplit(query.url(page=3)).query) == {
        "state": ["open"],
        "sort": ["-people"],
        "page": ["3"],
    }
    assert "page" not in parse_qs(urlsplit(query.url(sort="name")).query)


def test_an_export_takes_all_records_from_the_first():
    query = LIST.read(request("/towns?page=7&export=xlsx"))
    assert (query.offset, query.limit) == (0, EXPORT_LIMIT)


def test_two_lists_on_one_page_do_not_take_each_others_wishes():
    filters = (Filter(key="state", label="", choices=(("open", "open"),)),)
    asked = request("/towns?a_state=open&b_sort=-people&other=1")
    first = read_query(asked, filters=filters, sortable=["name", "people"], sort="name", prefix="a_")
    assert first.text("state") == "open"
    assert first.ordering == "name"
    assert parse_qs(urlsplit(first.url(page=2)).query)["b_sort"] == ["-people"]


def test_choices_that_are_numbers_come_as_numbers():
    filters = (Filter(key="region", label=""),)
    options = {"region": [("12", "Vidzeme")]}
    asked = read_query(request("/x?region=12"), filters=filters, sortable=[], sort="", choices=options)
    assert asked.whole("region") == 12
    unknown = read_query(request("/x?region=13"), filters=filters, sortable=[], sort="", choices=options)
    assert unknown.whole("region") is None
