"""Which records are one person, as a table: worked out again from the merges whenever one comes, goes or is undone.

The table only remembers what `domain.merging.groups` says of the merges that are here, so it is the same on every
device that holds the same merges, in whatever order they came. Works inside the caller's transaction.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import PersonId
from caseworker.domain.merging import Groups, PersonMerge, PersonUnmerge
from caseworker.domain.merging import groups as groups_of
from caseworker.store import sql
from caseworker.store.reader import Reader

_MERGE, _UNMERGE = PersonMerge.definition.kind, PersonUnmerge.definition.kind


@dataclass(frozen=True, slots=True)
class MergesKnown:
    """The merges that have to do with some people, near or far, and what undid them."""

    merges: tuple[PersonMerge, ...]
    unmerges: tuple[PersonUnmerge, ...]

    @property
    def people(self) -> frozenset[PersonId]:
        """Every record named in them."""
        return frozenset(person for merge in self.merges for person in (merge.left, merge.right))

    @property
    def groups(self) -> Groups:
        """Which records are one person by them."""
        return groups_of(self.merges, self.unmerges)


def group_of(connection: sa.Connection, person: PersonId) -> tuple[PersonId, ...]:
    """Return all records that are this person, the oldest first: the one that stands for them."""
    rows = sql.run(
        connection,
        "SELECT person FROM person_group WHERE survivor = (SELECT survivor FROM person_group WHERE person = ?) "
        "ORDER BY person",
        (person.bytes,),
    )
    return tuple(PersonId(UUID(bytes=row[0])) for row in rows) or (person,)


def survivors_of(connection: sa.Connection, people: Iterable[PersonId]) -> dict[PersonId, PersonId]:
    """Return the record that stands for each of these records: itself where it was never merged."""
    asked = list(people)
    marks = ",".join("?" * len(asked))
    rows = sql.run(
        connection,
        f"SELECT person, survivor FROM person_group WHERE person IN ({marks})",
        tuple(one.bytes for one in asked),
    )
    found = {PersonId(UUID(bytes=person)): PersonId(UUID(bytes=survivor)) for person, survivor in rows}
    return {one: found.get(one, one) for one in asked}


def merges_around(reader: Reader, people: Iterable[PersonId]) -> MergesKnown:
    """Return every merge that touches these records or one joined with them, also merges that were undone."""
    waiting, seen = set(people), set[PersonId]()
    merges: dict[UUID, PersonMerge] = {}
    while waiting:
        person = waiting.pop()
        seen.add(person)
        for merge in reader.pointing_at(person, PersonMerge):
            merges[merge.id] = merge
            waiting |= {merge.left, merge.right} - seen
    unmerges = {one.id: one for merge in merges for one in reader.pointing_at(merge, PersonUnmerge)}
    return MergesKnown(tuple(merges.values()), tuple(unmerges.values()))


def follow(reader: Reader, changed: Mapping[str, Collection[UUID]]) -> None:
    """Bring the table up to date after records were written or removed: `changed` names them by kind."""
    merges, unmerges = changed.get(_MERGE, ()), changed.get(_UNMERGE, ())
    if not merges and not unmerges:
        return
    undone = reader.many(PersonUnmerge, unmerges)
    touched = reader.many(PersonMerge, {*merges, *(one.merge for one in undone)})
    if len(undone) < len(set(unmerges)) or not {one.id for one in touched}.issuperset(merges):
        rebuild(reader)
        return
    _write(reader.connection, merges_around(reader, (one for merge in touched for one in (merge.left, merge.right))))


def rebuild(reader: Reader) -> None:
    """Work out everything again: of a merge that has gone from here, nobody can tell any more whom it joined."""
    if _MERGE not in reader.schema.rows:
        return
    sql.run(reader.connection, "DELETE FROM person_group")
    _write(reader.connection, MergesKnown(tuple(reader.select(PersonMerge)), tuple(reader.select(PersonUnmerge))))


def _write(connection: sa.Connection, known: MergesKnown) -> None:
    standing = known.groups
    survivors = {person: standing.survivor_of(person) for person in known.people if len(standing.group_of(person)) > 1}
    sql.run_many(
        connection, "DELETE FROM person_group WHERE person = ?", [(person.bytes,) for person in sorted(known.people)]
    )
    sql.run_many(
        connection,
        "INSERT INTO person_group (person, survivor) VALUES (?, ?)",
        [(person.bytes, survivor.bytes) for person, survivor in sorted(survivors.items())],
    )
