"""Making chunks of the records of a scope, and telling which of the kept ones are not to be given out any more.

A chunk is stale when a record in its part of the ids has left the scope or was erased since (what it says may not be
told to a newcomer), when a quarter of it has changed (the log would cost more), or when the log no longer reaches back
to its place.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from sync.protocol.manifest import CHUNK_PLAIN_BYTES, PERSONAL, ChunkEntry, encode_row, pack_rows
from sync.protocol.messages import Row, What
from sync.server.chunks.book import Happened, KeptChunk, Reach
from sync.server.storage import StoredRecord

_CHANGED_SHARE = 4  # one in so many rows


def chunks_of(records: Iterable[StoredRecord], *, scope: str, as_of: int) -> Iterator[tuple[ChunkEntry, bytes]]:
    """Give the chunks of records that come in the order of their ids, each with its packed bytes."""
    lines: list[bytes] = []
    ends: list[StoredRecord] = []
    v_max = spent = 0
    for record in records:
        line = encode_row(_row(record, scope))
        lines.append(line)
        ends = [ends[0] if ends else record, record]
        v_max, spent = max(v_max, record.v), spent + len(line)
        if spent >= CHUNK_PLAIN_BYTES:
            yield _chunk(lines, ends, v_max=v_max, as_of=as_of)
            lines, ends, v_max, spent = [], [], 0, 0
    if lines:
        yield _chunk(lines, ends, v_max=v_max, as_of=as_of)


def stale_reaches(chunks: Sequence[KeptChunk], happened: Iterable[Happened], *, floor: int) -> tuple[Reach, ...]:
    """Return the parts of the ids whose chunks are to be made anew; neighbours are one part."""
    lasts = [one.entry.last for one in chunks]
    changed, gone = [0] * len(chunks), [one.entry.as_of < floor for one in chunks]
    for one in happened:
        at = _holding(lasts, one.id)
        if one.seq > chunks[at].entry.as_of:
            changed[at] += 1
            gone[at] |= one.is_gone
    stale = [
        is_gone or count * _CHANGED_SHARE >= chunk.entry.rows
        for is_gone, count, chunk in zip(gone, changed, chunks, strict=True)
    ]
    return tuple(_reaches(lasts, stale))


def _reaches(lasts: Sequence[UUID], stale: Sequence[bool]) -> Iterator[Reach]:
    begun: Reach | None = None
    for at, is_stale in enumerate(stale):
        up_to = lasts[at] if at < len(lasts) - 1 else None
        if is_stale:
            begun = Reach(begun.after if begun else (lasts[at - 1] if at else None), up_to)
        elif begun is not None:
            yield begun
            begun = None
    if begun is not None:
        yield begun


def _holding(lasts: Sequence[UUID], record: UUID) -> int:
    """Return which chunk has the part of the ids that a record falls in: what lies after the last one is its too."""
    low, high = 0, len(lasts) - 1
    while low < high:
        middle = (low + high) // 2
        if record <= lasts[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def _row(record: StoredRecord, scope: str) -> Row:
    """Return the row of a record. Of scopes that are one officer's, only the chunk's own is told."""
    scopes = tuple(sorted(one for one in record.scopes if one == scope or not one.startswith(PERSONAL)))
    return Row(seq=record.v, what=What.FULL, kind=record.kind, id=record.id, fields=dict(record.fields), scopes=scopes)


def _chunk(lines: Sequence[bytes], ends: Sequence[StoredRecord], *, v_max: int, as_of: int) -> tuple[ChunkEntry, bytes]:
    packed = pack_rows(lines)
    entry = ChunkEntry(
        sha256=hashlib.sha256(packed).hexdigest(),
        bytes=len(packed),
        rows=len(lines),
        first=ends[0].id,
        last=ends[-1].id,
        v_max=v_max,
        as_of=as_of,
    )
    return entry, packed
