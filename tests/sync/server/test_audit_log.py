"""The audit log: what it takes in, what it says of forks and gaps, and that every tampering is found and located."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId
from caseworker.domain.operations import canonical
from caseworker.domain.plain import to_micros
from sync.protocol.checkpoints import BadCheckpoint, checkpoint_of, signed
from sync.protocol.merkle import is_consistent, leaf_hash
from sync.protocol.wire import BadMessage
from sync.server.audit import export
from sync.server.audit.leaves import FIRST_LEAF, Leaf, Leaves
from sync.server.audit.log import AuditLog, Entry
from sync.server.audit.tables import AUDIT_LEAF, AUDIT_REASON
from sync.server.audit.verifier import LogBroken, Verified, Verifier
from tests.sync.server.ledgers import ANA, KEY, LAPTOP, NOON, PHONE, STREAM, a_database, a_log

PUBLIC = KEY.public_key()


class Trail:
    """The audit chain of a device, made by hand."""

    def __init__(self, device: DeviceId = LAPTOP) -> None:
        self.device, self.seq, self.leaf = device, 0, FIRST_LEAF

    def record(self, act: str = "case.read", **more: Any) -> bytes:
        self.seq += 1
        told: dict[str, Any] = {"v": 1, "log": str(self.device), "seq": self.seq, "t": to_micros(NOON), "tq": "local"}
        told |= {"actor": str(ANA), "dev": str(self.device), "act": act, "obj": "", "scope": "", "out": "allow"}
        raw = canonical({**told, "why_h": "", "x": {}, "prev": self.leaf.hex(), **more})
        self.leaf = leaf_hash(raw)
        return raw

    def records(self, count: int) -> list[bytes]:
        return [self.record() for _ in range(count)]

    def copy(self) -> "Trail":
        made = Trail(self.device)
        made.seq, made.leaf = self.seq, self.leaf
        return made


@pytest.fixture
def connection(ledger: sa.Connection) -> sa.Connection:
    return ledger


def said(act: str = "people.add", **more: Any) -> Entry:
    return Entry(act=act, at=NOON, actor=ANA, **more)


def check(connection: sa.Connection, log: AuditLog, *witnesses: str) -> Verified:
    return export.check_kept(connection, log, STREAM, key=PUBLIC, witnesses=witnesses)


def take(connection: sa.Connection, log: AuditLog, records: list[bytes], device: DeviceId = LAPTOP) -> tuple[int, bool]:
    taken = log.take_from_device(connection, device, records, now=NOON)
    return taken.end.seq, taken.fork


def test_records_of_server_and_devices_stand_in_one_tree_that_verifies(connection: sa.Connection) -> None:
    log, laptop, phone = a_log(), Trail(), Trail(PHONE)
    log.append(connection, said())
    assert take(connection, log, laptop.records(3)) == (3, False)
    log.append_all(connection, [said("device.revoke", obj=str(PHONE)), said(reason="lost on the bus")])
    assert take(connection, log, phone.records(2), PHONE) == (2, False)
    assert take(connection, log, laptop.records(2)) == (5, False)
    note = log.checkpoint(connection, NOON)
    assert note is not None
    verified = check(connection, log, note)
    assert (verified.size, verified.chains) == (10, 3)
    assert checkpoint_of(note, key=PUBLIC).root == verified.root


def test_records_sent_twice_are_kept_once(connection: sa.Connection) -> None:
    log, trail = a_log(), Trail()
    records = trail.records(4)
    for sent in (records[:3], records[1:], records, []):
        take(connection, log, sent)
    assert Leaves(connection, STREAM).size() == 4


def test_a_gap_is_told_by_where_the_chain_stands(connection: sa.Connection) -> None:
    log, trail = a_log(), Trail()
    records = trail.records(5)
    assert take(connection, log, records[:2]) == (2, False)
    assert take(connection, log, records[3:]) == (2, False)
    assert take(connection, log, records[2:]) == (5, False)


def test_a_device_that_goes_on_from_its_past_is_told_of_and_nothing_is_lost(connection: sa.Connection) -> None:
    log, trail = a_log(), Trail()
    take(connection, log, trail.records(3))
    copied = trail.copy()
    assert take(connection, log, trail.records(2)) == (5, False)
    assert take(connection, log, [copied.record("profile.unlock"), copied.record()]) == (5, True)
    assert take(connection, log, trail.records(1)) == (6, True)
    again = Trail()
    assert take(connection, log, [again.record("profile.restore")]) == (1, True)
    acts = [json.loads(one.record or b"")["act"] for one in Leaves(connection, STREAM).all()]
    assert acts.count("audit.fork") == 3
    assert len(acts) == 12
    check(connection, log)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"log":1}',
        Trail(PHONE).record(),
        Trail().record() + b" ",
        Trail().record(log="agency"),
        Trail().record(dev=str(PHONE)),
        Trail().record(prev="xyz"),
    ],
)
def test_what_is_no_record_of_the_device_is_refused(connection: sa.Connection, raw: bytes) -> None:
    log = a_log()
    with pytest.raises(BadMessage):
        log.take_from_device(connection, LAPTOP, [raw], now=NOON)
    assert Leaves(connection, STREAM).size() == 0


@given(st.binary(max_size=60) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr).map(str.encode))
def test_any_bytes_are_a_record_or_are_refused_before_anything_is_touched(raw: bytes) -> None:
    with pytest.raises(BadMessage):
        a_log().take_from_device(cast(sa.Connection, None), LAPTOP, [raw], now=NOON)


def test_a_checkpoint_is_signed_after_a_quarter_of_an_hour_or_a_thousand_records(connection: sa.Connection) -> None:
    log = a_log()
    assert log.checkpoint(connection, NOON) is None
    log.append(connection, said())
    first = log.checkpoint(connection, NOON)
    assert first is not None
    assert log.latest_checkpoint(connection) == first.encode()
    log.append(connection, said())
    assert log.checkpoint(connection, NOON + timedelta(minutes=14)) is None
    assert log.checkpoint(connection, NOON + timedelta(minutes=15)) is not None
    assert log.checkpoint(connection, NOON + timedelta(hours=15)) is None
    log.append_all(connection, [said()] * 999)
    assert log.checkpoint(connection, NOON + timedelta(minutes=16)) is None
    log.append(connection, said())
    assert log.checkpoint(connection, NOON + timedelta(minutes=16)) is not None


def test_a_device_is_told_that_what_it_witnessed_still_stands(connection: sa.Connection) -> None:
    log = a_log()
    assert log.told(connection) is None
    log.append_all(connection, [said()] * 5)
    first = checkpoint_of(log.checkpoint(connection, NOON) or "", key=PUBLIC)
    log.append_all(connection, [said()] * 8)
    log.checkpoint(connection, NOON, at_once=True)
    told = log.told(connection, witnessed=first.size, origin=first.origin)
    assert told is not None
    last = checkpoint_of(told.note, key=PUBLIC)
    assert is_consistent(first.size, first.root, last.size, last.root, told.hashes())
    stranger = log.told(connection, witnessed=99, origin=first.origin)
    assert stranger is not None
    assert stranger.proof == ()


def test_erasing_a_reason_keeps_the_log_valid_and_exchanging_it_does_not(connection: sa.Connection) -> None:
    log = a_log()
    seq = log.append(connection, said(reason="because Ana asked"))
    log.append(connection, said(reason="because Ben asked"))
    note = log.checkpoint(connection, NOON) or ""
    log.erase_reason(connection, seq)
    check(connection, log, note)
    connection.execute(sa.update(AUDIT_REASON).values(text="because nobody asked"))
    with pytest.raises(LogBroken, match="2"):
        check(connection, log, note)


def test_the_oldest_records_go_with_a_signed_word_and_all_checkpoints_still_hold(connection: sa.Connection) -> None:
    log, trail = a_log(), Trail()
    log.append_all(connection, [said(reason="old words")] * 4)
    take(connection, log, trail.records(6))
    note = log.checkpoint(connection, NOON) or ""
    assert log.truncate(connection, up_to=7, entry=said()) == 7
    assert log.truncate(connection, up_to=3, entry=said()) == 7
    take(connection, log, trail.records(2))
    verified = check(connection, log, note)
    assert (verified.size, verified.removed) == (13, 7)
    assert not list(Leaves(connection, STREAM).reasons())


def test_records_missing_without_a_signed_word_are_found(connection: sa.Connection) -> None:
    log = a_log()
    log.append_all(connection, [said()] * 6)
    connection.execute(sa.update(AUDIT_LEAF).where(AUDIT_LEAF.c.seq <= 3).values(record=None))
    with pytest.raises(LogBroken, match="3"):
        check(connection, log)


def test_a_removal_that_another_key_signed_is_refused(connection: sa.Connection) -> None:
    log, forger = a_log(), a_log()
    log.append_all(connection, [said()] * 6)
    forger.truncate(connection, up_to=3, entry=said())
    raw = list(Leaves(connection, STREAM).all())
    told = json.loads(raw[-1].record or b"")
    other = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    told["x"]["note"] = signed(told["x"]["note"].rpartition("\n\n")[0] + "\n", name="x", signer=other)
    record = canonical(told)
    with pytest.raises(BadCheckpoint):
        Verifier(PUBLIC).verify([*raw[:-1], Leaf(7, leaf_hash(record), record, None)], [])


# --- tamperings of what is kept or exported, each with the number of the first bad record ---


def some_log() -> tuple[list[Leaf], list[str]]:
    with a_database() as connection:
        log, trail = a_log(), Trail()
        log.append_all(connection, [said()] * 5)
        take(connection, log, trail.records(5))
        first = log.checkpoint(connection, NOON) or ""
        log.append_all(connection, [said()] * 4)
        take(connection, log, trail.records(4))
        second = log.checkpoint(connection, NOON, at_once=True) or ""
        return list(Leaves(connection, STREAM).all()), [first, second]


LEAVES, NOTES = some_log()


def edited(leaf: Leaf, **more: Any) -> Leaf:
    record = canonical({**json.loads(leaf.record or b""), **more})
    return Leaf(leaf.seq, leaf_hash(record), record, leaf.source)


def numbered(leaves: list[Leaf]) -> list[Leaf]:
    return [Leaf(seq, one.leaf, one.record, one.source) for seq, one in enumerate(leaves, 1)]


def rechained(leaves: list[Leaf]) -> list[Leaf]:
    """What someone who holds the database, but not the key, can make of it: every chain whole again."""
    ends: dict[str, tuple[int, bytes]] = {}
    made = []
    for one in numbered(leaves):
        log = json.loads(one.record or b"")["log"]
        seq, leaf = ends.get(log, (0, FIRST_LEAF))
        made.append(edited(one, seq=seq + 1, prev=leaf.hex()))
        ends[log] = (seq + 1, made[-1].leaf)
    return made


TAMPERINGS: dict[str, tuple[Callable[[list[Leaf]], list[Leaf]], int]] = {
    "edit": (lambda ls: [*ls[:6], Leaf(7, ls[6].leaf, (ls[6].record or b"") + b" ", None), *ls[7:]], 7),
    "edit, leaf too": (lambda ls: [*ls[:6], edited(ls[6], obj="x"), *ls[7:]], 8),
    "delete": (lambda ls: [*ls[:6], *ls[7:]], 7),
    "delete, numbered anew": (lambda ls: numbered([*ls[:6], *ls[7:]]), 7),
    "insert": (lambda ls: numbered([*ls[:6], ls[6], *ls[6:]]), 8),
    "reorder": (lambda ls: numbered([*ls[:6], ls[7], ls[6], *ls[8:]]), 7),
    "cut": (lambda ls: ls[:12], 13),
    "fork, all chained anew": (lambda ls: rechained([*ls[:12], edited(ls[12], obj="x"), *ls[13:]]), 11),
    "edit at the beginning, all chained anew": (lambda ls: rechained([edited(ls[0], obj="x"), *ls[1:]]), 1),
    "delete, all chained anew": (lambda ls: rechained([*ls[:2], *ls[3:], ls[-1]]), 1),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampered_log_is_found_at_its_first_bad_record(name: str) -> None:
    Verifier(PUBLIC).verify(LEAVES, NOTES)
    tamper, number = TAMPERINGS[name]
    with pytest.raises(LogBroken) as caught:
        Verifier(PUBLIC).verify(tamper(list(LEAVES)), [], witnesses=NOTES)
    assert caught.value.facts["seq"] == number


@given(st.data())
def test_no_single_bit_of_an_export_can_be_changed_unseen(data: st.DataObject) -> None:
    leaves = list(LEAVES)
    at = data.draw(st.integers(0, len(leaves) - 1))
    one = leaves[at]
    raw = bytearray(one.record or b"")
    place = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[place // 8] ^= 1 << place % 8
    leaves[at] = Leaf(one.seq, leaf_hash(bytes(raw)), bytes(raw), one.source)
    with pytest.raises(LogBroken):
        Verifier(PUBLIC).verify(leaves, NOTES)


def test_an_export_is_checked_without_the_server(connection: sa.Connection, tmp_path: Path) -> None:
    log, trail = a_log(), Trail()
    log.append(connection, said(reason="words of Ana"))
    take(connection, log, trail.records(3))
    note = log.checkpoint(connection, NOON) or ""
    target = tmp_path / "audit.jsonl"
    assert export.write(connection, log, STREAM, target) == 4
    with pytest.raises(export.ExportExists):
        export.write(connection, log, STREAM, target)
    assert target.stat().st_mode & 0o077 == 0
    assert "Ana" not in target.read_text()
    assert export.check(target, key=PUBLIC, witnesses=[note]).size == 4
    lines = target.read_text().splitlines(keepends=True)
    for broken, number in (([*lines[:1], *lines[2:]], 2), ([*lines[:2], "{]\n"], 3), (lines[:3] + lines[4:], 4)):
        target.write_text("".join(broken))
        with pytest.raises(LogBroken) as caught:
            export.check(target, key=PUBLIC, witnesses=[note])
        assert caught.value.facts["seq"] == number


def test_a_log_of_another_server_is_not_taken_for_ours() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    with pytest.raises(BadCheckpoint):
        Verifier(other.public_key()).verify(LEAVES, NOTES)


@pytest.mark.nightly
def test_a_million_records_are_checked_in_fifteen_seconds() -> None:
    trail = Trail()

    def leaves() -> Iterator[Leaf]:
        for seq in range(1, 1_000_001):
            raw = trail.record()
            yield Leaf(seq, trail.leaf, raw, LAPTOP)

    made = list(leaves())
    begun = time.process_time()
    assert Verifier(PUBLIC).verify(made, []).size == 1_000_000
    print(f"{time.process_time() - begun:.1f} s")


SOME_LINES = [*(json.dumps({"note": note}).encode() for note in NOTES), b"{}", b'{"seq":1}', b'{"seq":1,"leaf":"zz"}']


@given(st.lists(st.binary(max_size=80) | st.sampled_from(SOME_LINES)))
def test_any_file_is_a_log_or_is_refused(lines: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(b"\n".join(lines))
        try:
            assert export.check(path, key=PUBLIC).size == 0
        except (LogBroken, BadCheckpoint):
            return


@given(st.data())
def test_a_record_may_say_anything_without_harm_to_who_checks_it(data: st.DataObject) -> None:
    odd = st.none() | st.integers() | st.text() | st.lists(st.integers()) | st.dictionaries(st.text(), st.integers())
    x = data.draw(odd | st.fixed_dictionaries({"log": odd, "seq": odd, "parted_at": odd, "prev": odd}))
    x = data.draw(st.just(x) | st.fixed_dictionaries({"up_to": odd, "note": st.sampled_from(NOTES) | odd}))
    record = {"log": data.draw(odd), "seq": data.draw(st.just(1) | odd), "prev": data.draw(st.just("0" * 64) | odd)}
    act = data.draw(st.sampled_from(["audit.fork", "audit.truncate", "x"]))
    raw = json.dumps({**record, "act": act, "x": x}).encode()
    with suppress(LogBroken, BadCheckpoint):
        Verifier(PUBLIC).verify([Leaf(1, leaf_hash(raw), raw, None)], [])
