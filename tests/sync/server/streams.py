"""The service's rules over every kind of rows: in memory, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from caseworker.domain.conflicts import Conflict
from sync.protocol.lineage import Epoch
from sync.protocol.messages import Answer, PullReply, PushReply, PushRequest
from sync.server.core import PushCore
from sync.server.database import Database, open_database
from sync.server.memory import MemoryTx
from sync.server.pull import PullCore
from sync.server.rows import SqlTx
from sync.server.rulebook import Rulebook, by_territory
from tests.postgres import database as postgres_database
from tests.simulate.matter import Matter
from tests.simulate.parts import may_all
from tests.sync.messages import ANN, BEN, EPOCH, NOW_MS

BOTH = ("A/0", "B/0")
KINDS = ("memory", "sqlite", "postgres")


class Service:
    """A stream with its rules. `tx` is a `storage.Tx` of either kind."""

    def __init__(self, tx: Any, *, refuses: Any = may_all) -> None:
        self.tx = tx
        rules = Rulebook((Matter, Conflict), scopes_of=by_territory, refuses=refuses)
        self.push_core, self.pull_core = PushCore(rules), PullCore(least_bytes=1)
        for device in (ANN, BEN):
            tx.grant(device, BOTH)

    def push(self, request: PushRequest) -> PushReply:
        return self.push_core.apply_push(self.tx, request, now_ms=NOW_MS)

    def answers(self, request: PushRequest) -> tuple[Answer, ...]:
        return self.push(request).answers

    def states(self, request: PushRequest) -> list[str]:
        return [one.reason or one.state.value for one in self.answers(request)]

    def pull(self, request: Any) -> PullReply:
        return self.pull_core.pull(self.tx, request)

    def fields(self, record: Any) -> dict[str, Any]:
        return dict(self.tx.records([record])[record].fields)

    def conflicts(self, record: Any) -> list[dict[str, Any]]:
        found = self.tx.records(self.tx.conflicts_about([record])[record]).values()
        return [dict(one.fields) for one in found if not one.erased]


@contextmanager
def a_service(kind: str, database: Database | None = None) -> Iterator[Service]:
    """Give a service over rows of this kind; in `database`, where one is given, nothing is left of it."""
    if kind == "memory":
        tx = MemoryTx()
        tx.begin_epoch(Epoch(EPOCH, 0))
        yield Service(tx)
        return
    with TemporaryDirectory() as folder:
        made = database or _sqlite(Path(folder))
        with made.writing() as connection:
            rows = SqlTx(connection, f"stream-{uuid4()}")
            rows.make_stream(Epoch(EPOCH, 0))
            yield Service(rows)
            connection.rollback()
        if database is None:
            made.close()


def _sqlite(folder: Path) -> Database:
    made = open_database(f"sqlite:///{folder / 'server.db'}")
    made.create()
    return made


@pytest.fixture(params=KINDS)
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    shared = request.getfixturevalue("postgres_tables") if request.param == "postgres" else None
    with a_service(request.param, shared) as made:
        yield made


@pytest.fixture(params=KINDS[1:])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind, with tables and a stream."""
    with _address(request, tmp_path) as address:
        made = open_database(address)
        made.create()
        made.begin_stream(Epoch(EPOCH, 0))
        yield made
        made.close()


@contextmanager
def _address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{folder / 'server.db'}"
        return
    shape = make_url(request.getfixturevalue("postgres_shape")).database
    with postgres_database(request.getfixturevalue("postgres_server"), like=str(shape)) as address:
        yield address


@pytest.fixture(scope="session")
def postgres_shape(postgres_server: str) -> Iterator[str]:
    """The address of a database that has the tables and is only copied: that is quicker than making them."""
    with postgres_database(postgres_server) as address:
        made = open_database(address)
        made.create()
        made.close()
        yield address


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str) -> Iterator[Database]:
    """A database with tables for the whole session; each test has a stream of its own in it."""
    with postgres_database(postgres_server) as address:
        made = open_database(address)
        made.create()
        yield made
        made.close()
