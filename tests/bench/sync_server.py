"""How many operations a second the service takes in, on SQLite and PostgreSQL, beside what the rows alone cost.

Pushes of 500 operations, each setting one field of one record of 200,000 chosen at random, by the real rules and
through the real messages. The floor is the same rows written by the driver alone, in the same run: what was said to the
database is kept and said again to a copy as it was before.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OfficerId, OperationId, new_id
from caseworker.domain.merge import Clock
from caseworker.domain.operations import FIRST_CHAIN, Author, Mutation, Operation, Plain, Verb, extend
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullRequest, PushedOperation, PushRequest
from sync.protocol.wire import decode, encode
from sync.server.core import PushCore
from sync.server.database import Database, open_database
from sync.server.engines import SQLITE
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook, by_territory
from sync.server.storage import Clocks, StoredRecord
from tests import postgres
from tests.bench.figures import Figure
from tests.simulate.matter import KIND, Matter
from tests.simulate.parts import may_all
from tests.sync.messages import AT, EPOCH, NOW_MS
from tests.sync.overhearing import overheard

RECORDS, SCOPES, OPERATIONS = 200_000, 600, 500
SQLITE_OPS_S, POSTGRESQL_OPS_S = 15_000, 30_000
TERRITORIES = tuple(f"T{number:03}" for number in range(SCOPES))
LATER = 1 << 50  # seen: everything there is
_PAGE = 5000


@dataclass(slots=True)
class Shares:
    """Where the seconds of some pushes went: `work_s` is all but beginning and committing."""

    statements_s: float = 0.0
    work_s: float = 0.0
    total_s: float = 0.0

    def figures(self, name: str) -> Iterator[Figure]:
        """Give them as percentages of the whole."""
        parts = {
            "rules and messages": self.work_s - self.statements_s,
            "statements": self.statements_s,
            "begin and commit": self.total_s - self.work_s,
        }
        for part, spent_s in parts.items():
            yield Figure(name=f"{name}: {part}", value=100 * spent_s / self.total_s, unit="% of the time")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as it was said to the driver."""

    text: str
    parameters: Any
    many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured: records there are, pushes of each process, processes that push to PostgreSQL at once."""

    records: int = RECORDS
    pushes: int = 60
    processes: int = 3


def measured(plan: Plan | None = None) -> Iterator[Figure]:
    """Measure on SQLite, and on PostgreSQL where its programs are."""
    yield from _sqlite(plan or Plan())
    if postgres.binaries() is None:
        print(postgres.ABSENT)
    else:
        yield from _postgresql(plan or Plan())


def _sqlite(options: Plan) -> Iterator[Figure]:
    folder = Path(tempfile.mkdtemp(prefix="cw-bench-"))
    try:
        url = f"sqlite:///{folder / 'server.db'}"
        with opened(url) as database:
            fill(database, options.records)
        shutil.copy(folder / "server.db", folder / "floor.db")
        said, shares = list[Said](), Shares()
        start_s, end_s = pushes(url, options.records, options.pushes, 1, said=said, shares=shares)
        taken_s = end_s - start_s
        floor_s = again(f"sqlite:///{folder / 'floor.db'}", said)
        count = options.pushes * OPERATIONS
        yield _rate("push, SQLite, one process", count / taken_s, count / floor_s, SQLITE_OPS_S)
        yield from shares.figures("push, SQLite")
        yield from _pulls("SQLite", url)
    finally:
        shutil.rmtree(folder)


def _postgresql(options: Plan) -> Iterator[Figure]:
    with postgres.running(durable=True) as server, postgres.database(server) as url:
        with opened(url) as database:
            fill(database, options.records)
            with database.writing() as connection:
                connection.exec_driver_sql("ANALYZE")
        said, shares, count = list[Said](), Shares(), options.pushes * OPERATIONS
        start_s, end_s = pushes(url, options.records, options.pushes, 1, said=said, shares=shares)
        alone_s = end_s - start_s
        with opened(url) as database, database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM place WHERE n > 0")
            connection.exec_driver_sql("DELETE FROM op_about")
            connection.exec_driver_sql("DELETE FROM op")
            connection.exec_driver_sql("DELETE FROM change")
        floor_s = again(url, said)
        yield _rate("push, PostgreSQL, one process", count / alone_s, count / floor_s, None)
        yield from shares.figures("push, PostgreSQL, one process")
        context = get_context("spawn")
        with context.Manager() as manager, ProcessPoolExecutor(options.processes, mp_context=context) as pool:
            together = manager.Barrier(options.processes)
            work = partial(pushes, url, options.records, options.pushes, together=together)
            spans = list(pool.map(work, range(2, 2 + options.processes)))
        rate = count * options.processes / (max(end for _, end in spans) - min(start for start, _ in spans))
        yield _rate(f"push, PostgreSQL, {options.processes} processes on one stream", rate, None, POSTGRESQL_OPS_S)
        yield from _pulls("PostgreSQL", url)


def _rate(name: str, value: float, floor: float | None, limit: float | None) -> Figure:
    return Figure(name=name, value=value, unit="operations/s", baseline=floor, limit=limit, at_least=True)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Open a database that has its tables and its stream."""
    database = open_database(url)
    try:
        database.create()
        database.begin_stream(Epoch(EPOCH, 0))
        yield database
    finally:
        database.close()


def record_id(number: int) -> UUID:
    """Return the id of a record, spread over all ids as real ones are."""
    return UUID(int=random.Random(number).getrandbits(128))


def fill(database: Database, records: int) -> None:
    """Write so many records of about 1,200 bytes."""
    made = Clock(0, UUID(int=1), 1, NOW_MS << 16, OperationId(UUID(int=1)))
    for start in range(0, records, _PAGE):
        with database.writing() as connection:
            database.tx(connection).put_records(_record(n, made) for n in range(start, min(start + _PAGE, records)))


def _record(number: int, made: Clock) -> StoredRecord:
    territory = TERRITORIES[number % SCOPES]
    fields: dict[str, Plain] = {"territory": territory, "title": f"case {number}", "story": "All that was said. " * 60}
    return StoredRecord(KIND, record_id(number), frozenset({f"{territory}/0"}), 0, 1, fields, Clocks(made))


def messages(device: DeviceId, records: int, count: int) -> list[bytes]:
    """Return pushes of one device as they travel."""
    rng, life, chain, n, found = random.Random(device.int), UUID(int=device.int << 64), FIRST_CHAIN, 0, list[bytes]()
    ids = [record_id(number) for number in range(records)]
    for _ in range(count):
        operations = list[PushedOperation]()
        for _ in range(OPERATIONS):
            n += 1
            change = Mutation(KIND, rng.choice(ids), Verb.SET, rng.choice(("stage", "phone")), f"said {n}")
            body, told = Operation(
                op_id=OperationId(new_id(NOW_MS + n, rng.randbytes)),
                author=Author(officer=OfficerId(device), device=device),
                life=life,
                n=n,
                seen=LATER,
                hlc=NOW_MS << 16 | n,
                schema=1,
                at=AT,
                action="bench",
                reason="",
                mutations=(change,),
            ).sealed()
            chain = extend(chain, told)
            operations.append(PushedOperation(n=n, chain=chain.hex(), body=msgspec.Raw(body)))
        found.append(encode(PushRequest(device=device, life=life, epoch=EPOCH, operations=tuple(operations))))
    return found


def pushes(
    url: str,
    records: int,
    count: int,
    device: int,
    *,
    said: list[Said] | None = None,
    shares: Shares | None = None,
    together: Any = None,
) -> tuple[float, float]:
    """Push as one process; return when it began and ended, in seconds of the machine's clock.

    What was said to the database is added to `said`; where the time went, to `shares`.
    """
    sent = messages(DeviceId(UUID(int=device)), records, count)
    core = PushCore(Rulebook((Matter, Conflict), scopes_of=by_territory, refuses=may_all))
    with opened(url) as database:
        with database.writing() as connection:
            database.tx(connection).grant(DeviceId(UUID(int=device)), [f"{one}/0" for one in TERRITORIES])
        if together is not None:
            together.wait()
        hearing = nullcontext() if said is None or shares is None else overheard(partial(_keep, said, shares))
        started = time.monotonic()
        with hearing:
            for raw in sent:
                push(database, core, raw, shares or Shares())
        return started, time.monotonic()


def push(database: Database, core: PushCore, raw: bytes, shares: Shares) -> bytes:
    """Take in one push from bytes to bytes."""
    began = time.perf_counter()
    request = decode(raw, PushRequest)
    shares.work_s += time.perf_counter() - began

    def work(connection: sa.Connection) -> Any:
        started = time.perf_counter()
        done = core.apply_push(database.tx(connection), request, now_ms=NOW_MS)
        shares.work_s += time.perf_counter() - started
        return done

    reply = database.transact(work)
    assert len(reply.answers) == OPERATIONS
    assert reply.answers[0].state == "applied", reply.answers[0]
    told = encode(reply)
    shares.total_s += time.perf_counter() - began
    return told


@contextmanager
def _keep(said: list[Said], shares: Shares, text: str, parameters: Any, many: bool) -> Iterator[None]:
    """Keep what is said to the driver, and how long its answer takes."""
    said.append(Said(text, parameters, many))
    started = time.perf_counter()
    yield
    shares.statements_s += time.perf_counter() - started


def again(url: str, said: Sequence[Said]) -> float:
    """Say only what writes again, by the driver alone; return the seconds it took."""
    with opened(url) as database, database._engines.writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        cursor, begins = driver.cursor(), database.kind == SQLITE
        started = time.perf_counter()
        for one in said:
            if not one.text.startswith(("INSERT", "UPDATE")):
                continue
            if begins and not driver.in_transaction:
                cursor.execute("BEGIN IMMEDIATE")
            (cursor.executemany if one.many else cursor.execute)(one.text, one.parameters)
            if one.text.startswith("INSERT INTO change"):
                driver.commit()
        return time.perf_counter() - started


def _pulls(name: str, url: str) -> Iterator[Figure]:
    device = DeviceId(UUID(int=99))
    with opened(url) as database:
        with database.writing() as connection:
            database.tx(connection).grant(device, [f"{one}/0" for one in TERRITORIES[:60]])
        core, rows, started = PullCore(), 0, time.perf_counter()
        request = PullRequest(device=device, epoch=EPOCH, cursor=0, budget_bytes=1 << 20)
        more, held, cursor, filling, resume_at = True, tuple[str, ...](), 0, None, None
        while more:
            request = PullRequest(
                device=device,
                epoch=EPOCH,
                cursor=cursor,
                held=held,
                filling=filling,
                resume_at=resume_at,
                budget_bytes=1 << 20,
            )
            with database.reading() as connection:
                reply = core.pull(database.tx(connection), request)
            encode(reply)
            rows += len(reply.rows)
            more, held, cursor, filling, resume_at = (
                reply.more,
                reply.held,
                reply.cursor,
                reply.filling,
                reply.resume_at,
            )
        yield Figure(
            name=f"first pull of 60 scopes, {name}", value=rows / (time.perf_counter() - started), unit="rows/s"
        )
        head, rows, started, cursor, more = database.head(), 0, time.perf_counter(), 0, True
        while more:
            request = PullRequest(device=device, epoch=EPOCH, cursor=cursor, held=held, budget_bytes=1 << 20)
            with database.reading() as connection:
                reply = core.pull(database.tx(connection), request)
            rows, cursor, more = rows + len(reply.rows), reply.cursor, reply.more
        assert cursor == head
        yield Figure(
            name=f"pull of 60 scopes of {SCOPES} from a log of {head:,}, {name}",
            value=rows / (time.perf_counter() - started),
            unit="rows/s",
        )
