"""Real case stores for tests: encrypted with a key of their own, without the slow way through a passphrase."""

import os
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.operations import Author
from caseworker.domain.subjects import SUBJECTS
from caseworker.store import engine, travel
from caseworker.store.answers import Made, OwnAnswer
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change
from caseworker.store.keys.secret import Secret
from caseworker.store.migrations.upgrade import upgrade
from caseworker.store.receiving import News, Page
from caseworker.store.schema import Schema, schema_of
from caseworker.store.search import index as search_index
from caseworker.store.unit import Deed

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
OFFICER = OfficerId(UUID("01900000-0000-7000-8000-00000000000a"))
DEVICE = DeviceId(UUID("01900000-0000-7000-8000-00000000000d"))
KEY = bytes(range(32))
AUTHOR = Author(officer=OFFICER, device=DEVICE)
SCHEMA = schema_of(SUBJECTS)


def deed(action: str = "test.edit", *, minutes: int = 0, reason: str = "") -> Deed:
    """Something done by the one officer, some minutes after noon."""
    return Deed(author=AUTHOR, at=NOON + timedelta(minutes=minutes), action=action, reason=reason)


@contextmanager
def a_store(folder: Path, *, encrypted: bool = True) -> Iterator[CaseStore]:
    """An empty store in a folder, opened and closed again. Unencrypted only to look for words in its pages."""
    path = folder / "case.db"
    path.write_bytes(_empty_store(encrypted=encrypted))
    with opened(path, Secret(KEY), encrypted=encrypted) as (store, _):
        yield store


@contextmanager
def a_store_of(schema: Schema) -> Iterator[CaseStore]:
    """An empty store of other subjects than the product's, in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        path.write_bytes(_empty_store(schema, encrypted=True))
        with opened(path, Secret(KEY), schema=schema) as (store, _):
            yield store


@cache
def _empty_store(schema: Schema = SCHEMA, *, encrypted: bool) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        path.touch()
        with opened(path, Secret(KEY), encrypted=encrypted) as (_, writer):
            with writer.begin() as connection:
                if schema is SCHEMA:
                    upgrade(connection)
                else:
                    schema.metadata.create_all(connection)
                search_index.create_tables(connection, schema.rows)
                travel.begin_life(connection, UUID(int=7))
            engine.checkpoint(writer)
        return path.read_bytes()


def take_in(store: CaseStore, changes: Iterable[Change], *, cursor: int, safe: int = 0) -> News:
    """Take a page of the server's log in, and return what changed."""
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=changes, cursor=cursor, safe=safe))
    return receiving.news


def answered(store: CaseStore, *, up_to: int, seq: int, made: Made = Made.APPLIED) -> None:
    """Let the server have answered all operations up to a number, and put them at one place of its log."""
    with store.receiving() as receiving:
        receiving.answered(OwnAnswer(n, made, seq) for n in range(1, up_to + 1))


@contextmanager
def opened(
    path: Path, key: Secret, *, encrypted: bool = True, schema: Schema = SCHEMA
) -> Iterator[tuple[CaseStore, sa.Engine]]:
    """The store of an existing file, with the engine that writes."""
    connect = engine.keyed(path, key) if encrypted else engine.unkeyed(path)
    writer = engine.build(connect, name=path.name, write=True, cache_mib=2)
    reader = engine.build(connect, name=path.name, write=False, cache_mib=2)
    try:
        yield CaseStore(writer=writer, reader=reader, schema=schema, entropy=os.urandom), writer
    finally:
        writer.dispose()
        reader.dispose()


@contextmanager
def a_passing_store(*, encrypted: bool = True) -> Iterator[CaseStore]:
    """A store in a folder of its own, for tests that need a fresh one per example."""
    with TemporaryDirectory() as folder, a_store(Path(folder), encrypted=encrypted) as store:
        yield store


def an_id(number: int) -> UUID:
    """A UUIDv7 that depends only on the number."""
    bits = random.Random(number).getrandbits(62)
    return UUID(int=(1_700_000_000_000 + number) << 80 | 0x7 << 76 | 0b10 << 62 | bits)
