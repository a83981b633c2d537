"""Opening one case because it cannot wait: the request, what is shown once, the note, the review."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.ids import CaseId, DeviceId, OfficerId
from sync.protocol.messages import Row

REQUEST_BYTES = 64 << 10
MOST_REASON = 2000
MOST_NOTE = 10_000


class GlassRequest(Struct, frozen=True):
    """Asks for one case. `id` is made by the device, so that the same request opens it once."""

    id: UUID
    case: CaseId
    category: GlassCategory
    reason: Annotated[str, Meta(max_length=MOST_REASON, pattern="^[^\\x00]*$")]


class GlassReply(Struct, frozen=True):
    """The case and what belongs to it, as far as it may be read, until a moment in microseconds since 1970 UTC.

    To be shown, never kept: these rows are in none of the device's scopes and must not reach its store.
    """

    id: UUID
    until: int
    rows: tuple[Row, ...] = ()
    more: bool = False


class GlassNote(Struct, frozen=True):
    """A note on the opened case. `id` is made by the device, so that the same note is written once."""

    id: UUID
    text: Annotated[str, Meta(min_length=1, max_length=MOST_NOTE)]


class Written(Struct, frozen=True):
    """The note stands in the log from this number on."""

    seq: int


class ToReview(Struct, frozen=True, omit_defaults=True):
    """One opening as who reviews it sees it. Moments are microseconds since 1970 UTC."""

    id: UUID
    officer: OfficerId
    device: DeviceId
    case: CaseId
    category: GlassCategory
    reason: str
    opened_at: int
    review_due: int
    reviewed_by: OfficerId | None = None
    reviewed_at: int | None = None


class Openings(Struct, frozen=True):
    """What waits for review, the oldest first."""

    openings: tuple[ToReview, ...] = ()
