"""What one caller may ask of the service: sizes, deadlines, connections, and how often."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import zstandard

from sync.client.failures import ServerBusy
from sync.client.transport import Transport
from sync.protocol.contact import MARK
from sync.protocol.packing import pack
from sync.server.web.connections import Patience
from sync.server.web.door import Call, Reply, Visit, open_to_all, signed
from sync.server.web.limits import Buckets, Budget, Busy, TooOften
from tests.sync.server.listening import an_app, answer, ask, request, served, status

KIB = 1 << 10
DEADLINE_S = 0.6


def told_size(call: Call) -> Reply:
    return Reply(body=json.dumps({"size": len(call.body)}).encode())


def small(_visit: Visit) -> Reply:
    return Reply(body=b"{}")


def mistaken(_call: Call) -> Reply:
    raise ValueError("Rosa Marković lives at 3 Mill Lane")


ROUTES = (
    signed("POST", "/size", told_size, says="the size", limit_bytes=256 * KIB),
    open_to_all("GET", "/small", small, says="nothing"),
    signed("POST", "/mistake", mistaken, says="a mistake"),
)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    patience = Patience(header_s=DEADLINE_S, body_s=DEADLINE_S, connections=40)
    with served(an_app(*ROUTES), patience) as where:
        yield where


def posted(body: bytes, **headers: str) -> bytes:
    return request("POST", "/size", body, **headers)


def error_in(came: bytes) -> str:
    return str(json.loads(came.partition(b"\r\n\r\n")[2])["error"])


def test_a_body_within_the_limit_is_served(port: int) -> None:
    assert b'"size": 262144' in ask(port, posted(bytes(256 * KIB)))


@pytest.mark.parametrize("raw", [posted(bytes(256 * KIB + 1)), posted(b"", content_length=str(1 << 40))])
def test_a_body_beyond_the_limit_is_refused(port: int, raw: bytes) -> None:
    assert status(ask(port, raw)) == 413


def test_a_chunked_body_beyond_the_limit_is_refused(port: int) -> None:
    chunk = b"10000\r\n" + bytes(65536) + b"\r\n"

    assert status(ask(port, request("POST", "/size", transfer_encoding="chunked") + chunk * 5 + b"0\r\n\r\n")) == 413


def test_a_packed_body_is_unpacked_within_the_limit(port: int) -> None:
    assert b'"size": 200000' in ask(port, posted(pack(bytes(200_000)), content_encoding="zstd"))


@pytest.mark.parametrize("size", [256 * KIB + 1, 1 << 27])
def test_a_body_that_unpacks_beyond_the_limit_is_refused(port: int, size: int) -> None:
    compressor = zstandard.ZstdCompressor().compressobj(size=size)
    packed = b"".join(compressor.compress(bytes(1 << 20)) for _ in range(size >> 20))
    packed += compressor.compress(bytes(size % (1 << 20))) + compressor.flush()

    assert status(ask(port, posted(packed, content_encoding="zstd"))) == 413


@pytest.mark.parametrize("body", [b"no zstd at all", pack(b"cut off")[:-3], pack(b"more")[:] + b"after"])
def test_a_body_that_is_not_what_it_says_is_refused(port: int, body: bytes) -> None:
    came = ask(port, posted(body, content_encoding="zstd"))

    assert (status(came), error_in(came)) == (400, "server.body-unreadable")


def test_other_encodings_are_not_taken(port: int) -> None:
    assert status(ask(port, posted(b"abc", content_encoding="gzip"))) == 415


def test_headers_beyond_their_limit_are_refused(port: int) -> None:
    assert status(ask(port, request(x_long="a" * 17 * KIB))) == 431


def test_endless_headers_are_cut_off_before_they_end(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET /small HTTP/1.1\r\n")
        try:
            for number in range(400):
                connection.sendall(b"x-%d: %s\r\n" % (number, b"a" * 200))
        except (BrokenPipeError, ConnectionResetError):
            return
        assert status(answer(connection)) in {431, 0}


@pytest.mark.parametrize("raw", [b"\x00\xff\x00\r\n\r\n", b"GET", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 50 + b"?"])
def test_what_is_no_request_ends_the_connection_and_nothing_else(port: int, raw: bytes) -> None:
    ask(port, raw)

    assert status(ask(port, request())) == 200


def test_a_second_request_before_the_first_is_answered_ends_the_connection(port: int) -> None:
    came = ask(port, request() * 50)

    assert came == b"" or status(came) in {200, 400}
    assert status(ask(port, request())) == 200


def test_headers_have_a_deadline_however_steadily_they_come(port: int) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        feeder = threading.Thread(target=_feed, args=(connection, b"x-a: b\r\n"), daemon=True)
        connection.sendall(b"GET /small HTTP/1.1\r\n")
        feeder.start()
        came = answer(connection)

    assert status(came) in {408, 0}
    assert time.monotonic() - began < DEADLINE_S + 1


def test_a_body_has_a_deadline_however_steadily_it_comes(port: int) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        feeder = threading.Thread(target=_feed, args=(connection, b"a"), daemon=True)
        connection.sendall(posted(b"a", content_length="10000"))
        feeder.start()
        came = answer(connection)

    assert status(came) in {408, 0}
    assert time.monotonic() - began < DEADLINE_S + 1


def _feed(connection: socket.socket, piece: bytes) -> None:
    try:
        while True:
            connection.sendall(piece)
            time.sleep(0.05)
    except OSError:
        return


def test_when_all_places_are_taken_the_slowest_gives_its_place(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(60)]
    for one in slow:
        one.sendall(b"GET /sm")

    assert status(ask(port, request())) == 200
    for one in slow:
        one.close()


def test_a_connection_that_is_given_up_hears_from_the_service_why(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET /sm")
        slow = answer(connection)
    with served(an_app(*ROUTES), Patience(connections=0)) as full:
        transport = Transport(f"http://127.0.0.1:{full}")
        with pytest.raises(ServerBusy) as busy:
            transport.send("GET", "/small", limit_bytes=KIB)
        transport.close()

    given_up = {408: slow, 400: ask(port, b"\x00\xff\x00\r\n\r\n"), 431: ask(port, request(x_long="a" * 17 * KIB))}
    assert {status(came): error_in(came) for came in given_up.values()} == {
        408: "server.too-slow",
        400: "server.no-request",
        431: "server.headers-too-large",
    }
    assert all(MARK.encode() + b": 1" in came for came in given_up.values())
    assert b"retry-after: 5" in slow
    assert busy.value.retry_after_s == 5


def test_mistakes_are_answered_without_a_detail_and_logged_without_a_word(
    port: int, expected_logs: pytest.LogCaptureFixture
) -> None:
    came = ask(port, request("POST", "/mistake", b"{}"))

    assert (status(came), error_in(came)) == (500, "server.mistake")
    assert "ValueError" in expected_logs.text
    assert "Rosa" not in expected_logs.text
    assert b"Rosa" not in came


def test_unknown_callers_and_unknown_places_learn_nothing(port: int) -> None:
    unknown = ask(port, posted(b"{}", authorization="eve"))

    assert (status(unknown), error_in(unknown)) == (401, "sync.not-authenticated")
    assert status(ask(port, request(path="/nowhere"))) == 404
    assert status(ask(port, request("DELETE", "/small"))) == 405


def test_a_device_that_asks_too_often_is_told_when_to_come_back() -> None:
    with served(an_app(*ROUTES, rate=0.001, burst=3)) as port:
        came = [ask(port, posted(b"{}")) for _ in range(4)]

    assert [status(one) for one in came] == [200, 200, 200, 429]
    assert b"retry-after: 5" in came[-1].lower()


def test_bodies_together_have_a_budget() -> None:
    budget = Budget(100 * KIB)
    with served(an_app(*ROUTES, budget=budget)) as port:
        assert status(ask(port, posted(bytes(200 * KIB)))) == 503
        assert status(ask(port, posted(bytes(100 * KIB)))) == 200
        assert status(ask(port, posted(bytes(100 * KIB)))) == 200

    budget.take(100 * KIB)  # all of it was given back
    with pytest.raises(Busy):
        budget.take(1)


def test_every_answer_is_counted_by_route_and_size() -> None:
    told: list[dict[str, Any]] = []
    with served(an_app(*ROUTES, told=told.append)) as port:
        ask(port, posted(b"12345"))

    assert [(one["route"], one["status"], one["bytes_in"], one["bytes_out"]) for one in told] == [
        ("POST /size", 200, 5, 11)
    ]


def test_a_bucket_fills_again_and_never_beyond_its_size() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0], rate=1, burst=2)
    buckets.spend("ann")
    buckets.spend("ann")
    with pytest.raises(TooOften):
        buckets.spend("ann")
    now[0] += 100
    buckets.spend("ann")
    buckets.spend("ann")
    with pytest.raises(TooOften):
        buckets.spend("ann")
    buckets.spend("ben")


def test_five_hundred_slow_connections_do_not_keep_an_honest_one_waiting() -> None:
    with served(an_app(*ROUTES), Patience(header_s=1.5, body_s=1.5, connections=500)) as port:
        slow = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(500)]
        for one in slow:
            one.sendall(b"GET /small HTTP/1.1\r\nx: ")
        began, waited = time.monotonic(), list[float]()
        while time.monotonic() - began < 1:
            asked = time.monotonic()
            assert status(ask(port, request())) == 200
            waited.append(time.monotonic() - asked)
        for one in slow:
            assert status(answer(one)) in {408, 503, 0}
            one.close()

        assert time.monotonic() - began < 1.5 + 1
        assert sorted(waited)[len(waited) * 95 // 100] < 0.2
