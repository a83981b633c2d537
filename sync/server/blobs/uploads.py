"""Taking content in: each piece at the place the upload has reached, the whole compared with its sum before it counts.

Nobody is told whether someone else's content is here: until all of a file has been sent by a device of an officer, the
upload of that officer begins at its first byte. Any cut costs at most the piece that was on its way; a call that is
repeated after a lost reply is answered from what stands.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeVar

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.errors import CaseworkerError
from sync.protocol.blob import MOST_BYTES, PIECE_BYTES_MOST, BadBlobRequest
from sync.server.blobs.book import BlobBook, Piece, Reached, StoredBlob
from sync.server.blobs.objects import Objects
from sync.server.database import Database
from sync.server.identity.caller import Caller

T = TypeVar("T")
_NAME_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobPolicy:
    """How large one attachment may be, and how many bytes of a device may be here that no record mentions."""

    most_bytes: int = MOST_BYTES
    unmentioned_bytes: int = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What comes with a piece: where it begins, the size of the whole if it was told, and its own."""

    offset: int
    total: int | None
    size: int


class OffsetConflict(CaseworkerError):
    """A piece does not begin where the upload stands. Ask with HEAD and go on from there."""

    status: ClassVar[int] = 409
    key = "blob.offset"
    sentence = "The upload stands at {offset} bytes. Nothing was changed. It goes on from there."


class SumMismatch(CaseworkerError):
    """All bytes came, but they are not those of the sum: the upload begins again."""

    status: ClassVar[int] = 460
    key = "blob.sum"
    sentence = "The content that came is not the content that was announced. It was thrown away; send it again."


class ContentTooLarge(CaseworkerError):
    """The content is larger than an attachment may be."""

    status: ClassVar[int] = 413
    key = "blob.too-large"
    sentence = "An attachment may have {limit} bytes. This one is larger, so it stays on the device."


class QuotaReached(CaseworkerError):
    """The device has sent much that no record mentions."""

    status: ClassVar[int] = 413
    key = "blob.quota"
    sentence = "Too much content without a record is waiting. Nothing is lost. Send the records first."


class Uploads:
    """Uploads of all devices of one stream. Holds no state of its own."""

    def __init__(self, database: Database, objects: Objects, *, entropy: Entropy, policy: BlobPolicy) -> None:
        self._database = database
        self._objects = objects
        self._entropy = entropy
        self._policy = policy

    def reached(self, caller: Caller, sha256: str) -> Reached | None:
        """Return how far the caller's upload has come; None when the caller has sent nothing of it."""
        with self._database.reading() as connection:
            return self._standing(self._book(connection), caller, sha256)

    def take(
        self, caller: Caller, sha256: str, *, offset: int, total: int | None, data: bytes, now: datetime
    ) -> Reached:
        """Take a piece in and return how far the upload has come; the last piece makes the content count.

        `total` is told with the first piece at the latest. Raises OffsetConflict, SumMismatch, ContentTooLarge,
        QuotaReached, BadBlobRequest or StorageUnreachable; then nothing of the piece is kept.
        """
        if len(data) > PIECE_BYTES_MOST:
            raise BadBlobRequest
        told = _Told(offset=offset, total=total, size=len(data))
        here = self._write(lambda book: self._opened(book, caller, sha256, told, now=now))
        if here.is_stored:
            return here
        if data:
            here = self._keep(caller.device, sha256, here, data)
        return self._finish(caller, sha256, here, now=now) if here.is_complete else here

    def _standing(self, book: BlobBook, caller: Caller, sha256: str) -> Reached | None:
        blob = book.stored(sha256)
        if blob is not None and caller.officer in book.holders(sha256):
            return Reached(blob.size, blob.size, is_stored=True)
        return book.reached(sha256, caller.device)

    def _opened(self, book: BlobBook, caller: Caller, sha256: str, told: _Told, *, now: datetime) -> Reached:
        here = self._standing(book, caller, sha256)
        if here is None:
            here = self._begun(book, caller.device, sha256, total=told.total, now=now)
        if told.offset != here.offset or (told.total is not None and told.total != here.total):
            raise OffsetConflict(offset=here.offset)
        if told.offset + told.size > here.total:
            raise BadBlobRequest
        return here

    def _begun(self, book: BlobBook, device: DeviceId, sha256: str, *, total: int | None, now: datetime) -> Reached:
        if not total:
            raise BadBlobRequest
        if total > self._policy.most_bytes:
            raise ContentTooLarge(limit=self._policy.most_bytes)
        if not book.is_mentioned(sha256) and book.unmentioned_bytes(device) + total > self._policy.unmentioned_bytes:
            raise QuotaReached
        book.begin(sha256, device, total=total, at=now)
        return Reached(0, total)

    def _keep(self, device: DeviceId, sha256: str, here: Reached, data: bytes) -> Reached:
        piece = Piece(here.offset, len(data), self._name("upload", sha256))
        self._objects.put(piece.name, data)
        if not self._write(lambda book: book.advance(sha256, device, piece)):
            self._objects.remove([piece.name])
            raise OffsetConflict(offset=here.offset)
        return Reached(here.offset + len(data), here.total)

    def _finish(self, caller: Caller, sha256: str, here: Reached, *, now: datetime) -> Reached:
        with self._database.reading() as connection:
            pieces = self._book(connection).pieces(sha256, caller.device)
        if self._sum(pieces) != sha256:
            self._objects.remove(self._write(lambda book: book.drop_upload(sha256, caller.device)))
            raise SumMismatch
        made = StoredBlob(self._name("blob", sha256), here.total)
        self._objects.put(made.name, self._content(pieces))
        left = self._write(lambda book: self._settled(book, caller, sha256, made, now=now))
        self._objects.remove(left)
        return Reached(here.total, here.total, is_stored=True)

    def _settled(
        self, book: BlobBook, caller: Caller, sha256: str, made: StoredBlob, *, now: datetime
    ) -> tuple[str, ...]:
        """Write the content down as here and return what is left over in the storage."""
        is_new = book.store(sha256, made, device=caller.device, at=now)
        book.prove(sha256, caller.officer)
        return (*book.drop_upload(sha256, caller.device), *(() if is_new else (made.name,)))

    def _sum(self, pieces: tuple[Piece, ...]) -> str:
        told = hashlib.sha256()
        for part in self._content(pieces):
            told.update(part)
        return told.hexdigest()

    def _content(self, pieces: tuple[Piece, ...]) -> Iterator[bytes]:
        for one in pieces:
            yield from self._objects.stream(one.name, size=one.size)

    def _write(self, work: Callable[[BlobBook], T]) -> T:
        return self._database.transact(lambda connection: work(self._book(connection)))

    def _book(self, connection: sa.Connection) -> BlobBook:
        return BlobBook(connection, self._database.stream)

    def _name(self, kind: str, sha256: str) -> str:
        return f"{kind}/{sha256[:2]}/{sha256[2:]}-{self._entropy(_NAME_BYTES).hex()}"
