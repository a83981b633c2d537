"""The service's data in a simulated world: `Tx` in memory, or the real rows on SQLite; each can be copied and cut off.

A kill is the connection stopped at a step of SQLite that the seed draws: what was not committed has not happened, and
the device hears nothing. A backup is SQLite's own. Grants are policy and no part of the log, so they outlive a restored
backup.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from caseworker.domain.plain import from_micros
from sync.protocol.lineage import Epoch
from sync.server.effects.outbox import Outbox
from sync.server.effects.subscriptions import Wanted, subscribe
from sync.server.effects.tables import EFFECT
from sync.server.memory import MemoryTx
from sync.server.rows import SqlTx
from sync.server.storage import FiledOperation, PlaceRow, StoredRecord
from sync.server.tables import METADATA, OP, PLACE
from tests.simulate.disk import Killed

STREAM = "agency"


class MemoryServer(MemoryTx):
    """The service in memory. It is never cut off: a request happens whole."""

    @property
    def transaction(self) -> "MemoryServer":
        """What the rules of the service are given."""
        return self

    @property
    def head(self) -> int:
        """The last number of the log."""
        return self.stream().head

    def transacted(self, work: Callable[[], Any], *, cut_after: int) -> Any:
        """Do the work."""
        del cut_after
        return work()

    def grants_again(self) -> None:
        """Nothing: copies share the grants."""

    def tell_somebody(self) -> None:
        """Nothing: nobody outside hears of what is done in memory."""

    def effects_of(self, filed: Iterable[FiledOperation], *, now_ms: int) -> None:
        """Nothing."""

    def effects(self) -> Collection[UUID] | None:
        """Return None: there are none."""
        return None

    def close(self) -> None:
        """Nothing."""


class SqlServer:
    """The service's tables in one SQLite database in memory, looked at like `MemoryServer`."""

    make: type[SqlTx] = SqlTx

    def __init__(self, grants: dict[DeviceId, frozenset[str]] | None = None, *, empty: bool = True) -> None:
        self._grants = {} if grants is None else grants
        self._engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool, isolation_level="AUTOCOMMIT")
        self.connection = self._engine.connect()
        driver = self.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver
        self._known: dict[Any, tuple[Any, StoredRecord]] = {}
        self._made = not empty
        self._tells = False
        if empty:
            _blank().backup(driver)
        self.transaction = type(self).make(self.connection, STREAM)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transaction, name)

    def copy(self) -> "SqlServer":
        """Return a backup of everything."""
        other = type(self)(self._grants, empty=False)
        self._driver.backup(other._driver)
        other._tells = self._tells
        return other

    @property
    def head(self) -> int:
        """The last number of the log."""
        return int(self._driver.execute("SELECT head FROM stream").fetchone()[0])

    def begin_epoch(self, epoch: Epoch) -> None:
        """Continue the log in a new epoch, or begin it."""
        if self._made:
            self.transaction.begin_epoch(epoch)
        else:
            self.transaction.make_stream(epoch)
            self._made = True

    def grant(self, device: DeviceId, scopes: Iterable[str]) -> None:
        """Give a device these scopes and no others."""
        self._grants[device] = frozenset(scopes)
        self.transaction.grant(device, self._grants[device])

    def grants_again(self) -> None:
        """Write the grants into a database that was put back."""
        for device, scopes in self._grants.items():
            self.transaction.grant(device, scopes)

    def tell_somebody(self) -> None:
        """Let somebody outside hear of everything that is done from now on."""
        self._tells = True
        target, wanted = "https://hook.example", Wanted()
        now = from_micros(0)
        subscribe(self.connection, STREAM, target=target, wanted=wanted, now=now, entropy=bytes)

    def effects_of(self, filed: Iterable[FiledOperation], *, now_ms: int) -> None:
        """Write down what follows from operations, in the transaction that is under way."""
        if self._tells:
            Outbox(STREAM).effects_of(self.connection, filed, from_micros(now_ms * 1000))

    def effects(self) -> Collection[UUID] | None:
        """Return of which operations somebody outside hears, None when nobody listens."""
        return set(self.connection.execute(sa.select(EFFECT.c.op_id)).scalars()) if self._tells else None

    def transacted(self, work: Callable[[], Any], *, cut_after: int) -> Any:
        """Do the work in one transaction; raises Killed, with nothing done, when it is cut off."""
        self._driver.execute("BEGIN IMMEDIATE")
        if cut_after:
            stop_after(self._driver, cut_after)
        try:
            done = work()
            stop_after(self._driver, 0)
            self._driver.execute("COMMIT")
        except (sqlite3.OperationalError, sa.exc.OperationalError) as error:
            if "interrupted" not in str(error):
                raise
            raise Killed from error
        finally:
            stop_after(self._driver, 0)
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
        return done

    def all_records(self) -> Iterator[StoredRecord]:
        """Give every record; one that has not changed is given as the same object again."""
        rows = {row[0]: row for row in self._driver.execute("SELECT id, * FROM record ORDER BY id")}
        stale = [key for key, row in rows.items() if key not in self._known or self._known[key][0] != row]
        ids = {(UUID(key) if isinstance(key, str) else UUID(bytes=key)): key for key in stale}
        for one in self.transaction.records(sorted(ids)).values() if ids else ():
            self._known[ids[one.id]] = (rows[ids[one.id]], one)
        return iter([self._known[key][1] for key in rows])

    def lives(self) -> Iterator[tuple[PlaceRow, FiledOperation]]:
        """Give every place of every life in order, with its operation."""
        wanted = sa.select(PLACE).order_by(PLACE.c.device, PLACE.c.life, PLACE.c.n)
        rows = self.connection.execute(wanted).all()
        operations = self.transaction.operations({row.op_id for row in rows})
        found = self.connection.execute(sa.select(OP.c.op_id, OP.c.body)).all()
        bodies: dict[UUID, bytes] = {row.op_id: row.body for row in found}
        for row in rows:
            place = PlaceRow(row.device, row.life, row.n, row.chain, row.op_id)
            yield place, FiledOperation(operations[row.op_id], bodies[row.op_id], frozenset[UUID]())

    def close(self) -> None:
        """Close the database; what was in it is gone."""
        self.connection.close()
        self._engine.dispose()


def stop_after(driver: Any, steps: int) -> None:
    """Let a connection of SQLite be interrupted after so many steps of its machine; 0 lets it run."""
    left = steps

    def count() -> int:
        nonlocal left
        left -= 1
        return left == 0  # once: what follows is the undoing

    driver.set_progress_handler(count if steps else None, 1)


@cache
def _blank() -> sqlite3.Connection:
    """Return an empty database with all tables, made once in a process."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    METADATA.create_all(engine)
    driver = engine.connect().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
