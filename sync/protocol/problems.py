"""Problems as supervisors and administrators are told of them: what went wrong with what devices sent.

Moments are microseconds since 1970 UTC. What a refused operation says is told as far as who asks may read the records
it is about; `withheld` counts the rest.
"""

from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId, OfficerId, OperationId

PAGE_PROBLEMS = 100
PAGE_BYTES = 1 << 20  # of what operations say; one problem always fits


class Said(Struct, frozen=True):
    """One mutation of a refused operation, as its author wrote it."""

    kind: str
    record: UUID
    verb: str
    field: str
    value: Any


class ToldProblem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One problem. `kind` is refused, malformed, fork or clone; `word` says why an operation was refused.

    `scope` is the place whose supervisors see it, "" for none. `action`, `reason` and `done_at` are those of the
    operation; its reason is told only when nothing is withheld.
    """

    id: UUID
    at: int
    kind: str
    word: str
    scope: str
    device: DeviceId
    officer: OfficerId | None = None
    operation: OperationId | None = None
    action: str = ""
    reason: str = ""
    done_at: int | None = None
    said: tuple[Said, ...] = ()
    withheld: Annotated[int, Meta(ge=0)] = 0
    settled_by: OfficerId | None = None
    settled_at: int | None = None


class ProblemPage(Struct, frozen=True):
    """Problems, the oldest first. `more`: ask again after the last of them."""

    problems: tuple[ToldProblem, ...] = ()
    more: bool = False
