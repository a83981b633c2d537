"""Bundles at the service: the work of a device that comes by hand is taken in, and a bundle with the answer is made.

Whoever brings a bundle is nobody: it counts for the device that signed it, if that is in use, exactly as if the device
had called. The same bundle again gives the same answers. Nothing is taken in before all of it has been verified.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, ClassVar, Protocol, cast

import msgspec
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.ids import DeviceId, Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.blob import PIECE_BYTES_MOST
from sync.protocol.bundle import BundleDamaged, BundleForeign, BundleHeader, BundleWriter, OpenedBundle, key_id, peek
from sync.protocol.bundle_frames import ContentHead, Frame, Kind, Page, Stored, answered, frames, write_frame
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.server.blobs.uploads import Uploads
from sync.server.database import Database
from sync.server.identity.caller import Caller
from sync.server.identity.registry import Identity

MOST_REPLY_BYTES = 128 << 20  # of the log in one answer; the device asks for the rest with its next bundle
_log = logging.getLogger(__name__)


class BundleNotTaken(CaseworkerError):
    """A bundle that is not whole, not for this service, or not from a device in use: the reason is never told."""

    status: ClassVar[int] = 422
    key = "bundle.not-taken"
    sentence = "This bundle was not taken in: it is damaged, or not from a device in use here. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The device behind a bundle, with its raw public keys: Ed25519 to check it, X25519 to answer it."""

    caller: Caller
    signing_key: bytes
    sealing_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceKeys:
    """What the service opens bundles with and signs its answers with."""

    opening: X25519PrivateKey = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)

    @property
    def id(self) -> str:
        """How a header names the key bundles are sealed to."""
        return key_id(self.opening.public_key().public_bytes_raw())


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle, in counts."""

    device: DeviceId
    operations: int
    contents: int
    pages: int


class Serves(Protocol):
    """What the service does for a device (`service.Service`)."""

    def push(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        """Take in operations and answer each of them."""

    def pull(self, caller: Caller, request: PullRequest, *, now: datetime) -> PullReply:
        """Return the next page of the log."""


class BundleDesk:
    """Answers bundles. `senders` gives a device in use, None for any other."""

    def __init__(
        self,
        service: Serves,
        uploads: Uploads,
        *,
        keys: ServiceKeys,
        senders: Callable[[DeviceId], Sender | None],
        entropy: Entropy,
    ) -> None:
        self._service, self._uploads, self._keys = service, uploads, keys
        self._senders, self._entropy = senders, entropy

    def answer(self, source: BinaryIO, target: BinaryIO, *, now: datetime, most_bytes: int = MOST_REPLY_BYTES) -> Taken:
        """Take in a bundle and write the answer into the target; `source` must be seekable.

        Raises BundleNotTaken before anything is taken in. What is raised later leaves a bundle that is to be brought
        again: what was taken in of it is known then.
        """
        try:
            header = peek(source)
            sender = self._sender_of(header)
            bundle = OpenedBundle(source, recipient=self._keys.opening, sender=sender.signing_key)
            place, told = _placed(frames(bundle.content()), sender)
        except (BundleDamaged, BundleForeign) as error:
            raise BundleNotTaken from error
        answering = _Answer(self._service, self._uploads, sender, now)
        writer = self._writer(target, header, sender, place, now)
        answering.take(told, writer)
        answering.read_on(place, writer, most_bytes=most_bytes)
        writer.finish()
        _log.info("a bundle was answered: %d operations, %d pages", answering.operations, answering.pages)
        return Taken(header.device, answering.operations, len(answering.stored), answering.pages)

    def _sender_of(self, header: BundleHeader) -> Sender:
        sender = self._senders(header.device) if header.kind == "work" else None
        if sender is None:
            raise BundleForeign
        return sender

    def _writer(
        self, target: BinaryIO, header: BundleHeader, sender: Sender, place: PullRequest, now: datetime
    ) -> BundleWriter:
        reply = BundleHeader(
            id=new_id(to_micros(now) // 1000, self._entropy),
            kind="reply",
            device=header.device,
            recipient=key_id(sender.sealing_key),
            first=place.cursor,
            made_at=to_micros(now),
            answers=header.id,
        )
        return BundleWriter(
            target, reply, recipient=sender.sealing_key, signer=self._keys.signing, entropy=self._entropy
        )


class _Answer:
    """The taking in of one verified bundle."""

    def __init__(self, service: Serves, uploads: Uploads, sender: Sender, now: datetime) -> None:
        self._service, self._uploads, self._caller, self._now = service, uploads, sender.caller, now
        self._content: ContentHead | None = None
        self._at = 0
        self.operations = self.pages = 0
        self.stored: list[str] = []

    def take(self, told: Iterator[Frame], writer: BundleWriter) -> None:
        """Take in what the frames say, and write the answers."""
        for frame in told:
            match frame.kind, frame.says:
                case Kind.PUSH, PushRequest() as asked:
                    self._push(asked, writer)
                case Kind.CONTENT, ContentHead() as content:
                    self._content, self._at = content, 0
                case Kind.PIECE, bytes() as data:
                    self._take_piece(data)
        write_frame(writer, Kind.STORED, Stored(tuple(self.stored)))

    def read_on(self, place: PullRequest, writer: BundleWriter, *, most_bytes: int) -> None:
        """Write pages of the log from the device's place on, until it is read or the answer is full; always one."""
        asked = place
        while True:
            reply = self._service.pull(self._caller, asked, now=self._now)
            write_frame(writer, Kind.PAGE, Page(asked, reply))
            self.pages += 1
            if asked.epoch is None:  # a device that never read the log: it is told which log it is, and then reads
                asked = msgspec.structs.replace(asked, epoch=reply.lineage[-1].id)
                continue
            if not reply.more or reply.lineage[-1].id != asked.epoch or writer.size >= most_bytes:
                return
            asked = msgspec.structs.replace(
                asked, cursor=reply.cursor, held=reply.held, filling=reply.filling, resume_at=reply.resume_at
            )

    def _push(self, asked: PushRequest, writer: BundleWriter) -> None:
        """Take operations in. A device that never read the log is told which one it is, and is answered all the same:

        it has seen nothing of it, so what it did is judged as it would be by the push that follows.
        """
        reply = self._service.push(self._caller, asked, now=self._now)
        write_frame(writer, Kind.PUSHED, answered(asked, reply))
        if asked.epoch is None:
            asked = msgspec.structs.replace(asked, epoch=reply.lineage[-1].id)
            reply = self._service.push(self._caller, asked, now=self._now)
            write_frame(writer, Kind.PUSHED, answered(asked, reply))
        self.operations += len(reply.answers)

    def _take_piece(self, data: bytes) -> None:
        """Hand a piece on, as far as the upload has not come already; content that is refused is left out."""
        content, begin = self._content, self._at
        if content is None or len(data) > PIECE_BYTES_MOST:
            return
        self._at += len(data)
        try:
            here = self._uploads.reached(self._caller, content.sha256)
            offset = 0 if here is None else here.offset
            if begin <= offset < self._at or (offset == content.size == self._at):
                here = self._uploads.take(
                    self._caller,
                    content.sha256,
                    offset=offset,
                    total=content.size,
                    data=data[offset - begin :],
                    now=self._now,
                )
        except CaseworkerError as error:
            _log.info("content in a bundle was left out: %s", error.key)
            self._content = None
            return
        if here is not None and here.is_stored and self._at == content.size:
            self.stored.append(content.sha256)


def _placed(told: Iterator[Frame], sender: Sender) -> tuple[PullRequest, Iterator[Frame]]:
    """Return the place the device stands at, which a bundle tells first, and the frames after it."""
    first = next(told, None)
    if first is None or first.kind is not Kind.PLACE:
        raise BundleDamaged
    place = cast(PullRequest, first.says)
    if place.device != sender.caller.device:
        raise BundleDamaged
    return place, told


def senders_of(identity: Identity, database: Database) -> Callable[[DeviceId], Sender | None]:
    """Return who may send bundles: devices in use, of people who are active."""

    def found(connection: sa.Connection, device: DeviceId) -> Sender | None:
        known = identity.devices.find(connection, device)
        actor = identity.people.actor(connection, known.officer) if known is not None and known.is_in_use else None
        if known is None or actor is None:
            return None
        caller = Caller(known.id, known.officer, actor)
        return Sender(caller=caller, signing_key=known.signing_key, sealing_key=known.sealing_key)

    def sender(device: DeviceId) -> Sender | None:
        with database.reading() as connection:
            return found(connection, device)

    return sender


def bundle_desk(
    service: Serves, uploads: Uploads, *, identity: Identity, database: Database, entropy: Entropy
) -> BundleDesk:
    """Return the desk of a service that is put together."""
    keys = ServiceKeys(opening=identity.keys.bundle, signing=identity.keys.signing)
    return BundleDesk(service, uploads, keys=keys, senders=senders_of(identity, database), entropy=entropy)
