"""Conflicts: two values of one field that were written without knowledge of each other, both kept.

A conflict is an ordinary record in the territory of its subject, so every officer there sees the same list and may
settle it offline. Only the server makes one; a person settles it, or writes a further value having seen both.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Element, Nature, Record, describe, fact, members, rank, subject
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.line_merge import LineMerge, merged_lines
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Mutation, Plain, Verb, canonical
from caseworker.errors import CaseworkerError

ConflictId = NewType("ConflictId", UUID)


class NotOneOfTheSides(CaseworkerError):
    """A conflict was to be settled by a side that it does not have."""

    key = "conflict.not-one-of-the-sides"
    sentence = "That value is not one of the two. Nothing was changed. Choose one of them, or write a third."


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Element):
    """One of the two values: its id is that of its operation. `value` is the plain value as JSON."""

    value: Annotated[str, fact(sensitive=True)]
    officer: Annotated[OfficerId, fact(refers="officer")]
    device: DeviceId
    at: datetime


@subject("conflict", nature=Nature.WORKFLOW, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Record):
    """One conflict. `stood` and `came` are the operations of its sides: what stood, and what came without seeing it.

    `base` is the value both started from as JSON, "" when it is not known. A conflict settled by rule may still be
    undone by a person, who then chooses the other side.
    """

    id: ConflictId
    of: Annotated[str, fact()]
    record: Annotated[UUID, fact(refers="record")]
    field: Annotated[str, fact()]
    base: Annotated[str, fact(sensitive=True)] = ""
    sides: Annotated[tuple[Side, ...], members()]
    stood: Annotated[OperationId, fact()]
    came: Annotated[OperationId, fact()]
    at: Annotated[datetime, fact()]
    settled: Annotated[Settled, rank(indexed=True)] = Settled.OPEN
    settled_by: Annotated[OfficerId | None, describe(refers="officer")] = None

    def value_of(self, side: OperationId) -> Plain:
        """Return the plain value of the side that came by an operation; raises NotOneOfTheSides."""
        for one in self.sides:
            if one.id == side:
                value: Plain = json.loads(one.value)
                return value
        raise NotOneOfTheSides

    @property
    def is_open(self) -> bool:
        """Whether a person still has to decide."""
        return self.settled is Settled.OPEN


def conflict_id(record: UUID, field: str, stood: OperationId, came: OperationId) -> ConflictId:
    """Return the one id of a conflict, the same wherever and however often it is found (UUIDv8, RFC 9562)."""
    told = b"\0".join((record.bytes, field.encode(), stood.bytes, came.bytes))
    bits = int.from_bytes(hashlib.blake2b(told, digest_size=16).digest(), "big")
    return ConflictId(UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 0x8 << 76 | 0b10 << 62))


def settle(conflict: Conflict, *, value: Plain, by: OfficerId) -> tuple[Mutation, ...]:
    """Return what settles a conflict with a value: one of the sides, both merged, or a third one.

    Settling again with the same value changes nothing further, so a replay is harmless.
    """
    kind = conflict.definition.kind
    return (
        Mutation(conflict.of, conflict.record, Verb.SET, conflict.field, value),
        Mutation(kind, conflict.id, Verb.SET, "settled", int(Settled.BY_PERSON)),
        Mutation(kind, conflict.id, Verb.SET, "settled_by", str(by)),
    )


def settle_with(conflict: Conflict, side: OperationId, *, by: OfficerId) -> tuple[Mutation, ...]:
    """Return what settles a conflict with one of its sides; raises NotOneOfTheSides."""
    return settle(conflict, value=conflict.value_of(side), by=by)


def offered_merge(conflict: Conflict) -> LineMerge | None:
    """Return a line merge of two texts to be looked over; None when they are no texts or the base is unknown."""
    stood, came = conflict.value_of(conflict.stood), conflict.value_of(conflict.came)
    base = json.loads(conflict.base) if conflict.base else None
    if isinstance(base, str) and isinstance(stood, str) and isinstance(came, str):
        return merged_lines(base=base, one=stood, other=came)
    return None


def as_text(value: Plain) -> str:
    """Return a plain value as the text that a conflict keeps it by."""
    return canonical(value).decode()
