"""The same world with the service's real rows: `SqlTx` on SQLite, one transaction a request, killed in the middle.

A kill is the connection rolled back at a statement the seed draws: what was not committed has not happened, and the
device hears nothing. A backup is SQLite's own.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from sync.protocol.lineage import Epoch
from sync.server.rows import SqlTx
from sync.server.storage import FiledOperation, PlaceRow, StoredRecord
from sync.server.tables import METADATA, OP_BODY, PLACE, RECORD
from tests.simulate.parts import Parts
from tests.simulate.world import World

STREAM = "agency"


class Killed(Exception):
    """The server's process was killed here."""


class SqlStore:
    """One SQLite database in memory that looks to the world like the service's tables."""

    def __init__(self, grants: dict[DeviceId, frozenset[str]] | None = None) -> None:
        self._grants = {} if grants is None else grants
        self._engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool, isolation_level="AUTOCOMMIT")
        self.connection = self._engine.connect()
        METADATA.create_all(self.connection)
        self.tx = SqlTx(self.connection, STREAM)
        self.kill_at = 0
        self._made = False
        sa.event.listen(self._engine, "before_cursor_execute", self._count)

    def copy(self) -> "SqlStore":
        other = SqlStore(self._grants)
        mine: sqlite3.Connection = self.connection.connection.driver_connection  # type: ignore[assignment]
        mine.backup(other.connection.connection.driver_connection)  # type: ignore[arg-type]
        other._made = True
        return other

    def begin_epoch(self, epoch: Epoch) -> None:
        if self._made:
            self.tx.begin_epoch(epoch)
        else:
            self.tx.make_stream(epoch)
            self._made = True

    def grant(self, device: DeviceId, scopes: Iterable[str]) -> None:
        """Grants are policy: they outlive a restored backup, so they are written again after it."""
        self._grants[device] = frozenset(scopes)
        self.tx.grant(device, self._grants[device])

    def grants_again(self) -> None:
        for device, scopes in self._grants.items():
            self.tx.grant(device, scopes)

    def transacted(self, work: Callable[[], Any]) -> Any:
        """Run in one transaction; raises Killed, with nothing done, when the drawn statement is reached."""
        self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            done = work()
        except BaseException:
            self.kill_at = 0
            self.connection.exec_driver_sql("ROLLBACK")
            raise
        self.kill_at = 0
        self.connection.exec_driver_sql("COMMIT")
        return done

    def all_records(self) -> Iterator[StoredRecord]:
        ids = list(self.connection.execute(sa.select(RECORD.c.id)).scalars())
        return iter(self.tx.records(sorted(ids)).values())

    def lives(self) -> Iterator[tuple[PlaceRow, FiledOperation]]:
        wanted = sa.select(PLACE).order_by(PLACE.c.device, PLACE.c.life, PLACE.c.n)
        rows = self.connection.execute(wanted).all()
        operations = self.tx.operations({row.op_id for row in rows})
        found = self.connection.execute(sa.select(OP_BODY.c.op_id, OP_BODY.c.body)).all()
        bodies: dict[UUID, bytes] = {row.op_id: row.body for row in found}
        for row in rows:
            place = self.tx.place(row.device, row.life, row.n)
            assert place is not None
            yield place, FiledOperation(operations[row.op_id], bodies[row.op_id], frozenset[UUID]())

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tx, name)

    def _count(self, *_event: Any) -> None:
        if self.kill_at:
            self.kill_at -= 1
            if not self.kill_at:
                raise Killed


class SqlWorld(World):
    """A world whose server keeps its rows in SQLite."""

    def __init__(self, seed: int) -> None:
        self._stores: list[SqlStore] = []
        super().__init__(seed, Parts(tx=SqlStore))  # type: ignore[arg-type]  # the same from outside

    def run(self) -> None:
        try:
            super().run()
        finally:
            for store in (self.tx, *self.backups):
                store.close()  # type: ignore[attr-defined]

    def serve(self, request: Any) -> Any:
        store: Any = self.tx
        if self.running and self.rng.random() < 0.1:
            store.kill_at = self.rng.randrange(1, 40)
        try:
            return store.transacted(lambda: super(SqlWorld, self).serve(request))
        except Killed:
            self.used["server killed"] += 1
            self.watch.restored(self.tx)
            return None

    def _server_restored(self) -> None:
        super()._server_restored()
        self.tx.grants_again()  # type: ignore[attr-defined]
