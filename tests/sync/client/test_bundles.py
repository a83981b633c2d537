"""Work carried by hand: what goes out on a stick counts on the server, and the answer on a stick counts here."""

import errno
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.desk.contents import Travelling
from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Mutation, Operation, Verb
from caseworker.errors import CaseworkerError
from caseworker.store.attachments import AttachmentMissing
from sync.client import bundles
from sync.client.books import Place
from sync.client.bundle_file import BundleNotWritten, NoRoomForBundle
from sync.client.bundles import BundleKeys, Bundles, Imported
from sync.client.memory import MemoryBooks
from sync.protocol.bundle import LARGEST_BYTES, BundleDamaged, BundleForeign, peek
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.server.bundling import BundleDesk, BundleNotTaken, Sender, ServiceKeys
from sync.server.core import PushCore
from sync.server.identity.caller import Caller
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook, by_territory
from sync.server.web.bundle_routes import routes
from tests.simulate.matter import Matter
from tests.simulate.parts import may_all
from tests.sync.messages import AT, NOW_MS, creation, mutation
from tests.sync.server.contents import ANN, BEN, EPOCH, NOON, Contents, a_caller, some_bytes, some_contents, sum_of
from tests.sync.server.route_line import RouteLine


class Serving:
    """The service's pushes and pulls, over the real cores."""

    def __init__(self, contents: Contents) -> None:
        self._database = contents.database
        self._push = PushCore(Rulebook((Matter, Conflict), scopes_of=by_territory, refuses=may_all))
        self._pull = PullCore(least_bytes=1)

    def push(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        assert request.device == caller.device
        return self._database.transact(
            lambda one: self._push.apply_push(self._database.tx(one), request, now_ms=int(now.timestamp() * 1000))
        )

    def pull(self, caller: Caller, request: PullRequest, *, now: datetime) -> PullReply:
        assert request.device == caller.device
        assert now.tzinfo is not None
        with self._database.reading() as connection:
            return self._pull.pull(self._database.tx(connection), request)


@dataclass
class HeldFiles:
    """Contents that are here, in memory."""

    here: dict[str, bytes] = field(default_factory=dict)
    on_server: set[str] = field(default_factory=set)

    def add(self, content: bytes) -> str:
        self.here[sum_of(content)] = content
        return sum_of(content)

    def to_send(self, *, limit: int) -> list[Travelling]:
        waiting = sorted((len(told), key) for key, told in self.here.items() if key not in self.on_server)
        return [Travelling(attachment=_id_of(key), sha256=key, size=size or 7) for size, key in waiting[:limit]]

    def piece(self, attachment: UUID, *, start: int, size: int) -> bytes:
        content = next(told for key, told in self.here.items() if _id_of(key) == attachment)
        if not content:
            raise AttachmentMissing
        return content[start : start + size]

    def sent(self, one: Travelling, *, done: int) -> None:
        assert done == one.size
        self.on_server.add(one.sha256)


def _id_of(sha256: str) -> UUID:
    return UUID(hex=sha256[:32])


class Device:
    """An officer's device that never has a connection."""

    def __init__(self, world: "World", officer: OfficerId) -> None:
        self.officer, self.world = officer, world
        self.signing, self.opening = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        self.books = MemoryBooks(Place(device=DeviceId(officer), life=UUID(int=officer.int + 1), lineage=(EPOCH,)))
        self.files = HeldFiles()
        self.keys = BundleKeys(
            device=DeviceId(officer),
            signing=self.signing,
            opening=self.opening,
            server_bundle_key=world.opening.public_key().public_bytes_raw(),
            server_key=world.signing.public_key().public_bytes_raw(),
        )
        self.bundles = Bundles(self.books, self.files, self.keys, entropy=os.urandom)
        caller = a_caller(officer)
        world.contents.grant(caller, "A/0", "B/0")
        world.senders[caller.device] = Sender(
            caller=caller,
            signing_key=self.signing.public_key().public_bytes_raw(),
            sealing_key=self.opening.public_key().public_bytes_raw(),
        )

    def edit(self, *mutations: Mutation) -> None:
        n = self.books.next_n()
        self.books.write(
            Operation(
                op_id=OperationId(UUID(int=self.officer.int << 32 | n)),
                author=Author(officer=self.officer, device=DeviceId(self.officer)),
                life=self.books.life,
                n=n,
                seen=self.books.seen(mutations),
                hlc=NOW_MS << 16 | n,
                schema=1,
                at=AT,
                action="test",
                reason="because",
                mutations=mutations,
            )
        )

    def export(self, name: str = "out.bundle") -> Path:
        path = self.world.folder / name
        self.bundles.export(path, now=NOON)
        return path

    def take(self, path: Path) -> Imported:
        return self.bundles.take(path, new_life=lambda: UUID(int=99))

    def by_hand(self) -> Imported:
        """All the way: out, to the server, and back."""
        return self.take(self.world.answered(self.export()))

    def titles(self) -> dict[int, Any]:
        return {record.int: fields["title"] for record, (_, fields) in self.books.view().items()}


class World:
    """A server that is reached by bundles alone."""

    def __init__(self, contents: Contents, folder: Path) -> None:
        self.contents, self.folder = contents, folder
        self.signing, self.opening = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        self.senders: dict[DeviceId, Sender] = {}
        self.desk = BundleDesk(
            Serving(contents),
            contents.uploads,
            keys=ServiceKeys(opening=self.opening, signing=self.signing),
            senders=self.senders.get,
            entropy=os.urandom,
        )
        self.ann, self.ben = Device(self, ANN), Device(self, BEN)

    def answered(self, path: Path, name: str = "back.bundle", **more: Any) -> Path:
        back = self.folder / name
        with path.open("rb") as source, back.open("wb") as target:
            self.desk.answer(source, target, now=NOON, **more)
        return back


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with some_contents(tmp_path) as contents:
        yield World(contents, tmp_path)


CASE = UUID(int=77)


def test_work_goes_out_and_comes_to_a_colleague_on_sticks_alone(world: World) -> None:
    world.ann.edit(creation(CASE, title="a leaking roof"))
    told = world.ann.by_hand()
    assert (told.pushes, world.ann.books.outbox[-1].kept) == (1, True)
    world.ben.by_hand()
    assert world.ben.titles() == {77: "a leaking roof"}
    world.ben.edit(mutation("stage", "mended", record=CASE))
    world.ben.by_hand()
    world.ann.by_hand()
    assert world.ann.books.view()[CASE][1]["stage"] == "mended"


def test_a_morning_of_work_takes_several_pushes_in_one_bundle(world: World) -> None:
    for i in range(1200):
        world.ann.edit(creation(UUID(int=1000 + i)))
    told = world.ann.by_hand()
    assert told.pushes == 3
    assert not world.ann.books.waiting(limit=10, limit_bytes=1 << 20)
    assert len(world.ann.titles()) == 1200


def test_exporting_changes_nothing_and_a_lost_stick_costs_nothing(world: World) -> None:
    world.ann.edit(creation(CASE))
    world.ann.export("lost.bundle")
    assert len(world.ann.books.waiting(limit=10, limit_bytes=1 << 20)) == 1
    world.ann.edit(mutation("stage", "more", record=CASE))
    world.ann.by_hand()
    assert world.ann.books.view()[CASE][1]["stage"] == "more"


def test_a_device_that_never_had_a_connection_needs_one_stick_alone(world: World) -> None:
    world.ann.edit(creation(UUID(int=5)))
    world.ann.by_hand()
    world.ben.books = MemoryBooks(Place(device=world.ben.keys.device, life=UUID(int=50)))
    world.ben.bundles = Bundles(world.ben.books, world.ben.files, world.ben.keys, entropy=os.urandom)
    world.ben.edit(creation(CASE))
    world.ben.by_hand()
    assert set(world.ben.titles()) == {5, 77}
    assert world.ben.books.outbox[0].kept
    with world.contents.database.reading() as connection:
        assert CASE in world.contents.database.tx(connection).records([CASE])


def test_a_bundle_that_comes_twice_is_answered_alike_and_counts_once(world: World) -> None:
    world.ann.edit(creation(CASE), mutation("visits", 1, verb=Verb.INCREMENT, record=CASE))
    out = world.ann.export()
    world.answered(out, "lost.bundle")
    back = world.answered(out)
    assert world.ann.take(back).pushes == 1
    assert world.ann.take(back) == Imported()
    with world.contents.database.reading() as connection:
        assert world.contents.database.tx(connection).stream().head == 1


def test_an_old_answer_says_nothing_new(world: World) -> None:
    world.ann.edit(creation(CASE))
    old = world.answered(world.ann.export(), "old.bundle")
    world.ann.by_hand()
    place = world.ann.books.place()
    assert world.ann.take(old) == Imported()
    assert world.ann.books.place() == place


def test_an_answer_from_before_the_server_was_put_back_is_not_taken_in(world: World) -> None:
    old = world.answered(world.ann.export(), "old.bundle")
    database = world.contents.database
    database.transact(lambda one: database.tx(one).begin_epoch(Epoch(UUID(int=5), 0)))
    world.ann.by_hand()
    assert world.ann.books.place().epoch == UUID(int=5)
    assert world.ann.take(old) == Imported()


def test_contents_of_attachments_travel_along(world: World) -> None:
    large, small = some_bytes(2_500_000), some_bytes(300, seed=2)
    sums = [world.ann.files.add(one) for one in (large, small)]
    for one in sums:
        world.contents.attach(a_caller(ANN), one)
    assert world.ann.by_hand().contents == 2
    for one, content in zip(sums, (large, small), strict=True):
        assert world.contents.shelf.read(a_caller(BEN), one, asked=None, now=NOON).data == content


def test_content_that_came_in_part_another_way_is_completed(world: World) -> None:
    content = some_bytes(2_500_000)
    sha256 = world.ann.files.add(content)
    ann = a_caller(ANN)
    world.contents.uploads.take(ann, sha256, offset=0, total=len(content), data=content[:300_000], now=NOON)
    assert world.ann.by_hand().contents == 1
    assert world.ann.by_hand().contents == 0


def test_content_that_the_server_refuses_or_that_is_not_here_stays_and_the_rest_goes(world: World) -> None:
    world.contents.uploads._policy = type(world.contents.uploads._policy)(most_bytes=1000)
    world.ann.files.add(some_bytes(5000))
    world.ann.files.add(b"")
    small = world.ann.files.add(some_bytes(500, seed=2))
    world.ann.edit(creation(CASE))
    told = world.ann.by_hand()
    assert (told.pushes, told.contents) == (1, 1)
    assert world.ann.files.on_server == {small}


def test_what_does_not_fit_waits_for_the_next_bundle(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "_MOST_WORK", 10)
    for i in range(25):
        world.ann.edit(creation(UUID(int=1000 + i)))
    path = world.folder / "out.bundle"
    told = world.ann.bundles.export(path, now=NOON)
    assert (told.operations, told.left) == (10, 0)
    monkeypatch.setattr(bundles, "_ROOM_LEFT", LARGEST_BYTES)
    world.ann.files.add(some_bytes(500))
    assert world.ann.bundles.export(path, now=NOON).contents == 0


def test_a_long_log_is_answered_in_parts(world: World) -> None:
    for i in range(30):
        world.ann.edit(creation(UUID(int=1000 + i), title="x" * 3000))
    world.ann.by_hand()
    for _ in range(100):
        world.ben.take(world.answered(world.ben.export(), most_bytes=1))
        if len(world.ben.titles()) == 30:
            return
    pytest.fail("a part of the log never came")


def test_a_full_stick_leaves_nothing_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.ann.edit(creation(CASE))

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NoRoomForBundle):
            world.ann.export("full.bundle")
    assert [path.name for path in world.folder.iterdir() if "full" in path.name] == []
    with pytest.raises(BundleNotWritten):
        world.ann.bundles.export(world.folder / "no such folder" / "x", now=NOON)
    with pytest.raises(BundleNotWritten):
        world.ann.take(world.folder / "no such file")


def test_an_answer_is_for_one_device_alone(world: World) -> None:
    back = world.answered(world.ann.export())
    with pytest.raises(BundleForeign):
        world.ben.take(back)
    with pytest.raises(BundleForeign):
        world.ann.take(world.ann.export())


def test_an_answer_that_someone_else_signed_is_not_taken_in(world: World) -> None:
    world.ann.edit(creation(CASE))
    out = world.ann.export()
    world.desk._keys = ServiceKeys(opening=world.opening, signing=Ed25519PrivateKey.generate())
    with pytest.raises(BundleDamaged):
        world.ann.take(world.answered(out))
    assert len(world.ann.books.waiting(limit=10, limit_bytes=1 << 20)) == 1


@pytest.mark.parametrize("why", ["unknown", "revoked", "reply", "forged", "cut", "changed", "other server"])
def test_a_bundle_is_refused_in_one_way_whatever_is_wrong(world: World, why: str) -> None:
    world.ann.edit(creation(CASE))
    if why == "forged":
        world.ann.bundles._keys = BundleKeys(
            device=world.ann.keys.device,
            signing=world.ben.signing,
            opening=world.ann.opening,
            server_bundle_key=world.ann.keys.server_bundle_key,
            server_key=world.ann.keys.server_key,
        )
    out = world.ann.export()
    if why == "reply":
        out = world.answered(out)
    if why in {"unknown", "revoked"}:
        del world.senders[world.ann.keys.device]
    if why == "other server":
        world.desk._keys = ServiceKeys(opening=X25519PrivateKey.generate(), signing=world.signing)
    raw = out.read_bytes()
    raw = raw[:-1] if why == "cut" else raw[:-100] + bytes((raw[-100] ^ 1,)) + raw[-99:] if why == "changed" else raw
    with pytest.raises(BundleNotTaken) as refused:
        world.desk.answer(io.BytesIO(raw), io.BytesIO(), now=NOON)
    assert (refused.value.facts, refused.value.status) == ({}, 422)
    with world.contents.database.reading() as connection:
        assert world.contents.database.tx(connection).records([CASE]) == {} or why == "reply"


def test_a_colleague_with_a_connection_can_carry_a_bundle(world: World) -> None:
    world.ann.edit(creation(CASE, title="carried by Ben"))
    line = RouteLine(routes(world.desk), a_caller(BEN))
    answer = line.ask("POST", "/sync/v1/bundle", world.ann.export().read_bytes())
    back = world.folder / "back.bundle"
    back.write_bytes(answer.body)
    assert peek(io.BytesIO(answer.body)).device == world.ann.keys.device
    assert world.ann.take(back).pushes == 1
    assert line.ask("POST", "/sync/v1/bundle", b"no bundle").status == 422


def test_failures_have_whole_sentences() -> None:
    for kind in (NoRoomForBundle, BundleNotWritten):
        failure: CaseworkerError = kind(file="x")
        assert failure.say().endswith(".")
