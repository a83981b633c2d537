"""The answer to one verified bundle: what it brings is taken in frame by frame, and what came of it is written back.

In its order an answer holds what became of the work, pages of the log, contents the device asked for, and last the
word on its audit trail, which may be an alarm there.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from caseworker.errors import CaseworkerError
from sync.protocol.audit import AuditPush, AuditReply
from sync.protocol.blob import PIECE_BYTES_MOST
from sync.protocol.bundle import BundleWriter
from sync.protocol.bundle_frames import (
    Audited,
    ContentHead,
    Frame,
    Kind,
    Page,
    Stored,
    Wanted,
    answered,
    write_frame,
)
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.server.blobs.shelf import Part, Shelf
from sync.server.blobs.uploads import Uploads
from sync.server.identity.caller import Caller

_log = logging.getLogger(__name__)


class Serves(Protocol):
    """What the service does for a device (`service.Service`)."""

    def push(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        """Take in operations and answer each of them."""

    def pull(self, caller: Caller, request: PullRequest, *, now: datetime) -> PullReply:
        """Return the next page of the log."""


class TakesTrails(Protocol):
    """Where audit trails are handed over (`trails.Trails`)."""

    def take(self, caller: Caller, pushed: AuditPush, *, now: datetime) -> AuditReply:
        """Take in the next records of the caller's device; raises BadMessage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """Where what stands in a bundle is handed over, and where contents come from: the same as for who calls."""

    service: Serves
    uploads: Uploads
    shelf: Shelf
    trails: TakesTrails


class Answering:
    """The taking in of one bundle of a caller, and the answer to it."""

    def __init__(self, counters: Counters, caller: Caller, now: datetime) -> None:
        self._service, self._uploads, self._shelf = counters.service, counters.uploads, counters.shelf
        self._trails, self._caller, self._now = counters.trails, caller, now
        self._content: ContentHead | None = None
        self._at = 0
        self._wanted: tuple[str, ...] = ()
        self._audited: Audited | None = None
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
                case Kind.AUDIT, AuditPush() as pushed:
                    self._take_trail(pushed)
                case Kind.WANTED, Wanted() as wanted:
                    self._wanted = wanted.sums
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

    def give_contents(self, writer: BundleWriter, *, most_bytes: int) -> None:
        """Write contents the device asked for in its order, those that it may open and for which there is room."""
        for sha256 in dict.fromkeys(self._wanted):
            try:
                self._give(sha256, writer, most_bytes)
            except CaseworkerError as error:
                _log.info("content was left out of an answer: %s", error.key)

    def tell_of_trail(self, writer: BundleWriter) -> None:
        """Write up to where the device's trail is here, if it handed any over."""
        if self._audited is not None:
            write_frame(writer, Kind.AUDITED, self._audited)

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

    def _take_trail(self, pushed: AuditPush) -> None:
        """Hand records on. Only the last answer is told: each speaks of the checkpoint the device has as it asks."""
        try:
            reply = self._trails.take(self._caller, pushed, now=self._now)
        except CaseworkerError as error:
            _log.info("a part of an audit trail in a bundle was left out: %s", error.key)
            return
        self._audited = Audited(msgspec.structs.replace(pushed, records=()), reply)

    def _give(self, sha256: str, writer: BundleWriter, most_bytes: int) -> None:
        first = self._piece(sha256, 0)
        size = first.span.total
        if writer.size + size > most_bytes:
            return
        write_frame(writer, Kind.CONTENT, ContentHead(sha256, size))
        write_frame(writer, Kind.PIECE, first.data)
        for start in range(PIECE_BYTES_MOST, size, PIECE_BYTES_MOST):
            write_frame(writer, Kind.PIECE, self._piece(sha256, start).data)

    def _piece(self, sha256: str, start: int) -> Part:
        asked = f"bytes={start}-{start + PIECE_BYTES_MOST - 1}"
        return self._shelf.read(self._caller, sha256, asked=asked, now=self._now)
