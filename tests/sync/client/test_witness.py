"""A device holds the server to its word: it takes what continues the log, and refuses what does not, with an alarm."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk import witnessing
from caseworker.desk.witnessing import Witnessing
from caseworker.domain.operations import canonical
from caseworker.store import audit
from caseworker.store.audit import Entry as DeviceEntry
from sync.client.witness import LogRewritten, Seen, Witness
from sync.protocol.audit import AUDIT_BYTES, AuditReply, read_push, read_reply
from sync.protocol.checkpoints import BadCheckpoint, Checkpoint, ToldCheckpoint, signed
from sync.protocol.lineage import Epoch
from sync.protocol.wire import BadMessage, TooLarge
from sync.server.audit.log import AuditLog, Entry
from sync.server.rows import SqlTx
from tests.desk.sittings import MORNING, MovableClock, a_sitting
from tests.store.stores import a_store
from tests.sync.server.ledgers import KEY, NOON, STREAM, a_database, a_log

PUBLIC = KEY.public_key()


@dataclass
class Agency:
    """A server's audit log and one device with its trail, without a network between them."""

    connection: sa.Connection
    desk: Witnessing
    log: AuditLog = field(default_factory=a_log)

    def __post_init__(self) -> None:
        self.witness = Witness(self.desk, PUBLIC)
        self.device = self.desk._sitting.author.device

    def works(self, count: int = 1) -> None:
        """Things happen at the server, and it signs for them."""
        self.log.append_all(self.connection, [Entry(act="people.add", at=NOON)] * count)
        self.log.checkpoint(self.connection, NOON, at_once=True)

    def reads(self, count: int = 1) -> None:
        """Things happen on the device."""
        for _ in range(count):
            entry = DeviceEntry(author=self.desk._sitting.author, at=MORNING, act="case.read")
            self.desk._sitting.store.witness(entry)

    def exchange(self) -> AuditReply:
        """Send what waits, as often as something does, and let the witness judge each reply but the last."""
        while True:
            push = self.witness.push()
            records = [one.encode() for one in push.records]
            taken = self.log.take_from_device(self.connection, self.device, records, now=NOON)
            told = self.log.told(self.connection, witnessed=push.witnessed, origin=push.origin)
            reply = AuditReply(taken.end.seq, taken.end.leaf.hex(), fork=taken.fork, checkpoint=told)
            if not records:
                return reply
            self.desk.sent(reply.have, leaf=reply.leaf)

    def meet(self) -> Seen | None:
        return self.witness.on_reply(self.exchange())


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    with a_store(tmp_path) as store, a_database() as connection:
        yield Agency(connection, Witnessing(a_sitting(store, at=MovableClock())))


def trail(agency: Agency) -> list[audit.Kept]:
    with agency.desk._sitting.store.reading() as reader:
        return list(audit.entries(reader.connection))


def test_a_device_follows_the_log_as_it_grows(agency: Agency) -> None:
    assert agency.meet() is None
    agency.works(3)
    assert agency.meet() is Seen.FIRST
    assert agency.meet() is Seen.SAME
    agency.works(70)
    assert agency.meet() is Seen.NEWER
    last = agency.witness.last()
    assert last is not None
    assert last.size == 73


def test_the_device_s_own_trail_is_handed_over_once(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnessing, "MOST_RECORDS", 10)
    agency.reads(25)
    agency.exchange()
    assert agency.desk.unsent().records == ()
    agency.reads(2)
    reply = agency.exchange()
    assert reply.have == len(trail(agency)) == 27
    assert not reply.fork


def test_a_server_that_lost_records_is_given_them_again(agency: Agency) -> None:
    agency.reads(5)
    agency.exchange()
    agency.desk.sent(2, leaf=trail(agency)[1].leaf.hex())
    assert len(agency.desk.unsent().records) == 3
    assert agency.exchange().have == 5


def test_a_copied_device_is_told_of_and_both_trails_are_kept(agency: Agency) -> None:
    agency.reads(3)
    agency.exchange()
    raw = canonical(audit._record(_entry(agency), 4, trail(agency)[2].leaf, b""))
    assert not agency.log.take_from_device(agency.connection, agency.device, [raw], now=NOON).fork
    agency.reads(2)
    push = agency.witness.push()
    taken = agency.log.take_from_device(
        agency.connection, agency.device, [one.encode() for one in push.records], now=NOON
    )
    assert taken.fork
    assert taken.end.seq == 5


def _entry(agency: Agency) -> DeviceEntry:
    return DeviceEntry(author=agency.desk._sitting.author, at=MORNING, act="profile.unlock")


def test_word_from_another_past_makes_the_device_send_all_again(agency: Agency) -> None:
    agency.reads(4)
    agency.exchange()
    agency.desk.sent(3, leaf="ab" * 32)
    assert len(agency.desk.unsent().records) == 4
    agency.desk.sent(99, leaf="ab" * 32)
    assert agency.desk.unsent().records == ()


def a_word(size: int, *, key: Ed25519PrivateKey = KEY, **more: Any) -> ToldCheckpoint:
    text = Checkpoint(f"caseworker/{STREAM}/{UUID(int=0xE).hex}", size, bytes(32)).text()
    return ToldCheckpoint(signed(text, name="x", signer=key), **more)


@pytest.mark.parametrize(
    ("size", "more"), [(2, {}), (5, {}), (9, {"witnessed": 5}), (9, {"witnessed": 4}), (9, {"proof": ("ab" * 32,)})]
)
def test_a_log_that_was_cut_or_written_anew_raises_an_alarm(agency: Agency, size: int, more: dict[str, Any]) -> None:
    agency.works(5)
    agency.meet()
    kept, word = agency.desk.checkpoint(), a_word(size, **more)
    for _ in range(2):
        with pytest.raises(LogRewritten):
            agency.witness.take(word)
    assert agency.desk.checkpoint() == kept
    assert agency.desk.alarming() == word.note
    assert [audit.bytes_of(one.record).count(b"audit.alarm") for one in trail(agency)] == [1]


def test_a_word_that_is_not_the_server_s_is_no_word(agency: Agency) -> None:
    agency.works(5)
    agency.meet()
    with pytest.raises(BadCheckpoint):
        agency.witness.take(a_word(9, key=Ed25519PrivateKey.from_private_bytes(bytes(32))))
    assert agency.desk.alarming() == ""


def test_a_restored_server_begins_another_log_and_the_former_word_is_kept(agency: Agency) -> None:
    agency.works(5)
    agency.meet()
    former = agency.desk.checkpoint()
    SqlTx(agency.connection, STREAM).begin_epoch(Epoch(UUID(int=0xF), 0))
    agency.works(1)
    assert agency.meet() is Seen.OTHER_LOG
    assert agency.desk.former() == former
    assert agency.desk.checkpoint() != former
    assert b"audit.other_log" in audit.bytes_of(trail(agency)[-1].record)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_are_refused(raw: bytes) -> None:
    for read in (read_push, read_reply):
        try:
            read(raw)
        except BadMessage:
            continue
    with pytest.raises(TooLarge):
        read_push(bytes(AUDIT_BYTES + 1))
