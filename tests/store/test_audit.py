"""The audit trail: what was tampered with is found and located, and a reason can be erased."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.store import audit
from caseworker.store.case_store import CaseStore
from tests.store.stores import AUTHOR, NOON, a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with a_store(tmp_path) as made:
        for number in range(1, 8):
            made.witness(
                audit.Entry(author=AUTHOR, at=NOON, act="case.read", obj=f"c{number}", reason=f"reason {number}")
            )
        yield made


def tamper(store: CaseStore, *statements: str) -> None:
    with store.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def verified(store: CaseStore, witness: audit.Checkpoint | None = None) -> int:
    with store.reading() as reader:
        return audit.verify(reader.connection, witness=witness)


def blamed(store: CaseStore, witness: audit.Checkpoint | None = None) -> int:
    with pytest.raises(audit.AuditBroken) as found:
        verified(store, witness)
    return int(found.value.facts["seq"])


def test_an_untouched_trail_is_whole(store: CaseStore) -> None:
    assert verified(store) == 7


def test_an_edited_record_is_located(store: CaseStore) -> None:
    tamper(store, "UPDATE audit SET record = CAST(replace(record, 'c4', 'c9') AS BLOB) WHERE seq = 4")
    assert blamed(store) == 4


def test_an_edited_record_with_a_matching_hash_is_located_at_the_next_one(store: CaseStore) -> None:
    with store.writing() as connection:
        record = (
            connection.exec_driver_sql("SELECT record FROM audit WHERE seq = 4").scalar_one().replace(b'"c4"', b'"c9"')
        )
        connection.exec_driver_sql(
            "UPDATE audit SET record = ?, leaf = ? WHERE seq = 4", (record, audit.leaf_of(record))
        )
    assert blamed(store) == 5


def test_a_deleted_record_is_located(store: CaseStore) -> None:
    tamper(store, "DELETE FROM audit_reason WHERE seq = 3", "DELETE FROM audit WHERE seq = 3")
    assert blamed(store) == 3


def test_an_inserted_record_is_located(store: CaseStore) -> None:
    with store.reading() as reader:
        last = audit.head(reader.connection)
    record = json.dumps({"seq": 8, "prev": "00" * 32, "why_h": ""}).encode()
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO audit VALUES (8, ?, ?)", (record, audit.leaf_of(record)))
    assert last.seq == 7
    assert blamed(store) == 8


def test_two_records_in_each_others_place_are_located(store: CaseStore) -> None:
    tamper(
        store,
        "UPDATE audit SET seq = 99 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 99",
    )
    assert blamed(store) == 3


def test_a_trail_cut_at_its_end_is_noticed(store: CaseStore) -> None:
    tamper(store, "DELETE FROM audit_reason WHERE seq >= 6", "DELETE FROM audit WHERE seq >= 6")
    assert blamed(store) == 6


def test_a_trail_made_anew_is_noticed_by_a_witness(store: CaseStore) -> None:
    with store.reading() as reader:
        witness = audit.head(reader.connection)
    with store.writing() as connection:
        for table in ("audit", "audit_reason"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        connection.exec_driver_sql("UPDATE travel SET audited = 0, leaf = zeroblob(32)")
        for number in range(1, 8):
            audit.append(
                connection, audit.Entry(author=AUTHOR, at=NOON, act="case.read", obj=f"x{number}"), entropy=os.urandom
            )
    assert blamed(store, witness) in {1, 7}


def test_a_witness_of_an_earlier_record_agrees_with_a_trail_that_grew(store: CaseStore) -> None:
    with store.reading() as reader:
        witness = audit.head(reader.connection)
    store.witness(audit.Entry(author=AUTHOR, at=NOON, act="case.read"))
    assert verified(store, witness) == 8


def test_an_erased_reason_leaves_the_chain_whole(store: CaseStore) -> None:
    with store.writing() as connection:
        audit.erase_reason(connection, 4)
    assert verified(store) == 7
    with store.reading() as reader:
        assert [one.reason for one in audit.entries(reader.connection, after=2)][:3] == ["reason 3", None, "reason 5"]


def test_a_changed_reason_is_located(store: CaseStore) -> None:
    tamper(store, "UPDATE audit_reason SET text = 'another' WHERE seq = 2")
    assert blamed(store) == 2


def test_a_denied_read_is_recorded_as_denied(store: CaseStore) -> None:
    store.witness(audit.Entry(author=AUTHOR, at=NOON, act="case.read", obj="c1", out="deny"))
    with store.reading() as reader:
        last = list(audit.entries(reader.connection, after=7))
    assert json.loads(last[0].record)["out"] == "deny"
