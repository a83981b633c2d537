"""Synchronization carried by hand: this device's work into a file, and the server's answer out of one.

A bundle holds what the network would carry: pushes, the place in the log, the audit trail, contents of attachments.
Exporting changes nothing here, so a stick that is lost costs nothing; work counts as sent when its answer is imported.
Importing asks the same brain as a reply from the network (`SyncCore`): an answer that is old, or came already, says
nothing new.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.desk.membership import Membership
from caseworker.domain.ids import DeviceId, Entropy, new_id
from caseworker.domain.plain import to_micros
from sync.client.books import Books, Pending
from sync.client.bundle_contents import Files, Incoming, Outgoing
from sync.client.bundle_file import named_failures, whole_file
from sync.client.core import State, SyncCore
from sync.client.witness import Witness, WitnessBook
from sync.protocol.bundle import LARGEST_BYTES, BundleForeign, BundleHeader, BundleWriter, OpenedBundle, key_id, peek
from sync.protocol.bundle_frames import Audited, ContentHead, Frame, Kind, Page, Pushed, Stored, frames, write_frame
from sync.protocol.limits import MOST_OPERATIONS, PAGE_BYTES_MOST, PUSH_BYTES

MOST_WORK_BYTES = 64 << 20  # of operations in one bundle; the rest waits for the next
MOST_TRAIL_BYTES = 16 << 20  # of the audit trail
_MOST_WORK = 100_000


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
    """What an answer brought: answered pushes, pages of the log, contents that are on the server now, and files.

    `fetched` counts the contents that came with it and can be opened here. All are 0 when it came already, or the
    device has gone on by itself since it asked.
    """

    pushes: int = 0
    pages: int = 0
    contents: int = 0
    fetched: int = 0
    news: tuple[object, ...] = ()


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

    def __init__(self, books: Books, files: Files, keys: BundleKeys, *, trail: WitnessBook, entropy: Entropy) -> None:
        self._books, self._files, self._keys, self._entropy = books, files, keys, entropy
        self._witness = Witness(trail, Ed25519PublicKey.from_public_bytes(keys.server_key))
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
            for pushed in self._witness.pushes(limit_bytes=MOST_TRAIL_BYTES):
                write_frame(writer, Kind.AUDIT, pushed)
            outgoing = Outgoing(self._files, writer)
            outgoing.ask()
            contents = outgoing.write()
            writer.finish()
        left = len(self._books.waiting(limit=_MOST_WORK, limit_bytes=LARGEST_BYTES)) - len(waiting)
        return Exported(id=header.id, operations=len(waiting), contents=contents, bytes=writer.size, left=left)

    def take(self, path: Path, *, new_life: Callable[[], UUID]) -> Imported:
        """Take in an answer of the server; raises BundleForeign, BundleDamaged, BundleTooNew or BundleNotWritten.

        Nothing is taken in before the whole file has been verified. It may be taken in again without harm. Raises
        LogRewritten or BadCheckpoint, after all of the work has been taken in, for what it says of the audit log.
        """
        with named_failures(path), path.open("rb") as source:
            header = peek(source)
            if header.kind != "reply" or header.device != self._keys.device:
                raise BundleForeign
            bundle = OpenedBundle(source, recipient=self._keys.opening, sender=self._keys.server_key)
            return self._take_all(frames(bundle.content()), new_life)

    def _take_all(self, told: Iterator[Frame], new_life: Callable[[], UUID]) -> Imported:
        taken, incoming, audited = Imported(), Incoming(self._files), None
        for frame in told:
            if isinstance(frame.says, Audited):
                audited = frame.says
            else:
                taken = self._take_frame(taken, frame, incoming, new_life)
        if audited is not None:
            self._witness.on_reply_by_hand(audited.asked, audited.reply)
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

    def _take_frame(self, taken: Imported, frame: Frame, incoming: Incoming, new_life: Callable[[], UUID]) -> Imported:
        match frame.says:
            case Pushed() as pushed:
                return self._take_answer(taken, pushed, new_life)
            case Page() as page:
                return self._take_page(taken, page)
            case Stored() as stored:
                return _more(taken, contents=incoming.stored(stored))
            case ContentHead() as head:
                incoming.begin(head)
            case bytes() as data if frame.kind is Kind.PIECE:
                return _more(taken, fetched=incoming.piece(data))
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


def _more(
    taken: Imported, *, pushes: int = 0, pages: int = 0, contents: int = 0, fetched: int = 0, news: object = None
) -> Imported:
    return Imported(
        pushes=taken.pushes + pushes,
        pages=taken.pages + pages,
        contents=taken.contents + contents,
        fetched=taken.fetched + fetched,
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
