"""Networks that are worse than cut: half open, a few bytes a second, TLS that ends in the middle. Nothing is lost."""

import threading
import time
from collections.abc import Iterator

import pytest

from sync.client.failures import Unreachable
from sync.protocol.contact import Hello
from tests.sync.profiles import Profile, a_profile
from tests.sync.proxies import Fault, Proxy, a_proxy
from tests.sync.running import RunningServer, a_running_server
from tests.sync.server.web_work import a_person


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("server")
    with a_running_server(folder, with_tls=True, requests_a_second=1e6, body_deadline_s=1.0) as running:
        yield running


@pytest.fixture
def network(server: RunningServer) -> Iterator[Proxy]:
    with a_proxy(server.base_url) as proxy:
        yield proxy


def two_of(server: RunningServer, network: Proxy, territory: str, *, read_s: float = 10.0) -> tuple[Profile, Profile]:
    """Return an officer behind the bad network, and one beside the server."""
    ann, ben = (server.device(name, territories=(territory,)) for name in ("Ann", "Ben"))
    return a_profile(ann, base_url=f"https://127.0.0.1:{network.port}", read_s=read_s), a_profile(ben)


def assert_all_came(ann: Profile, ben: Profile, *, count: int) -> None:
    ann.until_done()
    ben.until_done()
    assert len(ben.view()) >= count
    assert ann.view() == ben.view()
    assert set(ann.answers) == {"applied"}


def test_a_connection_that_is_half_open_is_given_up_and_tried_again(server: RunningServer, network: Proxy) -> None:
    ann, ben = two_of(server, network, "b1", read_s=0.3)
    ann.write(a_person(territory="b1"))
    network.fault = Fault(silent=True)

    status = ann.round()

    assert status.problem == Unreachable.key
    assert status.waiting == 1
    assert not status.is_all_sent
    assert_all_came(ann, ben, count=1)


def test_a_link_of_a_few_bytes_a_second_is_cut_by_the_server_and_nothing_is_lost(
    server: RunningServer, network: Proxy
) -> None:
    ann, ben = two_of(server, network, "b2", read_s=3.0)
    ann.until_done()
    for _ in range(20):
        ann.write(a_person(territory="b2", description="a long story, not packed well " * 10))
    network.drop_all()
    network.fault = Fault(bytes_s=2_000)

    status = ann.round()

    assert status.problem or status.is_all_sent
    network.drop_all()
    assert_all_came(ann, ben, count=20)


def test_who_stops_does_not_wait_for_a_link_of_one_byte_a_second(server: RunningServer, network: Proxy) -> None:
    ann, ben = two_of(server, network, "b3", read_s=600)
    ann.write(a_person(territory="b3"))
    network.fault = Fault(bytes_s=1)
    loop = threading.Thread(target=ann.engine.run)
    loop.start()
    while not network.carried:
        time.sleep(0.01)

    ann.engine.stop()
    assert ann.line is not None
    ann.line.transport.cut()
    loop.join(timeout=20)

    assert not loop.is_alive()
    assert not ann.engine.status.is_all_sent
    line = ann.device.line()
    again = Profile(ann.device, line, ann.books, ann.clock, line=line)
    assert_all_came(again, ben, count=1)


@pytest.mark.parametrize("after", [0, 1, 100, 1_000, 2_500])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_tls_that_ends_in_the_middle_is_tried_again(
    direction: str, after: int, server: RunningServer, network: Proxy
) -> None:
    ann, ben = two_of(server, network, f"b4-{direction}-{after}")
    ann.write(a_person(territory=f"b4-{direction}-{after}"))
    network.fault = Fault(up=after) if direction == "up" else Fault(down=after)

    status = ann.round()

    assert status.problem == Unreachable.key or status.is_all_sent
    assert_all_came(ann, ben, count=1)


def test_who_asks_while_a_try_is_failing_does_not_wait_for_the_next_turn(server: RunningServer, network: Proxy) -> None:
    asks = False

    def hello() -> Hello:
        ann.clock.go(5)
        if asks:
            ann.engine.woken()
        return ann.hello()

    ann = a_profile(server.device(territories=("b9",)), base_url=f"https://127.0.0.1:{network.port}", hello=hello)
    network.fault = Fault(up=0, times=1000)
    for _ in range(4):
        ann.clock.ms = ann.engine.run_once()

    asks = True
    assert ann.engine.run_once() == ann.clock.ms
    asks = False
    assert ann.engine.run_once() > ann.clock.ms
