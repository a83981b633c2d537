"""Any sequence of edits over all subjects: every book tells what was done, and the operations alone rebuild it all."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.definition import Record
from caseworker.domain.subjects import SUBJECTS
from caseworker.store import audit, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.unit import Unit
from tests.store.agreement import assert_agreed, assert_rebuilt
from tests.store.any_record import any_edit, any_record
from tests.store.stores import NOON, a_passing_store, deed

ANY_RECORD = st.sampled_from(SUBJECTS).flatmap(any_record)


@dataclass
class Play:
    """What was done to a store, as a person watching would have written it down."""

    store: CaseStore
    now: dict[UUID, Record] = field(default_factory=dict)
    done: list[tuple[str, frozenset[UUID]]] = field(default_factory=list)
    states: list[dict[UUID, Record]] = field(default_factory=list)

    def step(self, data: st.DataObject, number: int) -> None:
        """One unit: one to three records made, changed or erased."""
        before = dict(self.now)
        with self.store.unit(deed("test.step", minutes=number, reason=f"step {number}")) as unit:
            for move in data.draw(st.lists(st.sampled_from(["add", "edit", "edit", "erase"]), min_size=1, max_size=3)):
                self._move(data, unit, move, before)
        touched = {one for one in {*before, *self.now} if before.get(one) != self.now.get(one)}
        if touched:
            self.done.append((f"step {number}", frozenset(touched)))
        self.states.append(dict(self.now))

    def _move(self, data: st.DataObject, unit: Unit, move: str, before: dict[UUID, Record]) -> None:
        if move == "add" or not before.keys() & self.now.keys():
            record = data.draw(ANY_RECORD)
            unit.add(record)
            self.now[record.id] = record
            return
        chosen = data.draw(st.sampled_from(sorted(before.keys() & self.now.keys())))
        if move == "edit":
            record = data.draw(any_edit(self.now[chosen]))
            unit.save(record)
            self.now[chosen] = record
        else:
            unit.erase(type(before[chosen]), chosen)
            del self.now[chosen]


@given(st.data(), st.integers(1, 8))
@settings(max_examples=20)
def test_every_book_tells_what_was_done_and_the_operations_rebuild_every_record(
    data: st.DataObject, steps: int
) -> None:
    with a_passing_store() as store:
        play = Play(store)
        for number in range(steps):
            play.step(data, number)
        with store.reading() as reader:
            assert {one: reader.get(type(record), one) for one, record in play.now.items()} == play.now
            assert sum(reader.count(subject) for subject in SUBJECTS) == len(play.now)
            assert assert_agreed(reader) == len(play.done)
            assert_rebuilt(reader)
            assert _told(reader.connection) == [touched for _, touched in play.done]
            assert audit.verify(reader.connection) == len(play.done)
            assert travel.count_waiting(reader.connection) == len(play.done)


def _told(connection: object) -> list[frozenset[UUID]]:
    rows = connection.exec_driver_sql("SELECT eid, record FROM history ORDER BY eid")  # type: ignore[attr-defined]  # any connection
    found: dict[int, set[UUID]] = {}
    for eid, record in rows:
        found.setdefault(eid, set()).add(UUID(bytes=record))
    return [frozenset(found[eid]) for eid in sorted(found)]


@given(st.data(), st.integers(1, 6))
@settings(max_examples=12)
def test_every_earlier_state_of_what_is_here_can_be_shown(data: st.DataObject, steps: int) -> None:
    with a_passing_store() as store:
        play = Play(store)
        for number in range(steps):
            play.step(data, number)
        with store.reading() as reader:
            for number, state in enumerate(play.states):
                at = NOON + timedelta(minutes=number)
                for one, record in play.now.items():
                    assert reader.as_it_was(type(record), one, at) == state.get(one)


@given(ANY_RECORD, st.data())
@settings(max_examples=15)
def test_the_operation_of_an_edit_holds_no_field_that_did_not_change(record: Record, data: st.DataObject) -> None:
    edited = data.draw(any_edit(record))
    with a_passing_store() as store:
        with store.unit(deed()) as unit:
            unit.add(record)
        with store.unit(deed("test.edit")) as unit:
            unit.save(edited)
        with store.reading() as reader:
            sent = travel.waiting(reader.connection, limit=9)
    changed = {one.name for one in record.definition.fields if getattr(record, one.name) != getattr(edited, one.name)}
    told = {mutation[3] for one in sent[1:] for mutation in json.loads(one.body or b"")[11]}
    assert told == changed
    assert len(sent) == (2 if changed else 1)
