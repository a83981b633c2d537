"""Service requests from tables: New York's export whole, other cities by their headings, and cells that do not fit."""

import io
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.faults import Fault
from caseworker.formats.requests_csv import columns_of, read_requests, recognised
from caseworker.formats.service_requests import RequestState, ServiceRequest
from caseworker.text.csv_table import Table, open_table
from tests.outside import outside

at = datetime.fromisoformat


def table(content: bytes) -> Table:
    return open_table(lambda: io.BytesIO(content), file="requests.csv")


def read(content: bytes, *, month_first: bool | None = None, **chosen: str) -> list[ServiceRequest | Fault]:
    read_in = table(content)
    return list(read_requests(read_in, columns_of(read_in.columns, chosen, month_first=month_first)))


def whole(path: Path, heading: bytes = b"") -> list[ServiceRequest]:
    found = read(heading + path.read_bytes())
    assert all(isinstance(one, ServiceRequest) for one in found)
    return [one for one in found if isinstance(one, ServiceRequest)]


def test_every_request_of_new_york_is_read_with_its_dates_place_and_end() -> None:
    found = whole(outside("data/requests311/nyc-2018-1000.csv"))

    assert (len(found), len({one.reference for one in found})) == (1000, 1000)
    assert Counter(one.state for one in found) == {RequestState.CLOSED: 969, RequestState.OPEN: 31}
    assert sum(one.due is not None for one in found) == 486
    assert sum(one.latitude_udeg is not None for one in found) == 893
    assert all(one.closed is not None for one in found if one.state is RequestState.CLOSED)
    first = found[0]
    assert (first.reference, first.service, first.detail) == (
        "39573567",
        "Non-Emergency Police Matter",
        "Other (complaint details)",
    )
    assert (first.received, first.closed) == (at("2018-06-26 10:58:54"), at("2018-06-26 12:50:01"))
    assert (first.place, first.channel) == ("91-33 97 STREET, 11421 WOODHAVEN", "PHONE")
    assert (first.latitude_udeg, first.longitude_udeg) == (40690092, -73846428)
    crossing = next(one for one in found if one.reference == "40134213")
    assert crossing.place == "WEST 138 STREET & AMSTERDAM AVENUE, 10031 NEW YORK"


def test_what_was_closed_before_and_after_it_was_due_can_be_told_from_the_values() -> None:
    found = whole(outside("data/requests311/nyc-2018-1000.csv"))
    judged = Counter(one.closed > one.due for one in found if one.closed and one.due)

    assert (judged[False], judged[True]) == (427, 52)


def test_an_export_without_a_heading_is_read_under_one_that_is_put_before_it() -> None:
    path = outside("data/requests311/nyc-2020-times.csv")
    found = whole(path, b"Unique Key,Created Date,Closed Date,Complaint Type,Borough\n")

    assert (len(found), len({one.reference for one in found})) == (17_418, 17_418)
    assert found[0].received == at("2020-07-20 10:51:12")
    assert {one.state for one in found} == {RequestState.CLOSED}


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (["SR_NUMBER", "SR_TYPE", "CREATED_DATE", "CLOSED_DATE", "STATUS"], "reference service received closed state"),
        (["CaseID", "Opened", "Closed", "Category", "Address"], "reference received closed service address"),
        (["case_enquiry_id", "open_dt", "target_dt", "closed_dt"], "reference received due closed"),
        (["service_request_id", "requested_datetime", "lat", "long"], "reference received latitude longitude"),
        (["ticket", "when"], ""),
    ],
)
def test_headings_of_other_programs_are_known(columns: list[str], fields: str) -> None:
    assert list(recognised(columns).values()) == fields.split()


def test_somebody_says_where_the_columns_of_another_city_go() -> None:
    content = b"Nr;Gemeldet;Art;Ort\n7;03.04.2026 08:15;Schlagloch;Hauptstr. 12\n"
    (request,) = read(content, Nr="reference", Gemeldet="received", Art="service", Ort="address")

    assert isinstance(request, ServiceRequest)
    assert (request.reference, request.service, request.place) == ("7", "Schlagloch", "Hauptstr. 12")
    assert request.received == at("2026-04-03 08:15:00")


def test_a_column_that_somebody_chose_takes_the_field_from_the_one_that_is_known_for_it() -> None:
    content = b"Unique Key,Created Date,Address,Where\n1,2026-11-20,3 Oak Row,4 Elm Row\n"
    (request,) = read(content, Where="address")

    assert isinstance(request, ServiceRequest)
    assert request.place == "4 Elm Row"


def test_a_column_that_somebody_leaves_out_is_left_out() -> None:
    (request,) = read(b"case id,opened,address,category\n1,2026-11-20,3 Oak Row,Lamp\n", address="", category="detail")

    assert isinstance(request, ServiceRequest)
    assert (request.place, request.service, request.detail) == ("", "", "Lamp")


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (b",2026-11-20", "reference"),
        (b"1,", "received"),
        (b"1,the day before", "received"),
        (b"1,03/04/2026", "received"),
        (b"1,31.02.2026", "received"),
    ],
)
def test_a_cell_that_does_not_fit_refuses_its_row_with_line_field_and_sentence(cells: bytes, field: str) -> None:
    fault, request = read(b"service request id,opened\n" + cells + b"\n2,2026-11-20\n")

    assert isinstance(fault, Fault)
    assert (fault.line, fault.field) == (2, field)
    assert fault.sentence.endswith(".")
    assert isinstance(request, ServiceRequest)


@pytest.mark.parametrize(("month_first", "month"), [(True, 3), (False, 4)])
def test_a_date_that_can_be_read_in_two_ways_is_read_as_somebody_says(month_first: bool, month: int) -> None:
    (request,) = read(b"service request id,opened\n1,03/04/2026\n", month_first=month_first)

    assert isinstance(request, ServiceRequest)
    assert request.received is not None
    assert request.received.month == month


def test_the_word_of_the_city_decides_whether_a_request_is_over() -> None:
    heading = b"service request id,opened,closed,status\n"
    found = read(heading + b"1,2026-11-20,2026-11-21,Pending\n2,2026-11-20,,Closed\n3,2026-11-20,2026-11-21,\n")

    assert [one.state.value for one in found if isinstance(one, ServiceRequest)] == ["open", "closed", "closed"]
    assert [one.closed is None for one in found if isinstance(one, ServiceRequest)] == [True, True, False]


@given(st.text(max_size=60))
def test_no_cell_ends_in_anything_but_a_request_or_a_fault(cell: str) -> None:
    content = io.StringIO()
    content.write("service request id,opened,lat,long\n")
    quoted = '"' + cell.replace('"', '""').replace("\x00", "") + '"'
    content.write(f"1,{quoted},{quoted},{quoted}\n")

    for one in read(content.getvalue().encode("utf-8", errors="replace")):
        assert isinstance(one, ServiceRequest | Fault)
