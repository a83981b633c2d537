"""What an edit is: who did what to which fields, from which device, and what its author had seen.

An operation is one action of one officer. It travels as canonical bytes, numbered in its device's life and chained to
the one before it, so that a dropped, changed or repeated operation is found (sync design, section 2).
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, cast
from uuid import UUID

from caseworker.domain.definition import Definition, Merge
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.plain import to_micros

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"

WIRE_SCHEMA = 1  # of the records as operations tell them; how a device keeps them is another matter
FIRST_CHAIN = bytes(32)
_LIFE = 3  # where a body tells the life it was numbered in
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)
_COUNTER_BITS = 16
_LAST_MS = 139_792_435_200_000  # 1 January 6400


class Verb(StrEnum):
    """What a mutation does to its field, or to its whole record (`CREATE`, `ERASE`: the field is then empty)."""

    CREATE = "create"
    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    INCREMENT = "incr"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One field of one record. The value is plain; `CREATE` carries all fields that differ from their defaults."""

    kind: str
    record: UUID
    verb: Verb
    field: str
    value: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who acts, and from which device."""

    officer: OfficerId
    device: DeviceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One atomic action. `n` counts from 1 in one `life` of the device; `seen` is the cursor its author had reached.

    `hlc` is a hybrid logical clock (milliseconds << 16 | counter): it only breaks ties between operations that are
    already known to be concurrent. `at` is the author's clock and is shown, never used to order.
    """

    op_id: OperationId
    author: Author
    life: UUID
    n: int
    seen: int
    hlc: int
    schema: int
    at: datetime
    action: str
    reason: str
    mutations: tuple[Mutation, ...]

    def body(self) -> bytes:
        """Return the canonical bytes that travel."""
        return self.sealed()[0]

    def sealed(self) -> tuple[bytes, bytes]:
        """Return the body and its digest, as `digest` would tell it, in one go."""
        told = [canonical([m.kind, str(m.record), m.verb.value, m.field, m.value]) for m in self.mutations]
        head = self._head()
        body = b"%b,%b,[%b]]" % (canonical(head)[:-1], canonical(self.reason), b",".join(told))
        digests: list[Plain] = [_hash(one).hex() for one in told]
        return body, _hash(canonical([*head, _digest_of(self.reason), digests]))

    def _head(self) -> list[Plain]:
        return [
            str(self.op_id),
            str(self.author.officer),
            str(self.author.device),
            str(self.life),
            self.n,
            self.seen,
            self.hlc,
            self.schema,
            to_micros(self.at),
            self.action,
        ]


def canonical(value: Plain) -> bytes:
    """Return compact UTF-8 JSON with sorted keys: equal values give equal bytes. Lone surrogates raise UnicodeError."""
    return _CANONICAL.encode(value).encode()


def digest(body: bytes) -> bytes:
    """Return what the chain holds of a body: BLAKE2b-256 (RFC 7693) over its head and digests of reason and mutations.

    So words that were erased, of which only a digest is left in the body, do not change it. Raises ValueError for
    bytes that are no body.
    """
    head, reason, mutations = _parts(body)
    told = [one if isinstance(one, str) else _digest_of(one) for one in mutations]
    return _hash(canonical([*head, _reason_digest(reason), cast(Plain, told)]))


def without(body: bytes, record: UUID) -> bytes:
    """Return the body with only digests left of its reason and of what it did to one record; all else in it stays."""
    head, reason, mutations = _parts(body)
    told = [_digest_of(one) if isinstance(one, list) and one[1] == str(record) else one for one in mutations]
    return canonical([*head, [_reason_digest(reason)], cast(Plain, told)])


def in_life(body: bytes, life: UUID) -> bytes:
    """Return the same operation numbered in another life: for what a copied or restored device still has to send."""
    told = json.loads(body)
    told[_LIFE] = str(life)
    return canonical(told)


def _parts(body: bytes) -> tuple[list[Plain], Plain, list[Plain]]:
    whole = json.loads(body)
    if not isinstance(whole, list) or len(whole) < 2 or not isinstance(whole[-1], list) or whole[-2] == []:
        raise ValueError("this is no body of an operation")
    return whole[:-2], whole[-2], whole[-1]


def _reason_digest(reason: Plain) -> str:
    """Return the digest of a reason, or the one left of it: an erased reason is a list of its digest alone."""
    return str(reason[0]) if isinstance(reason, list) else _digest_of(reason)


def _digest_of(told: Plain) -> str:
    return _hash(canonical(told)).hex()


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()


def extend(chain: bytes, body_digest: bytes) -> bytes:
    """Return the chain after a body: BLAKE2b-256 of the previous chain and the body's digest."""
    return _hash(chain + body_digest)


def tick(last: int, unix_ms: int) -> int:
    """Return the next hybrid logical clock value: after `last`, and not before the given milliseconds.

    A clock beyond the year 6400 counts as that year, so that the value always fits 63 bits.
    """
    return max(last + 1, min(unix_ms, _LAST_MS) << _COUNTER_BITS)


def applied(fields: dict[str, Plain], mutation: Mutation) -> dict[str, Plain]:
    """Return the record's plain fields after one mutation. Applying a set, add or remove twice is applying it once."""
    if mutation.verb is Verb.CREATE:
        assert isinstance(mutation.value, dict)
        return dict(mutation.value)
    after = dict(fields)
    match mutation.verb:
        case Verb.SET:
            after[mutation.field] = mutation.value
        case Verb.ADD:
            after[mutation.field] = with_member(_list(fields.get(mutation.field)), mutation.value)
        case Verb.REMOVE:
            after[mutation.field] = without_member(_list(fields.get(mutation.field)), mutation.value)
        case Verb.INCREMENT:
            before, step = fields.get(mutation.field) or 0, mutation.value
            assert isinstance(before, int)
            assert isinstance(step, int)
            after[mutation.field] = before + step
        case Verb.ERASE:
            return {}
    return after


def with_member(present: list[Plain], added: Plain) -> list[Plain]:
    """Return the members with one more; a member already there by its id (or its value) is left as it is."""
    key = member_key(added)
    return present if any(member_key(one) == key for one in present) else [*present, added]


def without_member(present: list[Plain], key: Plain) -> list[Plain]:
    """Return the members without the one of this id or value."""
    return [one for one in present if member_key(one) != key]


def member_key(member: Plain) -> Plain:
    """Return what identifies a member: the id of an element, a word itself."""
    return member["id"] if isinstance(member, dict) else member


def between(
    definition: Definition,
    record: UUID,
    before: dict[str, Plain],
    after: dict[str, Plain],
    default_of: Callable[[str], Plain],
) -> list[Mutation]:
    """Return the fewest mutations that turn one state of a record into another, in the order of its definition.

    Both states leave out fields that have their default; `default_of` gives the plain default of a field.
    """
    found: list[Mutation] = []
    for field in definition.fields:
        old, new = before.get(field.name), after.get(field.name)
        if old == new:
            continue
        if field.rule.merge is Merge.SET:
            found += _set_changes(definition.kind, record, field.name, _list(old), _list(new))
        elif field.rule.merge is Merge.COUNT:
            step = _int(new) - _int(old)
            found.append(Mutation(definition.kind, record, Verb.INCREMENT, field.name, step))
        else:
            value = new if field.name in after else default_of(field.name)
            found.append(Mutation(definition.kind, record, Verb.SET, field.name, value))
    return found


def _set_changes(kind: str, record: UUID, field: str, old: list[Plain], new: list[Plain]) -> list[Mutation]:
    had = {str(member_key(one)): one for one in old}
    has = {str(member_key(one)): one for one in new}
    if any(key in had and had[key] != one for key, one in has.items()):
        raise ValueError(f"a member of {kind}.{field} was edited in place; members are replaced, with a new id")
    gone = [Mutation(kind, record, Verb.REMOVE, field, member_key(one)) for key, one in had.items() if key not in has]
    come = [Mutation(kind, record, Verb.ADD, field, one) for key, one in has.items() if key not in had]
    return gone + come


def _list(value: Plain) -> list[Plain]:
    assert value is None or isinstance(value, list)
    return value or []


def _int(value: Plain) -> int:
    assert value is None or isinstance(value, int)
    return value or 0
