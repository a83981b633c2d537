"""GeoReport v2 documents: every sample of the specification, forms of other programs, and documents that attack."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.errors import CaseworkerError
from caseworker.formats.faults import Fault
from caseworker.formats.open311 import Receipt, ServerError, Told, read_open311, requests_only
from caseworker.formats.open311_documents import LARGEST, Open311TooLarge, Open311Unreadable
from caseworker.formats.service_requests import Reporter, RequestState, ServiceRequest
from caseworker.formats.services import Choice, Service, ServiceDefinition
from tests.outside import outside

SIDEWALK = ("638344", "Sidewalk and Curb Issues", "006", RequestState.CLOSED, "Duplicate request.")


def read(content: str | bytes) -> list[Told | Fault]:
    return list(read_open311(content.encode() if isinstance(content, str) else content, file="answer"))


def the_samples() -> list[str]:
    told = json.loads(outside("data/open311/georeport-v2-samples.json").read_text("utf-8"))
    return list(told["samples"])


def test_every_sample_of_the_specification_is_read_and_its_xml_says_what_its_json_says() -> None:
    samples = [read(one) for one in the_samples()]

    assert not [one for sample in samples for one in sample if isinstance(one, Fault)]
    assert [len(one) for one in samples] == [3, 3, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1]
    for first in range(0, 12, 2):
        assert samples[first] == samples[first + 1]


def test_the_samples_say_what_the_specification_shows() -> None:
    services, _, definition, _, made, _, token, _, requests, *_ = [read(one) for one in the_samples()]

    assert isinstance(services[0], Service)
    assert (services[0].code, services[0].group, services[0].keywords) == (
        "001",
        "sanitation",
        ("lorem", "ipsum", "dolor"),
    )
    assert services[0].has_definition
    assert isinstance(definition[0], ServiceDefinition)
    (asked,) = definition[0].attributes
    assert (definition[0].service_code, asked.code, asked.is_required) == ("DMV66", "WHISHETN", True)
    assert asked.choices == (Choice("123", "Ford"), Choice("124", "Chrysler"))
    assert isinstance(made[0], Receipt)
    assert (made[0].reference, made[0].token) == ("293944", "")
    assert token == [Receipt("638344", "12345")]
    first, second = requests
    assert isinstance(first, ServiceRequest)
    assert isinstance(second, ServiceRequest)
    assert (first.reference, first.service, first.service_code, first.state, first.resolution) == SIDEWALK
    assert first.due is not None
    assert first.due.astimezone(UTC) == datetime(2010, 4, 15, 14, 37, 38, tzinfo=UTC)
    assert (first.place, first.latitude_udeg, first.longitude_udeg) == (
        "8TH AVE and JUDAH ST, 94122",
        37762222,
        -122465114,
    )
    assert (first.closed == first.updated, second.closed, second.state) == (True, None, RequestState.OPEN)


def test_reports_of_the_gateway_are_requests_with_their_comments() -> None:
    (report,) = read(outside("data/open311/simulated-reports.json").read_bytes())

    assert isinstance(report, ServiceRequest)
    assert (report.reference, report.service, report.state, report.channel) == (
        "100",
        "Graffiti Removal",
        RequestState.OPEN,
        "IPHONE",
    )
    assert (report.latitude_udeg, report.longitude_udeg) == (37138698, -121615391)
    assert report.description.splitlines() == ["Illegal Trash / Dumping", "Test comment for report 100"]
    assert report.reporter.is_anonymous


def test_the_services_of_several_cities_are_all_read_with_their_area() -> None:
    content = outside("data/open311/san-jose-services.json").read_bytes()
    written = json.loads(content)["serviceAreas"].values()
    services = [service for area in written for provider in area["providers"] for service in provider["services"]]

    found = read(content)

    assert [(one.code, one.name, one.group) for one in found if isinstance(one, Service)] == [
        (str(one["id"]), one["name"], one["group"]) for one in services
    ]
    assert {one.area for one in found if isinstance(one, Service)} == {area["name"] for area in written}


def test_an_error_is_told_with_its_code_in_both_forms() -> None:
    xml = "<errors><error><code>403</code><description>Invalid api_key.</description></error></errors>"
    told = [ServerError("403", "Invalid api_key.")]

    assert read(xml) == read('[{"code":403,"description":"Invalid api_key."}]') == told
    (fault,) = requests_only(xml.encode(), file="answer")
    assert isinstance(fault, Fault)


def test_a_request_that_says_who_reported_it_tells_of_them() -> None:
    known = {"service_request_id": 7, "status": "open", "requested_datetime": "2026-11-20T09:00:00Z"}
    (request,) = read(json.dumps([known | {"first_name": "Ada", "email": "ada@post.example", "phone": None}]))

    assert isinstance(request, ServiceRequest)
    assert request.reporter == Reporter(given="Ada", email="ada@post.example")


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"status": "open", "requested_datetime": "2026-11-20"}, "reference"),
        ({"service_request_id": "1", "status": "open"}, "requested_datetime"),
        ({"service_request_id": "1", "status": "open", "requested_datetime": "soon"}, "requested_datetime"),
        ({"service_request_id": "1", "requested_datetime": "2026-11-20", "description": "a" * 10_001}, "description"),
    ],
)
def test_one_record_that_is_nothing_is_told_and_the_others_are_read(record: dict[str, Any], field: str) -> None:
    whole = {"service_request_id": "2", "status": "open", "requested_datetime": "2026-11-20"}
    fault, request = read(json.dumps([record, whole]))

    assert isinstance(fault, Fault)
    assert (fault.line, fault.field) == (1, field)
    assert isinstance(request, ServiceRequest)
    assert request.line == 2


def test_zeros_for_an_unknown_place_and_impossible_points_are_no_points() -> None:
    for lat, long in ((0, 0), (91, 1), ("north", "east"), (None, 4.5), ("1e9", 1)):
        record = {"service_request_id": "1", "requested_datetime": "2026-11-20", "lat": lat, "long": long}
        (request,) = read(json.dumps([record]))
        assert isinstance(request, ServiceRequest)
        assert (request.latitude_udeg, request.longitude_udeg) == (None, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        b"<services>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><services>&b;</services>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><services/>',
        b"[" * 100_000,
        b'[{"a":' * 200 + b"1" + b"}]" * 200,
        b"<a>" * 200 + b"</a>" * 200,
        b'{"a": 1',
        b"7",
        b"\xff\xfe[",
        b'{"a": "' + b"x" * 3_000_000,
        b'{"a": ' + b"0" * 3_000_000,
        b'"' * 1_000_001,
        b"service_request_id,status\n1,open\n",
    ],
)
def test_what_is_no_answer_of_a_server_is_refused_whole(content: bytes) -> None:
    with pytest.raises(Open311Unreadable):
        read(content)


def test_a_document_without_an_end_is_refused_by_its_size() -> None:
    with pytest.raises(Open311TooLarge):
        read(b" " * (LARGEST + 1))


@given(st.binary(max_size=300) | st.text(alphabet='{}[]":,<>/0123 abc', max_size=200).map(str.encode))
def test_no_bytes_end_in_anything_but_values_faults_or_a_sentence(content: bytes) -> None:
    with suppress(CaseworkerError):
        assert all(one is not None for one in read_open311(content, file="x"))
