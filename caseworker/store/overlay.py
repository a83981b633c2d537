"""The overlay: own edits that the server's log has not passed, as they lie on what the log brought.

What an officer sees of a record is its base with these on top, in the order they were made. An edit that the base has
already, because its row came before the log passed by, is not laid on it again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import Mutation, Plain, Verb, applied
from caseworker.store import sql, travel
from caseworker.store.own_words import mutations_of

_PART = 500
_ON_RECORDS = (
    "SELECT h.record, o.n, o.seq, o.seen, o.seen_at_most FROM history h "
    "JOIN edit e ON e.eid = h.eid JOIN outbox o ON o.n = e.n "
    "WHERE h.record IN ({marks}) AND h.eid >= (SELECT p.eid FROM outbox p WHERE p.n = ?) AND o.state <> 'kept' "
    "ORDER BY o.n"
)

Fields = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Layer:
    """One own mutation. `seq` is where the server's log has it, None without an answer; `seen` what its author saw."""

    n: int
    seq: int | None
    seen: int
    mutation: Mutation


@dataclass(frozen=True, slots=True)
class Laid:
    """What is seen of a record (None: nothing), and in which fields the base is hidden by own edits.

    `seen` has every field that own edits are about, with the least that an author of one had seen. `made_by` is the own
    operation that made the record, None when the log brought it.
    """

    fields: Fields | None
    touched: frozenset[str]
    seen: Mapping[str, int]
    made_by: int | None = None


def lay(base: Fields | None, v: int, layers: Iterable[Layer]) -> Laid:
    """Return the base at version `v` with own edits on top; a base of None is a record the log has not brought."""
    fields, made_by = base, None
    touched: set[str] = set()
    seen: dict[str, int] = {}
    for layer in layers:
        if layer.mutation.field:
            seen[layer.mutation.field] = min(layer.seen, seen.get(layer.mutation.field, layer.seen))
        if layer.seq is not None and base is not None and v >= layer.seq:
            continue
        mutation = layer.mutation
        if mutation.verb is Verb.CREATE:
            if fields is None:
                fields, made_by = applied({}, mutation), layer.n
        elif mutation.verb is Verb.ERASE:
            fields = None
        elif fields is not None:
            fields = applied(fields, mutation)
            touched.add(mutation.field)
    return Laid(fields, frozenset(touched), seen, made_by)


class Overlay:
    """The overlay for one transaction. Reads the body of an operation once, until it is told to let go."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._bodies: dict[int, dict[UUID, list[Mutation]]] = {}

    def on(self, records: Collection[UUID]) -> dict[UUID, list[Layer]]:
        """Return what lies on these records, in order; records on which nothing lies are left out."""
        found: dict[UUID, list[Layer]] = {}
        here = travel.place(self._connection) if records else None
        if here is not None and here.is_anything_pending:
            listed = list(records)
            for start in range(0, len(listed), _PART):
                self._on(listed[start : start + _PART], here.pending_from, found)
        return found

    def let_go(self) -> None:
        """Forget what was read: memory is to stay small, or words were taken out of operations."""
        self._bodies.clear()

    def _on(self, records: Collection[UUID], pending_from: int, found: dict[UUID, list[Layer]]) -> None:
        statement = _ON_RECORDS.format(marks=",".join("?" * len(records)))
        parameters = (*(one.bytes for one in records), pending_from)
        rows = sql.run(self._connection, statement, parameters).fetchall()
        self._read({n for _, n, *_ in rows})
        for record, n, seq, seen, at_most in rows:
            one = UUID(bytes=record)
            limit = seen if at_most is None else min(seen, at_most)
            layers = [Layer(n, seq, limit, mutation) for mutation in self._bodies[n].get(one, ())]
            if layers:
                found.setdefault(one, []).extend(layers)

    def _read(self, numbers: set[int]) -> None:
        for n in sorted(numbers - self._bodies.keys()):
            by_record: dict[UUID, list[Mutation]] = {}
            for mutation in mutations_of(sql.scalar(self._connection, "SELECT body FROM outbox WHERE n = ?", (n,))):
                by_record.setdefault(mutation.record, []).append(mutation)
            self._bodies[n] = by_record
