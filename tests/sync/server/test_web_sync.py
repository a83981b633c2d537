"""The routes of synchronization, spoken to over HTTP with signed requests."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from msgspec import structs

from caseworker.domain.plain import to_micros
from sync.client.failures import NotAccepted, ServerRefused
from sync.protocol.contact import DigestRequest, Hello, RefetchRequest
from sync.protocol.digests import BUCKETS
from sync.protocol.limits import PROTOCOL_VERSION
from sync.protocol.messages import State, What
from tests.sync.messages import EPOCH
from tests.sync.processes import a_port
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server
from tests.sync.server.web_work import a_person, described, pull_all, pushed, sender_of


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def a_hello(device: EnrolledDevice, *, protocol: int = PROTOCOL_VERSION) -> Hello:
    return Hello(device=device.id, life=UUID(int=1), app="0.1.0", schema=1, clock=0, protocol=protocol)


def test_what_one_device_pushes_another_of_the_territory_pulls(server: RunningServer) -> None:
    ann, ben = server.device("Ann", territories=("east",)), server.device("Ben", territories=("east",))
    sender, person = sender_of(ann), a_person(territory="east")

    reply = ann.line().push(sender.push(*pushed(sender, person, described(person.record, "a tall man"))))

    assert [one.state for one in reply.answers] == [State.APPLIED, State.APPLIED]
    assert [(row.what, row.fields["description"]) for row in pull_all(ben)] == [(What.FULL, "a tall man")]


def test_another_territory_learns_nothing(server: RunningServer) -> None:
    ann, ben = server.device("Ann", territories=("west",)), server.device("Ben", territories=("far",))
    sender = sender_of(ann)
    ann.line().push(sender.push(*pushed(sender, a_person(territory="west"))))

    assert pull_all(ben) == []


def test_a_push_that_is_repeated_gets_the_same_answers(server: RunningServer) -> None:
    ann = server.device()
    sender = sender_of(ann)
    request, line = sender.push(*pushed(sender, a_person(), a_person())), ann.line()

    assert line.push(request) == line.push(request)


def test_hello_says_what_the_device_may_hold(server: RunningServer) -> None:
    ann = server.device(territories=("north", "south"))

    agreed = ann.line().hello(a_hello(ann))

    assert {"north/0", "south/0", f"@{ann.officer}"} <= set(agreed.scopes)
    assert (agreed.protocol, agreed.lineage[-1].id) == (PROTOCOL_VERSION, EPOCH)


def test_a_device_of_a_later_protocol_is_told_that_the_server_is_older(server: RunningServer) -> None:
    ann = server.device()

    with pytest.raises(ServerRefused) as refused:
        ann.line().hello(a_hello(ann, protocol=PROTOCOL_VERSION + 1))

    assert (refused.value.status, refused.value.error) == (409, "sync.server-too-old")


def test_a_device_cannot_speak_for_another(server: RunningServer) -> None:
    ann, ben = server.device("Ann"), server.device("Ben")
    sender = sender_of(ben)

    for ask in (
        lambda: ann.line().push(sender.push(*pushed(sender, a_person()))),
        lambda: ann.line().pull(sender.pull()),
        lambda: ann.line().hello(a_hello(ben)),
        lambda: ann.line().digest(DigestRequest(device=ben.id, scopes=("north/0",))),
    ):
        with pytest.raises(ServerRefused) as refused:
            ask()
        assert (refused.value.status, refused.value.error) == (403, "sync.not-yours")


def test_digests_tell_which_records_differ_and_refetching_brings_them(server: RunningServer) -> None:
    ann = server.device(territories=("isle",))
    sender, line = sender_of(ann), ann.line()
    first, second = a_person(UUID(int=0x100), territory="isle"), a_person(UUID(int=0x201), territory="isle")
    line.push(sender.push(*pushed(sender, first)))
    before = line.digest(DigestRequest(device=ann.id, scopes=("isle/0", "elsewhere/0")))
    line.push(sender.push(*pushed(sender, second)))
    after = line.digest(DigestRequest(device=ann.id, scopes=("isle/0",)))
    differing = [n for n in range(BUCKETS) if before.sums["isle/0"][n] != after.sums["isle/0"][n]]

    fetched = line.refetch(RefetchRequest(device=ann.id, scope="isle/0", buckets=tuple(differing)))

    assert differing == [1]
    assert set(before.sums) == {"isle/0"}, "a scope the device may not hold is not told"
    assert [row.id for row in fetched.rows] == [second.record]


def test_a_scope_that_is_not_held_cannot_be_refetched(server: RunningServer) -> None:
    ann = server.device()

    with pytest.raises(ServerRefused) as refused:
        ann.line().refetch(RefetchRequest(device=ann.id, scope="elsewhere/0", buckets=(0,)))

    assert refused.value.status == 403


@pytest.mark.parametrize(("clock_h", "behind_h"), [(-48, 48), (3, -3), (-(10**9), 878_400)])
def test_how_far_a_devices_clock_is_off_is_noted_with_its_hello(
    server: RunningServer, clock_h: int, behind_h: int
) -> None:
    ann, storage = server.device(), server.assembly.parts
    clock = to_micros(server.clock()) + clock_h * 3_600_000_000

    ann.line().hello(structs.replace(a_hello(ann), clock=clock))

    with storage.database.reading() as connection:
        behind = storage.identity.devices.clock_behind(connection, ann.id)
    assert abs(behind - timedelta(hours=behind_h)) < timedelta(minutes=5)


def test_a_revoked_device_is_refused_at_its_next_request(server: RunningServer) -> None:
    ann = server.device()
    line, storage = ann.line(), server.assembly.parts
    line.hello(a_hello(ann))

    storage.database.transact(
        lambda connection: storage.identity.devices.revoke(connection, ann.id, now=server.clock())
    )

    with pytest.raises(NotAccepted):
        line.hello(a_hello(ann))


def test_a_session_that_is_over_is_opened_again(server: RunningServer) -> None:
    ann = server.device()
    line = ann.line()
    line.hello(a_hello(ann))
    session = line._session
    session.token = "a token of yesterday"  # type: ignore[attr-defined]

    line.hello(a_hello(ann))

    assert session.opened == 2  # type: ignore[attr-defined]


def test_an_operation_in_another_officers_name_is_refused(server: RunningServer) -> None:
    ann, ben = server.device("Ann"), server.device("Ben")
    sender = sender_of(ann)
    sender.officer = ben.officer

    reply = ann.line().push(sender.push(*pushed(sender, a_person(uuid4()))))

    assert [one.state for one in reply.answers] == [State.REFUSED]


def test_behind_a_proxy_the_public_address_is_what_is_signed(tmp_path: Path) -> None:
    port = a_port()
    public = f"http://localhost:{port}"
    with a_running_server(tmp_path, port=port, public_url=public + "/") as server:
        device = server.device()

        assert device.line(base_url=public).hello(a_hello(device)).protocol == PROTOCOL_VERSION
        with pytest.raises(NotAccepted):
            device.line().hello(a_hello(device))
