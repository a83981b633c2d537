"""The open case store: units that write, readers that read, and the intake of what the server sends.

One writer at a time; readers see snapshots and never wait for it. The store is made by whoever unlocked the vault and
is closed with it. Everything is spoken in domain values.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.domain.ids import Entropy
from caseworker.store import audit, travel
from caseworker.store.engine import foreseen
from caseworker.store.incoming import Change, Intake
from caseworker.store.reader import Reader
from caseworker.store.schema import Schema
from caseworker.store.search import index as search_index
from caseworker.store.unit import Deed, Unit


@dataclass(frozen=True, slots=True)
class News:
    """Which records a page of the server's log made or changed here, by kind."""

    changed: dict[str, frozenset[UUID]]


class CaseStore:
    """Reads and writes of one opened profile. Safe to use from several threads."""

    def __init__(self, *, writer: sa.Engine, reader: sa.Engine, schema: Schema, entropy: Entropy) -> None:
        self.schema = schema
        self._writer = writer
        self._reader = reader
        self._entropy = entropy
        self._name = str(writer.get_execution_options()["file"])
        self._writing = Lock()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Give a snapshot of the store. Nothing that is written meanwhile is seen."""
        with foreseen(self._name), self._reader.connect() as connection, connection.begin():
            yield Reader(connection, self.schema)

    @contextmanager
    def unit(self, deed: Deed) -> Iterator[Unit]:
        """Give a unit; on a normal end all it gathered is durable on disk, on any exception nothing is.

        Raises DiskFull, StoreBusy or StoreNotWritable when the system refuses; the store stays sound then.
        """
        with self.writing() as connection:
            unit = Unit(connection, self.schema, deed, self._entropy)
            yield unit
            unit.finish()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the writer's transaction for the store's own books: drafts, numbers, packs. No operation, no audit."""
        with self._writing, foreseen(self._name), self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def bulk(self, subjects: Iterable[type[Record]]) -> Iterator[None]:
        """Put off tidying the search index of these subjects while many records come in; for a first load only.

        Tidying rewrites the whole index of a subject [5 s for a million people], so it pays when a load is larger than
        what was there. Searching meanwhile is right but slower; a load that is cut off costs speed, not words.
        """
        kinds = [one.definition.kind for one in subjects]
        with self.writing() as connection:
            search_index.begin_bulk(connection, kinds)
        yield
        with self.writing() as connection:
            search_index.end_bulk(connection, kinds)

    def take_in(self, changes: Iterable[Change], *, cursor: int, safe: int = 0) -> News:
        """Take in one page of the server's log together with its cursor, all or nothing."""
        with self.writing() as connection:
            intake = Intake(connection, self.schema)
            intake.take(changes)
            intake.finish(cursor)
            if safe:
                travel.forget_safe(connection, safe)
            return News({kind: frozenset(ids) for kind, ids in intake.changed.items()})

    def witness(self, entry: audit.Entry) -> None:
        """Record something that changed no case data: a read, a refusal, an export, an unlock."""
        with self.writing() as connection:
            audit.append(connection, entry, entropy=self._entropy)
