"""Manifests and chunks as they are asked for: made when there are none, made anew where they are stale.

What is soon made is made for who asks. What takes long is made by a chore, before anybody asks or soon afterwards;
until then the scope has no chunks, and comes in pages. Only for devices that hold the scope. A manifest never lists a
chunk with a record that has left the scope or was erased; who asks for a chunk that was replaced meanwhile asks for the
manifest again.
"""

from collections.abc import Collection, Iterable, Iterator
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
MOST_AT_ONCE = 10_000  # records that are made into chunks while somebody waits: about half a second
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
    """What is kept of a scope, what is to be made anew (of at most `records`), and where the log stands."""

    manifest: Manifest
    stale: tuple[Reach, ...]
    records: int
    head: int

    def in_pages(self) -> Manifest:
        """Return the manifest of a scope that comes in pages for now."""
        return msgspec.structs.replace(self.manifest, chunks=(), as_of=self.head)


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
        self._wanted: set[str] = set()

    def manifest(self, device: DeviceId, scope: str) -> Manifest:
        """Return the chunks of a scope, fit to be given out, none while they are being made; raises NoSuchChunk."""
        with self._database.reading() as connection:
            granted, book = self._database.tx(connection).grants(device), self._book(connection)
            if scope not in granted:
                raise NoSuchChunk
            chunked = tuple(sorted(one for one in granted if book.has_as_many(one, self._least_records)))
        return msgspec.structs.replace(self._fit(scope), chunked=chunked)

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

    def make_wanted(self) -> int:
        """Make the chunks that somebody asked for and could not wait for; return of how many scopes."""
        wanted, self._wanted = self._wanted, set()
        return self._make(wanted)

    def warm(self) -> int:
        """Make the chunks of every scope that devices hold, but for officers' own; return how many scopes those are."""
        with self._database.reading() as connection:
            held = self._book(connection).held_scopes()
        return self._make(one for one in held if not one.startswith(PERSONAL))

    def let_go_of_erased(self) -> int:
        """Make every chunk anew in which an erased record still stands; return of how many scopes.

        For after a push that erased something, and once an hour. Until then such a chunk is in the storage, but it is
        in no manifest.
        """
        with self._database.reading() as connection:
            scopes = self._book(connection).with_erased()
        return self._make(scopes)

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

    def _fit(self, scope: str) -> Manifest:
        """Return the manifest of a scope, made on the way when that is soon done and nobody else is at it."""
        kept = self._kept(scope)
        if not kept.stale:
            return kept.manifest
        if kept.records > MOST_AT_ONCE or not self._building.acquire(blocking=False):
            self._wanted.add(scope)
            return kept.in_pages()
        try:
            self.refresh(scope)
        finally:
            self._building.release()
        return self._kept(scope).manifest

    def _make(self, scopes: Iterable[str]) -> int:
        made = sorted(scopes)
        for scope in made:
            with self._building:
                self.refresh(scope)
        return len(made)

    def _kept(self, scope: str) -> _Kept:
        with self._database.reading() as connection:
            book, stream = self._book(connection), self._database.tx(connection).stream()
            chunks = book.chunks(scope)
            if chunks:
                happened = book.happened(scope, after=min(one.entry.as_of for one in chunks))
                stale = stale_reaches(chunks, happened, floor=stream.floor)
                records = sum(one.entry.rows for one in chunks if any(reach.has(one.entry) for reach in stale))
            else:
                stale = (_EVERYTHING,) if book.has_as_many(scope, self._least_records) else ()
                records = MOST_AT_ONCE + book.has_as_many(scope, MOST_AT_ONCE + 1) if stale else 0
            members = book.members(scope, most=MOST_MEMBERS) if scope.startswith(PERSONAL) else None
        as_of = min((one.entry.as_of for one in chunks), default=stream.head)
        entries = tuple(one.entry for one in chunks)
        manifest = Manifest(scope=scope, lineage=stream.lineage, as_of=as_of, members=members, chunks=entries)
        return _Kept(manifest, stale, records, stream.head)

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
