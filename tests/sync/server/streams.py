"""The service's rules over both kinds of rows: in memory and in SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from caseworker.domain.conflicts import Conflict
from sync.protocol.lineage import Epoch
from sync.protocol.messages import Answer, PullReply, PushReply, PushRequest
from sync.server.core import PushCore
from sync.server.memory import MemoryTx
from sync.server.pull import PullCore
from sync.server.rows import SqlTx
from sync.server.rulebook import Rulebook, by_territory
from sync.server.tables import METADATA
from tests.simulate.matter import Matter
from tests.simulate.parts import may_all
from tests.sync.messages import ANN, BEN, EPOCH, NOW_MS

BOTH = ("A/0", "B/0")


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
        found = self.tx.records(self.tx.conflicts_about(record)).values()
        return [dict(one.fields) for one in found if not one.erased]


@contextmanager
def a_service(kind: str) -> Iterator[Service]:
    if kind == "memory":
        tx = MemoryTx()
        tx.begin_epoch(Epoch(EPOCH, 0))
        yield Service(tx)
        return
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        rows = SqlTx(connection, "agency")
        rows.make_stream(Epoch(EPOCH, 0))
        yield Service(rows)
    engine.dispose()


@pytest.fixture(params=["memory", "sql"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    with a_service(request.param) as made:
        yield made
