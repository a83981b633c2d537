"""Taking an import back: all that nobody has touched since goes, the rest stays and is told with its reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.finding import Finding
from caseworker.desk.imports import undoing as undoing_module
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.people import People
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Deadline
from caseworker.domain.import_runs import RunState, WhyStays
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from caseworker.store.case_store import CaseStore
from caseworker.store.unit import Deed
from tests.desk.imports.tables import OLD, a_file, brought, means, names, people_named
from tests.desk.sittings import a_sitting


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing_module, "_AT_ONCE", 4)


def person_called(store: CaseStore, name: str) -> Person:
    with store.reading() as reader:
        return next(one for one in reader.select(Person) if one.names[0].full == name)


def test_an_import_nobody_touched_is_taken_back_whole_and_can_be_brought_in_again(
    store: CaseStore, tmp_path: Path
) -> None:
    at_hand = means(a_sitting(store, role=Role.FRONT_DESK), tmp_path)
    runs, source = Runs(at_hand), a_file(tmp_path, people_named(11))
    run = brought(runs, source)

    steps = list(at_hand.undoing.steps(run.id))

    assert len(steps) == 3
    assert (steps[-1].state, steps[-1].taken_back, steps[-1].staying) == (RunState.UNDONE, 11, 0)
    assert names(store) == []
    assert brought(runs, source).counts.added == 11


def test_what_was_changed_or_is_named_since_stays_and_is_told(store: CaseStore, tmp_path: Path) -> None:
    sitting = a_sitting(store)
    at_hand = means(sitting, tmp_path)
    run = brought(Runs(at_hand), a_file(tmp_path, people_named(6)))
    changed, named = person_called(store, "Ana Nr0002"), person_called(store, "Ana Nr0004")
    People(sitting, Finding(sitting)).edit(changed.id, language="pl")
    role = sitting.pack.case_type("housing-support").people[0].id
    part = Part(person=named.id, role=role)
    Cases(sitting).open(NewCase(case_type="housing-support", title="Rent", people=(part,)))

    last = list(at_hand.undoing.steps(run.id))[-1]

    assert (last.taken_back, last.staying, last.state) == (4, 2, RunState.UNDONE)
    assert names(store) == ["Ana Nr0002", "Ana Nr0004"]
    assert [(one.record, one.why) for one in at_hand.undoing.staying(run.id)] == [
        (changed.id, WhyStays.CHANGED),
        (named.id, WhyStays.NAMED),
    ]


def test_stopped_in_the_middle_it_is_gone_on_with(store: CaseStore, tmp_path: Path) -> None:
    at_hand = means(a_sitting(store), tmp_path)
    run = brought(Runs(at_hand), a_file(tmp_path, people_named(10)))

    first = next(at_hand.undoing.steps(run.id))
    assert (first.taken_back, first.state, len(names(store))) == (4, RunState.UNDOING, 6)

    assert list(at_hand.undoing.steps(run.id))[-1].taken_back == 10
    assert names(store) == []
    assert list(at_hand.undoing.steps(run.id)) == []


def test_a_case_goes_with_its_deadlines_and_tasks_or_stays_with_them(store: CaseStore, tmp_path: Path) -> None:
    sitting = a_sitting(store)
    at_hand = means(sitting, tmp_path)
    runs = Runs(at_hand)
    brought(runs, a_file(tmp_path, people_named(2)))
    table = "reference,person,case_type,title\nc1,r0,housing-support,Rent\nc2,r1,housing-support,Deposit\n"
    run = brought(runs, a_file(tmp_path, table, "cases.csv"), kind=kind_called("cases"), choices=OLD)
    with store.reading() as reader:
        kept = next(one for one in reader.select(Case) if one.title == "Deposit")
        work = [one.id for subject in (Task, Deadline) for one in reader.pointing_at(kept.id, subject)]
    with store.unit(_deed(sitting)) as unit:
        task = next(one for one in unit.select(Task) if one.case == kept.id)
        unit.save(replace(task, title="Ask for the contract"))

    last = list(at_hand.undoing.steps(run.id))[-1]

    assert (last.taken_back, last.staying) == (1, 1)
    with store.reading() as reader:
        assert [one.id for one in reader.select(Case)] == [kept.id]
        assert {one.id for subject in (Task, Deadline) for one in reader.select(subject)} == set(work)


def _deed(sitting: Sitting) -> Deed:
    return Deed(author=sitting.author, at=sitting.clock(), action="task.edit")
