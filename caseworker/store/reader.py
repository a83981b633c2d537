"""What the store knows, spoken in domain values. A `Reader` sees one moment of the store and changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.domain.operations import Plain
from caseworker.errors import CaseworkerError
from caseworker.store import history, sql
from caseworker.store.rows.tables import Stored, SubjectRows
from caseworker.store.schema import Schema

_PART = 500

R = TypeVar("R", bound=Record)


class NotHere(CaseworkerError):
    """The record is not on this device."""

    key = "store.not-here"
    sentence = "This {kind} is not on this device. It may have been removed, or it lies outside what you may see."


class Reader:
    """Reads records as they stand in one transaction of the connection it is given."""

    def __init__(self, connection: sa.Connection, schema: Schema) -> None:
        self.connection = connection
        self.schema = schema

    def get(self, subject: type[R], record_id: UUID) -> R:
        """Return a record, or raise NotHere."""
        found = self.find(subject, record_id)
        if found is None:
            raise NotHere(kind=subject.definition.kind)
        return found

    def find(self, subject: type[R], record_id: UUID) -> R | None:
        """Return a record, or None when it is not on this device."""
        rows = self.schema.of(subject)
        row = sql.first(self.connection, f"{rows.select_sql} WHERE r.id = ?", (record_id.bytes,))
        return None if row is None else cast(R, rows.load(row))

    def select(self, subject: type[R], condition: str = "", parameters: Sequence[object] = ()) -> list[R]:
        """Return the records that meet an SQL condition on the subject's table (alias `r`); it may order and limit."""
        rows = self.schema.of(subject)
        found = sql.run(self.connection, f"{rows.select_sql} {condition}", tuple(parameters))
        return [cast(R, rows.load(row)) for row in found]

    def count(self, subject: type[R], condition: str = "", parameters: Sequence[object] = ()) -> int:
        """Return how many records meet an SQL condition on the subject's table (alias `r`)."""
        kind = subject.definition.kind
        statement = f'SELECT count(*) FROM "{kind}" AS r {condition}'
        return int(sql.scalar(self.connection, statement, tuple(parameters)))

    def many(self, subject: type[R], ids: Iterable[UUID]) -> list[R]:
        """Return those of the records that are on this device, in the order asked for."""
        wanted = list(ids)
        found: dict[UUID, R] = {}
        for start in range(0, len(wanted), _PART):
            part = wanted[start : start + _PART]
            marks = ",".join("?" * len(part))
            found |= {one.id: one for one in self.select(subject, f"WHERE r.id IN ({marks})", [i.bytes for i in part])}
        return [found[one] for one in wanted if one in found]

    def pointing_at(self, target: UUID, subject: type[R], *, limit: int = -1) -> list[R]:
        """Return the records of a subject that refer to a record, by their moment, newest first (-1: all of them)."""
        codes = ",".join(str(code) for code in sorted(self.schema.of(subject).link_codes))
        found = sql.run(
            self.connection,
            f"SELECT source FROM link WHERE target = ? AND code IN ({codes}) "
            "GROUP BY source ORDER BY max(moment) DESC LIMIT ?",
            (target.bytes, limit),
        )
        return self.many(subject, [UUID(bytes=row[0]) for row in found])

    def history(self, subject: type[Record], record_id: UUID) -> list[history.Revision]:
        """Return every edit of a record known here, newest first; raises NotHere for a record that is not."""
        stored = self._stored(self.schema.of(subject), record_id)
        if stored is None:
            raise NotHere(kind=subject.definition.kind)
        return history.revisions(self.connection, record_id, stored.fields)

    def as_it_was(self, subject: type[R], record_id: UUID, at: datetime) -> R | None:
        """Return the record as it stood at a moment by its authors' clocks, None if it was not yet made.

        Edits are taken in the order the store took them in, so a wrong clock moves an edit's date but never its place.
        """
        rows, found = self.schema.of(subject), self.history(subject, record_id)
        for revision in found:
            if revision.at <= at:
                return cast(R, rows.value(record_id, revision.fields))
        if not found:
            return self.get(subject, record_id)
        return None if found[-1].made else cast(R, rows.value(record_id, _before(found[-1])))

    def _stored(self, rows: SubjectRows, record_id: UUID) -> Stored | None:
        row = sql.first(self.connection, f"{rows.select_sql} WHERE r.id = ?", (record_id.bytes,))
        return None if row is None else rows.stored(row)


def _before(oldest: history.Revision) -> dict[str, Plain]:
    replaced = {change.field: change.before for change in oldest.changes}
    return {name: value for name, value in {**oldest.fields, **replaced}.items() if value is not None}
