"""What the network can do to one request, and what comes of it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from sync.client.failures import NotAccepted, NotTheServer, NotTrusted, ServerBusy, ServerRefused, Unreachable
from sync.client.links import Link, Pace, Throttle
from sync.client.transport import Transport
from sync.protocol.limits import PAGE_BYTES_LEAST, PAGE_BYTES_MOST
from sync.protocol.packing import pack
from tests.sync.running import a_running_server

BODY = bytes(range(256)) * 40


@contextmanager
def answering(*replies: bytes | Callable[[bytes], bytes]) -> Iterator[str]:
    """Give the address of something that answers each connection with the next of these bytes, then closes it."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for reply in replies:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with client, suppress(OSError):  # whoever asked may have gone away
                asked = client.recv(65536)
                client.sendall(reply if isinstance(reply, bytes) else reply(asked))
                client.shutdown(socket.SHUT_WR)
                while client.recv(65536):
                    pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def reply(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    told = {"content-length": str(len(body)), "caseworker-sync": "1"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items()), "", ""]
    return "\r\n".join(lines).encode() + body


@contextmanager
def asking(*replies: bytes | Callable[[bytes], bytes], read_s: float = 5) -> Iterator[Transport]:
    with answering(*replies) as base_url:
        transport = Transport(base_url, connect_s=5, read_s=read_s)
        yield transport
        transport.close()


def test_an_answer_is_unpacked() -> None:
    with asking(reply(pack(BODY), content_encoding="zstd")) as transport:
        assert transport.send("GET", "/x", limit_bytes=1 << 20).body == BODY


@pytest.mark.parametrize(
    "answer",
    [
        reply(BODY),
        reply(pack(bytes(1 << 20)), content_encoding="zstd"),
        reply(pack(BODY)[:-5], content_encoding="zstd"),
        reply(BODY, content_encoding="gzip"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + b"ff00\r\n" + bytes(0xFF00) + b"\r\n",
    ],
)
def test_an_answer_that_is_too_long_or_not_as_it_says_is_not_the_servers(answer: bytes) -> None:
    with asking(answer) as transport, pytest.raises(NotTheServer):
        transport.send("GET", "/x", limit_bytes=1_000)


@pytest.mark.parametrize("cut", [0, 1, 8, 30, 60, 5_000])
def test_an_answer_cut_at_any_byte_is_no_answer(cut: int) -> None:
    with asking(reply(BODY)[:cut]) as transport, pytest.raises(Unreachable):
        transport.send("GET", "/x", limit_bytes=1 << 20)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (reply(b'{"error":"sync.not-authenticated"}', status="401 Unauthorized"), NotAccepted),
        (reply(b'{"error":"sync.not-yours"}', status="403 Forbidden"), ServerRefused),
        (reply(b'{"error":"server.busy"}', status="503 Service Unavailable", retry_after="7"), ServerBusy),
        (reply(b'{"error":"server.too-often"}', status="429 Too Many Requests", retry_after="soon"), ServerBusy),
        (reply(b"", status="404 Not Found"), ServerRefused),
        (b"HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nGone", NotTheServer),
        (b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n", NotTheServer),
        (b"HTTP/1.1 302 Found\r\nlocation: https://portal.example/\r\ncontent-length: 0\r\n\r\n", NotTheServer),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Unreachable),
    ],
)
def test_each_kind_of_answer_means_one_thing(answer: bytes, failure: type[Exception]) -> None:
    with asking(answer) as transport, pytest.raises(failure):
        transport.send("GET", "/x", limit_bytes=1_000)


def test_a_silent_network_is_given_up() -> None:
    with answering() as base_url:
        transport = Transport(base_url, read_s=0.2)
        with pytest.raises(Unreachable):
            transport.send("GET", "/x", limit_bytes=1_000)
        transport.close()


def test_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    transport = Transport(f"http://127.0.0.1:{port}")

    with pytest.raises(Unreachable):
        transport.send("GET", "/x", limit_bytes=1_000)
    transport.close()


def test_stopping_ends_what_is_waited_for() -> None:
    here, failed = threading.Event(), list[Exception]()

    def be_silent(_asked: bytes) -> bytes:
        here.set()
        threading.Event().wait(0.5)
        return b""

    with answering(be_silent) as base_url:
        transport = Transport(base_url, read_s=60)

        def ask() -> None:
            try:
                transport.send("GET", "/x", limit_bytes=1_000)
            except Unreachable as error:
                failed.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        assert here.wait(timeout=10)
        transport.cut()
        thread.join(timeout=0.4)

        assert not thread.is_alive()
        assert failed
        transport.close()


def test_fetching_goes_on_where_it_was_cut() -> None:
    rest = reply(BODY[5_000:], status="206 Partial Content", content_range=f"bytes 5000-{len(BODY) - 1}/{len(BODY)}")
    asked: list[bytes] = []

    def second(request: bytes) -> bytes:
        asked.append(request)
        return rest

    come = bytearray()
    first = reply(BODY)
    with asking(first[: len(first) - len(BODY) + 5_000], second) as transport:
        with pytest.raises(Unreachable):
            transport.fetch("/x", into=come, limit_bytes=1 << 20)
        assert bytes(come) == BODY[:5_000]
        transport.fetch("/x", into=come, limit_bytes=1 << 20)

    assert bytes(come) == BODY
    assert b"range: bytes=5000-" in asked[0].lower()


def test_a_server_that_begins_anew_is_followed() -> None:
    come = bytearray(b"something else")
    with asking(reply(BODY)) as transport:
        transport.fetch("/x", into=come, limit_bytes=1 << 20)

    assert bytes(come) == BODY


def test_what_is_carried_is_counted() -> None:
    with asking(reply(BODY)) as transport:
        transport.send("POST", "/x", b"12345", limit_bytes=1 << 20)

        assert transport.meter.turns == 1
        assert transport.meter.received >= len(BODY)
        assert transport.meter.sent >= 5


def test_a_certificate_of_another_authority_is_not_trusted(tmp_path: Path) -> None:
    with a_running_server(tmp_path, with_tls=True) as server:
        assert server.transport().send("GET", "/health", limit_bytes=1_000).status == 200
        stranger = Transport(server.base_url)
        with pytest.raises(NotTrusted):
            stranger.send("GET", "/health", limit_bytes=1_000)
        stranger.close()


def test_a_page_is_what_the_link_carries_in_two_seconds() -> None:
    pace = Pace()
    assert pace.page_bytes == PAGE_BYTES_LEAST

    for _ in range(20):
        pace.note(count=500_000, ms=1_000)

    assert abs(pace.page_bytes - 1_000_000) < 1_000
    for _ in range(20):
        pace.note(count=1 << 30, ms=1)
    assert pace.page_bytes == PAGE_BYTES_MOST
    for _ in range(60):
        pace.note(count=10, ms=10_000)
    assert pace.page_bytes == PAGE_BYTES_LEAST


def test_a_limited_link_is_never_used_faster() -> None:
    now = [0]
    throttle = Throttle(lambda: now[0], most_bytes_s=1_000)
    for _ in range(50):
        now[0] += throttle.wait_ms(100)

    assert now[0] == 5_000
    assert Throttle(lambda: 0, most_bytes_s=Link().most_bytes_s).wait_ms(1 << 30) == 0
