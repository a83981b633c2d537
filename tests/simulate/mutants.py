"""Planted faults: each takes one rule of the protocol out, by a subclass in the place of the product's own part.

Each must be caught. One that is not would mean that the checkers see nothing, or that the rule is not needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from msgspec.structs import replace as with_

from caseworker.domain.definition import Merge
from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock, Edit, Ruling
from caseworker.domain.operations import Mutation, Plain, Verb, applied
from sync.client.books import Answered, BeginEpoch
from sync.client.core import State as Standing
from sync.client.core import SyncCore
from sync.client.memory import BaseRecord, MemoryBooks
from sync.protocol.messages import PullReply, PushedOperation, PushReply, PushRequest, Row, What
from sync.server.core import PushCore
from sync.server.docket import Docket
from sync.server.rulebook import Rulebook
from sync.server.storage import ChangeRow, Tx
from tests.simulate.disk import MemoryDisk
from tests.simulate.parts import Parts
from tests.simulate.servers import MemoryServer


class FoldOnAck(MemoryBooks):
    """Acknowledged operations are folded into the base."""

    def _answered(self, step: Answered) -> None:
        super()._answered(step)
        for n, one in self._outbox.items():
            if one.answer is not None and not one.kept:
                for mutation in one.mutations:
                    self._fold(mutation, one.answer.seq)
                self._outbox[n] = replace(one, kept=True)

    def _fold(self, mutation: Mutation, seq: int) -> None:
        base = self._base.get(mutation.record)
        if base is not None and mutation.verb is not Verb.ERASE:
            fields = base.fields if mutation.verb is Verb.CREATE else applied(base.fields, mutation)
            self._base[mutation.record] = replace(base, fields=fields)


class DropAtAck(MemoryBooks):
    """An operation leaves the overlay when it is acknowledged, not when the log has passed it."""

    def _answered(self, step: Answered) -> None:
        super()._answered(step)
        for n, one in self._outbox.items():
            if one.answer is not None:
                self._outbox[n] = replace(one, kept=True)


class AckByNumber(SyncCore):
    """An answer is taken for ours when its number waits here, whatever the chain."""

    def is_ours(self, state: Standing, reply: PushReply) -> bool:
        return reply.ack is not None and any(one.n == reply.ack.n for one in state.waiting)


class NoChain(PushCore):
    """Nobody looks whether an operation continues the past that the server knows."""

    def continues(self, pushed: PushedOperation, chain: bytes, *, new: bool, after: int | None) -> bool:
        return True


class NoOperationId(PushCore):
    """An operation that comes again in another life is a new one.

    Planted at the core level alone: setting a value twice changes nothing, and only the tables tell it at once.
    """

    def is_known(self, docket: Docket, op_id: OperationId) -> bool:
        return False


class NoDedupe(PushCore):
    """An operation that comes again in the same life is applied again."""

    def is_known(self, docket: Docket, op_id: OperationId) -> bool:
        return False

    def line_up(self, tx: Tx, request: PushRequest) -> Any:
        return super().line_up(_Forgetful(tx), request)


class _Forgetful:
    """A transaction in which no operation has its place yet."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    def place(self, *_asked: Any) -> None:
        return None

    def last_place(self, *_asked: Any) -> None:
        return None


class RefusedUnnumbered(MemoryServer):
    """A refused operation takes no number of its own: it is answered with the head as it was."""

    def put_operations(self, operations: Any) -> None:
        head = self.stream().head
        listed = list(operations)
        refused = [one for one in listed if one.row.state == "refused"]
        super().put_operations(
            with_(one, row=with_(one.row, seq=head - len(refused))) if one in refused else one for one in listed
        )
        if listed and len(refused) == len(listed):
            self._stream = with_(self._stream, head=head - len(refused))


class ForgetAfterAck(MemoryBooks):
    """What the log has passed is let go of, whether or not it is in a backup."""

    def _forget(self) -> None:
        for n in [n for n, one in self._outbox.items() if one.kept]:
            del self._outbox[n]


class NoRecordVersion(MemoryBooks):
    """A row is taken in whatever version of the record is here."""

    def _take(self, row: Row) -> None:
        standing = self._base.get(row.id)
        if standing is not None:
            self._base[row.id] = BaseRecord(standing.kind, 0, standing.fields)
        super()._take(row)


class NoLeave(MemoryServer):
    """A record that moves is told to those who have it now, not to those it has left."""

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        super().add_changes(row for row in rows if row.what is not What.LEAVE)


class NoPurge(MemoryBooks):
    """What a device may no longer have stays on it."""

    def _drop(self, page: PullReply) -> None:
        pass


class CursorApart(MemoryBooks):
    """The place in the log is kept in another transaction than the rows, and power fails in between now and then."""

    _pages = 0

    def _take_in(self, page: PullReply) -> None:
        self._pages += 1
        base = dict(self._base)
        super()._take_in(page)
        if self._pages % 7 == 0:
            self._base = base


class NumberBeforeCommit(MemoryServer):
    """Numbers are taken long before their rows can be read: a row comes into view after later ones."""

    def __init__(self) -> None:
        super().__init__()
        self._late: list[ChangeRow] = []
        self._asked = 0

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterator[ChangeRow]:
        self._asked += 1
        hidden = {self.stream().head - 1} if self._asked % 3 == 0 else set()
        return (row for row in super().changes(after=after, scopes=scopes) if row.seq not in hidden)


class WallClock(Rulebook):
    """The later clock wins, whatever its author had seen."""

    def rule(self, merge: Merge | None, *, standing: Plain, clock: Clock | None, edit: Edit) -> Ruling:
        return Ruling(stands=clock is None or edit.hlc > clock.hlc)


class EmptiedWhenSent(SyncCore):
    """Nothing of its own: its books let go of what is sent before it is answered."""

    def push(self, state: Standing) -> PushRequest:
        request = super().push(state)
        state.waiting.clear()  # type: ignore[attr-defined]  # the fault: the list of the books themselves
        return request


class EmptiedBooks(MemoryBooks):
    """Hands out its own list, and lets go of what was taken from it."""

    _handed: list[Any] | None = None

    def waiting(self, *, limit: int, limit_bytes: int) -> Sequence[Any]:
        if self._handed is not None and not self._handed:
            for n in [n for n, one in self._outbox.items() if one.answer is None]:
                del self._outbox[n]
        self._handed = list(super().waiting(limit=limit, limit_bytes=limit_bytes)) or None
        return self._handed or []


class Unsorted(MemoryBooks):
    """After a restored backup, what was answered before is sent after what still waited."""

    def _begin_epoch(self, step: BeginEpoch) -> None:
        kept = {n: one for n, one in self._outbox.items() if one.answer is not None}
        waiting = {n: one for n, one in self._outbox.items() if one.answer is None}
        self._outbox = waiting | kept
        super()._begin_epoch(step)


class OldEpochSeen(MemoryBooks):
    """What authors had seen of the lost part of the log still counts in the new one."""

    def _begin_epoch(self, step: BeginEpoch) -> None:
        super()._begin_epoch(step)
        for n, one in self._outbox.items():
            self._outbox[n] = replace(one, pending=replace(one.pending, seen_at_most=None))


class SeenUnheld(MemoryBooks):
    """The cursor counts as seen also for a record that is not here."""

    def _seen_of(self, mutation: Mutation) -> int:
        return super()._seen_of(mutation) if mutation.record in self._base else self._place.cursor


def _with(books: type[MemoryBooks]) -> type[MemoryDisk]:
    """Return the disk of a device that keeps its books so."""
    return type(books.__name__, (MemoryDisk,), {"make": books})


MODEL_MUTANTS: dict[str, Parts] = {
    "fold acknowledged operations into the base": Parts(disk=_with(FoldOnAck)),
    "drop overlay at the ack": Parts(disk=_with(DropAtAck)),
    "ack by number, not chain": Parts(core=AckByNumber, only=("laptop backup", "laptop restored")),
    "no chain check": Parts(push=NoChain),
    "refused takes no number": Parts(tx=RefusedUnnumbered),
    "forget after ack": Parts(disk=_with(ForgetAfterAck)),
    "no per-record version": Parts(disk=_with(NoRecordVersion)),
    "move without leave": Parts(tx=NoLeave),
    "revoke without purge": Parts(disk=_with(NoPurge)),
    "cursor in another commit than data": Parts(disk=_with(CursorApart)),
    "number before commit": Parts(tx=NumberBeforeCommit),
    "wall-clock winner": Parts(rulebook=WallClock),
    "no dedupe": Parts(push=NoDedupe),
    "outbox emptied when sent": Parts(core=EmptiedWhenSent, disk=_with(EmptiedBooks)),
    "resend unsorted": Parts(disk=_with(Unsorted)),
    "seen of an old epoch": Parts(disk=_with(OldEpochSeen), only=("server backup", "restored while away")),
    "seen of a record not held": Parts(disk=_with(SeenUnheld)),
}
