"""The checks that other tests lean on do find what does not agree: each book is tampered with once."""

from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.domain.people import Person
from caseworker.store.audit import AuditBroken
from caseworker.store.reader import Reader
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_person
from tests.store.agreement import assert_agreed, assert_rebuilt
from tests.store.stores import a_store, deed

TAMPERINGS = {
    "a search row is gone": 'DELETE FROM "search_person" WHERE rowid = 1',
    "a search row says something else": "UPDATE search_person SET body = 'something else' WHERE rowid = 1",
    "a link is gone": "DELETE FROM link",
    "a history row is gone": "DELETE FROM history WHERE eid = 2",
    "an edit has another reason": "UPDATE edit SET reason = 'another' WHERE eid = 2",
    "an edit has another moment": "UPDATE edit SET at = at + 1 WHERE eid = 2",
    "an operation is gone": "DELETE FROM outbox WHERE n = 2",
    "an operation says something else": "UPDATE outbox SET body = CAST(replace(body, 'red', 'tan') AS BLOB)",
    "the place is behind": "UPDATE travel SET n = n - 1",
    "an audit record is gone": "DELETE FROM audit WHERE seq = 2",
    "a record says something else": "UPDATE person SET description = 'tan coat'",
    "a record is gone": "DELETE FROM person",
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_what_does_not_agree_is_found(tampering: str, tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        person = a_person(names=(a_name(),))
        with store.unit(deed()) as unit:
            unit.add(person)
            unit.add(a_contact(people=(person.id,)))
        with store.unit(deed("test.describe", reason="they told us")) as unit:
            unit.save(replace(unit.get(Person, person.id), description="red coat"))
        with store.reading() as reader:
            assert assert_agreed(reader) == 2
            assert_rebuilt(reader)

        with store.writing() as connection:
            assert connection.exec_driver_sql(TAMPERINGS[tampering]).rowcount != 0

        with store.reading() as reader, pytest.raises((AssertionError, AuditBroken)):
            look_at_everything(reader)


def look_at_everything(reader: Reader) -> None:
    assert_agreed(reader)
    assert_rebuilt(reader)
