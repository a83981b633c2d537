"""Conflicts are seen by whoever may see their record, and settled offline in a way that says both were seen."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from caseworker.desk.conflicts import Conflicts, Decision, SettledAlready, ValueDoesNotFit
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.cases import Case
from caseworker.domain.conflicts import Conflict, ConflictId, NotOneOfTheSides, Side, as_text, conflict_id
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.line_merge import merged_lines
from caseworker.domain.merge import Settled
from caseworker.domain.notes import Note
from caseworker.domain.operations import Plain
from caseworker.store import travel
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from caseworker.store.reader import NotHere
from tests.desk.sittings import ME, MORNING, a_sitting, trail
from tests.domain.builders import a_case
from tests.store.stores import an_id, take_in

STOOD, CAME = OperationId(UUID(int=1)), OperationId(UUID(int=2))
THEIRS = OfficerId(an_id(77))


def a_side(operation: OperationId, value: Plain) -> Side:
    return Side(id=operation, value=as_text(value), officer=THEIRS, device=DeviceId(UUID(int=9)), at=MORNING)


def a_conflict(of: Case, field: str, stood: Plain, came: Plain, **over: Any) -> Conflict:
    given = {
        "id": conflict_id(of.id, field, STOOD, CAME),
        "territory": of.territory,
        "sensitivity": of.sensitivity,
        "of": "case",
        "record": of.id,
        "field": field,
        "sides": (a_side(STOOD, stood), a_side(CAME, came)),
        "stood": STOOD,
        "came": CAME,
        "at": MORNING,
    }
    return Conflict(**{**given, **over})


def arrives(store: CaseStore, *records: Case | Conflict) -> None:
    with store.reading() as reader:
        seq = travel.place(reader.connection).cursor + 1
    changes = [
        Change(seq, What.FULL, one.definition.kind, one.id, store.schema.of(type(one)).plain(one)) for one in records
    ]
    take_in(store, changes, cursor=seq)


@pytest.fixture
def case(store: CaseStore) -> Case:
    made = a_case(stage="check", owner=ME)
    arrives(store, made)
    return made


def told(store: CaseStore) -> list[list[Any]]:
    """What the one operation that waits does."""
    with store.reading() as reader:
        (waiting,) = travel.waiting(reader.connection, limit=9)
    return [[kind, verb, field, value] for kind, _, verb, field, value in json.loads(waiting.body)[-1]]


def test_both_values_are_shown_with_who_wrote_them_and_the_reading_is_recorded(store: CaseStore, case: Case) -> None:
    found = a_conflict(case, "stage", "check", "assess", base=as_text("apply"))
    arrives(store, found)
    desk = Conflicts(a_sitting(store))
    (line,) = desk.open()
    page = desk.page(line.id)
    assert (page.stood.value, page.came.value, page.base, page.stands) == ("check", "assess", "apply", "check")
    assert (page.came.officer, page.came.at) == (THEIRS, MORNING)
    assert page.may_settle
    assert trail(store)[-1] == ("case.read", "allow")
    assert desk.count_open() == 1


def test_settling_by_a_side_says_its_value_even_where_it_stands(store: CaseStore, case: Case) -> None:
    found = a_conflict(case, "stage", "check", "assess")
    arrives(store, found)
    desk = Conflicts(a_sitting(store))
    desk.settle_by(found.id, STOOD)
    assert told(store) == [
        ["case", "set", "stage", "check"],
        ["conflict", "set", "settled", 2],
        ["conflict", "set", "settled_by", str(ME)],
    ]
    assert desk.open() == ()
    assert desk.of_record(case.id)[0].settled is Settled.BY_PERSON
    with pytest.raises(SettledAlready):
        desk.settle_by(found.id, CAME)


def test_the_other_side_or_a_third_value_takes_the_place_of_the_first(store: CaseStore, case: Case) -> None:
    desk = Conflicts(a_sitting(store))
    for number, stage in enumerate(("assess", "decide")):
        found = a_conflict(case, "stage", "check", "assess", id=ConflictId(an_id(number)))
        arrives(store, found)
        if stage == "assess":
            desk.settle_by(found.id, CAME)
        else:
            desk.settle_with(found.id, stage)
        with store.reading() as reader:
            assert reader.get(Case, case.id).stage == stage


def test_texts_are_offered_merged_and_may_be_taken_as_edited(store: CaseStore) -> None:
    case = a_case(owner=ME, title="one\ntwo\nthree")
    found = a_conflict(case, "title", "ONE\ntwo\nthree", "one\ntwo\nTHREE", base=as_text("one\ntwo\nthree"))
    arrives(store, case, found)
    desk = Conflicts(a_sitting(store))
    offered = desk.page(found.id).merged
    assert offered == merged_lines(base="one\ntwo\nthree", one="ONE\ntwo\nthree", other="one\ntwo\nTHREE")
    desk.settle_with(found.id, offered.text + "!")
    with store.reading() as reader:
        assert reader.get(Case, case.id).title == "ONE\ntwo\nTHREE!"


def test_what_a_rule_settled_is_listed_apart_and_may_be_undone_or_dismissed(store: CaseStore, case: Case) -> None:
    undone = a_conflict(case, "team", "a", "b", settled=Settled.BY_RULE)
    dismissed = a_conflict(case, "title", "a", "b", settled=Settled.BY_RULE)
    arrives(store, undone, dismissed)
    desk = Conflicts(a_sitting(store))
    assert desk.open() == ()
    assert {one.id for one in desk.settled_by_rule()} == {undone.id, dismissed.id}
    desk.dismiss(dismissed.id)
    assert [one[2] for one in told(store)] == ["settled", "settled_by"]
    desk.settle_by(undone.id, STOOD)
    assert desk.settled_by_rule() == ()
    with store.reading() as reader:
        assert reader.get(Case, case.id).team == "a"


def test_a_value_that_is_none_of_the_sides_or_does_not_fit_changes_nothing(store: CaseStore, case: Case) -> None:
    found = a_conflict(case, "stage", "check", "assess")
    arrives(store, found)
    desk = Conflicts(a_sitting(store))
    with pytest.raises(NotOneOfTheSides):
        desk.settle_by(found.id, OperationId(UUID(int=3)))
    with pytest.raises(ValueDoesNotFit):
        desk.settle_with(found.id, 7)
    assert desk.count_open() == 1


def test_a_colleague_sees_the_list_and_only_those_who_work_on_it_settle(store: CaseStore, case: Case) -> None:
    found = a_conflict(case, "stage", "check", "assess")
    arrives(store, found)
    colleague = Conflicts(a_sitting(store, officer=THEIRS))
    assert [one.id for one in colleague.open()] == [found.id]
    assert not colleague.page(found.id).may_settle
    assert (colleague.count_open(), colleague.count_mine()) == (1, 0)
    with pytest.raises(AccessDenied):
        colleague.settle_by(found.id, CAME)
    assert trail(store)[-1] == ("case.settle_conflict", "deny")
    supervisor = Conflicts(a_sitting(store, officer=THEIRS, role=Role.SUPERVISOR))
    counter = Conflicts(a_sitting(store, officer=THEIRS, role=Role.FRONT_DESK, desk="counter 1"))
    counts = [one.count_mine() for one in (Conflicts(a_sitting(store)), supervisor, counter)]
    assert counts == [1, 1, 0]
    supervisor.settle_by(found.id, CAME)
    assert supervisor.count_mine() == 0


def test_conflicts_of_hidden_records_are_in_nobodys_list_but_theirs_who_work_on_them(store: CaseStore) -> None:
    case = a_case(owner=ME, territory="east", sensitivity=Sensitivity.RESTRICTED)
    found = a_conflict(case, "stage", "check", "assess")
    arrives(store, case, found)
    assert [one.id for one in Conflicts(a_sitting(store)).open()] == [found.id]
    other = Conflicts(a_sitting(store, officer=THEIRS))
    assert (other.open(), other.count_open(), other.of_record(case.id)) == ((), 0, ())
    with pytest.raises(AccessDenied):
        other.page(found.id)


def test_a_conflict_whose_record_is_not_here_is_told_so(store: CaseStore, case: Case) -> None:
    found = replace(a_conflict(case, "stage", "check", "assess"), of=Note.definition.kind)
    arrives(store, found)
    assert Conflicts(a_sitting(store)).count_mine() == 0
    with pytest.raises(NotHere):
        Conflicts(a_sitting(store)).page(found.id)


def test_all_fields_of_a_record_are_settled_together_or_none(store: CaseStore, case: Case) -> None:
    stage, title = a_conflict(case, "stage", "check", "assess"), a_conflict(case, "title", "One", "Other")
    arrives(store, stage, title)
    desk = Conflicts(a_sitting(store))
    by_stage, wrong = Decision(conflict=stage.id, side=CAME), Decision(conflict=title.id, value=7)
    with pytest.raises(ValueDoesNotFit):
        desk.settle_all((by_stage, wrong))
    assert desk.count_open() == 2
    desk.settle_all((by_stage, Decision(conflict=title.id, value="A third")), reason="Asked her.")
    assert desk.count_open() == 0
    assert {one.id for one in desk.decided(MORNING)} == {stage.id, title.id}
    with store.reading() as reader:
        now = reader.get(Case, case.id)
    assert (now.stage, now.title) == ("assess", "A third")
