"""The contents of attachments on their way: what is here, what waits to be sent, what is still only on the server.

An officer asks for a file with `want` and sees how far it is; the exchange takes pieces out to be sent and brings
pieces in. Content leaves its sealed file and enters a new one only through memory. What an officer may ask for is
asked of the one decision; what the program carries is not, because the server decides that.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Action
from caseworker.domain.attachments import Attachment, AttachmentId
from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store import attachment_keys, blob_states, book
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.blob_states import WANTED, Direction, Travelling, Whereabouts
from caseworker.store.coming import ComingFiles
from caseworker.store.files import DiskFull
from caseworker.store.sealed_stream import CHUNK_BYTES
from caseworker.store.standing import standing
from caseworker.store.visibility import resource_of

__all__ = ["ContentDamaged", "ContentState", "Contents", "Direction", "DiskFull", "State", "Travelling"]

_KEY_NAME, _EPOCH_NAME = "contents.key", "contents.epoch"
_KEY_BYTES = 32


class ContentDamaged(CaseworkerError):
    """What the server sent is not the file its record tells of."""

    key = "contents.damaged"
    sentence = (
        "The file that came from the server is not the one that was attached. It was thrown away; it comes again."
    )


class ContentState(StrEnum):
    """Where the content of an attachment is."""

    HERE = "here"  # and on the server
    WAITING = "waiting"  # here, and not yet on the server
    COMING = "coming"
    ON_SERVER = "on_server"


@dataclass(frozen=True, slots=True)
class State:
    """Where the content is, and how many of its bytes have travelled."""

    where: ContentState
    done: int
    size: int


class Contents(Desk):
    """What is known of contents, and the way in and out for them. `coming` holds what has come in part."""

    def __init__(self, sitting: Sitting, files: AttachmentFiles, coming: Path, *, entropy: Entropy) -> None:
        super().__init__(sitting)
        self._files, self._coming, self._entropy = files, ComingFiles(coming), entropy

    def states(self, attachments: Collection[AttachmentId]) -> dict[AttachmentId, State]:
        """Return where the content of each attachment is, of those that are known here; at most a few hundred."""
        with self._reading() as reader:
            found = blob_states.whereabouts(reader.connection, attachments)
        return {AttachmentId(one.attachment): _state(one) for one in found}

    def want(self, attachment: AttachmentId) -> None:
        """Ask for a file that is not here: it comes next, whatever the link costs. Raises NotHere or AccessDenied."""
        with self._reading() as reader:
            record = reader.get(Attachment, attachment)
            asked = replace(resource_of(reader, record), desk=record.place)
            self._may(Action.OPEN_ATTACHMENT, asked, subject=attachment)
            (here,) = blob_states.whereabouts(reader.connection, [attachment])
        if here.is_here:
            return
        wanted = Travelling(
            attachment=attachment,
            sha256=record.sha256,
            size=record.size,
            done=self._coming.done(attachment),
            priority=WANTED,
        )
        self._note(Direction.DOWN, wanted)

    def waiting(self) -> tuple[int, int]:
        """Return how many contents are not yet on the server, and how many bytes of them are left to send."""
        with self._reading() as reader:
            return blob_states.count_to_send(reader.connection)

    def to_send(self, *, limit: int) -> list[Travelling]:
        """Return contents to be sent, in their order."""
        with self._reading() as reader:
            return blob_states.to_send(reader.connection, limit=limit)

    def to_fetch(self, *, wanted_only: bool, limit: int) -> list[Travelling]:
        """Return contents to be fetched, in their order, with what has come of each."""
        officer = self._sitting.actor.officer
        with self._reading() as reader:
            found = blob_states.to_fetch(reader.connection, officer=officer, wanted_only=wanted_only, limit=limit)
        return [replace(one, done=self._coming.done(one.attachment)) for one in found]

    def piece(self, attachment: UUID, *, start: int, size: int) -> bytes:
        """Return bytes of content that is here; raises AttachmentMissing or StreamDamaged."""
        with self._reading() as reader:
            key = attachment_keys.key_of(reader.connection, attachment)
        first, last = start // CHUNK_BYTES, (start + size - 1) // CHUNK_BYTES
        with self._files.open(attachment, key=key) as content:
            told = b"".join(content.chunk(one) for one in range(first, min(last + 1, content.chunks)))
        return told[start - first * CHUNK_BYTES :][:size]

    def sent(self, one: Travelling, *, done: int) -> None:
        """Take note of how many bytes the server has; with all of them, the content is on both sides."""
        self._note(Direction.UP, replace(one, done=done, failed=0))

    def arrived(self, one: Travelling, data: bytes) -> Travelling:
        """Take in the next piece and return how far it is now; the last one makes the content open.

        Raises DiskFull, or ContentDamaged when the whole is not what its record says; then it begins again.
        """
        self._coming.add(one.attachment, data, start=one.done, key=self._key(), entropy=self._entropy)
        further = replace(one, done=one.done + len(data), failed=0)
        if further.done >= one.size:
            self._complete(further)
        else:
            self._note(Direction.DOWN, further)
        return further

    def failed(self, direction: Direction, one: Travelling) -> None:
        """Take note that a try came to nothing: others come first for a while."""
        self._note(direction, replace(one, failed=one.failed + 1))

    def tidy(self) -> None:
        """Let go of what came of attachments that are gone, and send everything anew to a server that was put back.

        For a quiet moment every few minutes.
        """
        with self._sitting.store.writing() as connection:
            lineage = standing(connection).lineage
            epoch = str(lineage[-1].id) if lineage else ""
            known = book.look_up(connection, _EPOCH_NAME)
            if epoch and epoch != known:
                if known is not None:
                    blob_states.forget_sent(connection)
                book.write_down(connection, _EPOCH_NAME, epoch)
            blob_states.forget_strays(connection)
            found = blob_states.whereabouts(connection, self._coming.attachments())
        self._coming.keep_only({one.attachment for one in found if not one.is_here})

    def _complete(self, one: Travelling) -> None:
        if self._is_awaited(one):
            self._seal_anew(one)
        self._coming.drop(one.attachment)

    def _is_awaited(self, one: Travelling) -> bool:
        """Whether its record is still here, and the content is not."""
        with self._reading() as reader:
            return any(not found.is_here for found in blob_states.whereabouts(reader.connection, [one.attachment]))

    def _seal_anew(self, one: Travelling) -> None:
        content = _Summed(self._coming.content(one.attachment, key=self._key()))  # type: ignore[arg-type]  # only read
        kept = self._files.add(one.attachment, content, entropy=self._entropy)  # type: ignore[arg-type]  # only read
        if (kept.size, content.sha256) != (one.size, one.sha256):
            self._files.erase(one.attachment)
            self._coming.drop(one.attachment)
            self._note(Direction.DOWN, replace(one, done=0, failed=one.failed + 1))
            raise ContentDamaged
        if not self._opened_with(one, kept.key):
            self._files.erase(one.attachment)

    def _opened_with(self, one: Travelling, key: bytes) -> bool:
        """Keep the key of content that is whole; False when its record has gone meanwhile."""
        with self._sitting.store.writing() as connection:
            if not blob_states.whereabouts(connection, [one.attachment]):
                return False
            attachment_keys.keep(connection, one.attachment, key)
            blob_states.note(connection, Direction.DOWN, replace(one, priority=0))
            return True

    def _note(self, direction: Direction, one: Travelling) -> None:
        with self._sitting.store.writing() as connection:
            blob_states.note(connection, direction, one)

    def _key(self) -> bytes:
        """Return the key of pieces, made when it is first needed."""
        with self._sitting.store.writing() as connection:
            told = book.look_up(connection, _KEY_NAME)
            if told is None:
                told = self._entropy(_KEY_BYTES).hex()
                book.write_down(connection, _KEY_NAME, told)
        return bytes.fromhex(told)


class _Summed:
    """A source whose sum is taken while it is read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._sum = source, hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The sum of what was read, in hexadecimal."""
        return self._sum.hexdigest()

    def read(self, size: int) -> bytes:
        """Read on."""
        data = self._source.read(size)
        self._sum.update(data)
        return data


def _state(one: Whereabouts) -> State:
    if not one.is_here:
        coming = one.direction is Direction.DOWN and (one.priority >= WANTED or one.done > 0)
        return State(ContentState.COMING if coming else ContentState.ON_SERVER, one.done, one.size)
    is_sent = one.direction is not None and one.done >= one.size
    return State(ContentState.HERE if is_sent else ContentState.WAITING, one.size if is_sent else one.done, one.size)
