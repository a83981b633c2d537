"""The loop against a real server over a network that may misbehave."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest

from caseworker.store.files import DiskFull
from sync.client.books import Place
from sync.client.status import Phase
from sync.client.tempo import DEBOUNCE_MS
from sync.protocol.messages import Filling, PullReply
from tests.sync.profiles import Profile, a_profile
from tests.sync.proxies import Fault, Proxy, a_proxy
from tests.sync.running import RunningServer, a_running_server, now_utc
from tests.sync.server.web_work import a_person, described

CAPTIVE = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 19\r\n\r\n<h1>Sign in!</h1>\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nlocation: http://portal.example/\r\ncontent-length: 0\r\n\r\n"
GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\noops"
FALSE_JSON = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n{"ok": "maybe"}'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server"), requests_a_second=1e6) as running:
        yield running


@pytest.fixture
def network(server: RunningServer) -> Iterator[Proxy]:
    with a_proxy(server.base_url) as proxy:
        yield proxy


def two_of(server: RunningServer, territory: str) -> tuple[Profile, Profile]:
    ann, ben = (a_profile(server.device(name, territories=(territory,))) for name in ("Ann", "Ben"))
    return ann, ben


def test_what_one_officer_saves_another_sees_after_a_round_each(server: RunningServer) -> None:
    ann, ben = two_of(server, "t1")
    person = a_person(territory="t1")
    ann.write(person)
    ann.write(described(person.record, "a tall man"))

    ann.round()
    ben.round()

    assert ann.view() == ben.view() == {person.record: {"territory": "t1", "description": "a tall man"}}
    assert ann.answers == ["applied", "applied"]


def test_the_status_counts_what_waits_and_never_says_sent_before_it_is(server: RunningServer) -> None:
    ann, _ = two_of(server, "t2")
    for _ in range(3):
        ann.write(a_person(territory="t2"))

    ann.round()

    assert ann.told[0].waiting == 3
    assert ann.engine.status.phase is Phase.RESTING
    assert ann.engine.status.is_all_sent
    assert (ann.engine.status.sent, ann.engine.status.waiting) == (3, 0)
    for one in ann.told:
        assert one.sent + one.waiting <= 3
        assert not one.is_all_sent or one.waiting == 0


def test_without_a_network_work_waits_and_the_status_says_so(server: RunningServer, network: Proxy) -> None:
    ann = a_profile(server.device(territories=("t3",)), base_url=network.base_url)
    ann.write(a_person(territory="t3"))
    network.fault = Fault(up=0, times=1000)

    status = ann.round()

    assert (status.phase, status.problem, status.waiting) == (Phase.WAITING, "sync.unreachable", 1)
    assert not status.is_all_sent
    network.fault = None
    ann.clock.go(400_000)
    assert ann.round().is_all_sent


@pytest.mark.parametrize("reply", [CAPTIVE, REDIRECT, GATEWAY, FALSE_JSON])
def test_a_page_of_the_network_is_not_taken_for_the_server(server: RunningServer, network: Proxy, reply: bytes) -> None:
    ann = a_profile(server.device(territories=("t4",)), base_url=network.base_url)
    person = a_person(territory="t4")
    ann.write(person)
    network.fault = Fault(reply=reply, times=1000)

    status = ann.round()

    assert status.phase is Phase.WAITING
    assert (status.problem, status.waiting) in {("sync.not-the-server", 1), ("sync.bad-message", 1)}
    network.fault = None
    ann.until_done()
    assert person.record in ann.view()
    assert ann.engine.status.is_all_sent


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_network_cut_at_any_byte_loses_nothing_and_doubles_nothing(
    server: RunningServer, network: Proxy, direction: str
) -> None:
    territory = f"cut-{direction}"
    ann = a_profile(server.device(territories=(territory,)), base_url=network.base_url)
    ben = a_profile(server.device(territories=(territory,)))
    made = []
    for number in range(8):
        person = a_person(territory=territory, description=f"person {number}")
        made.append(person)
        ann.write(person)
        network.drop_all()
        most = 37 + 267 * number
        network.fault = Fault(up=most) if direction == "up" else Fault(down=most)
        ann.until_done()

    ben.round()

    assert ben.view() == ann.view()
    assert set(ben.view()) == {one.record for one in made}
    assert ann.answers == ["applied"] * len(made)


def test_a_reply_lost_after_the_commit_is_asked_for_again(server: RunningServer) -> None:
    ann, ben = two_of(server, "t5")
    assert ann.line is not None
    ann.round()
    person = a_person(territory="t5")
    ann.write(person)
    push = ann.line.push
    lost: list[object] = []

    def losing(request: object) -> object:
        reply = push(request)  # type: ignore[arg-type]
        if not lost:
            lost.append(reply)
            raise ConnectionError
        return reply

    ann.line.push = losing  # type: ignore[method-assign, assignment]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.client.engine._log_mistake", lambda _error: None)
        ann.round()
    ann.clock.go(400_000)
    ann.round()
    ben.round()

    assert ann.answers == ["applied"]
    assert set(ben.view()) == {person.record}


def test_a_server_that_restarts_in_the_middle_is_found_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    with a_running_server(tmp_path_factory.mktemp("restarted")) as server:
        ann = a_profile(server.device())
        people = [a_person() for _ in range(4)]
        ann.write(people[0])
        ann.round()
        server.stop()
        ann.write(people[1])
        assert ann.round().problem == "sync.unreachable"

        server.restart_after_stop()
        ann.write(people[2])
        ann.until_done()
        ben = a_profile(server.device("Ben"))
        ben.round()

        assert set(ben.view()) == {one.record for one in people[:3]}


def test_a_first_filling_of_many_pages_is_read_ahead_and_whole(server: RunningServer) -> None:
    ann, ben = two_of(server, "t6")
    people = [a_person(territory="t6", description="x" * 2_000) for _ in range(400)]
    for one in people:
        ann.write(one)
    ann.until_done()
    bulks: list[str] = []
    ben = a_profile(ben.device, bulk=lambda: _noted(bulks))

    status = ben.round()

    assert set(ben.view()) == {one.record for one in people}
    assert status.received >= 400
    assert bulks == ["begun", "ended"]


def test_a_first_filling_is_in_bulk_when_its_scope_was_named_before_its_first_row(server: RunningServer) -> None:
    ann, ben = two_of(server, "t9")
    ann.write(a_person(territory="t9"))
    ann.until_done()
    bulks: list[str] = []

    def name_the_scope(place: Place) -> PullReply | None:
        if not place.lineage or place.held or place.filling is not None:
            return None
        scope = Filling("t9/0")
        return PullReply(lineage=place.lineage, cursor=place.cursor, filling=scope, resume_at=place.cursor, more=True)

    ben = a_profile(ben.device, bulk=lambda: _noted(bulks), fill=name_the_scope)
    ben.round()

    assert len(ben.view()) == 1
    assert bulks == ["begun", "ended"]


class _noted:  # noqa: N801
    def __init__(self, into: list[str]) -> None:
        self.into = into

    def __enter__(self) -> None:
        self.into.append("begun")

    def __exit__(self, *_error: object) -> None:
        self.into.append("ended")


def test_no_room_at_the_end_of_a_filling_is_told_and_the_loop_goes_on(server: RunningServer) -> None:
    ann, ben = two_of(server, "t6b")
    for _ in range(100):
        ann.write(a_person(territory="t6b", description="x" * 2_000))
    ann.until_done()
    ends = iter([DiskFull()])
    ben = a_profile(ben.device, bulk=lambda: _ending(ends))

    assert ben.round().problem == DiskFull.key

    ben.until_done()
    assert ben.view() == ann.view()


@contextmanager
def _ending(ends: Iterator[Exception]) -> Iterator[None]:
    yield
    for one in ends:
        raise one


def test_what_is_edited_while_much_is_fetched_goes_first(server: RunningServer) -> None:
    ann, ben = two_of(server, "t7")
    for _ in range(300):
        ann.write(a_person(territory="t7", description="y" * 2_000))
    ann.until_done()
    person = a_person(territory="t7")
    original = ben.books.carry_out

    def carry_out(steps: object) -> object:
        done = original(steps)  # type: ignore[arg-type]
        if len(ben.told) == 4:
            ben.write(person)
            ben.engine.woken()
        return done

    ben.books.carry_out = carry_out  # type: ignore[method-assign, assignment]
    ben.round()

    phases = [one.phase for one in ben.told]
    assert Phase.SENDING in phases
    assert phases.index(Phase.SENDING) < len(phases) - 3, "it did not wait for the end of the fetching"
    assert person.record in ben.view()


def test_errands_are_carried_piece_by_piece_and_work_comes_between(server: RunningServer) -> None:
    device = server.device(territories=("t8",))
    pieces = list(range(5))
    order: list[str] = []
    late = a_person(uuid4(), territory="t8")

    def errand() -> bool:
        if not pieces:
            return False
        pieces.pop()
        order.append("piece")
        if len(pieces) == 3:
            ann.write(late)
            ann.engine.woken()
        return True

    ann = a_profile(device, errands=(errand,))
    push = ann.line.push  # type: ignore[union-attr]

    def pushing(request: object) -> object:
        order.append("push")
        return push(request)  # type: ignore[arg-type]

    ann.line.push = pushing  # type: ignore[method-assign, union-attr]
    ann.round()

    assert order == ["piece", "piece", "push", "piece", "piece", "piece"]
    assert ann.engine.status.phase is Phase.RESTING


@pytest.mark.parametrize("skew_s", [-2 * 86_400, 2 * 86_400, 2_335_000_000])
def test_a_device_whose_clock_is_wrong_is_served(server: RunningServer, skew_s: int) -> None:
    device = server.device(territories=("t9",))
    profile = a_profile(device)
    assert profile.line is not None
    session = profile.line._session
    session.clock = lambda: now_utc() + timedelta(seconds=skew_s)  # type: ignore[attr-defined]

    profile.write(a_person(territory="t9"))

    assert profile.round().is_all_sent


def test_a_refused_device_keeps_its_work_and_says_why(server: RunningServer) -> None:
    ann = a_profile(server.device(territories=("t10",)))
    ann.write(a_person(territory="t10"))
    storage = server.assembly.parts
    storage.database.transact(
        lambda connection: storage.identity.devices.revoke(connection, ann.device.id, now=server.clock())
    )

    status = ann.round()

    assert (status.problem, status.waiting) == ("sync.not-accepted", 1)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(server: RunningServer, network: Proxy) -> None:
    busy = b'HTTP/1.1 503 Service Unavailable\r\nretry-after: 120\r\ncontent-length: 23\r\n\r\n{"error":"server.busy"}'
    ann = a_profile(server.device(territories=("t11",)), base_url=network.base_url)
    ann.write(a_person(territory="t11"))
    network.fault = Fault(reply=busy, times=1000)
    ann.engine.woken()

    until_ms = ann.engine.run_once()

    assert ann.engine.status.problem == "sync.server-busy"
    assert until_ms >= ann.clock.ms + 120_000


def test_failures_in_a_row_wait_longer_and_a_success_ends_that(server: RunningServer, network: Proxy) -> None:
    ann = a_profile(server.device(territories=("t12",)), base_url=network.base_url)
    ann.write(a_person(territory="t12"))
    network.fault = Fault(up=0, times=1000)
    waits = []
    for _ in range(12):
        until_ms = ann.engine.run_once()
        waits.append(until_ms - ann.clock.ms)
        ann.clock.ms = until_ms
    network.fault = None

    ann.engine.run_once()

    assert waits[:4] == [1_000, 2_000, 4_000, 8_000]
    assert waits[-1] == 300_000
    assert ann.engine.status.failures == 0


def test_what_was_just_saved_is_never_called_sent(server: RunningServer) -> None:
    ann, _ = two_of(server, "t13")
    assert ann.round().is_all_sent
    ann.write(a_person(territory="t13"))
    ann.engine.edited()

    until_ms = ann.engine.run_once()

    assert not ann.engine.status.is_all_sent, "it waits for what is saved just after it"
    assert until_ms == ann.clock.ms + DEBOUNCE_MS
    ann.clock.go(DEBOUNCE_MS - 50)
    ann.write(a_person(territory="t13"))
    ann.engine.edited()
    assert ann.engine.run_once() == ann.clock.ms + 50, "further edits do not put it off"
    ann.clock.go(50)
    ann.engine.run_once()
    assert ann.engine.status.is_all_sent


def test_the_loop_runs_on_a_thread_until_it_is_stopped(server: RunningServer) -> None:
    ann, _ = two_of(server, "t14")
    ann.write(a_person(territory="t14"))
    thread = threading.Thread(target=ann.engine.run)
    thread.start()
    while not ann.engine.status.is_all_sent:
        time.sleep(0.01)

    ann.engine.stop()
    thread.join(timeout=10)

    assert not thread.is_alive()
    assert ann.engine.status.phase is Phase.STOPPED
