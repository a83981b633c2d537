"""The rows under the audit log: leaves, subtrees, and where each chain stands. What they mean is said elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from sync.protocol.merkle import Node, Peaks, leaf_hash
from sync.server.audit.tables import AUDIT_CHAIN, AUDIT_LEAF, AUDIT_NODE, AUDIT_REASON, AUDIT_TREE

FIRST_LEAF = bytes(32)
_PART = 1000


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf with its record, which is gone at the end of its retention. `source` is the device it came from."""

    seq: int
    leaf: bytes
    record: bytes | None
    source: UUID | None


@dataclass(frozen=True, slots=True)
class NewLeaf:
    """A record that is to be appended, with the number it has in the chain of its author."""

    record: bytes
    source: UUID | None
    source_seq: int


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The last record of one chain."""

    seq: int = 0
    leaf: bytes = FIRST_LEAF


@dataclass(frozen=True, slots=True)
class _Tree:
    """The tree as whoever appends finds it."""

    size: int = 0
    peaks: bytes = b""
    own: ChainEnd = field(default_factory=ChainEnd)


class Leaves:
    """The log of one stream on one connection."""

    def __init__(self, connection: sa.Connection, stream: str) -> None:
        self._connection = connection
        self._stream = stream
        self._tree: _Tree | None = None

    def size(self) -> int:
        """Return how many leaves there are."""
        return int(self._connection.execute(sa.select(AUDIT_TREE.c.size).where(self._mine(AUDIT_TREE))).scalar() or 0)

    def removed(self) -> int:
        """Return up to which leaf records have reached the end of their retention."""
        told = sa.select(AUDIT_TREE.c.removed).where(self._mine(AUDIT_TREE))
        return int(self._connection.execute(told).scalar() or 0)

    def lock(self) -> _Tree:
        """Wait until nobody else appends and return the tree; the lock is held until the transaction ends."""
        read = (AUDIT_TREE.c.size, AUDIT_TREE.c.peaks, AUDIT_TREE.c.seq, AUDIT_TREE.c.leaf)
        taken = sa.update(AUDIT_TREE).where(self._mine(AUDIT_TREE)).values(size=AUDIT_TREE.c.size).returning(*read)
        row = self._connection.execute(taken).first()
        if row is None:
            empty = {"stream": self._stream, "size": 0, "removed": 0, "peaks": b"", "seq": 0, "leaf": FIRST_LEAF}
            self._connection.execute(sa.insert(AUDIT_TREE), [empty])
        self._tree = _Tree() if row is None else _Tree(row.size, row.peaks, ChainEnd(row.seq, row.leaf))
        return self._tree

    def append(self, records: Sequence[NewLeaf], *, own: ChainEnd | None = None) -> int:
        """Append records, under the lock, and return the number of the last leaf. `own` is where our chain stands."""
        tree = self._tree or self.lock()
        if not records:
            return tree.size
        nodes: list[dict[str, Any]] = []
        peaks = Peaks.restored(
            tree.size, tree.peaks, complete=lambda level, place, told: nodes.append(self._node(level, place, told))
        )
        rows = []
        for one in records:
            leaf = leaf_hash(one.record)
            peaks.add(leaf)
            rows.append(self._leaf(peaks.size, leaf, one))
        self._connection.execute(sa.insert(AUDIT_LEAF), rows)
        if nodes:
            self._connection.execute(sa.insert(AUDIT_NODE), nodes)
        self._tree = _Tree(peaks.size, peaks.hashes(), own or tree.own)
        end = self._tree.own
        values = {"size": peaks.size, "peaks": self._tree.peaks, "seq": end.seq, "leaf": end.leaf}
        self._connection.execute(sa.update(AUDIT_TREE).where(self._mine(AUDIT_TREE)).values(values))
        return peaks.size

    @property
    def node(self) -> Node:
        """What proofs are made from."""
        return self._hash

    def chain(self, log: str) -> ChainEnd:
        """Return where the chain of a device stands."""
        told = sa.select(AUDIT_CHAIN.c.seq, AUDIT_CHAIN.c.leaf).where(self._mine(AUDIT_CHAIN), AUDIT_CHAIN.c.log == log)
        row = self._connection.execute(told).first()
        return ChainEnd() if row is None else ChainEnd(row.seq, row.leaf)

    def move_chain(self, log: str, end: ChainEnd) -> None:
        """Say where the chain of a device stands now."""
        mine = (self._mine(AUDIT_CHAIN), AUDIT_CHAIN.c.log == log)
        changed = self._connection.execute(sa.update(AUDIT_CHAIN).where(*mine).values(seq=end.seq, leaf=end.leaf))
        if changed.rowcount == 0:
            row = {"stream": self._stream, "log": log, "seq": end.seq, "leaf": end.leaf}
            self._connection.execute(sa.insert(AUDIT_CHAIN), [row])

    def of_source(self, source: UUID, seq: int) -> dict[bytes, int]:
        """Return the leaves a device has sent under one of its numbers, each with its place in the log."""
        told = sa.select(AUDIT_LEAF.c.leaf, AUDIT_LEAF.c.seq).where(
            self._mine(AUDIT_LEAF), AUDIT_LEAF.c.source == source, AUDIT_LEAF.c.source_seq == seq
        )
        return {row.leaf: row.seq for row in self._connection.execute(told)}

    def all(self, *, after: int = 0) -> Iterator[Leaf]:
        """Yield the leaves after a number in their order, in bounded memory."""
        while True:
            told = sa.select(AUDIT_LEAF).where(self._mine(AUDIT_LEAF), AUDIT_LEAF.c.seq > after)
            rows = self._connection.execute(told.order_by(AUDIT_LEAF.c.seq).limit(_PART)).all()
            for row in rows:
                yield Leaf(row.seq, row.leaf, row.record, row.source)
            if len(rows) < _PART:
                return
            after = rows[-1].seq

    def keep_reason(self, seq: int, *, salt: bytes, text: str) -> None:
        """Keep a reason apart from its record."""
        row = {"stream": self._stream, "seq": seq, "salt": salt, "text": text}
        self._connection.execute(sa.insert(AUDIT_REASON), [row])

    def reasons(self) -> Iterator[tuple[int, bytes, str]]:
        """Yield number, salt and text of the reasons that were not erased."""
        told = sa.select(AUDIT_REASON).where(self._mine(AUDIT_REASON)).order_by(AUDIT_REASON.c.seq)
        for row in self._connection.execute(told.execution_options(yield_per=_PART)):
            yield row.seq, row.salt, row.text

    def erase_reasons(self, *, up_to: int | None = None, seq: int | None = None) -> None:
        """Erase one reason, or all up to a number."""
        wanted = AUDIT_REASON.c.seq == seq if seq is not None else AUDIT_REASON.c.seq <= (up_to or 0)
        self._connection.execute(sa.delete(AUDIT_REASON).where(self._mine(AUDIT_REASON), wanted))

    def remove_records(self, up_to: int) -> None:
        """Take the records up to a number out; their leaves stay."""
        old = (self._mine(AUDIT_LEAF), AUDIT_LEAF.c.seq <= up_to, AUDIT_LEAF.c.seq > self.removed())
        self._connection.execute(sa.update(AUDIT_LEAF).where(*old).values(record=None))
        self._connection.execute(sa.update(AUDIT_TREE).where(self._mine(AUDIT_TREE)).values(removed=up_to))

    def _hash(self, level: int, place: int) -> bytes:
        if level == 0:
            told = sa.select(AUDIT_LEAF.c.leaf).where(self._mine(AUDIT_LEAF), AUDIT_LEAF.c.seq == place + 1)
        else:
            told = sa.select(AUDIT_NODE.c.hash).where(
                self._mine(AUDIT_NODE), AUDIT_NODE.c.level == level, AUDIT_NODE.c.place == place
            )
        found: bytes = self._connection.execute(told).scalar_one()
        return found

    def _mine(self, table: sa.Table) -> sa.ColumnElement[bool]:
        return table.c.stream == self._stream

    def _node(self, level: int, place: int, told: bytes) -> dict[str, Any]:
        return {"stream": self._stream, "level": level, "place": place, "hash": told}

    def _leaf(self, seq: int, leaf: bytes, one: NewLeaf) -> dict[str, Any]:
        named = {"stream": self._stream, "seq": seq, "leaf": leaf, "record": one.record}
        return {**named, "source": one.source, "source_seq": one.source_seq}
