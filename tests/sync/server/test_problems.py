"""What goes wrong with a push is noted once, for the supervisors of the place, in ids and words."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from caseworker.domain.definition import Sensitivity
from caseworker.domain.operations import Mutation
from sync.server.core import Outcome
from sync.server.problems import Kind, Noted, Problems, ProblemState, ProblemUnknown
from sync.server.rows import SqlTx
from tests.domain.builders import a_case
from tests.sync.messages import AT, Sender
from tests.sync.server.agency import ANN, BEN, OFFICE, SUE, Agency, an_agency, by_their_role, device_of, told
from tests.sync.server.test_scopes import setting

HERE = frozenset({"north/0", "north/1"})


class Watched:
    """An agency on SQL with its problems."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.tx: SqlTx = agency.tx
        self.connection: sa.Connection = agency.tx._connection
        self.problems = Problems("agency")

    def push(self, *mutations: Mutation, **more: Any) -> tuple[Outcome, Noted]:
        device = more.pop("device", device_of(more.get("by", ANN)))
        return self.note(self.agency.take_in(*mutations, device=device, **more))

    def note(self, outcome: Outcome) -> tuple[Outcome, Noted]:
        noted = self.problems.note(self.connection, self.tx, outcome, officer=ANN, now=AT)
        return outcome, noted

    def listed(self, scopes: frozenset[str] = HERE, **more: Any) -> list[tuple[str, str, str]]:
        found = self.problems.listed(self.connection, scopes, **more)
        return [(one.kind.value, one.word, one.scope) for one in found]

    def take(self, sender: Sender, *operations: Any) -> tuple[Outcome, Noted]:
        request = sender.push(*operations)
        return self.note(self.agency.push_core.take_in(self.tx, request, now_ms=0, officer=sender.officer))


@pytest.fixture
def watched() -> Iterator[Watched]:
    with an_agency("sql", by_their_role()) as agency:
        yield Watched(agency)


def test_a_refusal_is_noted_once_where_its_record_is(watched: Watched) -> None:
    case = a_case(territory="south", owner=BEN)
    assert watched.push(told(case, by=BEN), by=BEN)[1].problems == ()

    outcome, noted = watched.push(setting("case", case.id, "title", "Mine"))
    again = watched.note(outcome)[1]

    assert [(one.kind, one.word, one.scope) for one in noted.problems] == [(Kind.REFUSED, "scope", "south/0")]
    assert again == Noted(problems=(), clone=False)
    assert watched.listed() == []
    assert watched.listed(frozenset({"south/0"})) == [("refused", "scope", "south/0")]


def test_of_a_sealed_record_a_problem_does_not_tell_where_it_is(watched: Watched) -> None:
    case = a_case(territory="south", owner=BEN, sensitivity=Sensitivity.SEALED)
    watched.push(told(case, by=BEN), by=BEN)

    watched.push(setting("case", case.id, "title", "Mine"))

    assert watched.listed(frozenset({"south/0", "south/1"})) == []
    assert watched.listed() == [("refused", "scope", "north/0")]


def test_bytes_that_are_no_operation_are_noted_without_an_author(watched: Watched) -> None:
    ann = Sender(device_of(ANN))
    ann.officer = ANN
    watched.take(ann, ann.operation(body=b'["what",1,2,3,4,5,6,7,8,"a","b",[]]'))

    listed = watched.problems.listed(watched.connection, HERE)
    assert [(one.kind, one.word, one.officer) for one in listed] == [(Kind.MALFORMED, "malformed", None)]


def test_a_fork_is_noted_and_a_first_past_that_goes_on_is_a_clone(watched: Watched) -> None:
    laptop, copy = Sender(device_of(ANN)), Sender(device_of(ANN))
    for one in (laptop, copy):
        one.officer = ANN
    first = [a_case(owner=ANN) for _ in range(4)]
    begun = laptop.operation(told(first[0]))
    copy.operation(told(first[0]))
    assert watched.take(laptop, begun)[1].clone is False

    outcome, noted = watched.take(laptop, laptop.operation(told(first[1])))
    assert (outcome.fresh, outcome.forked, noted.clone) == (1, False, False)
    other = copy.operation(told(first[2]))
    outcome, noted = watched.take(copy, other)
    assert (outcome.fresh, outcome.forked, noted.clone) == (0, True, False)
    assert watched.take(copy, other)[1].problems == ()
    outcome, noted = watched.take(laptop, laptop.operation(told(first[3])))

    assert (outcome.fresh, noted.clone) == (1, True)
    assert set(watched.listed()) == {("fork", "fork", "north/0"), ("clone", "clone", "north/0")}


def test_a_restored_laptop_that_goes_on_in_a_new_life_is_no_clone(watched: Watched) -> None:
    laptop, restored = Sender(device_of(ANN)), Sender(device_of(ANN))
    anew = Sender(device_of(ANN), life=2)
    for one in (laptop, restored, anew):
        one.officer = ANN
    cases = [a_case(owner=ANN) for _ in range(4)]
    watched.take(laptop, laptop.operation(told(cases[0])), laptop.operation(told(cases[1])))
    restored.operation(told(cases[0]))
    assert watched.take(restored, restored.operation(told(cases[2])))[0].forked

    outcome, noted = watched.take(anew, anew.operation(told(cases[2])), anew.operation(told(cases[3])))

    assert (outcome.fresh, outcome.forked, noted.clone) == (2, False, False)


def test_a_problem_is_settled_by_the_first_who_does_and_only_in_their_scopes(watched: Watched) -> None:
    case = a_case(territory="south", owner=BEN)
    watched.push(told(case, by=BEN), by=BEN)
    (problem,) = watched.push(setting("case", case.id, "title", "Mine"))[1].problems
    south = frozenset({"south/0"})

    with pytest.raises(ProblemUnknown):
        watched.problems.settle(watched.connection, problem.id, by=SUE, scopes=HERE, now=AT)
    with pytest.raises(ProblemUnknown):
        watched.problems.settle(watched.connection, UUID(int=1), by=SUE, scopes=south, now=AT)
    settled = watched.problems.settle(watched.connection, problem.id, by=SUE, scopes=south, now=AT)
    later = watched.problems.settle(watched.connection, problem.id, by=BEN, scopes=south, now=AT + timedelta(days=1))

    assert (settled.state, settled.settled_by, later) == (ProblemState.SETTLED, SUE, settled)
    assert watched.listed(south) == []
    assert watched.listed(south, settled=True) == [("refused", "scope", "south/0")]


def test_an_operation_in_another_officers_name_is_refused_and_noted(watched: Watched) -> None:
    ann = Sender(device_of(ANN))
    ann.officer = BEN
    request = ann.push(ann.operation(told(a_case(owner=BEN), by=BEN)))

    outcome = watched.agency.push_core.take_in(watched.tx, request, now_ms=0, officer=ANN)
    noted = watched.note(outcome)[1]

    assert [(one.word, one.officer) for one in noted.problems] == [("not-as-sent", None)]
    assert OFFICE not in {one.device for one in noted.problems}


def test_new_work_about_what_was_lost_is_told_where_that_is_and_not_where_its_author_is_now(watched: Watched) -> None:
    case = a_case(territory="south", owner=BEN)
    watched.push(told(case, by=BEN), by=BEN)

    watched.push(told(a_case(territory="south", owner=ANN)))
    watched.push(told(a_case(territory="nowhere", owner=ANN)))

    assert watched.listed(frozenset({"south/0"})) == [("refused", "scope", "south/0")]
    assert watched.listed() == [("refused", "scope", "north/0")]
