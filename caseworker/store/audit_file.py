"""The audit trail as a file for the auditor: written here, checked anywhere without the store.

One JSON object per line, `seq`, `record` (the canonical text) and `leaf` (hex); the last line holds the checkpoint.
Reasons stay in the store: a record has only their hash. Identifiers only, no citizen's words.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from caseworker.errors import CaseworkerError
from caseworker.store import audit
from caseworker.store.audit import FIRST_LEAF, AuditBroken, Checkpoint
from caseworker.store.files import create_private, room_needed


class ExportExists(CaseworkerError):
    """A file is already at the place."""

    key = "export.exists"
    sentence = "{file} is there already and is not overwritten. Choose another name."


@dataclass(frozen=True, slots=True)
class Checked:
    """A whole trail: of which device, how many records, and its last one."""

    log: str
    last: Checkpoint


def write(connection: sa.Connection, target: Path) -> Checkpoint:
    """Write the whole trail to a new file, readable by its owner alone. Raises ExportExists or DiskFull."""
    try:
        handle = create_private(target)
    except FileExistsError:
        raise ExportExists(file=target.name) from None
    last = audit.head(connection)
    with room_needed(), os.fdopen(handle, "w", encoding="utf-8") as out:
        for kept in audit.entries(connection):
            record = audit.bytes_of(kept.record).decode("utf-8", "replace")
            _line(out, {"seq": kept.seq, "record": record, "leaf": kept.leaf.hex()})
        _line(out, {"checkpoint": last.seq, "leaf": last.leaf.hex()})
        out.flush()
        os.fsync(out.fileno())
    return last


def check(source: Path, *, witness: Checkpoint | None = None) -> Checked:
    """Check a written trail and return its end, or raise AuditBroken at the first bad record.

    A `witness` is a checkpoint that somebody else remembers: the file must hold the same record there.
    """
    last, log = Checkpoint(0, FIRST_LEAF), ""
    for told in _lines(source):
        if "checkpoint" in told:
            _check_end(told, last, witness)
            return Checked(log, last)
        last, log = _follow(told, last, log)
        if witness is not None and witness.seq == last.seq and witness.leaf != last.leaf:
            raise AuditBroken(seq=last.seq, fault="is another one than a witness remembers")
    raise AuditBroken(seq=last.seq + 1, fault="is missing")


def _line(out: Any, told: dict[str, int | str]) -> None:
    out.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


def _lines(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            try:
                told = json.loads(line)
            except ValueError:
                told = None
            if not isinstance(told, dict):
                raise AuditBroken(seq=number, fault="cannot be read")
            yield told


def _follow(told: dict[str, Any], last: Checkpoint, log: str) -> tuple[Checkpoint, str]:
    seq = last.seq + 1
    if told.get("seq") != seq:
        raise AuditBroken(seq=seq, fault="is missing")
    record, leaf = str(told.get("record")), str(told.get("leaf"))
    if audit.leaf_of(record.encode()).hex() != leaf:
        raise AuditBroken(seq=seq, fault="was changed")
    content = json.loads(record)
    if content["seq"] != seq or content["prev"] != last.leaf.hex() or (log and content["log"] != log):
        raise AuditBroken(seq=seq, fault="does not follow the one before it")
    return Checkpoint(seq, bytes.fromhex(leaf)), content["log"]


def _check_end(told: dict[str, Any], last: Checkpoint, witness: Checkpoint | None) -> None:
    counted = max(int(told["checkpoint"]), witness.seq if witness else 0)
    if counted > last.seq:
        raise AuditBroken(seq=last.seq + 1, fault="is missing")
    if told.get("leaf") != last.leaf.hex() or int(told["checkpoint"]) < last.seq:
        raise AuditBroken(seq=last.seq, fault="is not the end that was written")
