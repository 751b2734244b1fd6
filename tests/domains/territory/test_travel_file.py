"""A file of travel times is read whole, or every fault of it is told by row and field."""

import pytest

from majup.domains.territory.rules.travel import LONGEST_MINUTES, DestinationTimes, WaySource
from majup.domains.territory.rules.travel_file import (
    MOST_TOLD,
    Spot,
    TravelFault,
    TravelFaultCode,
    read_travel_file,
)

SPOTS = {"0000001": Spot("Kuldīga", 56.97, 21.97), "0000002": Spot("Skrunda", 56.67, 22.02)}
SITE = "11111111-2222-4333-8444-555555555555"
SITES = {SITE: Spot("Dienas centrs", 56.98, 21.96)}


def read(text: str) -> tuple[tuple[DestinationTimes, ...], tuple[TravelFault, ...]]:
    return read_travel_file(text, spots=SPOTS, sites=SITES)


def faults(text: str) -> list[tuple[TravelFaultCode, int, str]]:
    return [(fault.code, fault.row, fault.column) for fault in read(text)[1]]


def test_times_are_kept_by_destination_and_place() -> None:
    found, wrong = read(f"place,site,minutes\n0000001,0000002,35\n0000001,{SITE},4.5\n0000002,0000002,0\n")
    assert not wrong
    assert {one.place: sorted(one.times) for one in found} == {
        "p0000002": ["0000001", "0000002"],
        f"s{SITE}": ["0000001"],
    }
    [unit, site] = found
    assert (unit.name, site.name) == ("Skrunda", "Dienas centrs")
    told = site.times["0000001"]
    assert (told.minutes, told.source) == ((4.5,) * 7, WaySource.MATRIX)


def test_empty_minutes_say_that_there_is_no_way() -> None:
    [one], _wrong = read("place;site;minutes\n0000001;0000002;\n")
    assert one.times["0000001"].weekdays == ""


def test_weekday_columns_go_before_the_minutes_of_every_day() -> None:
    [one], _wrong = read("place\tsite\tminutes\tthursday\tsunday\n0000001\t0000002\t30\t\t55,5\n")
    assert one.times["0000001"].minutes == (30.0, 30.0, 30.0, None, 30.0, 30.0, 55.5)


def test_header_in_other_letters_and_order_is_read() -> None:
    found, wrong = read("Minutes, SITE ,Place\n12,0000002,0000001\n\n")
    assert (len(found), wrong) == (1, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(TravelFaultCode.EMPTY, 1, "")]),
        ("place,site,minutes\n", [(TravelFaultCode.EMPTY, 1, "")]),
        ("site,minutes\n", [(TravelFaultCode.NO_COLUMN, 1, "place")]),
        ("place,site\n", [(TravelFaultCode.NO_COLUMN, 1, "minutes")]),
        ("place,site,minutes,km\n", [(TravelFaultCode.UNKNOWN_COLUMN, 1, "km")]),
        ("place,site,minutes\n0000009,0000002,5\n", [(TravelFaultCode.UNKNOWN_PLACE, 2, "place")]),
        ("place,site,minutes\n0000001,Skrunda,5\n", [(TravelFaultCode.UNKNOWN_SITE, 2, "site")]),
        (
            "place,site,minutes\n0000001,11111111-2222-4333-8444-000000000000,5\n",
            [(TravelFaultCode.UNKNOWN_SITE, 2, "site")],
        ),
        ("place,site,minutes\n0000001,0000002,soon\n", [(TravelFaultCode.NOT_MINUTES, 2, "minutes")]),
        ("place,site,minutes\n0000001,0000002,-1\n", [(TravelFaultCode.NOT_MINUTES, 2, "minutes")]),
        ("place,site,minutes\n0000001,0000002,nan\n", [(TravelFaultCode.NOT_MINUTES, 2, "minutes")]),
        ("place,site,minutes\n0000001,0000002,1441\n", [(TravelFaultCode.NOT_MINUTES, 2, "minutes")]),
        ("place,site,friday\n0000001,0000002,x\n", [(TravelFaultCode.NOT_MINUTES, 2, "friday")]),
        ("place,site,minutes\n0000001,0000002\n", [(TravelFaultCode.SHORT_ROW, 2, "")]),
        (
            "place,site,minutes\n0000001,0000002,5\n0000001,0000002,6\n",
            [(TravelFaultCode.TWICE, 3, "site")],
        ),
    ],
)
def test_fault_is_told_with_its_row_and_field(
    text: str, expected: list[tuple[TravelFaultCode, int, str]]
) -> None:
    assert faults(text) == expected


def test_every_fault_is_told_together() -> None:
    text = "place,site,minutes\nx,y,z\n0000001,0000002,5\n0000001,0000002,5\n"
    assert [row for _code, row, _column in faults(text)] == [2, 2, 2, 4]


def test_thousands_of_faults_are_counted_after_the_first() -> None:
    told = read("place,site,minutes\n" + "x,0000002,5\n" * (MOST_TOLD + 7))[1]
    assert len(told) == MOST_TOLD + 1
    assert (told[-1].code, told[-1].facts["count"]) == (TravelFaultCode.MORE, 7)


def test_longest_way_is_a_day() -> None:
    assert not faults(f"place,site,minutes\n0000001,0000002,{LONGEST_MINUTES:g}\n")
