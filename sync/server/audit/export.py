"""The log as a file for the auditor: written by the server, checked anywhere without it.

One JSON object per line: `seq`, `record` (the text that was hashed, null after its retention), `leaf` and `source`;
then `note` for each checkpoint. Reasons stay in the server: a record has only their hash.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

import msgspec
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.errors import CaseworkerError
from sync.protocol.wire import UNREADABLE
from sync.server.audit.leaves import Leaf, Leaves
from sync.server.audit.log import AuditLog, reason_hash
from sync.server.audit.verifier import LogBroken, Verified, Verifier


class ExportExists(CaseworkerError):
    """A file is already at the place."""

    key = "export.exists"
    sentence = "{file} is there already and is not overwritten. Choose another name."


class _Line(msgspec.Struct):
    seq: int = 0
    record: str | None = None
    leaf: str = ""
    source: UUID | None = None
    note: str = ""


_LINE = msgspec.json.Decoder(_Line)


def write(connection: sa.Connection, log: AuditLog, stream: str, target: Path) -> int:
    """Write the whole log to a new file, readable by its owner alone, and return its size. Raises ExportExists."""
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ExportExists(file=target.name) from None
    leaves = Leaves(connection, stream)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        for one in leaves.all():
            _line(out, _told(one))
        for note in log.notes(connection):
            _line(out, {"note": note})
        out.flush()
        os.fsync(out.fileno())
    return leaves.size()


def check(source: Path, *, key: Ed25519PublicKey, witnesses: Iterable[str] = ()) -> Verified:
    """Check a written log, also against checkpoints that others hold; raises LogBroken or BadCheckpoint."""
    notes = [line.note for line in _lines(source) if line.note]
    leaves = (one for one in map(_leaf, _lines(source)) if one is not None)
    return Verifier(key).verify(leaves, notes, witnesses=witnesses)


def check_kept(
    connection: sa.Connection, log: AuditLog, stream: str, *, key: Ed25519PublicKey, witnesses: Iterable[str] = ()
) -> Verified:
    """Check the log where it is kept, and the reasons that were not erased; raises LogBroken or BadCheckpoint."""
    leaves = Leaves(connection, stream)
    verified = Verifier(key).verify(leaves.all(), log.notes(connection), witnesses=witnesses)
    for seq, text in _false_reasons(leaves):
        raise LogBroken(seq=seq, fault=text)
    return verified


def _false_reasons(leaves: Leaves) -> Iterator[tuple[int, str]]:
    told = {seq: reason_hash(salt, text) for seq, salt, text in leaves.reasons()}
    if not told:
        return
    for one in leaves.all(after=min(told) - 1):
        if one.seq in told and (one.record is None or json.loads(one.record)["why_h"] != told[one.seq]):
            yield one.seq, "has another reason than the one recorded"


def _told(one: Leaf) -> dict[str, Any]:
    record = None if one.record is None else one.record.decode("utf-8", "replace")
    source = None if one.source is None else str(one.source)
    return {"seq": one.seq, "record": record, "leaf": one.leaf.hex(), "source": source}


def _line(out: TextIO, told: dict[str, Any]) -> None:
    out.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


def _lines(source: Path) -> Iterator[_Line]:
    with source.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _LINE.decode(line)
            except UNREADABLE:
                raise LogBroken(seq=number, fault="cannot be read") from None


def _leaf(line: _Line) -> Leaf | None:
    if line.note:
        return None
    try:
        leaf = bytes.fromhex(line.leaf)
    except ValueError:
        raise LogBroken(seq=line.seq, fault="cannot be read") from None
    return Leaf(line.seq, leaf, None if line.record is None else line.record.encode(), line.source)
