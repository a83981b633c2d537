"""The open case store: units that write, readers that read, and the intake of what the server sends.

One writer at a time; readers see snapshots and never wait for it. The store is made by whoever unlocked the vault and
is closed with it. Everything is spoken in domain values.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.domain.ids import Entropy
from caseworker.store import audit
from caseworker.store.engine import foreseen
from caseworker.store.reader import Reader
from caseworker.store.receiving import Receiving
from caseworker.store.schema import Schema
from caseworker.store.search import behind
from caseworker.store.search import index as search_index
from caseworker.store.unit import Deed, Unit

AfterUnit = Callable[[frozenset[str]], None]
"""Is told the kinds of records that a unit touched."""


class CaseStore:
    """Reads and writes of one opened profile. Safe to use from several threads."""

    def __init__(self, *, writer: sa.Engine, reader: sa.Engine, schema: Schema, entropy: Entropy) -> None:
        self.schema = schema
        self._writer = writer
        self._reader = reader
        self._entropy = entropy
        self._name = str(writer.get_execution_options()["file"])
        self._writing = Lock()
        self._index_later = False
        self._after_unit: tuple[AfterUnit, ...] = ()

    def after_each_unit(self, act: AfterUnit) -> None:
        """Have this done after every unit that changed something has committed, on the thread that wrote it.

        It is handed the kinds of the records that were made, changed or erased, and must not raise. Several are done in
        the order in which they were handed in.
        """
        self._after_unit = (*self._after_unit, act)

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
            operation = unit.finish()
        if operation is not None:
            kinds = frozenset(one.kind for one in operation.mutations)
            for act in self._after_unit:
                act(kinds)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the writer's transaction for the store's own books: drafts, numbers, packs. No operation, no audit."""
        with self._writing, foreseen(self._name), self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def bulk(self, subjects: Iterable[type[Record]] | None = None, *, index_later: bool = False) -> Iterator[None]:
        """Put off tidying the search index of these subjects, or all, while many records come in: for a first load.

        Tidying rewrites the whole index of a subject [5 s for a million people], so it pays when a load is larger than
        what was there. Searching meanwhile is right but slower; a load that is cut off costs speed, not words.
        With `index_later` new records that are received have no search rows before `index_some` was called often
        enough, after this or within it: they are in every list, but their words are not found before.
        """
        kinds = list(self.schema.rows) if subjects is None else [one.definition.kind for one in subjects]
        with self.writing() as connection:
            search_index.begin_bulk(connection, kinds)
        self._index_later = index_later
        try:
            yield
        finally:
            self._index_later = False
            with self.writing() as connection:
                search_index.end_bulk(connection, kinds)

    @contextmanager
    def receiving(self) -> Iterator[Receiving]:
        """Give what takes in one reply of the server; on a normal end all of it is durable, on any exception nothing.

        Its `news` may be read afterwards.
        """
        with self.writing() as connection:
            receiving = Receiving(connection, self.schema, index_later=self._index_later)
            yield receiving
            receiving.finish()

    def index_some(self, *, limit: int = 2_000) -> bool:
        """Write the search rows of so many records that lack them; return whether there may be more."""
        with self.reading() as reader:
            if not behind.is_behind(reader.connection):
                return False
        with self.writing() as connection:
            return behind.catch_up(connection, self.schema, limit=limit)

    def witness(self, entry: audit.Entry) -> None:
        """Record something that changed no case data: a read, a refusal, an export, an unlock."""
        with self.writing() as connection:
            audit.append(connection, entry, entropy=self._entropy)
