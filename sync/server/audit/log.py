"""The audit log of the server: what was done and what was refused, by whom, in ids (security design, section 8).

The server's own records form one chain, those of each device another; all stand in one Merkle tree in the order of
their arrival. Append last in a transaction: the tree is locked from then on until it ends.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, Entropy, OfficerId
from caseworker.domain.operations import Plain, canonical
from caseworker.domain.plain import to_micros
from sync.protocol.audit import AuditRecord, is_canonical, read_record
from sync.protocol.checkpoints import Checkpoint, Signer, ToldCheckpoint, signed, told
from sync.protocol.merkle import consistency, leaf_hash, root
from sync.protocol.wire import BadMessage
from sync.server.audit.leaves import ChainEnd, Leaves, NewLeaf
from sync.server.audit.tables import AUDIT_CHECKPOINT
from sync.server.rows import SqlTx

FORMAT = 1
CHECKPOINT_RECORDS = 1000
CHECKPOINT_EVERY = timedelta(minutes=15)
FORK = "audit.fork"
TRUNCATE = "audit.truncate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be recorded. `obj`, `scope` and `x` hold ids, counts and words of the program, never a citizen's."""

    act: str
    at: datetime
    actor: OfficerId | None = None
    device: DeviceId | None = None
    obj: str = ""
    scope: str = ""
    out: str = "allow"
    reason: str = ""
    x: dict[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a device's records: up to which they are here, and whether they went on from another past.

    When the first of them continued nothing, it is where the device's chain stands here.
    """

    end: ChainEnd
    fork: bool = False


class AuditLog:
    """The log of one stream. Its own chain is named after the stream; holds no state."""

    def __init__(self, stream: str, *, signer: Signer, entropy: Entropy) -> None:
        self._stream = stream
        self._signer = signer
        self._entropy = entropy

    def append(self, connection: sa.Connection, entry: Entry) -> int:
        """Append one record and return its number in the log, from 1."""
        return self.append_all(connection, [entry])

    def append_all(self, connection: sa.Connection, entries: Sequence[Entry]) -> int:
        """Append several records in their order and return the number of the last."""
        leaves = Leaves(connection, self._stream)
        tree = leaves.lock()
        size, end, made = tree.size, tree.own, list[NewLeaf]()
        for number, entry in enumerate(entries, size + 1):
            salt = self._entropy(16) if entry.reason else b""
            record = canonical(self._record(entry, end, salt))
            end = ChainEnd(end.seq + 1, leaf_hash(record))
            made.append(NewLeaf(record, None, end.seq))
            if entry.reason:
                leaves.keep_reason(number, salt=salt, text=entry.reason)
        return leaves.append(made, own=end)

    def take_from_device(
        self, connection: sa.Connection, device: DeviceId, records: Iterable[bytes], *, now: datetime
    ) -> Taken:
        """Take in the next records of a device's trail, up to the first that continues nothing known here.

        Records that are here already are passed over. One that goes on from an earlier record of the device, in place
        of what came after it, is a fork: it is taken too, and said in the log. Raises BadMessage for bytes that are no
        record of this device; nothing of the call is kept then.
        """
        read = [(raw, _own(raw, device)) for raw in records]
        leaves = Leaves(connection, self._stream)
        leaves.lock()
        end = up_to = leaves.chain(str(device))
        fork, made = False, list[NewLeaf]()
        for raw, record in read:
            leaf, prev = leaf_hash(raw), bytes.fromhex(record.prev)
            if (record.seq, prev) == (end.seq + 1, end.leaf):
                made.append(NewLeaf(raw, device, record.seq))
            elif leaf == end.leaf or leaf in leaves.of_source(device, record.seq):
                up_to = ChainEnd(record.seq, leaf)
                continue
            else:
                before = self._flushed(leaves, made).of_source(device, record.seq - 1)
                if prev not in before and (record.seq > 1 or any(prev)):
                    break
                self._say_fork(connection, leaves, device, record, parted_at=before.get(prev, 0), now=now)
                fork, made = True, [NewLeaf(raw, device, record.seq)]
            end = up_to = ChainEnd(record.seq, leaf)
        self._flushed(leaves, made).move_chain(str(device), end)
        return Taken(up_to, fork)

    def checkpoint(self, connection: sa.Connection, now: datetime, *, at_once: bool = False) -> str | None:
        """Sign a checkpoint when one is due (1,000 records or 15 minutes after the last) and return its note."""
        leaves = Leaves(connection, self._stream)
        size, last = leaves.size(), self._last(connection)
        made_at = to_micros(now)
        due = last is None or size - last.size >= CHECKPOINT_RECORDS or made_at - last.at >= _micros(CHECKPOINT_EVERY)
        if size == 0 or (last is not None and last.size == size) or not (due or at_once):
            return None
        checkpoint = Checkpoint(self.origin(connection), size, root(size, leaves.node))
        note = signed(checkpoint.text(), name=f"caseworker/{self._stream}", signer=self._signer)
        row = {"stream": self._stream, "size": size, "at": made_at, "note": note}
        connection.execute(sa.insert(AUDIT_CHECKPOINT), [row])
        return note

    def latest_checkpoint(self, connection: sa.Connection) -> bytes | None:
        """Return the last note, None before the first."""
        last = self._last(connection)
        return None if last is None else str(last.note).encode()

    def told(self, connection: sa.Connection, *, witnessed: int = 0, origin: str = "") -> ToldCheckpoint | None:
        """Return the last checkpoint with the proof that it continues the one a device has; None before the first.

        A device that has one of another origin, or a larger one, is given it without a proof: it has to tell a person.
        """
        last = self._last(connection)
        if last is None:
            return None
        proof: tuple[bytes, ...] = ()
        if 0 < witnessed <= last.size and origin in {"", str(last.note).partition("\n")[0]}:
            proof = consistency(witnessed, last.size, Leaves(connection, self._stream).node)
        return told(last.note, witnessed=witnessed, proof=proof)

    def notes(self, connection: sa.Connection) -> list[str]:
        """Return every checkpoint that was signed, the smallest first."""
        rows = sa.select(AUDIT_CHECKPOINT.c.note).where(AUDIT_CHECKPOINT.c.stream == self._stream)
        return list(connection.execute(rows.order_by(AUDIT_CHECKPOINT.c.size)).scalars())

    def origin(self, connection: sa.Connection) -> str:
        """Return by which name checkpoints speak of this log: stream and epoch."""
        epoch = SqlTx(connection, self._stream).stream().epoch
        return f"caseworker/{self._stream}/{epoch.hex}"

    def erase_reason(self, connection: sa.Connection, seq: int) -> None:
        """Erase the text of one reason; the log stays whole."""
        Leaves(connection, self._stream).erase_reasons(seq=seq)

    def truncate(self, connection: sa.Connection, *, up_to: int, entry: Entry) -> int:
        """Let the oldest records go up to a number, at the end of their retention, and return the number of the last.

        Their leaves stay, so that every checkpoint still holds. A record of it is signed and appended.
        """
        leaves = Leaves(connection, self._stream)
        leaves.lock()
        up_to = min(up_to, leaves.size())
        if up_to <= leaves.removed():
            return leaves.removed()
        leaves.erase_reasons(up_to=up_to)
        leaves.remove_records(up_to)
        text = Checkpoint(f"{self.origin(connection)}/removed", up_to, root(up_to, leaves.node)).text()
        note = signed(text, name=f"caseworker/{self._stream}", signer=self._signer)
        said: dict[str, Plain] = {**entry.x, "up_to": up_to, "note": note}
        self.append(connection, Entry(act=TRUNCATE, at=entry.at, actor=entry.actor, reason=entry.reason, x=said))
        return up_to

    def _say_fork(
        self,
        connection: sa.Connection,
        leaves: Leaves,
        device: DeviceId,
        record: AuditRecord,
        *,
        parted_at: int,
        now: datetime,
    ) -> None:
        said: dict[str, Plain] = {"log": str(device), "seq": record.seq, "parted_at": parted_at, "prev": record.prev}
        self.append(connection, Entry(act=FORK, at=now, device=device, obj=str(device), out="deny", x=said))
        leaves.lock()

    def _flushed(self, leaves: Leaves, made: list[NewLeaf]) -> Leaves:
        """Write what was gathered, so that it can be looked up and the next leaf stands after it."""
        leaves.append(made)
        made.clear()
        return leaves

    def _record(self, entry: Entry, end: ChainEnd, salt: bytes) -> dict[str, Plain]:
        return {
            "v": FORMAT,
            "log": self._stream,
            "seq": end.seq + 1,
            "t": to_micros(entry.at),
            "tq": "server",
            "actor": _id(entry.actor),
            "dev": _id(entry.device),
            "act": entry.act,
            "obj": entry.obj,
            "scope": entry.scope,
            "out": entry.out,
            "why_h": reason_hash(salt, entry.reason) if entry.reason else "",
            "x": entry.x,
            "prev": end.leaf.hex(),
        }

    def _last(self, connection: sa.Connection) -> "sa.Row[tuple[str, int, int, str]] | None":
        rows = sa.select(AUDIT_CHECKPOINT).where(AUDIT_CHECKPOINT.c.stream == self._stream)
        return connection.execute(rows.order_by(AUDIT_CHECKPOINT.c.size.desc()).limit(1)).first()


def reason_hash(salt: bytes, reason: str) -> str:
    """Return what a record holds of its reason: SHA-256 of salt and text, in hex."""
    return hashlib.sha256(salt + reason.encode()).hexdigest()


def _own(raw: bytes, device: DeviceId) -> AuditRecord:
    record = read_record(raw)
    if record.log != str(device) or record.dev != str(device) or not is_canonical(raw):
        raise BadMessage(bytes=len(raw))
    return record


def _id(one: UUID | None) -> str:
    return "" if one is None else str(one)


def _micros(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
