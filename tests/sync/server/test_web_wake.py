"""Waiting for news: soon after a commit, for those concerned, and nothing for anybody else."""

import socket
import threading
import time
from collections.abc import Iterator
from queue import Queue

import pytest

from sync.client.failures import Unreachable
from sync.client.server_line import ServerLine
from sync.client.wake import Listener
from sync.protocol.contact import News
from sync.protocol.limits import SMALL_MESSAGE_BYTES
from sync.protocol.wire import decode, encode
from sync.server.web import wake
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server
from tests.sync.server.web_work import a_person, pushed, sender_of

PATH = "/sync/v1/wake"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server"), requests_a_second=1e6) as running:
        yield running


def save_something(device: EnrolledDevice, territory: str) -> None:
    sender = sender_of(device)
    device.line().push(sender.push(*pushed(sender, a_person(territory=territory))))


def wait_in_turn(line: ServerLine, cursor: int, into: Queue[int]) -> threading.Thread:
    def ask() -> None:
        answer = line.ask("GET", f"{PATH}?cursor={cursor}")
        into.put(decode(answer.body, News).head if answer.status == 200 else -1)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def until_waiting(server: RunningServer, count: int) -> None:
    while server.assembly.bell.waiting != count:
        time.sleep(0.005)


def test_a_change_in_scope_wakes_who_waits(server: RunningServer) -> None:
    ann, ben = server.device("Ann", territories=("w1",)), server.device("Ben", territories=("w1",))
    heard: Queue[int] = Queue()
    waiting = wait_in_turn(ben.line(), server.assembly.parts.database.head(), heard)
    until_waiting(server, 1)

    save_something(ann, "w1")

    assert heard.get(timeout=10) == server.assembly.parts.database.head()
    waiting.join()


def test_a_change_elsewhere_wakes_nobody(server: RunningServer) -> None:
    ann, ben, eve = (
        server.device(name, territories=(place,)) for name, place in (("Ann", "w2"), ("Ben", "w2"), ("Eve", "w3"))
    )
    head = server.assembly.parts.database.head()
    heard: Queue[int] = Queue()
    foreign: Queue[int] = Queue()
    threads = [wait_in_turn(ben.line(), head, heard), wait_in_turn(eve.line(), head, foreign)]
    until_waiting(server, 2)

    save_something(ann, "w2")
    heard.get(timeout=10)

    assert foreign.empty()
    save_something(eve, "w3")
    for one in threads:
        one.join()


def test_who_is_behind_is_told_at_once(server: RunningServer) -> None:
    ann, ben = server.device("Ann", territories=("w4",)), server.device("Ben", territories=("w4",))
    save_something(ann, "w4")

    answer = ben.line().ask("GET", f"{PATH}?cursor=0")

    assert decode(answer.body, News).head >= 1


@pytest.mark.parametrize("cursor", ["", "-1", "x", "9" * 40, "1.5", "٣"])
def test_a_cursor_that_is_no_place_is_refused(server: RunningServer, cursor: str) -> None:
    answer = server.device().line().ask("GET", f"{PATH}?cursor={cursor}")

    assert answer.status == 400


def test_the_listener_hears_of_what_another_process_committed(server: RunningServer) -> None:
    ann, ben = server.device("Ann", territories=("w5",)), server.device("Ben", territories=("w5",))
    line, heard = ben.line(), threading.Event()
    head = server.assembly.parts.database.head()
    listener = Listener(line.transport, line._session, cursor=lambda: head, on_news=heard.set)
    thread = threading.Thread(target=listener.run)
    thread.start()
    until_waiting(server, 1)
    ring = server.assembly.bell.ring
    try:
        server.assembly.service._committed = lambda: None  # as if it were another process
        save_something(ann, "w5")
    finally:
        server.assembly.service._committed = ring

    assert heard.wait(timeout=10)
    listener.stop()
    thread.join(timeout=10)
    assert not thread.is_alive(), "stopping ends the request that is open"


def test_a_heartbeat_comes_when_there_is_nothing_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wake.routes, "__kwdefaults__", {"heartbeat_s": 0.05, "longest_s": 0.3})
        with a_running_server(tmp_path_factory.mktemp("beating")) as server:
            line = server.device().line()
            with line.transport.lines(f"{PATH}?cursor=0", sign=line._session.sign, read_s=5) as lines:
                told = [one for one in lines if one]
            in_turn = line.transport.send(
                "GET", f"{PATH}?cursor=0", limit_bytes=SMALL_MESSAGE_BYTES, sign=line._session.sign
            )

    assert told[0] == ": here"
    assert set(told[1:]) == {": still here"}
    assert in_turn.status == 204


def test_a_server_that_ends_lets_go_of_those_who_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    with a_running_server(tmp_path_factory.mktemp("ending"), stop_within_s=20) as server:
        line = server.device().line()
        ended: Queue[bool] = Queue()

        def listen() -> None:
            try:
                with line.transport.lines(f"{PATH}?cursor=0", sign=line._session.sign, read_s=30) as lines:
                    list(lines)
            except Unreachable:
                pass
            ended.put(True)

        thread = threading.Thread(target=listen)
        thread.start()
        until_waiting(server, 1)
        began = time.monotonic()
        server.stop()
        assert ended.get(timeout=10)
        thread.join()
        assert time.monotonic() - began < 10
        server.start()


def test_three_hundred_wait_cheaply_and_an_honest_request_is_served(server: RunningServer) -> None:
    device = server.device("Ann", territories=("w6",))
    head = server.assembly.parts.database.head()
    line = device.line()
    line.ask("GET", "/sync/v1/problems")
    before = threading.active_count()
    opened = [_open_stream(server, line, head) for _ in range(300)]
    until_waiting(server, 300)

    assert line.ask("POST", "/sync/v1/pull", encode(sender_of(device).pull())).status == 200
    assert threading.active_count() < before + 20, "waiting takes no thread"
    for one in opened:
        one.close()


def _open_stream(server: RunningServer, line: ServerLine, head: int) -> socket.socket:
    target = f"{server.base_url}{PATH}?cursor={head}"
    authority = target.split("/")[2]
    told = line._session.sign(method="GET", target_uri=target, authority=authority, body=b"")
    headers = {"host": authority, "accept": "text/event-stream", **told}
    lines = [f"GET {PATH}?cursor={head} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    connection = socket.create_connection(("127.0.0.1", server.settings.port))
    connection.sendall("\r\n".join(lines).encode())
    return connection


def test_who_goes_away_is_not_waited_for(server: RunningServer) -> None:
    line = server.device("Ann", territories=("w7",)).line(read_s=0.2)
    head = server.assembly.parts.database.head()

    with pytest.raises(Unreachable):
        line.ask("GET", f"{PATH}?cursor={head}")

    until_waiting(server, 0)


def test_an_address_with_a_nul_is_refused(server: RunningServer) -> None:
    line = server.device().line()

    assert line.ask("GET", "/sync/v1/pack/a%00b").status == 400
    assert line.ask("GET", f"{PATH}?cursor=%00").status == 400
