"""Pushes and pulls of several devices at once, on SQLite and on PostgreSQL: nothing is lost, doubled or passed over."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OperationId
from sync.protocol.messages import PushReply, PushRequest, State
from sync.server.core import PushCore
from sync.server.database import Database, open_database
from sync.server.engines import POSTGRESQL
from sync.server.rulebook import Rulebook, by_territory
from sync.server.storage import FiledOperation, Overtaken
from sync.server.tables import CHANGE, OP, PLACE, RECORD
from tests.simulate.matter import Matter
from tests.simulate.parts import may_all
from tests.sync.messages import ANN, BEN, CASE, NOW_MS, Sender, creation, mutation
from tests.sync.overhearing import overheard
from tests.sync.server.test_database import together

SCOPES = frozenset({"A/0", "B/0"})
CORE = PushCore(Rulebook((Matter, Conflict), scopes_of=by_territory, refuses=may_all))


class KilledError(Exception):
    """The process was killed here."""


@pytest.fixture
def open_to_all(database: Database) -> Database:
    for device in (ANN, BEN, *(DeviceId(UUID(int=number)) for number in range(1, 5))):
        database.transact(partial(grant, database, device))
    return database


def grant(database: Database, device: DeviceId, connection: sa.Connection) -> None:
    database.tx(connection).grant(device, SCOPES)


def push(database: Database, request: PushRequest) -> PushReply:
    def work(connection: sa.Connection) -> PushReply:
        return CORE.apply_push(database.tx(connection), request, now_ms=NOW_MS)

    return database.transact(work)


def states(reply: PushReply) -> list[str]:
    return [one.reason or one.state.value for one in reply.answers]


def numbers(database: Database) -> list[int]:
    with database.reading() as connection:
        return sorted(connection.execute(sa.select(OP.c.seq).where(OP.c.stream == database.stream)).scalars())


def work_of(number: int, *, pushes: int, each: int) -> list[PushRequest]:
    """Return pushes of one device that all go to the same few records, each made by whoever comes first."""
    device = Sender(DeviceId(UUID(int=number)))
    records = [UUID(int=0xC0 + place) for place in range(5)]
    found = [device.push(*[device.operation(creation(one)) for one in reversed(records)])]
    for _ in range(pushes):
        edits = [mutation("stage", f"{number}-{place}", record=records[(place + number) % 5]) for place in range(each)]
        found.append(device.push(*[device.operation(one) for one in edits]))
    return found


def push_all(database: Database, requests: list[PushRequest]) -> None:
    for one in requests:
        reply = push(database, one)
        assert len(reply.answers) == len(one.operations)


def push_in_process(address: str, number: int) -> None:
    """Push as a service process of its own."""
    database = open_database(address)
    push_all(database, work_of(number, pushes=4, each=6))
    database.close()


def watch(database: Database, done: threading.Event, seen: list[int]) -> None:
    """Follow the log as a pull does: a cursor, then what is after it."""
    cursor, last = 0, False
    while not last:
        last = done.is_set()
        with database.reading() as connection:
            tx = database.tx(connection)
            head = tx.stream().head
            rows = [row.seq for row in tx.changes(after=cursor, scopes=SCOPES)]
        assert all(cursor < seq <= head for seq in rows)
        seen += rows
        cursor = head


def test_pushes_at_once_lose_no_number_and_no_row(open_to_all: Database) -> None:
    database, done, seen = open_to_all, threading.Event(), list[int]()
    watching = threading.Thread(target=watch, args=(database, done, seen))
    watching.start()
    try:
        together(*[partial(push_all, database, work_of(n, pushes=4, each=6)) for n in range(1, 5)])
    finally:
        done.set()
        watching.join()
    assert numbers(database) == list(range(1, database.head() + 1))
    with database.reading() as connection:
        rows = connection.execute(sa.select(CHANGE.c.seq).order_by(CHANGE.c.seq, CHANGE.c.part)).scalars().all()
    assert seen == list(rows), "the cursor passed over a row"


def test_processes_on_one_database_work_as_one(open_to_all: Database) -> None:
    url = open_to_all._engines.writer.url.render_as_string(hide_password=False)
    address = f"sqlite:///{open_to_all.file}" if open_to_all.file else url
    context = get_context("spawn")
    processes = [context.Process(target=push_in_process, args=(address, number)) for number in (1, 2)]
    for one in processes:
        one.start()
    for one in processes:
        one.join()
    assert [one.exitcode for one in processes] == [0, 0]
    assert len(numbers(open_to_all)) == 2 * (5 + 4 * 6)
    assert numbers(open_to_all) == list(range(1, open_to_all.head() + 1))


def test_the_same_push_twice_at_once_is_taken_in_once(open_to_all: Database) -> None:
    (request, *_) = work_of(1, pushes=0, each=0)
    replies: list[PushReply] = []
    together(*[lambda: replies.append(push(open_to_all, request))] * 3)
    assert replies[0] == replies[1] == replies[2]
    assert numbers(open_to_all) == [1, 2, 3, 4, 5]


def test_the_same_record_made_twice_at_once_is_one_record(open_to_all: Database) -> None:
    ann, ben = Sender(ANN), Sender(BEN)
    for number in range(8):
        record = UUID(int=number)
        one = ann.push(ann.operation(creation(record, stage="open")))
        other = ben.push(ben.operation(creation(record, stage="shut")))
        together(partial(push, open_to_all, one), partial(push, open_to_all, other))
    with open_to_all.reading() as connection:
        held = open_to_all.tx(connection).conflicts_about([UUID(int=number) for number in range(8)])
    assert [len(found) for found in held.values()] == [1] * 8


def test_an_operation_does_not_miss_the_record_that_comes_at_the_same_time(open_to_all: Database) -> None:
    """What waits for a record, and the record, are pushed at once: neither sees a row of the other to lock."""
    ann, ben = Sender(ANN), Sender(BEN)
    for number in range(8):
        record = UUID(int=number)
        one = ann.push(ann.operation(creation(record)))
        other = ben.push(ben.operation(mutation("stage", "open", record=record)))
        together(partial(push, open_to_all, one), partial(push, open_to_all, other))
    with open_to_all.reading() as connection:
        found = open_to_all.tx(connection).records([UUID(int=number) for number in range(8)])
    assert [one.fields.get("stage") for one in found.values()] == ["open"] * 8


def test_who_took_numbers_first_is_looked_for_again(open_to_all: Database) -> None:
    """The row of numbers is held by one who parks an operation; the record it waits for is being made meanwhile."""
    if open_to_all.kind != POSTGRESQL:
        pytest.skip("on SQLite one waits from the beginning")
    ann, ben = Sender(ANN), Sender(BEN)
    created = threading.Thread(target=lambda: push(open_to_all, ann.push(ann.operation(creation()))))
    with open_to_all.writing() as connection:
        request = ben.push(ben.operation(mutation("stage", "open")))
        parked = CORE.apply_push(open_to_all.tx(connection), request, now_ms=NOW_MS)
        created.start()
        wait_until(lambda: waiting_for_a_row(open_to_all))
    created.join()
    assert states(parked) == ["parked"]
    with open_to_all.reading() as connection:
        assert open_to_all.tx(connection).records([CASE])[CASE].fields["stage"] == "open"


def waiting_for_a_row(database: Database) -> bool:
    with database.reading() as connection:
        asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        return bool(connection.exec_driver_sql(asked).scalar())


def wait_until(fact: Callable[[], bool]) -> None:
    pause = threading.Event()
    while not fact():
        pause.wait(0.01)


def test_a_push_that_is_killed_at_any_statement_has_not_happened(open_to_all: Database) -> None:
    database, ann = open_to_all, Sender(ANN)
    push(database, ann.push(ann.operation(creation())))
    request = ann.push(ann.operation(mutation("stage", "open")), ann.operation(creation(UUID(int=1))))
    before, kill_at = contents(database), 0
    while True:
        kill_at += 1
        try:
            with killing(kill_at):
                push(database, request)
        except KilledError:
            assert contents(database) == before
        else:
            break
    assert kill_at > 8
    assert numbers(database) == [1, 2, 3]


def test_an_operation_that_was_decided_on_is_not_decided_on_again(open_to_all: Database) -> None:
    """What was looked for in vain at the beginning of a push may have been decided in another life meanwhile."""
    ann = Sender(ANN)
    push(open_to_all, ann.push(ann.operation(creation())))

    def decide(connection: sa.Connection) -> None:
        tx = open_to_all.tx(connection)
        (row,) = tx.operations([OperationId(UUID(int=ann.life.int << 16 | 1))]).values()
        tx.put_operations([FiledOperation(replace(row, state=State.REFUSED, seq=2), b"{}", frozenset())])

    with pytest.raises(Overtaken), open_to_all.writing() as connection:
        decide(connection)
    assert numbers(open_to_all) == [1]


def test_words_that_no_database_likes_are_kept(open_to_all: Database) -> None:
    ann, said = Sender(ANN), "a\0b \U0001f600 'c' \\u0000 %s"
    told = [creation(UUID(int=1), title=said), mutation("story", said, record=UUID(int=1))]
    written = Sender(ANN)
    bodies = [
        bytes(written.operation(one).body).replace(b'"test","because"', b'"te\\u0000st","be\\u0000cause"')
        for one in told
    ]
    request = ann.push(*[ann.operation(body=one) for one in bodies])
    assert states(push(open_to_all, request)) == ["applied", "applied"]
    assert states(push(open_to_all, request)) == ["applied", "applied"]
    with open_to_all.reading() as connection:
        tx = open_to_all.tx(connection)
        record = tx.records([UUID(int=1)])[UUID(int=1)]
        rows = [row.fields for row in tx.changes(after=0, scopes=SCOPES)]
    assert (record.fields["title"], record.fields["story"]) == (said, said)
    assert rows[1] == {"story": said}


def contents(database: Database) -> list[Any]:
    with database.reading() as connection:
        tables = (RECORD, CHANGE, OP, PLACE)
        rows = [connection.execute(sa.select(one)).all() for one in tables]
        return [database.tx(connection).stream(), *map(sorted, [[str(row) for row in found] for found in rows])]


@contextmanager
def killing(number: int) -> Iterator[None]:
    """Within it, the statement of this number is not reached."""
    left = number

    @contextmanager
    def count(*_said: Any) -> Iterator[None]:
        nonlocal left
        left -= 1
        if not left:
            raise KilledError
        yield

    with overheard(count):
        yield
