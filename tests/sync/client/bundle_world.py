"""A server that is reached by sticks alone, and devices that never have a connection, over the real brains."""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.desk.contents import ContentDamaged, Travelling
from caseworker.desk.witnessing import TrailPart
from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Mutation, Operation, canonical
from caseworker.store.attachments import AttachmentMissing
from sync.client.books import Place
from sync.client.bundles import BundleKeys, Bundles, Imported
from sync.client.memory import MemoryBooks
from sync.protocol.audit import FIRST_LEAF
from sync.protocol.merkle import leaf_hash
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.server.audit.log import AuditLog, Entry
from sync.server.bundle_answers import Counters
from sync.server.bundling import BundleDesk, Sender, ServiceKeys
from sync.server.core import PushCore
from sync.server.identity.caller import Caller
from sync.server.problems import Problems
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook, by_territory
from sync.server.trails import Trails
from tests.simulate.matter import Matter
from tests.simulate.parts import may_all
from tests.sync.messages import AT, NOW_MS
from tests.sync.server.contents import ANN, BEN, EPOCH, NOON, Contents, a_caller, sum_of

CASE = UUID(int=77)


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
    missing: dict[str, Travelling] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    came: dict[str, bytes] = field(default_factory=dict)

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

    def lack(self, content: bytes) -> str:
        """Want content that is elsewhere."""
        sha256 = sum_of(content)
        self.missing[sha256] = Travelling(attachment=_id_of(sha256), sha256=sha256, size=len(content))
        return sha256

    def to_fetch(self, *, wanted_only: bool, limit: int) -> list[Travelling]:
        assert not wanted_only
        return [one for one in self.missing.values() if self.came.get(one.sha256) is None][:limit]

    def arrived(self, one: Travelling, data: bytes) -> Travelling:
        further = replace(one, done=one.done + len(data))
        self.missing[one.sha256] = further
        self.parts[one.sha256] = self.parts.get(one.sha256, b"") + data
        if further.done == one.size:
            if sum_of(self.parts[one.sha256]) != one.sha256:
                raise ContentDamaged
            self.came[one.sha256] = self.parts[one.sha256]
        return further


@dataclass
class HeldTrail:
    """A device's audit trail, and what it holds of the server's log, in memory."""

    device: DeviceId
    records: list[str] = field(default_factory=list)
    up_to: int = 0
    note: str = ""
    alarms: list[int] = field(default_factory=list)

    def happens(self, count: int = 1) -> None:
        for _ in range(count):
            prev = leaf_hash(self.records[-1].encode()).hex() if self.records else FIRST_LEAF
            told: dict[str, Any] = {"v": 1, "log": str(self.device), "dev": str(self.device), "prev": prev}
            told |= {"seq": len(self.records) + 1, "t": 1, "actor": "", "act": "case.read", "out": "allow"}
            self.records.append(canonical(told).decode())

    def checkpoint(self) -> str:
        return self.note

    def keep(self, note: str) -> None:
        self.note = note

    def begin_anew(self, note: str) -> None:
        self.note = note

    def alarm(self, note: str, *, size: int) -> None:
        assert note
        self.alarms.append(size)

    def unsent(self, *, after: int | None = None) -> TrailPart:
        begin = self.up_to if after is None else after
        records = tuple(self.records[begin : begin + 10])
        return TrailPart(begin, records, begin + len(records))

    def sent(self, up_to: int, *, leaf: str) -> None:
        assert up_to == 0 or leaf_hash(self.records[up_to - 1].encode()).hex() == leaf
        self.up_to = up_to


def _id_of(sha256: str) -> UUID:
    return UUID(hex=sha256[:32])


class Device:
    """An officer's device that never has a connection."""

    def __init__(self, world: "World", officer: OfficerId) -> None:
        self.officer, self.world = officer, world
        self.signing, self.opening = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        self.books = MemoryBooks(Place(device=DeviceId(officer), life=UUID(int=officer.int + 1), lineage=(EPOCH,)))
        self.files, self.trail = HeldFiles(), HeldTrail(DeviceId(officer))
        self.keys = BundleKeys(
            device=DeviceId(officer),
            signing=self.signing,
            opening=self.opening,
            server_bundle_key=world.opening.public_key().public_bytes_raw(),
            server_key=world.signing.public_key().public_bytes_raw(),
        )
        self.bundles = self.with_bundles()
        caller = a_caller(officer)
        world.contents.grant(caller, "A/0", "B/0")
        world.senders[caller.device] = Sender(
            caller=caller,
            signing_key=self.signing.public_key().public_bytes_raw(),
            sealing_key=self.opening.public_key().public_bytes_raw(),
        )

    def with_bundles(self) -> Bundles:
        return Bundles(self.books, self.files, self.keys, trail=self.trail, entropy=os.urandom)

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
        self.audit = AuditLog(contents.database.stream, signer=self.signing, entropy=os.urandom)
        problems = Problems(contents.database.stream)
        counters = Counters(
            service=Serving(contents),
            uploads=contents.uploads,
            shelf=contents.shelf,
            trails=Trails(database=contents.database, audit=self.audit, problems=problems),
        )
        self.desk = BundleDesk(
            counters,
            keys=ServiceKeys(opening=self.opening, signing=self.signing),
            senders=self.senders.get,
            entropy=os.urandom,
        )
        self.ann, self.ben = Device(self, ANN), Device(self, BEN)

    def works(self, count: int = 1, *, act: str = "people.add") -> None:
        """Things happen at the server, and it signs for them."""

        def work(connection: sa.Connection) -> None:
            self.audit.append_all(connection, [Entry(act=act, at=NOON)] * count)
            self.audit.checkpoint(connection, NOON, at_once=True)

        self.contents.database.transact(work)

    def answered(self, path: Path, name: str = "back.bundle", **more: Any) -> Path:
        back = self.folder / name
        with path.open("rb") as source, back.open("wb") as target:
            self.desk.answer(source, target, now=NOON, **more)
        return back
