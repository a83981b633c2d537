"""First pulls from chunks end where pages end, whatever happens in between and wherever they are cut."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.errors import CaseworkerError
from sync.client.books import Place
from sync.client.bootstrap import Bootstrap, in_order
from sync.client.core import State, SyncCore
from sync.client.failures import Unreachable
from sync.client.line import Answer
from sync.client.memory import MemoryBooks
from sync.client.ranges import LEAST_BYTES, Ranges
from sync.protocol.manifest import write_manifest
from sync.protocol.messages import PullReply, What
from sync.protocol.wire import BadMessage
from sync.server.blobs.shelf import RangeUnsatisfiable
from sync.server.chunks import building, chunks
from sync.server.chunks.chunks import NoSuchChunk
from sync.server.pull import PullCore
from tests.sync.server.contents import ANN, BEN, EPOCH, Contents, a_caller, some_contents

SCOPES = ("A/0", "B/0", f"@{ANN}")
CALLER = a_caller(ANN)


class ChunkLine:
    """The server's chunks without a network. `cut` says when nothing comes; every path asked for is noted."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.asked: list[str] = []
        self.cut: random.Random | None = None
        self.most = 1 << 30

    def ask(self, method: str, path: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Answer:
        self.asked.append(path)
        if self.cut is not None and self.cut.random() < 0.3:
            raise Unreachable
        try:
            return self._answer(path, dict(headers or {}))
        except CaseworkerError as refused:
            return Answer(getattr(refused, "status", 400), b"", {})

    def _answer(self, path: str, headers: dict[str, str]) -> Answer:
        chunks = self.contents.chunks
        if path.startswith("/sync/v1/scope/"):
            scope = path.removeprefix("/sync/v1/scope/").removesuffix("/manifest")
            return Answer(200, write_manifest(chunks.manifest(CALLER.device, scope)), {})
        part = chunks.read(CALLER.device, path.rpartition("/")[2], asked=headers["Range"])
        data = part.data[: self.most]
        told = f"bytes {part.span.start}-{part.span.start + len(data) - 1}/{part.span.total}"
        return Answer(206, data, {"content-range": told})


class Device:
    """A device that reads by chunks where it can and by the server's pages elsewhere."""

    def __init__(self, contents: Contents, line: ChunkLine) -> None:
        self.contents, self.line = contents, line
        self.books = MemoryBooks(Place(device=CALLER.device, life=UUID(int=1), lineage=(EPOCH,)))
        self.bootstrap = Bootstrap(line, territories=("A",))
        self.by_chunks = 0

    def round(self) -> PullReply | None:
        """One page; None when the line was cut."""
        state = State(place=self.books.place(), waiting=(), budget_bytes=1)
        try:
            page = self.bootstrap.page(state.place, self.granted())
        except Unreachable:
            return None
        self.by_chunks += page is not None and bool(page.rows)
        request = SyncCore().pull(state)
        reply = page if page is not None else self._pulled(request)
        self.books.carry_out(SyncCore().on_pull_reply(state, request, reply))
        return reply

    def granted(self) -> frozenset[str]:
        with self.contents.database.reading() as connection:
            return self.contents.database.tx(connection).grants(CALLER.device)

    def _pulled(self, request: Any) -> PullReply:
        with self.contents.database.reading() as connection:
            return PullCore(least_bytes=500).pull(self.contents.database.tx(connection), request)

    def read(self, *, most: int = 500) -> None:
        for _ in range(most):
            reply = self.round()
            if reply is not None and not reply.more:
                return
        pytest.fail("the device does not come to rest")

    def here(self) -> dict[UUID, dict[str, Any]]:
        return {record: fields for record, (_, fields) in self.books.view().items()}


def there(contents: Contents, granted: frozenset[str]) -> dict[UUID, dict[str, Any]]:
    """What a device with these scopes has to have."""
    with contents.database.reading() as connection:
        tx = contents.database.tx(connection)
        return {one.id: dict(one.fields) for scope in granted for one in tx.records_in(scope, after=None)}


@contextmanager
def a_world(folder: Path) -> Iterator[tuple[Contents, Device]]:
    with pytest.MonkeyPatch.context() as patch, some_contents(folder) as contents:
        patch.setattr(building, "CHUNK_PLAIN_BYTES", 1500)
        contents.grant(CALLER, *SCOPES)
        device = Device(contents, ChunkLine(contents))
        yield contents, device
        device.bootstrap.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[tuple[Contents, Device]]:
    with a_world(tmp_path) as made:
        yield made


def fill(contents: Contents, count: int = 30, *, start: int = 0, scopes: tuple[str, ...] = ("A/0",)) -> list[UUID]:
    ids = [UUID(int=1000 + start + i) for i in range(count)]
    for one in ids:
        contents.record("matter", {"title": "a case " + "x" * 100}, scopes=scopes, record=one)
    return ids


def test_a_first_pull_by_chunks_brings_everything(world: tuple[Contents, Device]) -> None:
    contents, device = world
    fill(contents)
    fill(contents, start=100, scopes=("B/0",))
    device.read()
    assert device.here() == there(contents, device.granted())
    assert device.by_chunks > 4
    assert device.books.place().cursor == 60


def test_a_scope_whose_chunks_are_still_to_be_made_comes_in_pages(
    world: tuple[Contents, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    contents, first = world
    ids = fill(contents)
    monkeypatch.setattr(chunks, "MOST_AT_ONCE", 5)
    first.read()
    contents.chunks.make_wanted()
    second = Device(contents, ChunkLine(contents))
    second.read()
    second.bootstrap.close()
    assert (first.by_chunks == 0, second.by_chunks > 0) == (True, True)
    contents.record("matter", {"title": "of B"}, record=ids[2], scopes=("B/0",), leaves=("A/0",))
    first.read()
    second.read()
    assert first.here() == second.here() == there(contents, first.granted())


def test_what_happens_while_chunks_are_read_is_brought_by_the_log(world: tuple[Contents, Device]) -> None:
    contents, device = world
    ids = fill(contents)
    for _ in range(3):
        device.round()
    contents.record("matter", {"title": "changed"}, record=ids[0], what=What.PUT)
    contents.erase(ids[1])
    contents.record("matter", {"title": "of B"}, record=ids[2], scopes=("B/0",), leaves=("A/0",))
    contents.record("matter", {"title": "of C"}, record=ids[3], scopes=("C/0",), leaves=("A/0",))
    device.read()
    assert device.here() == there(contents, device.granted())


def test_ones_own_work_comes_first_and_every_scope_of_it_is_known_in_the_end(world: tuple[Contents, Device]) -> None:
    contents, device = world
    fill(contents)
    own = contents.record("matter", {"title": "mine"}, scopes=("A/0", f"@{ANN}"))
    contents.chunks._least_records = 5
    device.round()
    device.round()
    assert own in device.here()
    assert len(device.here()) < 31
    device.read()
    assert len(device.here()) == 31
    contents.grant(CALLER, "B/0", f"@{ANN}")
    device.read()
    assert set(device.here()) == {own}


def test_more_own_records_than_can_be_told_are_read_by_pages(
    world: tuple[Contents, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    contents, device = world
    monkeypatch.setattr(chunks, "MOST_MEMBERS", 0)
    fill(contents)
    contents.record("matter", {"title": "mine"}, scopes=("A/0", f"@{ANN}"))
    device.read()
    assert device.by_chunks == 0
    assert device.here() == there(contents, device.granted())


def test_a_cut_costs_one_range_at_most(world: tuple[Contents, Device]) -> None:
    contents, device = world
    fill(contents)
    device.line.cut = random.Random(7)
    device.read()
    assert device.here() == there(contents, device.granted())


def test_a_device_that_follows_the_log_reads_a_new_scope_by_chunks_only_when_these_are_newer(
    world: tuple[Contents, Device],
) -> None:
    contents, device = world
    contents.grant(CALLER, "A/0", f"@{ANN}")
    fill(contents)
    fill(contents, start=100, scopes=("B/0",))
    device.read()
    contents.chunks.refresh("B/0")
    fill(contents, count=1, start=200)
    device.read()  # now past the chunks of B
    by_chunks = device.by_chunks
    contents.grant(CALLER, *SCOPES)
    device.read()
    assert device.by_chunks == by_chunks
    assert device.here() == there(contents, device.granted())


def test_chunks_made_anew_in_the_middle_are_asked_for_again(world: tuple[Contents, Device]) -> None:
    contents, device = world
    ids = fill(contents)
    device.round()
    device.round()
    for one in ids:
        contents.record("matter", {"title": "changed " + "y" * 100}, record=one, what=What.PUT)
    contents.chunks.refresh("A/0")
    device.read()
    assert device.here() == there(contents, device.granted())


def test_small_scopes_are_not_asked_for_chunks_one_by_one(world: tuple[Contents, Device]) -> None:
    contents, device = world
    contents.chunks._least_records = 20
    scopes = [f"{name}/0" for name in "ABCDEFGH"]
    contents.grant(CALLER, *scopes)
    fill(contents)
    for at, scope in enumerate(scopes[1:]):
        fill(contents, count=2, start=100 + 10 * at, scopes=(scope,))
    device.read()
    assert sum("manifest" in path for path in device.line.asked) == 1
    contents.grant(CALLER, *scopes, f"@{ANN}")
    device.read()
    assert device.here() == there(contents, device.granted())


@settings(max_examples=25, derandomize=True)
@given(st.integers(0, 1 << 32))
def test_chunks_and_pages_and_changes_in_any_order_end_in_the_servers_view(seed: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as folder, a_world(Path(folder)) as (contents, device):
        contents.chunks._least_records = chance.choice([1, 8])
        places: dict[UUID, tuple[str, ...]] = {}
        for _ in range(chance.randint(5, 40)):
            _happen(contents, chance, places)
        device.line.cut = chance
        device.line.most = chance.choice([200, 1 << 30])
        for _ in range(20):
            if chance.random() < 0.5:
                device.round()
            else:
                _happen(contents, chance, places)
        device.read()
        assert device.here() == there(contents, device.granted())


def _happen(contents: Contents, chance: random.Random, places: dict[UUID, tuple[str, ...]]) -> None:
    """One thing: a record is made, changed, moved or erased, or the device's rights change."""
    what = chance.choice(["make", "make", "change", "move", "erase", "grant", "refresh"])
    record = chance.choice(sorted(places)) if places else UUID(int=0)
    if what == "make" or not places:
        record, scopes = UUID(int=chance.getrandbits(60)), _some(chance)
        contents.record("matter", {"title": "t" * chance.randint(1, 300)}, scopes=scopes, record=record)
        places[record] = scopes
    elif what == "change":
        told = {"title": "t" * chance.randint(1, 300)}
        contents.record("matter", told, scopes=places[record], record=record, what=What.PUT)
    elif what == "move":
        before, places[record] = places[record], _some(chance)
        _move(contents, record, before=before, after=places[record])
    elif what == "erase":
        contents.erase(record, scopes=places.pop(record))
    elif what == "grant":
        contents.grant(CALLER, *(one for one in SCOPES if chance.random() < 0.8))
    else:
        contents.chunks.refresh(chance.choice(SCOPES))


def _some(chance: random.Random) -> tuple[str, ...]:
    return tuple(one for one in (*SCOPES, "C/0") if chance.random() < 0.4) or ("A/0",)


def _move(contents: Contents, record: UUID, *, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    left = tuple(one for one in before if one not in after)
    contents.record("matter", {"title": "moved"}, scopes=after, leaves=left, record=record, what=What.FULL)


def test_scopes_come_in_the_order_in_which_they_are_useful() -> None:
    mine, scopes = f"@{BEN}", ["all", "Z/0", "A/1", "A/0"]
    assert in_order([*scopes, mine], territories=("A",)) == [mine, "A/0", "all", "A/1", "Z/0"]


class Bytes:
    """A server of some bytes that hands out as it likes."""

    def __init__(self, content: bytes, *answers: Answer | Exception) -> None:
        self.content, self.answers = content, list(answers)
        self.asked: list[str] = []

    def ask(self, method: str, path: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Answer:
        wanted = (headers or {})["Range"]
        self.asked.append(wanted)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        start, last = (int(one) for one in wanted.removeprefix("bytes=").split("-"))
        part = self.content[start : last + 1]
        told = f"bytes {start}-{start + len(part) - 1}/{len(self.content)}"
        return Answer(206, part, {"content-range": told})


def test_a_slow_link_is_asked_for_less_and_a_fast_one_for_more() -> None:
    content = random.Random(1).randbytes(3 << 20)
    ticks = iter([0.0, 60.0, *(float(100 + i * 0.01) for i in range(1000))])
    server = Bytes(content)
    ranges = Ranges(server, clock=lambda: next(ticks))
    assert ranges.whole("/x", len(content)) == content
    sizes = [int(one.partition("-")[2]) - int(one.removeprefix("bytes=").partition("-")[0]) + 1 for one in server.asked]
    assert sizes[1] == LEAST_BYTES
    assert max(sizes) == 1 << 20


def test_after_a_cut_only_the_rest_is_asked_for() -> None:
    content = bytes(600_000)
    server = Bytes(content)
    ranges = Ranges(server)
    server.answers = [Answer(206, content[:262_144], {"content-range": "bytes 0-262143/600000"}), Unreachable()]
    with pytest.raises(Unreachable):
        ranges.whole("/x", len(content))
    assert ranges.whole("/x", len(content)) == content
    assert server.asked[2].startswith("bytes=262144-")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(206, b"xx", {"content-range": "bytes 1-2/10"}),
        Answer(206, b"xx", {"content-range": "bytes 0-2/10"}),
        Answer(206, b"xx", {"content-range": "bytes 0-1/11"}),
        Answer(206, b"xx", {}),
        Answer(200, b"xx", {}),
    ],
)
def test_an_answer_that_is_not_the_range_is_refused(answer: Answer) -> None:
    with pytest.raises(BadMessage):
        Ranges(Bytes(bytes(10), answer)).whole("/x", 10)


def test_what_the_server_has_not_is_none() -> None:
    assert Ranges(Bytes(bytes(10), Answer(404, b"", {}))).whole("/x", 10) is None
    assert NoSuchChunk.status == 404
    assert RangeUnsatisfiable.status == 416
