"""Giving content out: only on the strength of an attachment record that the caller has and may open.

The record must be in a scope of the caller's device, `decide` must allow the opening, and an officer who attached it
must once have sent the whole content. Everything else, content that is not here included, is the same refusal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa

from caseworker.domain.access import Context, Resource, decide
from caseworker.domain.actions import Action, Allow
from caseworker.domain.attachments import Attachment
from caseworker.domain.ids import OfficerId
from caseworker.errors import CaseworkerError
from sync.protocol.blob import Span, span_asked, word_of
from sync.server.blobs.book import BlobBook, StoredBlob
from sync.server.blobs.objects import Objects
from sync.server.database import Database
from sync.server.identity.caller import Caller
from sync.server.rights import resource_of
from sync.server.scopes import officers_in
from sync.server.storage import StoredRecord, Tx

_KIND = Attachment.definition.kind


class NoSuchBlob(CaseworkerError):
    """There is no such content for this caller, whether or not there is any."""

    status: ClassVar[int] = 404
    key = "blob.unknown"
    sentence = "The server has no such content for you. It may still be on its way from a colleague's device."


class RangeUnsatisfiable(CaseworkerError):
    """The range asked for is not within the content, or none was asked of content longer than one reply."""

    status: ClassVar[int] = 416
    key = "blob.range"
    sentence = "This part of the content does not exist. The content has {total} bytes; ask for a part of them."


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of some content, and where in it they stand."""

    data: bytes
    span: Span


class Shelf:
    """Content of one stream, for reading."""

    def __init__(self, database: Database, objects: Objects) -> None:
        self._database = database
        self._objects = objects

    def read(self, caller: Caller, sha256: str, *, asked: str | None, now: datetime) -> Part:
        """Return the part that a Range header asks for; raises NoSuchBlob or RangeUnsatisfiable."""
        blob = self.found(caller, sha256, now=now)
        span = span_asked(asked, blob.size)
        if span is None:
            raise RangeUnsatisfiable(total=blob.size)
        return Part(self._objects.read(blob.name, start=span.start, end=span.end), span)

    def found(self, caller: Caller, sha256: str, *, now: datetime) -> StoredBlob:
        """Return where the content is, or raise NoSuchBlob."""
        with self._database.reading() as connection:
            blob = BlobBook(connection, self._database.stream).stored(sha256)
            if blob is None or not self._may_open(connection, caller, sha256, now):
                raise NoSuchBlob
            return blob

    def _may_open(self, connection: sa.Connection, caller: Caller, sha256: str, now: datetime) -> bool:
        tx = self._database.tx(connection)
        granted = tx.grants(caller.device)
        holders = BlobBook(connection, self._database.stream).holders(sha256)
        return any(
            isinstance(decide(caller.actor, Action.OPEN_ATTACHMENT, _asked_of(one), Context(at=now)), Allow)
            for one in _proven(tx, _attachments(tx, sha256), holders)
            if one.scopes & granted
        )


def _attachments(tx: Tx, sha256: str) -> list[StoredRecord]:
    word = word_of(sha256)
    found = tx.records(tx.mentioning([word]).get(word, [])).values()
    return [one for one in found if one.kind == _KIND and not one.erased]


def _proven(tx: Tx, records: list[StoredRecord], holders: frozenset[OfficerId]) -> Iterator[StoredRecord]:
    """Give the records made by officers who have sent the content: to name a sum is not to have what it stands for."""
    makers = tx.operations([one.clocks.made.op for one in records])
    for one in records:
        maker = makers.get(one.clocks.made.op)
        if maker is not None and maker.officer in holders:
            yield one


def _asked_of(record: StoredRecord) -> Resource:
    """What opening is asked of. Those who work on a record are in its scopes; at a front desk its place counts."""
    made = resource_of(record.kind, record.id, record.fields, assigned=officers_in(record.scopes))
    desk = str(record.fields.get("place") or "")
    return replace(made, desk=desk)
