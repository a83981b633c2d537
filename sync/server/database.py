"""The service's database: transactions over one stream, on SQLite or PostgreSQL alike.

Processes share a database freely: what cannot be done at once is run again. Nothing here knows what the tables mean.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from caseworker.errors import CaseworkerError
from sync.protocol.lineage import Epoch
from sync.server.engines import LIGHT, SQLITE, Engines, engines_of
from sync.server.rows import SqlTx
from sync.server.storage import Overtaken
from sync.server.tables import METADATA, SCHEMA, STREAM

T = TypeVar("T")
Pause = Callable[[int], None]
"""Waits before another try; told how many have failed."""

SCHEMA_VERSION = 1
_TRIES = 10
_EVERY_STREAM = ""  # the tables are the same for all
_AGAIN = frozenset({"40001", "40P01"})  # serialization failure, deadlock
_SAME_ROW, _TRIES_FOR_A_ROW = "23505", 3  # two wrote the same new row: the second finds it there
_SQLITE_BUSY = frozenset({5, 6})  # another process writes; a table is locked


class DatabaseBusy(CaseworkerError):
    """Others have been writing for so long that this had no turn."""

    key = "server.database-busy"
    sentence = "The service is very busy. Nothing was changed, and nothing is lost. It is tried again by itself."
    status = HTTPStatus.SERVICE_UNAVAILABLE


class DatabaseTooNew(CaseworkerError):
    """The tables were made by a newer version of the service."""

    key = "server.database-too-new"
    sentence = (
        "The database was made by a newer version ({found}; this one knows {known}). Nothing was changed. "
        "Install the newer version of the service, or restore the backup made before it was installed."
    )


def jittered(failed: int) -> None:
    """Wait up to 5 ms, and up to twice as long after each further failure, at most 0.3 s."""
    time.sleep(random.uniform(0, min(0.3, 0.005 * 2**failed)))  # noqa: S311 -- nobody gains by guessing it


class Database:
    """One stream of one database. Safe to use from any number of threads."""

    def __init__(self, engines: Engines, *, stream: str, pause: Pause = jittered) -> None:
        self.stream = stream
        self._engines = engines
        self._pause = pause

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engines.kind

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database, None for any other."""
        return self._engines.file

    def create(self) -> None:
        """Make the tables that are missing. Harmless at every start, and when two processes start at once.

        Raises DatabaseTooNew when a newer version has made them.
        """
        self._again(self._create, sa.exc.ProgrammingError)

    def begin_stream(self, epoch: Epoch) -> None:
        """Begin the stream with its first epoch, unless it exists already."""

        def begin(connection: sa.Connection) -> None:
            known = connection.execute(sa.select(STREAM.c.head).where(STREAM.c.stream == self.stream)).first()
            if known is None:
                self.tx(connection).make_stream(epoch)

        self.transact(begin)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give one snapshot that nothing can be written in; raises DatabaseBusy when all connections are in use."""
        with _in_turn(), self._engines.reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, light: bool = False) -> Iterator[sa.Connection]:
        """Give one transaction, committed at a normal end; raises DatabaseBusy without a turn.

        On SQLite there is one at a time, so none may be opened within another. A `light` one is not waited for until it
        is on the disk: for what may be lost when the power fails, such as which requests were seen.
        """
        with _in_turn(), self._engines.writer.connect() as plain:
            connection = plain.execution_options(**{LIGHT: light})
            with connection.begin():
                if light and self.kind != SQLITE:
                    connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
                yield connection

    def transact(self, work: Callable[[sa.Connection], T], *, light: bool = False) -> T:
        """Do work in one transaction, all of it again when another came in between; raises DatabaseBusy in the end.

        Work that is done again must not have changed anything but the database.
        """

        def once() -> T:
            with self.writing(light=light) as connection:
                return work(connection)

        return self._again(once)

    def tx(self, connection: sa.Connection) -> SqlTx:
        """Return this stream's rows within a transaction."""
        return SqlTx(connection, self.stream)

    def head(self) -> int:
        """Return the last number of the log; 0 for a stream that has not begun."""
        with self.reading() as connection:
            found = connection.execute(sa.select(STREAM.c.head).where(STREAM.c.stream == self.stream)).scalar()
        return 0 if found is None else int(found)

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._engines.close()

    def _create(self) -> None:
        with self.writing() as connection:
            SCHEMA.create(connection, checkfirst=True)
            found = connection.execute(sa.select(SCHEMA.c.version)).scalar()
            if found is not None and found > SCHEMA_VERSION:
                raise DatabaseTooNew(found=found, known=SCHEMA_VERSION)
            METADATA.create_all(connection)
            connection.execute(self._note_version())

    def _note_version(self) -> sa.Insert:
        insert: Any = (sqlite if self.kind == SQLITE else postgresql).insert
        noted = insert(SCHEMA).values(stream=_EVERY_STREAM, version=SCHEMA_VERSION)
        done: sa.Insert = noted.on_conflict_do_nothing()
        return done

    def _again(self, work: Callable[[], T], *also: type[sa.exc.DBAPIError]) -> T:
        for failed in range(_TRIES):
            try:
                return work()
            except Overtaken:
                self._pause(failed)
            except sa.exc.DBAPIError as error:
                if not (_passing(error, failed) or isinstance(error, also)) or failed == _TRIES - 1:
                    raise
                self._pause(failed)
        raise DatabaseBusy


def open_database(url: str, *, stream: str = "agency") -> Database:
    """Open `sqlite:///file` (made when it is not there) or `postgresql://…`; raises ValueError for another address."""
    return Database(engines_of(url), stream=stream)


@contextmanager
def _in_turn() -> Iterator[None]:
    try:
        yield
    except sa.exc.TimeoutError as error:
        raise DatabaseBusy from error
    except sa.exc.OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_BUSY:
            raise DatabaseBusy from error
        raise


def _passing(error: sa.exc.DBAPIError, failed: int) -> bool:
    """Whether the same work may well succeed when it is done again, after it has failed so often."""
    state = getattr(error.orig, "sqlstate", None)
    return state in _AGAIN or (state == _SAME_ROW and failed < _TRIES_FOR_A_ROW)
