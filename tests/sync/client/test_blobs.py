"""Files travel between two devices by way of the server: piece by piece, through any cuts, never as plain files."""

import io
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from caseworker.desk.contents import Contents, ContentState
from caseworker.desk.documents import Documents, FileEntered
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.attachments import Attachment, AttachmentId, Origin
from caseworker.domain.cases import Case
from caseworker.domain.ids import OfficerId
from caseworker.domain.people import Person
from caseworker.store import sql
from caseworker.store.attachments import AttachmentFiles, AttachmentMissing
from caseworker.store.case_store import CaseStore
from caseworker.store.files import DiskFull
from caseworker.store.standing import Epoch
from caseworker.store.temporary_copies import TemporaryCopies
from sync.client.blobs import BlobCarrier
from sync.client.failures import Unreachable
from sync.client.links import Link
from sync.client.ranges import FIRST_BYTES, Ranges
from sync.protocol.blob import PIECE_BYTES_LEAST
from sync.server.web.blob_routes import BlobParts, routes
from tests.desk.sittings import ME, a_sitting
from tests.domain.builders import a_case
from tests.domain.people_builders import a_person
from tests.store.stores import a_store, deed
from tests.sync.server.contents import Contents as Server
from tests.sync.server.contents import a_caller, some_bytes, some_contents, sum_of
from tests.sync.server.route_line import RouteLine

COLLEAGUE = OfficerId(UUID("01900000-0000-7000-8000-00000000000b"))


@dataclass
class Device:
    """One officer's device with its store, its files and its way to the server."""

    store: CaseStore
    folder: Path
    officer: OfficerId
    server: Server
    person: Person
    metered: bool = False
    now_ms: int = 0

    def __post_init__(self) -> None:
        sitting = a_sitting(self.store, officer=self.officer)
        files, copies = AttachmentFiles(self.folder / "att"), TemporaryCopies(self.folder / "tmp" / "copies")
        self.files = files
        self.documents = Documents(sitting, files, copies, entropy=os.urandom)
        self.contents = Contents(sitting, files, self.folder / "coming", entropy=os.urandom)
        caller = a_caller(self.officer, territory="north")
        self.server.grant(caller, "north/0")
        self.line = RouteLine(routes(BlobParts(self.server.uploads, self.server.shelf)), caller)
        self.carrier = self.a_carrier()
        with self.store.unit(deed()) as unit:
            unit.add(self.person)

    def a_carrier(self) -> BlobCarrier:
        """As after a new start of the program."""
        return BlobCarrier(
            self.contents,
            self.line,
            link=lambda: Link(metered=self.metered),
            page_bytes=lambda: PIECE_BYTES_LEAST,
            clock_ms=lambda: self.now_ms,
            ranges=Ranges(self.line, clock=lambda: 0.0),
        )

    def attach(self, content: bytes, **over: object) -> Attachment:
        """Attach a file here; its record reaches the server as if it had been pushed."""
        filled = {"name": "scan.pdf", "media_type": "application/pdf", "origin": Origin.SCAN, "person": self.person.id}
        made = self.documents.attach(io.BytesIO(content), FileEntered(**{**filled, **over}))  # type: ignore[arg-type]
        self.server.attach(a_caller(self.officer), made.sha256, scopes=("north/0",), territory="north")
        return made

    def knows(self, attachment: Attachment) -> None:
        """Have the record of a colleague's file, without its content."""
        with self.store.unit(deed()) as unit:
            unit.add(attachment)

    def carry(self) -> None:
        """Carry all there is, going on after each cut."""
        for _ in range(2000):
            try:
                if not self.carrier.carry():
                    return
            except Unreachable:
                self.carrier = self.a_carrier()
        pytest.fail("there is no end to what is carried")

    def state(self, attachment: Attachment) -> ContentState:
        return self.contents.states([attachment.id])[attachment.id].where

    def read(self, attachment: Attachment) -> bytes:
        target = io.BytesIO()
        with self.documents.open(attachment.id) as content:
            content.copy_to(target)
        return target.getvalue()

    def every_byte(self) -> bytes:
        """All that is in the files of this profile, but for the encrypted store."""
        return b"".join(
            one.read_bytes() for one in self.folder.rglob("*") if one.is_file() and "case.db" not in one.name
        )


@dataclass
class World:
    mine: Device
    colleagues: Device
    server: Server


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    for name in ("server", "mine", "colleague"):
        (tmp_path / name).mkdir()
    person = a_person()
    with (
        some_contents(tmp_path / "server") as server,
        a_store(tmp_path / "mine") as mine,
        a_store(tmp_path / "colleague") as colleagues,
    ):
        yield World(
            Device(mine, tmp_path / "mine", ME, server, person),
            Device(colleagues, tmp_path / "colleague", COLLEAGUE, server, person),
            server,
        )


def test_a_file_attached_on_one_device_is_opened_on_another(world: World) -> None:
    content = some_bytes(700_000)
    sent = world.mine.attach(content)
    world.colleagues.knows(sent)
    assert world.mine.state(sent) is ContentState.WAITING
    assert world.colleagues.state(sent) is ContentState.ON_SERVER
    world.mine.carry()
    assert world.mine.state(sent) is ContentState.HERE
    with pytest.raises(AttachmentMissing):
        world.colleagues.read(sent)
    world.colleagues.carry()
    assert world.colleagues.state(sent) is ContentState.HERE
    assert world.colleagues.read(sent) == content
    assert world.mine.contents.waiting() == (0, 0)


def test_cuts_and_new_starts_cost_one_piece_each_at_most(world: World) -> None:
    content = some_bytes(1_500_000)
    sent = world.mine.attach(content)
    world.colleagues.knows(sent)
    for device in (world.mine, world.colleagues):
        device.line.cut = random.Random(3)
        device.carry()
    assert world.colleagues.read(sent) == content
    pieces = [size for method, _, size in world.mine.line.asked if method == "PATCH"]
    lost = sum(pieces) - len(content)
    cuts = len(pieces) - -(-len(content) // PIECE_BYTES_LEAST)
    assert lost <= cuts * PIECE_BYTES_LEAST
    assert world.colleagues.line.received == len(content)


def test_what_has_come_before_the_program_ended_is_not_fetched_again(world: World) -> None:
    content = some_bytes(900_000)
    sent = world.mine.attach(content)
    world.mine.carry()
    world.colleagues.knows(sent)
    world.colleagues.carrier.carry()
    state = world.colleagues.contents.states([sent.id])[sent.id]
    assert (state.where, state.done, state.size) == (ContentState.COMING, FIRST_BYTES, len(content))
    world.colleagues.carrier = world.colleagues.a_carrier()
    world.colleagues.carry()
    assert world.colleagues.line.received == len(content)


def test_no_piece_of_a_file_is_ever_plain_on_a_disk(world: World) -> None:
    content = b"a sentence that nobody else may read. " * 20_000
    sent = world.mine.attach(content)
    world.mine.carry()
    world.colleagues.knows(sent)
    while world.colleagues.carrier.carry():
        assert b"nobody else" not in world.colleagues.every_byte()
    assert world.colleagues.read(sent) == content
    assert list((world.colleagues.folder / "coming").rglob("*")) == []


def test_the_smallest_file_is_sent_first(world: World) -> None:
    large, small = world.mine.attach(some_bytes(600_000)), world.mine.attach(some_bytes(10, seed=2))
    world.mine.carrier.carry()
    assert (world.mine.state(small), world.mine.state(large)) == (ContentState.HERE, ContentState.WAITING)


def test_the_same_file_twice_is_sent_once(world: World) -> None:
    one, other = world.mine.attach(some_bytes(1000)), world.mine.attach(some_bytes(1000))
    world.mine.carry()
    assert (world.mine.state(one), world.mine.state(other)) == (ContentState.HERE, ContentState.HERE)
    assert sum(method == "PATCH" for method, _, _ in world.mine.line.asked) == 1


def test_what_an_officer_waits_for_comes_before_everything_else(world: World) -> None:
    case = a_case(people=(), owner=COLLEAGUE)
    with world.colleagues.store.unit(deed()) as unit:
        unit.add(case)
    of_case, wanted, rest = (world.mine.attach(some_bytes(1000 + i, seed=i)) for i in (900, 800, 1))
    world.mine.carry()
    order: list[AttachmentId] = []
    for one in (rest, wanted, _of(of_case, case)):
        world.colleagues.knows(one)
    world.colleagues.contents.want(wanted.id)
    assert world.colleagues.state(wanted) is ContentState.COMING
    while world.colleagues.carrier.carry():
        order += [one.id for one in (rest, wanted, of_case) if _is_here(world, one) and one.id not in order]
    assert order == [wanted.id, of_case.id, rest.id]


def _of(attachment: Attachment, case: Case) -> Attachment:
    return replace(attachment, case=case.id)


def _is_here(world: World, attachment: Attachment) -> bool:
    return world.colleagues.state(attachment) is ContentState.HERE


def test_a_metered_link_carries_only_what_is_waited_for(world: World) -> None:
    wanted, other = world.mine.attach(some_bytes(100)), world.mine.attach(some_bytes(200, seed=2))
    world.mine.metered = True
    world.mine.carry()
    assert world.mine.line.asked == []
    world.mine.metered, world.colleagues.metered = False, True
    world.mine.carry()
    for one in (wanted, other):
        world.colleagues.knows(one)
    world.colleagues.contents.want(wanted.id)
    world.colleagues.carry()
    assert _is_here(world, wanted)
    assert world.colleagues.state(other) is ContentState.ON_SERVER


def test_a_file_that_is_not_on_the_server_yet_is_asked_for_again_later(world: World) -> None:
    sent = world.mine.attach(some_bytes(1000))
    world.colleagues.knows(sent)
    world.colleagues.carry()
    asked = len(world.colleagues.line.asked)
    world.colleagues.carry()
    assert len(world.colleagues.line.asked) == asked
    world.mine.carry()
    world.colleagues.now_ms += 3_600_000
    world.colleagues.carry()
    assert _is_here(world, sent)


def test_a_server_that_sends_other_bytes_is_not_believed(world: World) -> None:
    content = some_bytes(1000)
    sent = world.mine.attach(content)
    world.mine.carry()
    with world.server.database.reading() as connection:
        (name,) = world.server.objects_kept("blob/")
        assert connection is not None
    world.server.objects.put(name, bytes(1000))
    world.colleagues.knows(sent)
    world.colleagues.carry()
    with pytest.raises(AttachmentMissing):
        world.colleagues.read(sent)
    world.server.objects.put(name, content)
    world.colleagues.now_ms += 3_600_000
    world.colleagues.carry()
    assert world.colleagues.read(sent) == content


def test_a_full_disk_stops_what_comes_and_not_what_goes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = world.mine.attach(some_bytes(1000))
    world.mine.carry()
    world.colleagues.knows(theirs)
    mine = world.colleagues.attach(some_bytes(500, seed=9))

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(world.colleagues.contents._coming, "add", full)
        world.colleagues.carry()
    assert world.colleagues.state(theirs) is ContentState.ON_SERVER
    assert world.colleagues.state(mine) is ContentState.HERE
    world.colleagues.now_ms += 3_600_000
    world.colleagues.carry()
    assert _is_here(world, theirs)


def test_a_file_whose_record_went_while_it_came_leaves_nothing(world: World) -> None:
    sent = world.mine.attach(some_bytes(900_000))
    world.mine.carry()
    world.colleagues.knows(sent)
    world.colleagues.carrier.carry()
    with world.colleagues.store.unit(deed()) as unit:
        unit.erase(Attachment, sent.id)
    world.colleagues.contents.tidy()
    world.colleagues.carry()
    assert list((world.colleagues.folder / "coming").rglob("*")) == []
    assert world.colleagues.contents.states([sent.id]) == {}


def test_after_a_server_was_put_back_everything_is_offered_to_it_again(world: World) -> None:
    sent = world.mine.attach(some_bytes(1000))
    begin_epochs(world.mine, 1)
    world.mine.carry()
    world.mine.contents.tidy()
    assert world.mine.state(sent) is ContentState.HERE
    begin_epochs(world.mine, 2)
    world.mine.contents.tidy()
    assert world.mine.state(sent) is ContentState.WAITING
    world.mine.carrier = world.mine.a_carrier()
    world.mine.carry()
    assert world.mine.state(sent) is ContentState.HERE


def begin_epochs(device: Device, count: int) -> None:
    """Read the log of a server that has begun so many epochs."""
    lineage = tuple(Epoch(UUID(int=number), 0) for number in range(count))
    with device.store.writing() as connection:
        told = msgspec.json.encode(lineage).decode()
        sql.run(connection, "UPDATE travel SET lineage = ?", (told,))


def test_a_file_beyond_the_servers_limit_stays_here_and_lets_others_pass(world: World) -> None:
    world.server.uploads._policy = type(world.server.uploads._policy)(most_bytes=5000)
    large, small = world.mine.attach(some_bytes(6000)), world.mine.attach(some_bytes(100, seed=2))
    world.mine.carry()
    assert (world.mine.state(large), world.mine.state(small)) == (ContentState.WAITING, ContentState.HERE)
    assert world.mine.contents.waiting() == (1, 6000)
    assert world.mine.read(large) == some_bytes(6000)


def test_asking_for_a_file_needs_the_right_to_open_it(world: World) -> None:
    sent = world.mine.attach(some_bytes(100))
    world.colleagues.knows(sent)
    desk = a_sitting(world.colleagues.store, role=Role.FRONT_DESK, officer=COLLEAGUE, desk="counter 1")
    with pytest.raises(AccessDenied):
        Contents(desk, world.colleagues.files, world.colleagues.folder / "coming", entropy=os.urandom).want(sent.id)


def test_bytes_of_any_part_are_those_of_the_file(world: World) -> None:
    content = some_bytes(200_000)
    sent = world.mine.attach(content)
    assert sent.sha256 == sum_of(content)
    for start, size in ((0, 1), (65_535, 2), (65_536, 65_536), (199_999, 5000), (1, 199_999)):
        assert world.mine.contents.piece(sent.id, start=start, size=size) == content[start : start + size]
