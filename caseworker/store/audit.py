"""The audit trail of this device: a chain of records, each holding the hash of the one before (security design, 8).

A record is canonical JSON of identifiers only. A reason is kept apart with a random salt; the record holds only its
hash, so erasing the reason leaves the chain whole. Leaf = SHA-256(0x00 || record), as in RFC 6962.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from caseworker.domain.operations import Author, Plain, canonical
from caseworker.domain.plain import form_of, to_micros
from caseworker.errors import CaseworkerError
from caseworker.store import sql

FIRST_LEAF = bytes(32)
FORMAT = 1
TOLD_EVERY = 1000
CLOCK_QUALITIES = ("server", "lease", "local")

_REASON = form_of(str, "reason")


class AuditBroken(CaseworkerError):
    """The trail does not hold together from one record on."""

    key = "audit.broken"
    sentence = (
        "The audit trail is not whole: record {seq} {fault}. The case data is not touched by this. "
        "Keep this device as it is and tell the person who looks after security."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be recorded. `obj` and `scope` are ids and words of the program, never a citizen's words."""

    author: Author
    at: datetime
    act: str
    obj: str = ""
    out: str = "allow"
    scope: str = ""
    reason: str = ""
    clock: str = "local"
    x: dict[str, Plain] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it stands in the trail, with its reason when that has not been erased."""

    seq: int
    record: bytes
    leaf: bytes
    reason: str | None


def leaf_of(record: bytes) -> bytes:
    """Return the Merkle leaf hash of a record (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\x00" + record).digest()


def append(connection: sa.Connection, entry: Entry, *, entropy: Entropy) -> int:
    """Append one record in the caller's transaction and return its number, counted from 1.

    Raises TextCannotBeKept for a reason with a broken character.
    """
    _REASON.plain(entry.reason)
    last = head(connection)
    seq, previous = last.seq + 1, last.leaf
    salt = entropy(16) if entry.reason else b""
    record = canonical(_record(entry, seq, previous, salt))
    leaf = leaf_of(record)
    sql.run(connection, "INSERT INTO audit (seq, record, leaf) VALUES (?, ?, ?)", (seq, record, leaf))
    sql.run(connection, "UPDATE travel SET audited = ?, leaf = ?", (seq, leaf))
    if entry.reason:
        sql.run(connection, "INSERT INTO audit_reason (seq, salt, text) VALUES (?, ?, ?)", (seq, salt, entry.reason))
    return seq


def _record(entry: Entry, seq: int, previous: bytes, salt: bytes) -> dict[str, Plain]:
    return {
        "v": FORMAT,
        "log": str(entry.author.device),
        "seq": seq,
        "t": to_micros(entry.at),
        "tq": entry.clock,
        "actor": str(entry.author.officer),
        "dev": str(entry.author.device),
        "act": entry.act,
        "obj": entry.obj,
        "scope": entry.scope,
        "out": entry.out,
        "why_h": reason_hash(salt, entry.reason) if entry.reason else "",
        "x": entry.x or {},
        "prev": previous.hex(),
    }


def reason_hash(salt: bytes, reason: str) -> str:
    """Return what a record holds of its reason: SHA-256 of salt and text, in hex."""
    return hashlib.sha256(salt + reason.encode()).hexdigest()


def entries(connection: sa.Connection, *, after: int = 0) -> Iterator[Kept]:
    """Yield the records after a number, oldest first."""
    rows = sql.run(
        connection,
        "SELECT a.seq, a.record, a.leaf, r.text FROM audit a LEFT JOIN audit_reason r ON r.seq = a.seq "
        "WHERE a.seq > ? ORDER BY a.seq",
        (after,),
    )
    for seq, record, leaf, reason in rows:
        yield Kept(seq, record, leaf, reason)


def erase_reason(connection: sa.Connection, seq: int) -> None:
    """Erase the text of one reason; the chain stays valid."""
    sql.run(connection, "DELETE FROM audit_reason WHERE seq = ?", (seq,))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The last record of a trail as somebody else remembers it: its number and its leaf."""

    seq: int
    leaf: bytes


def head(connection: sa.Connection) -> Checkpoint:
    """Return the last record's number and leaf as the store counts them; (0, zeros) for an empty trail."""
    row = sql.first(connection, "SELECT audited, leaf FROM travel")
    assert row is not None, "a store is never without its place"
    return Checkpoint(row[0], row[1])


def verify(
    connection: sa.Connection, *, witness: Checkpoint | None = None, seen: Callable[[int], None] | None = None
) -> int:
    """Check the whole trail and return the number of its records, or raise AuditBroken at the first bad one.

    `seen` is told every thousandth record's number; what it raises ends the check.

    A trail cut at its end is found by the count kept beside it; one that was cut and grown again, or made
    anew in another way, only by a `witness` remembered outside.
    """
    previous, expected = FIRST_LEAF, 1
    for kept in entries(connection):
        _check(kept, expected, previous)
        if witness is not None and witness.seq == kept.seq and witness.leaf != kept.leaf:
            raise AuditBroken(seq=kept.seq, fault="is another one than a witness remembers")
        previous, expected = kept.leaf, expected + 1
        if seen is not None and kept.seq % TOLD_EVERY == 0:
            seen(kept.seq)
    if max(head(connection).seq, witness.seq if witness else 0) >= expected:
        raise AuditBroken(seq=expected, fault="is missing")
    _check_reasons(connection)
    return expected - 1


def bytes_of(cell: bytes | str) -> bytes:
    """Return the bytes of a record, whatever type a tampering hand has given its cell."""
    return cell.encode() if isinstance(cell, str) else cell


def _check(kept: Kept, expected: int, previous: bytes) -> None:
    if kept.seq != expected:
        raise AuditBroken(seq=expected, fault="is missing")
    if leaf_of(bytes_of(kept.record)) != kept.leaf:
        raise AuditBroken(seq=kept.seq, fault="was changed")
    try:
        content = json.loads(kept.record)
    except ValueError:
        raise AuditBroken(seq=kept.seq, fault="cannot be read") from None
    if content["seq"] != kept.seq or content["prev"] != previous.hex():
        raise AuditBroken(seq=kept.seq, fault="does not follow the one before it")


def _check_reasons(connection: sa.Connection) -> None:
    rows = sql.run(
        connection,
        "SELECT a.seq, a.record, r.salt, r.text FROM audit_reason r LEFT JOIN audit a ON a.seq = r.seq ORDER BY r.seq",
    )
    for seq, record, salt, text in rows:
        if record is None or json.loads(record)["why_h"] != reason_hash(salt, text):
            raise AuditBroken(seq=seq or 0, fault="has another reason than the one recorded")
