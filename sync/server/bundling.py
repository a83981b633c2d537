"""Bundles at the service: the work of a device that comes by hand is taken in, and a bundle with the answer is made.

Whoever brings a bundle is nobody: it counts for the device that signed it, if that is in use, exactly as if the device
had called. The same bundle again gives the same answers. Nothing is taken in before all of it has been verified.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, ClassVar, cast

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.ids import DeviceId, Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.bundle import (
    LARGEST_BYTES,
    BundleDamaged,
    BundleForeign,
    BundleHeader,
    BundleWriter,
    OpenedBundle,
    key_id,
    peek,
)
from sync.protocol.bundle_frames import Frame, Kind, frames
from sync.protocol.messages import PullRequest
from sync.server.blobs.shelf import Shelf
from sync.server.blobs.uploads import Uploads
from sync.server.bundle_answers import Answering, Counters, Serves
from sync.server.database import Database
from sync.server.identity.caller import Caller
from sync.server.identity.registry import Identity
from sync.server.parts import ServerParts
from sync.server.trails import Trails

MOST_REPLY_BYTES = 128 << 20  # of the log in one answer; the device asks for the rest with its next bundle
MOST_IN_ALL = LARGEST_BYTES - (2 << 20)
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


class BundleDesk:
    """Answers bundles. `senders` gives a device in use, None for any other."""

    def __init__(
        self,
        counters: Counters,
        *,
        keys: ServiceKeys,
        senders: Callable[[DeviceId], Sender | None],
        entropy: Entropy,
    ) -> None:
        self._counters, self._keys = counters, keys
        self._senders, self._entropy = senders, entropy

    def answer(
        self,
        source: BinaryIO,
        target: BinaryIO,
        *,
        now: datetime,
        most_bytes: int = MOST_REPLY_BYTES,
        most_in_all: int = MOST_IN_ALL,
    ) -> Taken:
        """Take in a bundle and write the answer into the target; `source` must be seekable.

        `most_bytes` limits the log in it, `most_in_all` the log together with contents. Raises BundleNotTaken before
        anything is taken in. What is raised later leaves a bundle that is to be brought again: what was taken in of it
        is known then.
        """
        try:
            header = peek(source)
            sender = self._sender_of(header)
            bundle = OpenedBundle(source, recipient=self._keys.opening, sender=sender.signing_key)
            place, told = _placed(frames(bundle.content()), sender)
        except (BundleDamaged, BundleForeign) as error:
            raise BundleNotTaken from error
        answering = Answering(self._counters, sender.caller, now)
        writer = self._writer(target, header, sender, place, now)
        answering.take(told, writer)
        answering.read_on(place, writer, most_bytes=most_bytes)
        answering.give_contents(writer, most_bytes=most_in_all)
        answering.tell_of_trail(writer)
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


def bundle_desk(service: Serves, uploads: Uploads, *, parts: ServerParts, entropy: Entropy) -> BundleDesk:
    """Return the desk of a service that is put together."""
    database, identity = parts.database, parts.identity
    counters = Counters(
        service=service,
        uploads=uploads,
        shelf=Shelf(database, parts.objects),
        trails=Trails(database=database, audit=parts.audit, problems=parts.problems),
    )
    keys = ServiceKeys(opening=identity.keys.bundle, signing=identity.keys.signing)
    return BundleDesk(counters, keys=keys, senders=senders_of(identity, database), entropy=entropy)
