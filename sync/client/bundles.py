"""Synchronization carried by hand: this device's work into a file, and the server's answer out of one.

A bundle holds what the network would carry: pushes, the place in the log, contents of attachments. Exporting changes
nothing here, so a stick that is lost costs nothing; work counts as sent when its answer is imported. Importing asks the
same brain as a reply from the network (`SyncCore`): an answer that is old, or came already, says nothing new.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.desk.contents import Travelling
from caseworker.desk.membership import Membership
from caseworker.domain.ids import DeviceId, Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client.books import Books, Pending
from sync.client.bundle_file import named_failures, whole_file
from sync.client.core import State, SyncCore
from sync.protocol.blob import PIECE_BYTES_MOST
from sync.protocol.bundle import LARGEST_BYTES, BundleForeign, BundleHeader, BundleWriter, OpenedBundle, key_id, peek
from sync.protocol.bundle_frames import ContentHead, Frame, Kind, Page, Pushed, Stored, frames, write_frame
from sync.protocol.limits import MOST_OPERATIONS, PAGE_BYTES_MOST, PUSH_BYTES

MOST_WORK_BYTES = 64 << 20  # of operations in one bundle; the rest waits for the next
_MOST_WORK = 100_000
_MOST_CONTENTS = 1_000
_ROOM_LEFT = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleKeys:
    """Whose bundles these are: the device's own keys, and the raw public keys of its server."""

    device: DeviceId
    signing: Ed25519PrivateKey = field(repr=False)
    opening: X25519PrivateKey = field(repr=False)
    server_bundle_key: bytes
    server_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was put into a bundle: how many operations and contents, and the bytes of the file.

    `left` counts operations that did not fit.
    """

    id: UUID
    operations: int
    contents: int
    bytes: int
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an answer brought: answered pushes, pages of the log and contents that are on the server now.

    All are 0 when it came already, or the device has gone on by itself since it asked.
    """

    pushes: int = 0
    pages: int = 0
    contents: int = 0
    news: tuple[object, ...] = ()


class Files(Protocol):
    """The contents of attachments, as bundles need them (`desk.contents.Contents`)."""

    def to_send(self, *, limit: int) -> list[Travelling]:
        """Return contents to be sent, in their order."""

    def piece(self, attachment: UUID, *, start: int, size: int) -> bytes:
        """Return bytes of content that is here."""

    def sent(self, one: Travelling, *, done: int) -> None:
        """Take note of how many bytes the server has."""


def keys_of(membership: Membership) -> BundleKeys:
    """Return the keys of an enrolled device."""
    return BundleKeys(
        device=DeviceId(membership.device),
        signing=Ed25519PrivateKey.from_private_bytes(membership.signing_key),
        opening=X25519PrivateKey.from_private_bytes(membership.sealing_key),
        server_bundle_key=membership.bundle_key,
        server_key=membership.server_key,
    )


class Bundles:
    """Makes and takes bundles for one profile. Nothing else synchronizes that profile meanwhile."""

    def __init__(self, books: Books, files: Files, keys: BundleKeys, *, entropy: Entropy) -> None:
        self._books, self._files, self._keys, self._entropy = books, files, keys, entropy
        self._core = SyncCore()

    def export(self, path: Path, *, now: datetime) -> Exported:
        """Write what waits here into a file, whole or not at all.

        Raises NoRoomForBundle or BundleNotWritten; nothing has changed here then, nor otherwise.
        """
        waiting = self._books.waiting(limit=_MOST_WORK, limit_bytes=MOST_WORK_BYTES)
        header = BundleHeader(
            id=new_id(to_micros(now) // 1000, self._entropy),
            kind="work",
            device=self._keys.device,
            recipient=key_id(self._keys.server_bundle_key),
            first=waiting[0].n if waiting else 0,
            last=waiting[-1].n if waiting else 0,
            made_at=to_micros(now),
        )
        with whole_file(path) as target:
            writer = BundleWriter(
                target,
                header,
                recipient=self._keys.server_bundle_key,
                signer=self._keys.signing,
                entropy=self._entropy,
            )
            self._write_work(writer, waiting)
            contents = sum(self._write_content(writer, one) for one in self._files.to_send(limit=_MOST_CONTENTS))
            writer.finish()
        left = len(self._books.waiting(limit=_MOST_WORK, limit_bytes=LARGEST_BYTES)) - len(waiting)
        return Exported(id=header.id, operations=len(waiting), contents=contents, bytes=writer.size, left=left)

    def take(self, path: Path, *, new_life: Callable[[], UUID]) -> Imported:
        """Take in an answer of the server; raises BundleForeign, BundleDamaged, BundleTooNew or BundleNotWritten.

        Nothing is taken in before the whole file has been verified. It may be taken in again without harm.
        """
        with named_failures(path), path.open("rb") as source:
            header = peek(source)
            if header.kind != "reply" or header.device != self._keys.device:
                raise BundleForeign
            bundle = OpenedBundle(source, recipient=self._keys.opening, sender=self._keys.server_key)
            taken = Imported()
            for frame in frames(bundle.content()):
                taken = self._take_frame(taken, frame, new_life)
            return taken

    def _write_work(self, writer: BundleWriter, waiting: Sequence[Pending]) -> None:
        place, told = self._books.place(), tuple(self._books.told())
        state = State(place=place, waiting=(), told=told, budget_bytes=PAGE_BYTES_MOST)
        write_frame(writer, Kind.PLACE, self._core.pull(state))
        if told and not waiting:
            write_frame(writer, Kind.PUSH, self._core.push(state))
        for at, batch in enumerate(_batches(waiting)):
            asked = self._core.push(State(place=place, waiting=batch, told=told if at == 0 else ()))
            write_frame(writer, Kind.PUSH, asked)

    def _write_content(self, writer: BundleWriter, one: Travelling) -> bool:
        """Add some content if there is room for it, and say whether it was added."""
        if writer.size + one.size + _ROOM_LEFT > LARGEST_BYTES:
            return False
        try:
            first = self._piece(one, 0)
        except CaseworkerError:  # its file is damaged or not here: it says so where it is opened
            return False
        write_frame(writer, Kind.CONTENT, ContentHead(one.sha256, one.size))
        write_frame(writer, Kind.PIECE, first)
        for start in range(PIECE_BYTES_MOST, one.size, PIECE_BYTES_MOST):
            write_frame(writer, Kind.PIECE, self._piece(one, start))
        return True

    def _piece(self, one: Travelling, start: int) -> bytes:
        return self._files.piece(one.attachment, start=start, size=PIECE_BYTES_MOST)

    def _take_frame(self, taken: Imported, frame: Frame, new_life: Callable[[], UUID]) -> Imported:
        match frame.says:
            case Pushed() as pushed:
                return self._take_answer(taken, pushed, new_life)
            case Page() as page:
                return self._take_page(taken, page)
            case Stored() as stored:
                return self._take_stored(taken, stored)
        return taken

    def _take_answer(self, taken: Imported, pushed: Pushed, new_life: Callable[[], UUID]) -> Imported:
        waiting = self._books.waiting(limit=MOST_OPERATIONS, limit_bytes=PUSH_BYTES)
        state = State(place=self._books.place(), waiting=waiting)
        steps = self._core.on_push_reply(state, pushed.asked, pushed.reply, new_life=new_life)
        if not steps:
            return taken
        self._books.carry_out(steps)
        return _more(taken, pushes=1)

    def _take_page(self, taken: Imported, page: Page) -> Imported:
        state = State(place=self._books.place(), waiting=())
        steps = self._core.on_pull_reply(state, page.asked, page.reply)
        return _more(taken, pages=1, news=self._books.carry_out(steps)) if steps else taken

    def _take_stored(self, taken: Imported, stored: Stored) -> Imported:
        sums = frozenset(stored.sums)
        here = [one for one in self._files.to_send(limit=len(sums) + _MOST_CONTENTS) if one.sha256 in sums]
        for one in here:
            self._files.sent(one, done=one.size)
        return _more(taken, contents=len(here))


def _more(taken: Imported, *, pushes: int = 0, pages: int = 0, contents: int = 0, news: object = None) -> Imported:
    return Imported(
        pushes=taken.pushes + pushes,
        pages=taken.pages + pages,
        contents=taken.contents + contents,
        news=taken.news if news is None else (*taken.news, news),
    )


def _batches(waiting: Sequence[Pending]) -> Iterator[Sequence[Pending]]:
    """Give operations in pushes of one life, none beyond the limits of a push."""
    batch: list[Pending] = []
    spent = 0
    for one in waiting:
        full = len(batch) == MOST_OPERATIONS or spent + len(one.body) > PUSH_BYTES
        if batch and (full or one.life != batch[0].life):
            yield batch
            batch, spent = [], 0
        batch.append(one)
        spent += len(one.body)
    if batch:
        yield batch
