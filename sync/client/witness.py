"""The device as a witness of the server's audit log: it holds the last checkpoint and takes only what continues it.

A successor that does not, or none that is proved, is refused with an alarm: the log was cut, or written anew. Nothing
of the officer's work depends on it. The device's own trail is handed over in the same message.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.errors import CaseworkerError
from sync.protocol.audit import AuditPush, AuditReply
from sync.protocol.checkpoints import Checkpoint, ToldCheckpoint, checkpoint_of
from sync.protocol.merkle import is_consistent


class LogRewritten(CaseworkerError):
    """The server's audit log is not the one this device has witnessed."""

    key = "sync.audit-alarm"
    sentence = (
        "The server's audit log is not what it was: up to record {size} it has been cut or changed. Your work is safe "
        "and goes on. Tell the person who looks after security; this device holds the proof."
    )


class Part(Protocol):
    """The next records of a device's trail."""

    @property
    def records(self) -> tuple[str, ...]:
        """The records, in order."""
        ...

    @property
    def last(self) -> int:
        """The number of the last of them."""
        ...


class WitnessBook(Protocol):
    """What a device keeps for this: `desk.witnessing.Witnessing`."""

    def checkpoint(self) -> str:
        """Return the last checkpoint."""
        ...

    def keep(self, note: str) -> None:
        """Keep a checkpoint."""
        ...

    def begin_anew(self, note: str) -> None:
        """Keep the first checkpoint of another log."""
        ...

    def alarm(self, note: str, *, size: int) -> None:
        """Record an alarm."""
        ...

    def unsent(self, *, after: int | None = None) -> Part:
        """Return records to send: the next, or those after a number."""
        ...

    def sent(self, up_to: int, *, leaf: str) -> None:
        """Take note of what the server has."""
        ...


class Seen(StrEnum):
    """What a checkpoint was to the witness."""

    FIRST = "first"
    SAME = "same"
    NEWER = "newer"
    OTHER_LOG = "other-log"  # the server was put back from a backup: the former word is kept for an auditor


class Witness:
    """Judges what one server says of its log. `key` is the server's, from the trust document."""

    def __init__(self, book: WitnessBook, key: Ed25519PublicKey) -> None:
        self._book = book
        self._key = key

    def push(self) -> AuditPush:
        """Return the next records of this device with what it has witnessed; an empty one asks for news alone."""
        return self._asking(self._book.unsent().records)

    def pushes(self, *, limit_bytes: int) -> Iterator[AuditPush]:
        """Give what the server does not have, in several messages of which the first may be empty, up to a size."""
        part, spent = self._book.unsent(), 0
        yield self._asking(part.records)
        while part.records and spent < limit_bytes:
            spent += sum(len(one) for one in part.records)
            part = self._book.unsent(after=part.last)
            if part.records:
                yield self._asking(part.records)

    def on_reply(self, reply: AuditReply) -> Seen | None:
        """Take note of what the server has, and judge its checkpoint; raises LogRewritten or BadCheckpoint."""
        self._book.sent(reply.have, leaf=reply.leaf)
        return None if reply.checkpoint is None else self.take(reply.checkpoint)

    def on_reply_by_hand(self, asked: AuditPush, reply: AuditReply) -> Seen | None:
        """Take note of an answer that was carried here, which may be old; raises LogRewritten or BadCheckpoint.

        Its checkpoint is judged only when this device still stands where it stood when it asked: of any other place it
        proves nothing, and says no more than an answer without a checkpoint.
        """
        self._book.sent(reply.have, leaf=reply.leaf)
        here = self._asking(())
        if reply.checkpoint is None or (asked.witnessed, asked.origin) != (here.witnessed, here.origin):
            return None
        return self.take(reply.checkpoint)

    def take(self, told: ToldCheckpoint) -> Seen:
        """Keep a checkpoint that continues the last one. Raises LogRewritten, or BadCheckpoint for a forged one."""
        last, new = self.last(), checkpoint_of(told.note, key=self._key)
        if last is None:
            self._book.keep(told.note)
            return Seen.FIRST
        if new.origin != last.origin:
            self._book.begin_anew(told.note)
            return Seen.OTHER_LOG
        if (new.size, new.root) == (last.size, last.root):
            return Seen.SAME
        if not _continues(last, new, told):
            self._book.alarm(told.note, size=last.size)
            raise LogRewritten(size=last.size)
        self._book.keep(told.note)
        return Seen.NEWER

    def last(self) -> Checkpoint | None:
        """Return the last checkpoint, None before the first."""
        note = self._book.checkpoint()
        return checkpoint_of(note, key=self._key) if note else None

    def _asking(self, records: tuple[str, ...]) -> AuditPush:
        last = self.last()
        size, origin = (0, "") if last is None else (last.size, last.origin)
        return AuditPush(records=records, witnessed=size, origin=origin)


def _continues(last: Checkpoint, new: Checkpoint, told: ToldCheckpoint) -> bool:
    is_asked = told.witnessed == last.size < new.size
    return is_asked and is_consistent(last.size, last.root, new.size, new.root, told.hashes())
