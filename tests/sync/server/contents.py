"""A service's database and storage with records written straight into them: for what is about content alone."""

import hashlib
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from caseworker.domain.access import Actor
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.merge import Clock
from sync.protocol.blob import word_of
from sync.protocol.lineage import Epoch
from sync.protocol.messages import State, What
from sync.server.blobs.book import Reached
from sync.server.blobs.objects import Objects, open_objects
from sync.server.blobs.shelf import Shelf
from sync.server.blobs.uploads import BlobPolicy, Uploads
from sync.server.chunks.chunks import Chunks
from sync.server.database import Database, open_database
from sync.server.identity.caller import Caller
from sync.server.storage import ChangeRow, Clocks, FiledOperation, OperationRow, StoredRecord

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EPOCH = Epoch(UUID(int=0xE), 0)
ANN, BEN = OfficerId(UUID(int=0xA)), OfficerId(UUID(int=0xB))


def a_caller(officer: OfficerId, *, role: Role = Role.OFFICER, territory: str = "A", desk: str = "") -> Caller:
    """An officer at a device with the same number."""
    actor = Actor(officer=officer, role=role, territories=frozenset({territory}), desk=desk)
    return Caller(DeviceId(officer), officer, actor)


def some_bytes(size: int, *, seed: int = 1) -> bytes:
    """Content that does not shrink."""
    return random.Random(seed).randbytes(size)


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Contents:
    """One stream with its storage."""

    def __init__(self, database: Database, objects: Objects, *, policy: BlobPolicy | None = None) -> None:
        self.database, self.objects = database, objects
        self.uploads = Uploads(database, objects, entropy=os.urandom, policy=policy or BlobPolicy())
        self.shelf = Shelf(database, objects)
        self.chunks = Chunks(database, objects, entropy=os.urandom, least_records=1)

    def grant(self, caller: Caller, *scopes: str) -> None:
        self.database.transact(lambda one: self.database.tx(one).grant(caller.device, scopes))

    def attach(self, caller: Caller, sha256: str, *, scopes: tuple[str, ...] = ("A/0",), **fields: Any) -> UUID:
        """Write an attachment record as the caller would have made it."""
        told = {"territory": "A", "sensitivity": 0, "sha256": sha256, "place": "", **fields}
        return self.record("attachment", told, scopes=scopes, by=caller.officer, mentions=frozenset({word_of(sha256)}))

    def record(
        self,
        kind: str,
        fields: dict[str, Any],
        *,
        scopes: tuple[str, ...] = ("A/0",),
        by: OfficerId = ANN,
        mentions: frozenset[str] = frozenset(),
        record: UUID | None = None,
        what: What = What.FULL,
        leaves: tuple[str, ...] = (),
    ) -> UUID:
        """Write one record with its place in the log; `leaves` are scopes it was in before."""
        made = record or UUID(bytes=os.urandom(16))

        def write(connection: Any) -> None:
            tx = self.database.tx(connection)
            op = OperationId(UUID(bytes=os.urandom(16)))
            seq = tx.allot(1)
            clocks = Clocks(Clock(seq, UUID(int=1), 1, 1, op))
            tx.put_records(
                [
                    StoredRecord(
                        kind,
                        made,
                        frozenset(scopes),
                        seq,
                        1,
                        fields,
                        clocks,
                        erased=what is What.ERASE,
                        mentions=mentions,
                    )
                ]
            )
            tx.put_operations([FiledOperation(_operation(op, by, seq), b"[]", frozenset({made}))])
            rows = [(one, What.LEAVE if one in leaves else what) for one in (*leaves, *scopes)]
            tx.add_changes(
                ChangeRow(seq, part, scope, kind, made, one, {} if one is not what else fields, op, frozenset(scopes))
                for part, (scope, one) in enumerate(rows)
            )

        self.database.transact(write)
        return made

    def erase(self, record: UUID, *, scopes: tuple[str, ...] = ("A/0",)) -> None:
        """Erase a record: nothing is left of it but that it is gone."""
        self.record("attachment", {}, scopes=(), record=record, what=What.ERASE)
        self.database.transact(lambda one: self._tell_erased(one, record, scopes))

    def _tell_erased(self, connection: Any, record: UUID, scopes: tuple[str, ...]) -> None:
        tx = self.database.tx(connection)
        seq = tx.allot(1)
        tx.add_changes(
            ChangeRow(seq, part, scope, "attachment", record, What.ERASE, {}, None) for part, scope in enumerate(scopes)
        )

    def send(self, caller: Caller, content: bytes, *, piece: int = 1 << 20, now: datetime = NOON) -> Reached:
        """Send all of some content."""
        sha256, here = sum_of(content), Reached(0, len(content))
        while not here.is_complete:
            data = content[here.offset : here.offset + piece]
            here = self.uploads.take(caller, sha256, offset=here.offset, total=len(content), data=data, now=now)
        return here

    def objects_kept(self, prefix: str = "") -> list[str]:
        """Every name in the storage."""
        return list(self.objects.strays(prefix, before=datetime(2999, 1, 1, tzinfo=UTC), known=lambda _: frozenset()))


def _operation(op: OperationId, officer: OfficerId, seq: int) -> OperationRow:
    return OperationRow(
        op_id=op,
        officer=officer,
        device=DeviceId(officer),
        life=UUID(int=1),
        at=0,
        hlc=0,
        seen=0,
        seq=seq,
        state=State.APPLIED,
        refusal="",
        action="test",
        reason="",
        digest=b"",
    )


@contextmanager
def some_contents(folder: Path, *, policy: BlobPolicy | None = None) -> Iterator[Contents]:
    """A fresh stream in a folder."""
    database = open_database(f"sqlite:///{folder / 'server.db'}")
    try:
        database.create()
        database.begin_stream(EPOCH)
        yield Contents(database, open_objects("memory:///"), policy=policy)
    finally:
        database.close()
