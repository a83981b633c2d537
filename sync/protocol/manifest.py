"""The chunks a scope is filled from for the first time: what they are, and how their bytes are read.

A chunk holds the full rows of a part of a scope, in the order of their ids: JSON lines in one zstd frame, named by the
SHA-256 of that frame, never changed. `as_of` is a place in the log: everything that happened to the scope after it is
in the log. A row counts only when it is newer than what the device has, so chunks and log may overlap in any way.
"""

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from sync.protocol.messages import Epochs, Hash, Place, Row, Scope, Scopes
from sync.protocol.packing import NotPacked, UnpacksTooLarge, pack, unpack
from sync.protocol.wire import UNREADABLE, BadMessage

CHUNK_PLAIN_BYTES = 4 << 20  # a chunk is closed when its plain rows reach this: about 1 MiB packed
LARGEST_PLAIN_BYTES = 32 << 20  # one record of the largest size beyond that
MOST_CHUNKS = 20_000
MOST_MEMBERS = 50_000
MANIFEST_BYTES = 8 << 20
PERSONAL = "@"  # how the name of a scope begins that is one officer's own
CHUNK_TYPE = "application/zstd"

_ROW = msgspec.json.Decoder(Row)
_ENCODER = msgspec.json.Encoder()


class ChunkEntry(Struct, frozen=True, kw_only=True):
    """One chunk: its sum, its packed bytes, its rows, the first and last id in it, its newest version, its place."""

    sha256: Hash
    bytes: Place
    rows: Place
    first: UUID
    last: UUID
    v_max: Place
    as_of: Place


class Manifest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The chunks of a scope in the order of their ids. None are listed of a scope that pages fill as well, or for now.

    `chunked` are all scopes the device may hold of which there are chunks: of the others it need not ask. `members` are
    the records of a scope that is one officer's own, None when they are too many to tell: rows of other scopes' chunks,
    which many devices share, do not name that scope.
    """

    scope: Scope
    lineage: Epochs
    as_of: Place
    chunked: Scopes = ()
    members: Annotated[tuple[UUID, ...], Meta(max_length=MOST_MEMBERS)] | None = None
    chunks: Annotated[tuple[ChunkEntry, ...], Meta(max_length=MOST_CHUNKS)] = ()


_MANIFEST = msgspec.json.Decoder(Manifest)


def write_manifest(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest."""
    return _ENCODER.encode(manifest)


def read_manifest(raw: bytes) -> Manifest:
    """Return a manifest whose chunks are in order; any other bytes raise BadMessage."""
    try:
        manifest = _MANIFEST.decode(raw) if len(raw) <= MANIFEST_BYTES else None
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
    if manifest is None or not _in_order(manifest.chunks):
        raise BadMessage(bytes=len(raw))
    return manifest


def pack_rows(lines: Iterable[bytes]) -> bytes:
    """Return a chunk of rows that were encoded already (`encode_row`)."""
    return pack(b"\n".join(lines))


def encode_row(row: Row) -> bytes:
    """Return one row as a line of a chunk."""
    return _ENCODER.encode(row)


def read_chunk(packed: bytes, entry: ChunkEntry) -> tuple[Row, ...]:
    """Return the rows of a chunk; raises BadMessage unless it is the one of this entry."""
    if hashlib.sha256(packed).hexdigest() != entry.sha256:
        raise BadMessage(bytes=len(packed))
    try:
        rows = tuple(_ROW.decode_lines(unpack(packed, limit_bytes=LARGEST_PLAIN_BYTES)))
    except (*UNREADABLE, NotPacked, UnpacksTooLarge) as error:
        raise BadMessage(bytes=len(packed)) from error
    if not rows or (rows[0].id, rows[-1].id, len(rows)) != (entry.first, entry.last, entry.rows):
        raise BadMessage(bytes=len(packed))
    return rows


def _in_order(chunks: tuple[ChunkEntry, ...]) -> bool:
    ids = [one for chunk in chunks for one in (chunk.first, chunk.last)]
    return all(one <= other for one, other in pairwise(ids))
