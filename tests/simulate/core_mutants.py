"""Planted faults at core level: the same rules taken out of the real store and the real tables, from the outside.

A rule with no counterpart here is caught where it is broken: the desk cannot write on a record that is not here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_

from caseworker.desk.exchange import News
from sync.client.books import Answered, BeginEpoch, BeginLife, Entries, Step, TakeIn
from sync.protocol.messages import PullReply, What
from sync.server.rows import SqlTx
from sync.server.storage import ChangeRow
from tests.simulate.mutants import AckByNumber, NoChain, NoDedupe, NoOperationId, WallClock
from tests.simulate.parts import Parts
from tests.simulate.servers import SqlServer
from tests.simulate.store_disk import CutBooks, StoreDisk

_EVERY = 7  # pages of which one is cut off in the wrong place


class DropAtAck(CutBooks):
    """An operation is passed when it is answered, not when the log has come to it."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        place = self.place()
        if any(isinstance(step, Answered) for step in steps):
            at_once = [_answered_at(step, 0) if isinstance(step, Answered) else step for step in steps]
            page = PullReply(lineage=place.lineage, cursor=place.cursor, held=place.held, filling=place.filling)
            return super().carry_out([*at_once, TakeIn(with_(page, resume_at=place.resume_at))])
        return super().carry_out(steps)


class FoldOnAck(CutBooks):
    """What is answered is folded into the base."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        news = super().carry_out(steps)
        if any(isinstance(step, Answered) for step in steps):
            self.driver.execute("DELETE FROM shadow")
        return news


class ForgetAfterAck(CutBooks):
    """What the log has passed is let go of, whether or not it is in a backup."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        return super().carry_out([_paged(step, lambda page: with_(page, safe=page.cursor)) for step in steps])


class NoRecordVersion(CutBooks):
    """A row is taken in whatever version of the record is here."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        self.driver.execute('UPDATE "matter" SET v = 1 WHERE v > 1')
        return super().carry_out(steps)


class NoPurge(CutBooks):
    """What a device may no longer have stays on it."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        return super().carry_out([_paged(step, lambda page: with_(page, gone=())) for step in steps])


class CursorApart(CutBooks):
    """Now and then the place in the log is kept, and the rows of its page are not."""

    _pages = 0

    def carry_out(self, steps: Sequence[Step]) -> News:
        self._pages += 1
        if self._pages % _EVERY == 0:
            steps = [_paged(step, lambda page: with_(page, rows=())) for step in steps]
        return super().carry_out(steps)


class EmptiedWhenSent(CutBooks):
    """What was handed over to be sent is let go of."""

    _handed = 0

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        if self._handed:
            self.driver.execute("DELETE FROM outbox WHERE state = 'waiting' AND n <= ?", (self._handed,))
        found = super().entries(limit=limit, limit_bytes=limit_bytes)
        self._handed = max((one.n for one in found.waiting), default=0)
        return found


class Unsorted(CutBooks):
    """What waits is sent with the newest first."""

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        found = super().entries(limit=limit, limit_bytes=limit_bytes)
        return replace(found, waiting=list(reversed(found.waiting)))


class OldEpochSeen(CutBooks):
    """What authors had seen of the lost part of the log still counts in the new one."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        news = super().carry_out(steps)
        if any(isinstance(step, BeginEpoch) for step in steps):
            self.driver.execute("UPDATE outbox SET seen_at_most = NULL")
        return news


class OneLifeForGood(CutBooks):
    """A copied or restored device goes on as if nothing had happened."""

    def carry_out(self, steps: Sequence[Step]) -> News:
        return super().carry_out([step for step in steps if not isinstance(step, BeginLife)])


class NoLeave(SqlTx):
    """A record that moves is told to those who have it now, not to those it has left."""

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        super().add_changes([row for row in rows if row.what is not What.LEAVE])


class NumberBeforeCommit(SqlTx):
    """Numbers are taken long before their rows can be read: a row comes into view after later ones."""

    _asked = 0

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterator[ChangeRow]:
        self._asked += 1
        hidden = {self.stream().head - 1} if self._asked % 3 == 0 else set()
        return (row for row in super().changes(after=after, scopes=scopes) if row.seq not in hidden)


def _answered_at(step: Answered, seq: int) -> Answered:
    return Answered(tuple(with_(one, seq=seq) for one in step.answers))


def _paged(step: Step, change: Callable[[PullReply], PullReply]) -> Step:
    return replace(step, page=change(step.page)) if isinstance(step, TakeIn) else step


def _disk(books: type[CutBooks]) -> type[StoreDisk]:
    """Return the disk of a device that keeps its books so."""
    return type(books.__name__, (StoreDisk,), {"make": books})


def _rows(transaction: type[SqlTx]) -> type[SqlServer]:
    """Return the service that keeps its rows so."""
    return type(transaction.__name__, (SqlServer,), {"make": transaction})


def _device(books: type[CutBooks], *only: str) -> Parts:
    return Parts(tx=SqlServer, disk=_disk(books), only=only)


CORE_MUTANTS: dict[str, Parts] = {
    "fold acknowledged operations into the base": _device(FoldOnAck),
    "drop overlay at the ack": _device(DropAtAck),
    "ack by number, not chain": Parts(
        tx=SqlServer, disk=StoreDisk, core=AckByNumber, only=("laptop backup", "laptop restored")
    ),
    "no chain check": Parts(tx=SqlServer, disk=StoreDisk, push=NoChain),
    "no lasting op_id": Parts(tx=SqlServer, disk=StoreDisk, push=NoOperationId),
    "forget after ack": _device(ForgetAfterAck),
    "no per-record version": _device(NoRecordVersion),
    "move without leave": Parts(tx=_rows(NoLeave), disk=StoreDisk),
    "revoke without purge": _device(NoPurge),
    "cursor in another commit than data": _device(CursorApart),
    "number before commit": Parts(tx=_rows(NumberBeforeCommit), disk=StoreDisk),
    "wall-clock winner": Parts(tx=SqlServer, disk=StoreDisk, rulebook=WallClock),
    "no dedupe": Parts(tx=SqlServer, disk=StoreDisk, push=NoDedupe),
    "outbox emptied when sent": _device(EmptiedWhenSent),
    "sent unsorted": _device(Unsorted),
    "seen of an old epoch": _device(OldEpochSeen, "server backup", "restored while away"),
    "one life for good": _device(OneLifeForGood),
}
