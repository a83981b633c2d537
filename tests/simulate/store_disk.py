"""A simulated disk that holds the product's own store: `CaseStore`, `Exchange` and `StoreBooks` over SQLite in memory.

Officers write by real units of the store. The file is not encrypted and never reaches a disk, so that a machine can
live through thousands of worlds; a program that is killed falls back to its last commit. What the checkers look at is
read by SQL of their own, because what they check is not to be asked.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import msgspec
import sqlalchemy as sa
import sqlcipher3.dbapi2

from caseworker.desk.exchange import Exchange, News
from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Record
from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Mutation, Verb, applied
from caseworker.domain.plain import from_micros
from caseworker.store import book, engine, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.files import DiskFull
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import Schema, schema_of
from caseworker.store.search import index as search_index
from caseworker.store.unit import Deed, Unit
from sync.client.books import Entries, Place, Step
from sync.client.store_books import StoreBooks
from sync.protocol.limits import MOST_OPERATIONS, PUSH_BYTES
from tests.desk.sittings import a_sitting
from tests.simulate.disk import Kept, Killed, Own, Owner, Shown, Written, empty_ledger
from tests.simulate.matter import lean
from tests.simulate.servers import stop_after

_MANY_PAGES = 1 << 30
T = TypeVar("T")
_INTERRUPTED = (sqlcipher3.dbapi2.OperationalError, sa.exc.OperationalError)


class Remembered:
    """Answers of one connection by name, until a row is written through it, be it rolled back or not."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._answers: dict[str, tuple[int, Any]] = {}

    def __call__(self, name: str, read: Callable[[], T]) -> T:
        """Return the answer, read again only when it may be another."""
        now = self._driver.total_changes
        known = self._answers.get(name)
        if known is None or known[0] != now:
            known = (now, read())
            self._answers[name] = known
        answer: T = known[1]
        return answer


class CutBooks(StoreBooks):
    """The real books, whose transaction may be cut off by the death of the program or by a full disk.

    What they answer is remembered until something is written: a world asks for it far more often than it changes.
    """

    def __init__(self, exchange: Exchange, mortal: Callable[[], AbstractContextManager[None]], driver: Any) -> None:
        super().__init__(exchange)
        self.driver = driver
        self._mortal = mortal
        self._remembered = Remembered(driver)

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        """Return everything that the next step depends on."""
        return self._entries(limit, limit_bytes)

    def place(self) -> Place:
        """Return where the device stands."""
        return self._entries(MOST_OPERATIONS, PUSH_BYTES).place

    def _entries(self, limit: int, limit_bytes: int) -> Entries:
        read = super().entries
        return self._remembered("entries", lambda: read(limit=limit, limit_bytes=limit_bytes))

    def carry_out(self, steps: Sequence[Step]) -> News:
        """Carry out the steps; raises Killed when nothing of them was."""
        with self._mortal():
            return super().carry_out(steps)


class StoreDisk:
    """A disk with a real store. Satisfies `Disk`."""

    make: type[CutBooks] = CutBooks

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.seen = 0
        self.ledger = empty_ledger(owner)
        self._schema = schema(owner.subjects)
        self._engine = _in_memory()
        self._driver = _driver_of(self._engine)
        sa.event.listen(self._engine, "commit", self._safe_now)
        _blank(owner.subjects).backup(self._driver)
        store = CaseStore(writer=self._engine, reader=self._engine, schema=self._schema, entropy=owner.entropy)
        self._store = store
        sitting = replace(a_sitting(store, officer=owner.author.officer), author=owner.author)
        self.books: CutBooks = type(self).make(Exchange(sitting, synchronized=lambda: None), self._mortal, self._driver)
        self._cut = 0
        self._remembered = Remembered(self._driver)
        self._read: dict[tuple[str, bytes], tuple[Any, Kept]] = {}
        if not owner.blank:
            with store.writing() as connection:
                travel.begin_life(connection, owner.life)
                book.write_down(connection, "device", str(owner.device))

    @property
    def last_n(self) -> int:
        """The number of the last operation made here."""
        return int(self._driver.execute("SELECT n FROM travel").fetchone()[0])

    def write(self, wanted: Sequence[Mutation], *, at_ms: int) -> Written | None:
        """Write down what can be done on this screen; nothing of it when there is no room or the program dies."""
        before = self.last_n
        deed = Deed(author=self.owner.author, at=from_micros(at_ms * 1000), action="simulated")
        try:
            with self._mortal(), self._store.unit(deed) as unit:
                for mutation in wanted:
                    _do(unit, self._schema, mutation)
        except Killed:
            return None
        found = self._driver.execute("SELECT n, op_id, digest, body FROM outbox WHERE n > ?", (before,)).fetchone()
        if found is None:
            return None
        n, op_id, digest, body = found
        return Written(OperationId(UUID(bytes=op_id)), n, digest, tuple(_mutations(body)))

    def view(self) -> Shown:
        """Return everything the officer sees."""
        return self._remembered("view", lambda: {key: (one.kind, one.fields or {}) for key, one in self._rows()})

    def base(self) -> Mapping[UUID, Kept]:
        """Return what the server's log brought: rows of the log, with the values that own edits hide."""
        return self._remembered("base", self._base)

    def _base(self) -> Mapping[UUID, Kept]:
        found = {key: one for key, one in self._rows() if one.v}
        for record, name, value in self._driver.execute("SELECT record, field, base FROM shadow"):
            key = UUID(bytes=record)
            if key in found:
                fields = {**(found[key].fields or {}), name: msgspec.json.decode(value)}
                found[key] = Kept(found[key].kind, found[key].v, lean(fields))
        for record, kind, v, told in self._driver.execute("SELECT id, kind, v, fields FROM aside"):
            found[UUID(bytes=record)] = Kept(kind, v, None if told is None else lean(msgspec.json.decode(told)))
        return found

    def outbox(self) -> Sequence[Own]:
        """Return the operations that are still here."""
        rows = self._driver.execute("SELECT op_id, digest, body, seq FROM outbox ORDER BY n")
        return [
            Own(OperationId(UUID(bytes=op_id)), digest, frozenset(one.record for one in _mutations(body)), seq)
            for op_id, digest, body, seq in rows
        ]

    def own_ids(self) -> Collection[UUID]:
        """Return the ids of these operations."""
        ids = "SELECT op_id FROM outbox"
        return self._remembered("own", lambda: [UUID(bytes=row[0]) for row in self._driver.execute(ids)])

    def copy(self) -> "StoreDisk":
        """Return a second disk with the same on it, by SQLite's own backup."""
        other = type(self)(replace(self.owner, blank=True))
        other.seen, other.ledger, other.owner = self.seen, self.ledger, self.owner
        self._driver.backup(other._driver)
        return other

    def cut_after(self, steps: int) -> None:
        """Let the program be killed after so many steps of SQLite."""
        self._cut = steps

    def fill(self, *, full: bool) -> None:
        """Let the file grow no further, or again."""
        pages = self._driver.execute("PRAGMA page_count").fetchone()[0] if full else _MANY_PAGES
        self._driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    def close(self) -> None:
        """Close the store; what was in it is gone."""
        self._engine.dispose()

    @contextmanager
    def _mortal(self) -> Iterator[None]:
        """Around what the program does: raises Killed when it died over it, or there was no room."""
        stop_after(self._driver, self._cut)
        try:
            yield
        except DiskFull as error:
            raise Killed from error
        except _INTERRUPTED as error:
            if not _was_interrupted(error):
                raise
            raise Killed from error
        finally:
            stop_after(self._driver, 0)

    def _safe_now(self, _connection: sa.Connection) -> None:
        """A program that dies over its commit has either done it or not; it is killed before it, or not at all."""
        stop_after(self._driver, 0)

    def _rows(self) -> Sequence[tuple[UUID, Kept]]:
        return self._remembered("rows", self._all_rows)

    def _all_rows(self) -> Sequence[tuple[UUID, Kept]]:
        found = []
        for kind, rows in self._schema.rows.items():
            for row in self._driver.execute(rows.select_sql):
                known = self._read.get((kind, row[1]))
                if known is None or known[0] != row:
                    known = (row, _kept(rows, row))
                    self._read[kind, row[1]] = known
                found.append((UUID(bytes=row[1]), known[1]))
        return found


def _was_interrupted(error: Exception) -> bool:
    """Whether a statement was cut off; a search table that was being opened says so only by its code."""
    cause = getattr(error, "orig", error)
    return "interrupted" in str(error) or getattr(cause, "sqlite_errorname", "") == "SQLITE_INTERRUPT"


@cache
def schema(subjects: tuple[type[Record], ...]) -> Schema:
    """Return how subjects are kept."""
    return schema_of(subjects)


@cache
def _blank(subjects: tuple[type[Record], ...]) -> Any:
    """Return an empty store with all tables, made once in a process."""
    made = _in_memory()
    with made.begin() as connection:
        schema(subjects).metadata.create_all(connection)
        search_index.create_tables(connection, schema(subjects).rows)
    return _driver_of(made)


def _in_memory() -> sa.Engine:
    def connect() -> Any:
        return sqlcipher3.dbapi2.connect(
            ":memory:", check_same_thread=False, isolation_level=None, cached_statements=512
        )

    return engine.build(connect, name="memory", write=True, cache_mib=2)


def _driver_of(made: sa.Engine) -> Any:
    with engine.bare(made) as driver:
        return driver


def _kept(rows: SubjectRows, row: Any) -> Kept:
    stored = rows.stored(row)
    return Kept(rows.kind, stored.v, lean(stored.fields))


def _do(unit: Unit, known: Schema, mutation: Mutation) -> None:
    """Do with a unit what a mutation says, as far as this program can and the record is here."""
    subject = known.rows[mutation.kind].definition.value
    if mutation.verb is Verb.CREATE:
        unit.add(known.rows[mutation.kind].value(mutation.record, _dict(mutation.value)))
        return
    record = unit.find(subject, mutation.record)
    if record is None:
        return
    if mutation.verb is Verb.ERASE:
        unit.erase(subject, mutation.record)
        return
    if isinstance(record, Conflict):
        unit.save(replace(record, settled=Settled.BY_PERSON))
        return
    rows = known.rows[mutation.kind]
    unit.save(rows.value(record.id, applied(rows.plain(record), mutation)))


def _dict(value: Any) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value


def _mutations(body: bytes) -> list[Mutation]:
    """Return the mutations of a body of which no words were erased."""
    told = [one for one in msgspec.json.decode(body)[-1] if isinstance(one, list)]
    return [Mutation(kind, UUID(record), Verb(verb), field, value) for kind, record, verb, field, value in told]
