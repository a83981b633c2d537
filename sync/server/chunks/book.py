"""The rows of chunks, and what the log says about them. One connection, one stream, no bytes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from sync.protocol.manifest import ChunkEntry
from sync.protocol.messages import What
from sync.server.chunks.tables import CHUNK
from sync.server.tables import CHANGE, GRANT, RECORD_SCOPE

_PART = 500


@dataclass(frozen=True, slots=True)
class KeptChunk:
    """One chunk of a scope, and its name in the object storage."""

    entry: ChunkEntry
    name: str


@dataclass(frozen=True, slots=True)
class Reach:
    """A part of the ids: after `after` (None: from the first) up to `up_to` (None: to the last)."""

    after: UUID | None
    up_to: UUID | None

    def has(self, chunk: ChunkEntry) -> bool:
        """Whether a chunk begins in it."""
        return (self.after is None or chunk.first > self.after) and (self.up_to is None or chunk.first <= self.up_to)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing the log says about a record of a scope."""

    seq: int
    id: UUID
    is_gone: bool


class ChunkBook:
    """Reads and writes the rows of one stream in one transaction."""

    def __init__(self, connection: sa.Connection, stream: str) -> None:
        self._connection = connection
        self._stream = stream

    def chunks(self, scope: str) -> tuple[KeptChunk, ...]:
        """Return the chunks of a scope in the order of their ids."""
        wanted = sa.select(CHUNK).where(self._mine, CHUNK.c.scope == scope).order_by(CHUNK.c.first)
        return tuple(
            KeptChunk(
                ChunkEntry(
                    sha256=row.sha256,
                    bytes=row.bytes,
                    rows=row.rows,
                    first=row.first,
                    last=row.last,
                    v_max=row.v_max,
                    as_of=row.as_of,
                ),
                row.name,
            )
            for row in self._connection.execute(wanted)
        )

    def of_sum(self, sha256: str, scopes: Collection[str]) -> tuple[str, int] | None:
        """Return name and bytes of a chunk that one of these scopes lists, None when none does."""
        wanted = sa.select(CHUNK.c.name, CHUNK.c.bytes, CHUNK.c.scope).where(self._mine, CHUNK.c.sha256 == sha256)
        found = (row for row in self._connection.execute(wanted) if row.scope in scopes)
        return next(((row.name, row.bytes) for row in found), None)

    def replace(self, scope: str, reach: Reach, chunks: Collection[KeptChunk]) -> tuple[str, ...]:
        """Put these chunks in place of those of a reach; return the names of what is not needed any more."""
        within = (CHUNK.c.stream == self._stream) & (CHUNK.c.scope == scope)
        if reach.after is not None:
            within &= CHUNK.c.first > reach.after
        if reach.up_to is not None:
            within &= CHUNK.c.first <= reach.up_to
        old = tuple(self._connection.execute(sa.select(CHUNK.c.name).where(within)).scalars())
        self._connection.execute(sa.delete(CHUNK).where(within))
        if chunks:
            self._connection.execute(sa.insert(CHUNK), [self._row(scope, one) for one in chunks])
        return old

    def happened(self, scope: str, *, after: int) -> Iterator[Happened]:
        """Give what the log says of a scope after a place, in no particular order."""
        wanted = sa.select(CHANGE.c.seq, CHANGE.c.id, CHANGE.c.what).where(
            CHANGE.c.stream == self._stream, CHANGE.c.scope == scope, CHANGE.c.seq > after
        )
        gone = {What.LEAVE.value, What.ERASE.value}
        rows = self._connection.execute(wanted).yield_per(_PART)
        return (Happened(row.seq, row.id, row.what in gone) for row in rows)

    def has_as_many(self, scope: str, least: int) -> bool:
        """Whether a scope has at least so many records."""
        some = (
            sa.select(RECORD_SCOPE.c.id)
            .where(RECORD_SCOPE.c.stream == self._stream, RECORD_SCOPE.c.scope == scope)
            .limit(least)
            .subquery()
        )
        return int(self._connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one()) >= least

    def members(self, scope: str, *, most: int) -> tuple[UUID, ...] | None:
        """Return the records of a scope, None when there are more than so many."""
        wanted = sa.select(RECORD_SCOPE.c.id).where(
            RECORD_SCOPE.c.stream == self._stream, RECORD_SCOPE.c.scope == scope
        )
        found = tuple(self._connection.execute(wanted.limit(most + 1)).scalars())
        return found if len(found) <= most else None

    def with_erased(self) -> tuple[str, ...]:
        """Return the scopes with a chunk in which a record stands that has been erased since."""
        inside = (CHANGE.c.id >= CHUNK.c.first) & (CHANGE.c.id <= CHUNK.c.last) & (CHANGE.c.seq > CHUNK.c.as_of)
        of_it = (CHANGE.c.stream == CHUNK.c.stream) & (CHANGE.c.scope == CHUNK.c.scope)
        erased = sa.exists().where(of_it, inside, CHANGE.c.what == What.ERASE.value)
        wanted = sa.select(CHUNK.c.scope).where(self._mine, erased).distinct().order_by(CHUNK.c.scope)
        return tuple(self._connection.execute(wanted).scalars())

    def held_scopes(self) -> tuple[str, ...]:
        """Return the scopes that some device holds, each once."""
        wanted = sa.select(GRANT.c.scope).where(GRANT.c.stream == self._stream).distinct()
        return tuple(self._connection.execute(wanted).scalars())

    def oldest_place(self) -> int | None:
        """Return the oldest place in the log that any chunk needs, None when there are no chunks."""
        found = self._connection.execute(sa.select(sa.func.min(CHUNK.c.as_of)).where(self._mine)).scalar()
        return None if found is None else int(found)

    def known_names(self, names: Collection[str]) -> frozenset[str]:
        """Return those names that stand for a chunk, in whatever stream; at most a few hundred."""
        return frozenset(self._connection.execute(sa.select(CHUNK.c.name).where(CHUNK.c.name.in_(names))).scalars())

    @property
    def _mine(self) -> sa.ColumnElement[bool]:
        return CHUNK.c.stream == self._stream

    def _row(self, scope: str, one: KeptChunk) -> dict[str, object]:
        entry = one.entry
        named = {"stream": self._stream, "scope": scope, "name": one.name, "sha256": entry.sha256}
        ends = {"first": entry.first, "last": entry.last, "bytes": entry.bytes, "rows": entry.rows}
        return {**named, **ends, "v_max": entry.v_max, "as_of": entry.as_of}
