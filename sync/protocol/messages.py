"""The messages, as values. Fields that a newer version adds are ignored by an older one; nothing else is.

A push carries operations as the bytes their author chained; a pull brings numbered rows. Ids are their usual text,
chains and digests hexadecimal, places in the log integers from 1.
"""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from sync.protocol.limits import (
    LARGEST_NUMBER,
    MOST_EPOCHS,
    MOST_FORMER_LIVES,
    MOST_OPERATIONS,
    MOST_SCOPES,
    NAME_CHARACTERS,
    PAGE_BYTES_LEAST,
    PAGE_BYTES_MOST,
)
from sync.protocol.lineage import Epoch

Place = Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]
Number = Annotated[int, Meta(ge=1, le=LARGEST_NUMBER)]
Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Name = Annotated[str, Meta(max_length=NAME_CHARACTERS)]
Scope = Annotated[str, Meta(max_length=NAME_CHARACTERS)]
Scopes = Annotated[tuple[Scope, ...], Meta(max_length=MOST_SCOPES)]
Epochs = Annotated[tuple[Epoch, ...], Meta(max_length=MOST_EPOCHS)]


class State(StrEnum):
    """What the server made of an operation. Every operation gets one of these and a number."""

    APPLIED = "applied"
    SUPERSEDED = "superseded"  # by rule another value stands; this one is in the conflict list
    CONFLICT = "conflict"  # a person decides
    PARKED = "parked"  # it is about a record the server does not know yet; it is applied when that record comes
    REFUSED = "refused"  # kept for a supervisor; its author keeps the text


class What(StrEnum):
    """What a row says of its record. The words are those of the device's store."""

    FULL = "full"
    PUT = "put"
    LEAVE = "leave"
    ERASE = "erase"


class PushedOperation(Struct, frozen=True, omit_defaults=True):
    """One operation. `body` are its canonical bytes; of mutations that were erased they hold only the digests.

    `seen_at_most` limits what its author had seen to the part of the log that outlived a restored backup.
    """

    n: Number
    chain: Hash
    body: msgspec.Raw
    seen_at_most: Place | None = None


class ToldConflict(Struct, frozen=True):
    """A conflict that the device has from a part of the log that the server lost."""

    id: UUID
    fields: dict[str, Any]


class FormerLife(Struct, frozen=True):
    """A life the device had before, which its present one continues up to operation `n`."""

    life: UUID
    n: Number


class PushRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Operations of one life in the order of their numbers.

    `past` tells which operations of former lives their author knew, as far as the log may not have brought them yet.
    """

    device: DeviceId
    life: UUID
    epoch: UUID | None
    operations: Annotated[tuple[PushedOperation, ...], Meta(max_length=MOST_OPERATIONS)] = ()
    told: Annotated[tuple[ToldConflict, ...], Meta(max_length=MOST_OPERATIONS)] = ()
    past: Annotated[tuple[FormerLife, ...], Meta(max_length=MOST_FORMER_LIVES)] = ()


class Answer(Struct, frozen=True, omit_defaults=True):
    """The answer to operation `n`: its state, and the place in the log from which on its effect is in the rows."""

    n: Number
    state: State
    seq: Place
    reason: Name = ""


class Acknowledged(Struct, frozen=True):
    """The last operation answered, by life and chain: an answer to another life of the device is nobody's."""

    life: UUID
    n: Number
    chain: Hash


class PushReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answers in order.

    `fork`: the operation after the last answered one continues another past than the server has under that life.
    `gap`: the last number the server has in that life, when operations are missing in between.
    When `lineage` is not the device's own, nothing was taken in.
    """

    lineage: Epochs
    answers: tuple[Answer, ...] = ()
    ack: Acknowledged | None = None
    fork: bool = False
    gap: Place | None = None


class Filling(Struct, frozen=True):
    """A scope that is being filled: all of its records up to the id `after` are on the device."""

    scope: Scope
    after: UUID | None = None


class PullRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the device stands. `held` are the scopes it has completely; `resume_at` is handed back as it was told."""

    device: DeviceId
    epoch: UUID | None
    cursor: Place
    held: Scopes = ()
    filling: Filling | None = None
    resume_at: Place | None = None
    budget_bytes: Annotated[int, Meta(ge=1, le=PAGE_BYTES_MOST)] = PAGE_BYTES_LEAST


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision about one record. `op` names the operation behind it, where there is one to be told.

    `scopes` are all scopes of the record as far as the device may hold them: in every full row, and in another one when
    they changed; empty when nothing is said of them.
    """

    seq: Number
    what: What
    kind: Name
    id: UUID
    fields: dict[str, Any] = msgspec.field(default_factory=dict)
    op: OperationId | None = None
    scopes: Scopes = ()


class Credit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who is behind an operation: for the history of a record. `at` is in microseconds, by the author's clock."""

    op: OperationId
    officer: OfficerId
    device: DeviceId
    at: int
    action: Name = ""
    reason: str = ""


class PullReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page: scopes lost are dropped first, then its rows are taken in with the new place, all in one transaction.

    `resume_at`: while a device is filled for the first time, where the log is taken up afterwards.
    `more`: ask again at once. When `lineage` is not the device's own, there is nothing else in the reply.
    """

    lineage: Epochs
    cursor: Place = 0
    safe: Place = 0
    held: Scopes = ()
    gone: Scopes = ()
    filling: Filling | None = None
    resume_at: Place | None = None
    rows: tuple[Row, ...] = ()
    credits: tuple[Credit, ...] = ()
    more: bool = False
