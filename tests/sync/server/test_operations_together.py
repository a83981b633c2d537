"""Several processes on one database are as one: no number twice, one order of the audit log, each message sent once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from sync.server.audit import export
from sync.server.audit.log import Entry
from sync.server.database import Database
from sync.server.effects.outbox import Outbox
from sync.server.effects.sending import Message
from sync.server.effects.subscriptions import EffectKind, Wanted, subscribe
from sync.server.effects.worker import EffectWorker, counts
from sync.server.numbers import Numbers
from tests.sync.server.ledgers import KEY, NOON, STREAM, a_log, entropy
from tests.sync.server.test_audit_log import Trail

WORKERS = 4


def all_at_once(*works: Callable[[], None]) -> None:
    """Run them in threads that begin together; what one raises is raised here."""
    failed: list[BaseException] = []
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        gate.wait()
        try:
            work()
        except BaseException as error:  # noqa: BLE001  a thread ends here
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failed:
        raise failed[0]


def test_no_number_is_given_to_two_who_ask_at_once(database: Database) -> None:
    blocks: list[tuple[int, int]] = []

    def lease(device: int, request: int) -> tuple[int, int]:
        who, wish = DeviceId(UUID(int=device)), UUID(int=request)
        return database.transact(
            lambda connection: Numbers(STREAM).lease(connection, who, "person", count=3, request=wish)
        )

    def ask(device: int) -> Callable[[], None]:
        return lambda: blocks.extend(lease(device, request) for request in range(6))

    all_at_once(*(ask(device) for device in range(WORKERS)))
    given = [number for first, last in blocks for number in range(first, last + 1)]
    assert sorted(given) == list(range(1, 1 + WORKERS * 6 * 3))


def test_the_audit_log_has_one_order_whoever_appends(database: Database) -> None:
    log = a_log()

    def server() -> None:
        for _ in range(6):
            database.transact(lambda connection: log.append(connection, Entry(act="push", at=NOON)))

    def device(number: int) -> Callable[[], None]:
        trail = Trail(DeviceId(UUID(int=number)))

        def work() -> None:
            for _ in range(4):
                records = trail.records(3)
                database.transact(
                    lambda connection: log.take_from_device(connection, trail.device, records, now=NOON)  # noqa: B023
                )

        return work

    all_at_once(server, server, device(1), device(2))
    with database.writing() as connection:
        log.checkpoint(connection, NOON)
        found = export.check_kept(connection, log, STREAM, key=KEY.public_key())
    assert (found.size, found.chains, found.checkpoints) == (36, 3, 1)


def test_each_message_is_sent_by_one_worker(database: Database) -> None:
    sent: list[str] = []

    class Pen:
        def send(self, message: Message) -> None:
            sent.append(message.key)

    @contextmanager
    def writing() -> Iterator[sa.Connection]:
        with database.writing() as connection:
            yield connection

    with database.writing() as connection:
        subscribe(connection, STREAM, target="a@b.example", wanted=Wanted(), now=NOON, entropy=entropy())
        for event in range(30):
            told = {"action": "x", "kind": "case", "territory": "north", "now": NOON}
            Outbox(STREAM).tell(connection, event=UUID(int=event), record=UUID(int=1), **told)  # type: ignore[arg-type]

    def work() -> None:
        EffectWorker(STREAM, writing, {EffectKind.MAIL: Pen()}, chance=lambda: 0.0).run_once(NOON)

    all_at_once(*[work] * WORKERS)
    assert len(sent) == len(set(sent)) == 30
    with database.reading() as connection:
        assert counts(connection, STREAM) == {"sent": 30}
