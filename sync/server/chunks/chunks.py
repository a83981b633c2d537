"""Manifests and chunks as they are asked for: made when there are none, made anew where they are stale.

Only for devices that hold the scope. A manifest never lists a chunk with a record that has left the scope or was
erased; who asks for a chunk that was replaced meanwhile asks for the manifest again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from threading import Lock
from typing import ClassVar

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.errors import CaseworkerError
from sync.protocol.blob import Span, span_asked
from sync.protocol.manifest import MOST_MEMBERS, PERSONAL, Manifest
from sync.server.blobs.objects import ObjectMissing, Objects
from sync.server.blobs.shelf import Part, RangeUnsatisfiable
from sync.server.chunks.book import ChunkBook, KeptChunk, Reach
from sync.server.chunks.building import chunks_of, stale_reaches
from sync.server.database import Database

LEAST_RECORDS = 2_000  # a smaller scope comes in a page or two
_NAME_BYTES = 16
_STRAY_DAYS = 1
_EVERYTHING = Reach(None, None)


class NoSuchChunk(CaseworkerError):
    """There is no such scope or chunk for this device, whether or not there is any."""

    status: ClassVar[int] = 404
    key = "chunk.unknown"
    sentence = "The server has no such part of the records for this device. Nothing was changed; it is asked again."


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a scope, and what is to be made anew."""

    manifest: Manifest
    stale: tuple[Reach, ...]


class Chunks:
    """Chunks of one stream. Safe to use from several threads; one of them builds at a time."""

    def __init__(
        self, database: Database, objects: Objects, *, entropy: Entropy, least_records: int = LEAST_RECORDS
    ) -> None:
        self._database = database
        self._objects = objects
        self._entropy = entropy
        self._least_records = least_records
        self._building = Lock()

    def manifest(self, device: DeviceId, scope: str) -> Manifest:
        """Return the chunks of a scope, fit to be given out; raises NoSuchChunk. Making them can take seconds."""
        with self._database.reading() as connection:
            granted, book = self._database.tx(connection).grants(device), self._book(connection)
            if scope not in granted:
                raise NoSuchChunk
            chunked = tuple(sorted(one for one in granted if book.has_as_many(one, self._least_records)))
        kept = self._kept(scope)
        if kept.stale:
            with self._building:
                self.refresh(scope)
            kept = self._kept(scope)
        return msgspec.structs.replace(kept.manifest, chunked=chunked)

    def read(self, device: DeviceId, sha256: str, *, asked: str | None) -> Part:
        """Return the part of a chunk that a Range header asks for; raises NoSuchChunk or RangeUnsatisfiable.

        A chunk is given as long as the device holds a scope that lists it.
        """
        with self._database.reading() as connection:
            granted = self._database.tx(connection).grants(device)
            found = self._book(connection).of_sum(sha256, granted)
        if found is None:
            raise NoSuchChunk
        name, size = found
        span = Span(0, size, size) if asked is None else span_asked(asked, size)
        if span is None:
            raise RangeUnsatisfiable(total=size)
        try:
            return Part(self._objects.read(name, start=span.start, end=span.end), span)
        except ObjectMissing as error:
            raise NoSuchChunk from error

    def refresh(self, scope: str) -> None:
        """Make the stale chunks of a scope anew, and remove the old ones."""
        for reach in self._kept(scope).stale:
            made = tuple(self._made(scope, reach))
            self._objects.remove(self._put_in_place(scope, reach, made))

    def let_go_of_erased(self) -> int:
        """Make every chunk anew in which an erased record still stands; return of how many scopes.

        For after a push that erased something, and once an hour. Until then such a chunk is in the storage, but it is
        in no manifest.
        """
        with self._database.reading() as connection:
            scopes = self._book(connection).with_erased()
        with self._building:
            for scope in scopes:
                self.refresh(scope)
        return len(scopes)

    def oldest_place(self) -> int | None:
        """Return the place that the log should reach back to for the sake of chunks, None when there are none."""
        with self._database.reading() as connection:
            return self._book(connection).oldest_place()

    def sweep(self, *, now: datetime) -> int:
        """Remove bytes that a crash left behind, and return how many objects that were."""
        strays = self._objects.strays("chunk/", before=now - timedelta(days=_STRAY_DAYS), known=self._known)
        found = list(strays)
        self._objects.remove(found)
        return len(found)

    def _kept(self, scope: str) -> _Kept:
        with self._database.reading() as connection:
            book, stream = self._book(connection), self._database.tx(connection).stream()
            chunks = book.chunks(scope)
            if chunks:
                happened = book.happened(scope, after=min(one.entry.as_of for one in chunks))
                stale = stale_reaches(chunks, happened, floor=stream.floor)
            else:
                stale = (_EVERYTHING,) if book.has_as_many(scope, self._least_records) else ()
            members = book.members(scope, most=MOST_MEMBERS) if scope.startswith(PERSONAL) else None
        as_of = min((one.entry.as_of for one in chunks), default=stream.head)
        entries = tuple(one.entry for one in chunks)
        return _Kept(Manifest(scope=scope, lineage=stream.lineage, as_of=as_of, members=members, chunks=entries), stale)

    def _made(self, scope: str, reach: Reach) -> Iterator[KeptChunk]:
        with self._database.reading() as connection:
            tx = self._database.tx(connection)
            found = tx.records_in(scope, after=reach.after)
            within = takewhile(lambda one: reach.up_to is None or one.id <= reach.up_to, found)
            for entry, packed in chunks_of(within, scope=scope, as_of=tx.stream().head):
                name = f"chunk/{entry.sha256[:2]}/{entry.sha256[2:]}-{self._entropy(_NAME_BYTES).hex()}"
                self._objects.put(name, packed)
                yield KeptChunk(entry, name)

    def _put_in_place(self, scope: str, reach: Reach, made: tuple[KeptChunk, ...]) -> tuple[str, ...]:
        return self._database.transact(lambda connection: self._book(connection).replace(scope, reach, made))

    def _known(self, names: Collection[str]) -> frozenset[str]:
        with self._database.reading() as connection:
            return self._book(connection).known_names(names)

    def _book(self, connection: sa.Connection) -> ChunkBook:
        return ChunkBook(connection, self._database.stream)
