"""The messages around push and pull: hello, digests and what differs, blocks of numbers, and news.

Moments are microseconds since 1970 UTC.
"""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId
from sync.protocol.checkpoints import ToldCheckpoint
from sync.protocol.digests import BUCKETS
from sync.protocol.limits import LARGEST_NUMBER, MOST_SCOPES, PROTOCOL_VERSION
from sync.protocol.messages import Epochs, Name, Place, Row, Scope, Scopes

MARK = "caseworker-sync"  # a header of every answer: whatever answers without it is not the server
MOST_NUMBERS = 1_000  # in one block

Bucket = Annotated[int, Meta(ge=0, lt=BUCKETS)]
Sum = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
Sums = Annotated[tuple[Sum, ...], Meta(min_length=BUCKETS, max_length=BUCKETS)]


class Hello(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A device says what it is. `clock` is its time in microseconds since 1970 UTC: never believed.

    How far it is from the server's tells how old later work is, where that is asked: whether a message still goes out.

    `witnessed` and `origin` are those of the last checkpoint of the server's audit log that it has (checkpoints.py).
    """

    device: DeviceId
    life: UUID
    app: Name
    schema: Place
    clock: int
    protocol: Place = PROTOCOL_VERSION
    pack: Name = ""
    witnessed: Place = 0
    origin: Name = ""


class Limits(Struct, frozen=True, kw_only=True):
    """What this server takes: operations and bytes in one push, bytes of a page, bytes of one attachment."""

    operations: Place
    push_bytes: Place
    page_bytes: Place
    attachment_bytes: Place


class Agreed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to a hello.

    `server_time` is in microseconds; `safe` up to where the log is in a backup; `scopes` what the device may hold;
    `checkpoint` the signed head of the server's audit log; `pack` the version of the agency's pack that is in force,
    `colleagues` that of the list of its officers (colleagues.py).
    """

    server_time: int
    protocol: Place
    lineage: Epochs
    floor: Place
    safe: Place
    scopes: Scopes
    limits: Limits
    pack: Name = ""
    checkpoint: ToldCheckpoint | None = None
    colleagues: Name = ""


class DigestRequest(Struct, frozen=True, kw_only=True):
    """Asks for the sums of scopes (digests.py), to be compared by a device that has read the log to its end."""

    device: DeviceId
    scopes: Annotated[tuple[Scope, ...], Meta(max_length=MOST_SCOPES)]


class DigestReply(Struct, frozen=True, kw_only=True):
    """Sums of those of the scopes that the device may hold, at this place in the log: 16 hexadecimal digits each."""

    cursor: Place
    sums: dict[Scope, Sums]


class RefetchRequest(Struct, frozen=True, kw_only=True):
    """Asks for the records of a scope that fall in one of these buckets and have an id after `after`."""

    device: DeviceId
    scope: Scope
    buckets: Annotated[tuple[Bucket, ...], Meta(max_length=BUCKETS)]
    after: UUID | None = None


class RefetchReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Records as full rows, in the order of their ids. `after` is where to go on when there are more."""

    cursor: Place
    rows: tuple[Row, ...] = ()
    after: UUID | None = None


class NumbersRequest(Struct, frozen=True, kw_only=True):
    """Asks for a block of numbers of a series, 0 for as many as is usual; the same `request` gives the same block."""

    request: UUID
    series: Annotated[str, Meta(min_length=1, max_length=40)]
    count: Annotated[int, Meta(ge=0, le=MOST_NUMBERS)]


class NumbersReply(Struct, frozen=True, kw_only=True):
    """The block, both ends included."""

    series: Name
    first: Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]
    last: Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]


class News(Struct, frozen=True):
    """There is something for this device up to this place in the log."""

    head: Place


class Refusal(Struct, frozen=True):
    """Why a request was not served: the key of a foreseen failure. Nothing of what was asked is repeated."""

    error: Name
