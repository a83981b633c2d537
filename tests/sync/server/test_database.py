"""The service's database, on SQLite and on PostgreSQL: what is committed, seen, refused and done again."""

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from sync.protocol.lineage import Epoch
from sync.server.database import SCHEMA_VERSION, Database, DatabaseBusy, DatabaseTooNew, open_database
from sync.server.storage import Overtaken
from sync.server.tables import GRANT, SCHEMA
from tests.sync.messages import ANN, BEN, EPOCH


def grants(database: Database, device: DeviceId = ANN) -> frozenset[str]:
    with database.reading() as connection:
        return database.tx(connection).grants(device)


def give(database: Database, *scopes: str, device: DeviceId = ANN) -> None:
    database.transact(lambda connection: database.tx(connection).grant(device, scopes))


def together(*work: Callable[[], Any]) -> None:
    """Run in threads at once; the first failure is raised."""
    failed: list[BaseException] = []

    def run(one: Callable[[], Any]) -> None:
        try:
            one()
        except Exception as error:  # noqa: BLE001 -- raised again below
            failed.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def test_what_was_written_before_a_failure_has_not_happened(database: Database) -> None:
    def work(connection: sa.Connection) -> None:
        database.tx(connection).grant(ANN, ["A/0"])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.transact(work)
    assert grants(database) == frozenset()


def test_what_was_committed_is_read(database: Database) -> None:
    give(database, "A/0", "B/0")
    assert grants(database) == {"A/0", "B/0"}


def test_a_reader_keeps_its_snapshot_while_others_write(database: Database) -> None:
    give(database, "A/0")
    with database.reading() as connection:
        assert database.tx(connection).grants(ANN) == {"A/0"}
        give(database, "B/0")
        assert database.tx(connection).grants(ANN) == {"A/0"}
    assert grants(database) == {"B/0"}


def test_nothing_is_written_where_one_only_reads(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError), database.reading() as connection:
        database.tx(connection).grant(ANN, ["A/0"])
    assert grants(database) == frozenset()


def test_tables_are_made_once_whoever_starts_first(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(sa.schema.DropTable(GRANT))
        connection.execute(sa.schema.DropTable(SCHEMA))
    together(*[database.create] * 4)
    with database.reading() as connection:
        assert list(connection.execute(sa.select(SCHEMA.c.version)).scalars()) == [SCHEMA_VERSION]


def test_tables_of_a_newer_version_are_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(sa.update(SCHEMA).values(version=SCHEMA_VERSION + 1))
    with pytest.raises(DatabaseTooNew) as refused:
        database.create()
    assert str(SCHEMA_VERSION + 1) in refused.value.say()


def test_a_stream_begins_once(database: Database) -> None:
    give(database, "A/0")
    database.transact(lambda connection: database.tx(connection).allot(3))
    together(*[lambda: database.begin_stream(Epoch(UUID(int=9), 0))] * 3)
    assert database.head() == 3
    with database.reading() as connection:
        assert database.tx(connection).stream().epoch == EPOCH


def test_streams_of_one_database_know_nothing_of_each_other(database: Database) -> None:
    other = Database(database._engines, stream="other")
    assert other.head() == 0
    together(*[lambda: other.begin_stream(Epoch(UUID(int=9), 0))] * 2)
    other.transact(lambda connection: other.tx(connection).allot(5))
    give(database, "A/0")
    assert (database.head(), other.head()) == (0, 5)
    assert grants(other) == frozenset()


def test_work_that_was_overtaken_is_done_again(database: Database) -> None:
    tries = iter([True, True, False])

    def work(connection: sa.Connection) -> None:
        database.tx(connection).grant(ANN, ["A/0"])
        if next(tries):
            raise Overtaken

    patient(database).transact(work)
    assert grants(database) == {"A/0"}


def test_work_that_is_overtaken_for_ever_is_given_up(database: Database) -> None:
    def work(connection: sa.Connection) -> None:
        database.tx(connection).grant(ANN, ["A/0"])
        raise Overtaken

    with pytest.raises(DatabaseBusy):
        patient(database).transact(work)
    assert grants(database) == frozenset()


def test_two_who_wait_for_each_other_both_have_their_turn(database: Database) -> None:
    """A deadlock on PostgreSQL; on SQLite one waits from the start."""
    give(database, "-", device=ANN)
    give(database, "-", device=BEN)
    met = threading.Barrier(2, timeout=0.3)

    def work(first: DeviceId, second: DeviceId) -> Callable[[sa.Connection], None]:
        def change(connection: sa.Connection) -> None:
            for device in (first, second):
                mine = (GRANT.c.stream == database.stream) & (GRANT.c.device == device)
                connection.execute(sa.update(GRANT).where(mine).values(scope=GRANT.c.scope + "x"))
                try:
                    met.wait()
                except threading.BrokenBarrierError:  # the other one cannot come while this one writes
                    continue

        return change

    together(
        lambda: patient(database).transact(work(ANN, BEN)),
        lambda: patient(database).transact(work(BEN, ANN)),
    )
    assert grants(database, ANN) == grants(database, BEN) == {"-xx"}


def test_no_number_is_given_twice_or_left_out(database: Database) -> None:
    taken: list[int] = []

    def take() -> None:
        for _ in range(20):
            first = database.transact(lambda connection: database.tx(connection).allot(3))
            taken.extend(range(first, first + 3))

    together(*[take] * 4)
    assert sorted(taken) == list(range(1, 241))


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are a matter of POSIX")
def test_the_file_of_a_database_is_nobody_elses(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "server.db"
    database = open_database(f"sqlite:///{file}")
    database.create()
    give(database)
    assert database.file == file
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in file.parent.iterdir()} == {0o600}
    database.close()


def test_an_address_of_another_kind_is_refused() -> None:
    for address in ("mysql://host/name", "sqlite://"):
        with pytest.raises(ValueError, match="postgresql://"):
            open_database(address)


def patient(database: Database) -> Database:
    """The same database, without waiting between tries."""
    return Database(database._engines, stream=database.stream, pause=lambda _failed: None)
