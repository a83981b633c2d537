"""The engines of the service's database: the one place of SQLite's PRAGMAs and of PostgreSQL's isolation levels.

SQLite is one file in WAL mode: any number of snapshots are read while one transaction writes, and a commit is on the
disk when it returns. PostgreSQL 13 or newer is reached by psycopg; reads are one REPEATABLE READ snapshot, writes are
READ COMMITTED and lock rows in the order of their ids.
"""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

SQLITE, POSTGRESQL = "sqlite", "postgresql"
LIGHT = "caseworker_light"  # an execution option: a commit need not be on the disk when it returns
BUSY_S = 30.0  # so long a transaction waits for its turn
_READERS, _CONNECTIONS = 8, 16
_WRITER_CACHE_MIB, _READER_CACHE_MIB = 256, 32
_CHECKPOINT_PAGES = 16_384  # 64 MiB of log: pages that many pushes touch are written back once
_LOG_LEFT_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Engines:
    """How one database is read and written. `file` is where SQLite keeps it, None elsewhere."""

    reader: sa.Engine
    writer: sa.Engine
    file: Path | None

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.writer.dialect.name

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.reader.dispose()
        self.writer.dispose()


def engines_of(url: str) -> Engines:
    """Return the engines of `sqlite:///file` or `postgresql://…`; raises ValueError for any other address."""
    address = sa.make_url(url)
    if address.get_backend_name() == SQLITE and address.database:
        return _sqlite(Path(address.database))
    if address.get_backend_name() == POSTGRESQL:
        return _postgresql(address.set(drivername="postgresql+psycopg"))
    raise ValueError("a database is named by sqlite:///file or postgresql://user@host/name")


def as_failed(error: Exception, connection: sa.Connection) -> Exception:
    """Return a failure of the driver as SQLAlchemy tells it, for statements that were run past it."""
    base = connection.dialect.loaded_dbapi.Error
    made: Exception = sa.exc.DBAPIError.instance(
        None, None, error, base, hide_parameters=True, dialect=connection.dialect
    )
    return made


def _sqlite(file: Path) -> Engines:
    _make_private(file)
    writer = _sqlite_engine(file, write=True)
    return Engines(_sqlite_engine(file, write=False), writer, file)


def _make_private(file: Path) -> None:
    """Make the file, and its folder when there is none, readable for nobody else."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _sqlite_engine(file: Path, *, write: bool) -> sa.Engine:
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        creator=_sqlite_connect(file, write=write),
        poolclass=QueuePool,
        pool_size=1 if write else _READERS,  # one writer: whoever wants to write waits for its connection
        max_overflow=0,
        pool_timeout=BUSY_S,
    )
    sa.event.listen(engine, "begin", _begin_writing if write else _begin_reading)
    return engine


def _begin_reading(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: sa.Connection) -> None:
    is_light = connection.get_execution_options().get(LIGHT, False)
    connection.exec_driver_sql(f"PRAGMA synchronous={'normal' if is_light else 'full'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _sqlite_connect(file: Path, *, write: bool) -> Callable[[], sqlite3.Connection]:
    pragmas = (
        "journal_mode=wal",
        "synchronous=full",
        "foreign_keys=on",
        "temp_store=memory",
        f"cache_size={-1024 * (_WRITER_CACHE_MIB if write else _READER_CACHE_MIB)}",
        f"wal_autocheckpoint={_CHECKPOINT_PAGES}",
        f"journal_size_limit={_LOG_LEFT_BYTES}",
        f"query_only={'off' if write else 'on'}",
    )

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(
            file, timeout=BUSY_S, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        for pragma in pragmas:
            made.execute(f"pragma {pragma}")
        return made

    return connect


def _postgresql(address: sa.URL) -> Engines:
    engine = sa.create_engine(address, pool_size=_CONNECTIONS, max_overflow=0, pool_timeout=BUSY_S, pool_pre_ping=True)
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(reader, engine.execution_options(isolation_level="READ COMMITTED"), None)
