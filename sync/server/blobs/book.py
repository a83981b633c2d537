"""The rows behind content: what is stored, who has it, what is on its way. One connection, one stream, no bytes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.plain import to_micros
from sync.protocol.blob import word_of
from sync.server.blobs.tables import BLOB, BLOB_HOLDER, UPLOAD, UPLOAD_PIECE
from sync.server.tables import MENTION


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """Content that is here whole, and its name in the object storage."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an upload has come: so many bytes of the total; `is_stored` when it is over and the content counts."""

    offset: int
    total: int
    is_stored: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all bytes have come."""
        return self.offset == self.total


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an upload, and its name in the object storage."""

    start: int
    size: int
    name: str


class BlobBook:
    """Reads and writes the rows of one stream in one transaction."""

    def __init__(self, connection: sa.Connection, stream: str) -> None:
        self._connection = connection
        self._stream = stream

    def stored(self, sha256: str) -> StoredBlob | None:
        """Return the content of a sum, None when it is not here."""
        row = self._connection.execute(sa.select(BLOB).where(self._of(BLOB, sha256))).one_or_none()
        return None if row is None else StoredBlob(row.name, row.size)

    def holders(self, sha256: str) -> frozenset[OfficerId]:
        """Return the officers who have proven that they have this content."""
        wanted = sa.select(BLOB_HOLDER.c.officer).where(self._of(BLOB_HOLDER, sha256))
        return frozenset(OfficerId(one) for one in self._connection.execute(wanted).scalars())

    def store(self, sha256: str, blob: StoredBlob, *, device: DeviceId, at: datetime) -> bool:
        """Write down content that is in the storage; False when it was here already."""
        if self.stored(sha256) is not None:
            return False
        self._add(
            BLOB,
            sha256,
            name=blob.name,
            size=blob.size,
            device=device,
            stored_at=to_micros(at),
            mentioned=self.is_mentioned(sha256),
        )
        return True

    def prove(self, sha256: str, officer: OfficerId) -> None:
        """Write down that an officer has this content; twice is once."""
        if officer not in self.holders(sha256):
            self._add(BLOB_HOLDER, sha256, officer=officer)

    def reached(self, sha256: str, device: DeviceId) -> Reached | None:
        """Return how far an upload of a device has come, None when there is none."""
        row = self._connection.execute(sa.select(UPLOAD).where(self._by(UPLOAD, sha256, device))).one_or_none()
        return None if row is None else Reached(row.received, row.total)

    def begin(self, sha256: str, device: DeviceId, *, total: int, at: datetime) -> None:
        """Begin an upload at its first byte."""
        self._add(UPLOAD, sha256, device=device, received=0, total=total, started_at=to_micros(at))

    def advance(self, sha256: str, device: DeviceId, piece: Piece) -> bool:
        """Add a piece to an upload; False, and nothing is changed, when the upload is not at its start."""
        here = self._by(UPLOAD, sha256, device) & (UPLOAD.c.received == piece.start)
        moved = self._connection.execute(sa.update(UPLOAD).where(here).values(received=piece.start + piece.size))
        if moved.rowcount != 1:
            return False
        self._add(UPLOAD_PIECE, sha256, device=device, start=piece.start, size=piece.size, name=piece.name)
        return True

    def pieces(self, sha256: str, device: DeviceId) -> tuple[Piece, ...]:
        """Return the pieces of an upload in order."""
        wanted = sa.select(UPLOAD_PIECE).where(self._by(UPLOAD_PIECE, sha256, device)).order_by(UPLOAD_PIECE.c.start)
        return tuple(Piece(row.start, row.size, row.name) for row in self._connection.execute(wanted))

    def drop_upload(self, sha256: str, device: DeviceId) -> tuple[str, ...]:
        """Forget an upload and return the names of its pieces, to be removed after the transaction."""
        names = tuple(one.name for one in self.pieces(sha256, device))
        for table in (UPLOAD_PIECE, UPLOAD):
            self._connection.execute(sa.delete(table).where(self._by(table, sha256, device)))
        return names

    def unmentioned_bytes(self, device: DeviceId) -> int:
        """Return how many bytes of a device no record mentions: of its uploads, and of what it stored."""
        uploading = self._sum(UPLOAD, UPLOAD.c.total, device)
        return uploading + self._sum(BLOB, BLOB.c.size, device)

    def is_mentioned(self, sha256: str) -> bool:
        """Whether any record mentions this content."""
        wanted = sa.select(MENTION.c.id).where(MENTION.c.stream == self._stream, MENTION.c.word == word_of(sha256))
        return self._connection.execute(wanted.limit(1)).first() is not None

    def note_mentioned(self) -> None:
        """Write down of which content a record has spoken: when the record is erased, the content goes at once."""
        self._connection.execute(
            sa.update(BLOB)
            .where(BLOB.c.stream == self._stream, ~BLOB.c.mentioned, self._mentioned(BLOB))
            .values(mentioned=True)
        )

    def drop_unmentioned(self, *, older_than: datetime) -> tuple[str, ...]:
        """Forget content no record mentions any more, or none has since a moment; return its names."""
        old = BLOB.c.mentioned | (BLOB.c.stored_at < to_micros(older_than))
        wanted = sa.select(BLOB.c.sha256, BLOB.c.name).where(BLOB.c.stream == self._stream, old, ~self._mentioned(BLOB))
        gone = self._connection.execute(wanted).all()
        for row in gone:
            for table in (BLOB_HOLDER, BLOB):
                self._connection.execute(sa.delete(table).where(self._of(table, row.sha256)))
        return tuple(row.name for row in gone)

    def old_uploads(self, *, older_than: datetime) -> tuple[tuple[str, DeviceId], ...]:
        """Return the uploads begun before a moment and never finished, as sum and device."""
        wanted = sa.select(UPLOAD.c.sha256, UPLOAD.c.device).where(
            UPLOAD.c.stream == self._stream, UPLOAD.c.started_at < to_micros(older_than)
        )
        return tuple((row.sha256, DeviceId(row.device)) for row in self._connection.execute(wanted))

    def known_names(self, names: Collection[str]) -> frozenset[str]:
        """Return those names that stand for something, in whatever stream; at most a few hundred."""
        found: set[str] = set()
        for table in (BLOB, UPLOAD_PIECE):
            found.update(self._connection.execute(sa.select(table.c.name).where(table.c.name.in_(names))).scalars())
        return frozenset(found)

    def _mentioned(self, table: sa.Table) -> sa.ColumnElement[bool]:
        word = sa.literal(word_of("")).concat(table.c.sha256)
        return sa.exists().where(MENTION.c.stream == self._stream, MENTION.c.word == word)

    def _sum(self, table: sa.Table, column: sa.Column[Any], device: DeviceId) -> int:
        mine = (table.c.stream == self._stream) & (table.c.device == device) & ~self._mentioned(table)
        return int(
            self._connection.execute(sa.select(sa.func.coalesce(sa.func.sum(column), 0)).where(mine)).scalar_one()
        )

    def _of(self, table: sa.Table, sha256: str) -> sa.ColumnElement[bool]:
        return (table.c.stream == self._stream) & (table.c.sha256 == sha256)

    def _by(self, table: sa.Table, sha256: str, device: UUID) -> sa.ColumnElement[bool]:
        return self._of(table, sha256) & (table.c.device == device)

    def _add(self, table: sa.Table, sha256: str, **values: Any) -> None:
        self._connection.execute(sa.insert(table).values(stream=self._stream, sha256=sha256, **values))
