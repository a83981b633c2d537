"""Witnessing: this device's audit trail on its way to the server, and what it holds of the server's own log.

Texts go in and out as they are; who reads them has verified them. The program acts here, not an officer.
"""

from dataclasses import dataclass

from caseworker.desk.desk import Desk
from caseworker.domain.operations import Plain
from caseworker.store import audit, book
from caseworker.store.audit import Entry

_CHECKPOINT, _FORMER, _SENT, _ALARM = "audit.checkpoint", "audit.former", "audit.sent", "audit.alarm"
MOST_RECORDS = 500
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class TrailPart:
    """The next records of this device's trail, the number of the one before them, and that of the last of them."""

    after: int
    records: tuple[str, ...]
    last: int


class Witnessing(Desk):
    """Keeps the server's word about its log, so that it cannot go back on it unseen."""

    def checkpoint(self) -> str:
        """Return the last checkpoint that was kept, "" before the first."""
        return self._look_up(_CHECKPOINT)

    def former(self) -> str:
        """Return the last checkpoint of the log before the server was put back from a backup, "" for none."""
        return self._look_up(_FORMER)

    def keep(self, note: str) -> None:
        """Keep a checkpoint in place of an earlier one of the same log."""
        self._write_down(_CHECKPOINT, note)

    def begin_anew(self, note: str) -> None:
        """Keep the first checkpoint of another log, and the last of the one before it for an auditor; recorded."""
        former = self.checkpoint()
        with self._sitting.store.writing() as connection:
            book.write_down(connection, _FORMER, former)
            book.write_down(connection, _CHECKPOINT, note)
        self._record("audit.other_log", out="allow", x={})

    def alarm(self, note: str, *, size: int) -> None:
        """Record that the server's log is not the one it was; the same word again is recorded once."""
        if note == self._look_up(_ALARM):
            return
        self._write_down(_ALARM, note)
        self._record("audit.alarm", out="deny", x={"size": size})

    def alarming(self) -> str:
        """Return the checkpoint that was refused last, "" when none ever was."""
        return self._look_up(_ALARM)

    def unsent(self, *, after: int | None = None) -> TrailPart:
        """Return the oldest records the server does not have, or those after a number: at most 500 and 1 MiB.

        There is always one, as long as one is left.
        """
        with self._reading() as reader:
            begin = int(book.look_up(reader.connection, _SENT) or 0) if after is None else after
            last, records, spent = begin, list[str](), 0
            for kept in audit.entries(reader.connection, after=begin):
                spent += len(kept.record)
                if records and (spent > MOST_BYTES or len(records) >= MOST_RECORDS):
                    break
                records.append(audit.bytes_of(kept.record).decode("utf-8", "replace"))
                last = kept.seq
        return TrailPart(begin, tuple(records), last)

    def sent(self, up_to: int, *, leaf: str) -> None:
        """Take note of what the server has: up to a record with this leaf. From another past everything is sent again.

        Sending twice does no harm; what it has, the server passes over.
        """
        with self._sitting.store.writing() as connection:
            last = audit.head(connection)
            here = next((one for one in audit.entries(connection, after=up_to - 1)), None) if up_to else None
            known = here is not None and here.seq == up_to and here.leaf.hex() == leaf
            count = up_to if known else last.seq if up_to > last.seq else 0
            book.write_down(connection, _SENT, str(count))

    def _record(self, act: str, *, out: str, x: dict[str, Plain]) -> None:
        entry = Entry(author=self._sitting.author, at=self._now(), act=act, out=out, x=x)
        self._sitting.store.witness(entry)

    def _look_up(self, name: str) -> str:
        with self._reading() as reader:
            return book.look_up(reader.connection, name) or ""

    def _write_down(self, name: str, value: str) -> None:
        with self._sitting.store.writing() as connection:
            book.write_down(connection, name, value)
