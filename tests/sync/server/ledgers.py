"""An agency's stream in an empty database, and what its operation needs: a key, a moment, steady randomness."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from uuid import UUID

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.ids import DeviceId, OfficerId
from sync.protocol.lineage import Epoch
from sync.server.audit.log import AuditLog
from sync.server.rows import SqlTx
from sync.server.tables import METADATA

STREAM = "agency"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LAPTOP, PHONE = DeviceId(UUID(int=0xA1)), DeviceId(UUID(int=0xB2))
ANA, BEN, SUE = OfficerId(UUID(int=0xA)), OfficerId(UUID(int=0xB)), OfficerId(UUID(int=0xC))
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def entropy(seed: int = 7) -> Callable[[int], bytes]:
    return Random(seed).randbytes


def a_log() -> AuditLog:
    return AuditLog(STREAM, signer=KEY, entropy=entropy())


@contextmanager
def a_database() -> Iterator[sa.Connection]:
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        SqlTx(connection, STREAM).make_stream(Epoch(UUID(int=0xE), 0))
        yield connection
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest) -> Iterator[sa.Connection]:
    """An agency's stream on each kind of database; nothing is left of it."""
    if request.param == "sqlite":
        with a_database() as made:
            yield made
        return
    with request.getfixturevalue("postgres_tables").writing() as connection:
        SqlTx(connection, STREAM).make_stream(Epoch(UUID(int=0xE), 0))
        yield connection
        connection.rollback()
