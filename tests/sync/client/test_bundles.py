"""Work carried by hand: what goes out on a stick counts on the server, and the answer on a stick counts here."""

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.operations import Verb
from caseworker.errors import CaseworkerError
from sync.client import bundle_contents, bundles
from sync.client.books import Place
from sync.client.bundle_file import BundleNotWritten, NoRoomForBundle
from sync.client.bundles import BundleKeys, Imported
from sync.client.memory import MemoryBooks
from sync.protocol.bundle import LARGEST_BYTES, BundleDamaged, BundleForeign, peek
from sync.protocol.lineage import Epoch
from sync.server.bundling import BundleNotTaken, ServiceKeys
from sync.server.web.bundle_routes import routes
from tests.sync.client.bundle_world import CASE, World
from tests.sync.messages import creation, mutation
from tests.sync.server.contents import BEN, NOON, a_caller, some_bytes, some_contents
from tests.sync.server.route_line import RouteLine


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with some_contents(tmp_path) as contents:
        yield World(contents, tmp_path)


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
    world.ben.bundles = world.ben.with_bundles()
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


def test_what_does_not_fit_waits_for_the_next_bundle(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "_MOST_WORK", 10)
    for i in range(25):
        world.ann.edit(creation(UUID(int=1000 + i)))
    path = world.folder / "out.bundle"
    told = world.ann.bundles.export(path, now=NOON)
    assert (told.operations, told.left) == (10, 0)
    monkeypatch.setattr(bundle_contents, "_ROOM_LEFT", LARGEST_BYTES)
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
