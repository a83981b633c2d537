"""A run of a file: whole batches, the same end however often it is cut off, and what is kept of it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.desk.imports.choices import Choices, as_pairs, from_pairs
from caseworker.desk.imports.fields import DayOrder
from caseworker.desk.imports.remembering import RememberedChoices
from caseworker.desk.imports.runs import Runs
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.import_runs import Counts, RunState
from caseworker.store.case_store import CaseStore
from caseworker.store.import_runs import UnknownRun
from tests.desk.imports.tables import OLD, PEOPLE, a_file, brought, means, names, people_named
from tests.desk.sittings import a_sitting
from tests.store.stores import a_store


def test_a_run_tells_of_every_item_and_is_kept(store: CaseStore, tmp_path: Path) -> None:
    runs = Runs(means(a_sitting(store), tmp_path))
    source = a_file(tmp_path, people_named(25) + "r3,Ana Nr0003\n,Nobody\nr77\n")

    run = brought(runs, source)

    assert (run.state, run.counts, run.position) == (RunState.DONE, Counts(added=25, known=1, refused=2), 28)
    assert runs.earlier() == [run]
    assert [(one.file, one.line, one.field) for one in runs.refused(run)] == [
        ("people.csv", 28, "reference"),
        ("people.csv", 29, ""),
    ]
    assert len(names(store)) == 25


def test_bringing_the_same_file_in_again_changes_nothing_and_is_a_run_of_its_own(
    store: CaseStore, tmp_path: Path
) -> None:
    runs, source = Runs(means(a_sitting(store), tmp_path)), a_file(tmp_path, people_named(12))
    first = brought(runs, source)

    second = brought(runs, source)

    assert second.id != first.id
    assert second.counts == Counts(known=12)
    assert len(names(store)) == 12


def test_a_trial_says_what_would_become_of_each_and_leaves_nothing(store: CaseStore, tmp_path: Path) -> None:
    runs = Runs(means(a_sitting(store), tmp_path))
    work = runs.trial(PEOPLE, a_file(tmp_path, people_named(25) + "r3,Ana\n,Nobody\n"), OLD)

    for _ in work.steps():
        pass

    assert work.counts == Counts(added=25, known=1, refused=1)
    assert names(store) == []
    assert runs.earlier() == []


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 32), st.lists(st.integers(1, 4), max_size=4), st.sets(st.integers(0, 31), max_size=4))
def test_cut_off_anywhere_and_begun_again_it_ends_as_one_clean_run(rows: int, cuts: list[int], bad: set[int]) -> None:
    lines = [f",Nobody {row}" if row in bad else f"r{row},Ana {row:03}" for row in range(rows)]
    text = "reference,name\n" + "\n".join(lines) + "\n"
    ends = []
    for stops in ([], cuts):
        folder = Path(tempfile.mkdtemp())
        with a_store(folder) as store:
            runs, source = Runs(means(a_sitting(store), folder)), a_file(folder, text)
            run = None
            for steps in (*stops, -1):
                if run is None or run.state is not RunState.DONE:  # a cut beyond the end was none
                    run = brought(runs, source, steps=steps, at_once=5)
            assert run is not None
            ends.append((names(store), run.counts, run.position, runs.refused(run), len(runs.earlier())))
        shutil.rmtree(folder)

    assert ends[0] == ends[1]


def test_other_choices_are_another_run(store: CaseStore, tmp_path: Path) -> None:
    runs, source = Runs(means(a_sitting(store), tmp_path)), a_file(tmp_path, people_named(25))
    brought(runs, source, steps=1)

    again = brought(runs, source, choices=Choices(source="old", order=DayOrder.DAY_FIRST))

    assert again.counts == Counts(added=15, known=10)
    assert len(runs.earlier()) == 2


def test_who_may_not_enter_people_brings_nobody_in(store: CaseStore, tmp_path: Path) -> None:
    runs = Runs(means(a_sitting(store, role=Role.AUDITOR), tmp_path))

    with pytest.raises(AccessDenied):
        brought(runs, a_file(tmp_path, people_named(3)))

    assert names(store) == []


def test_a_run_of_another_device_is_unknown(store: CaseStore, tmp_path: Path) -> None:
    desk = Runs(means(a_sitting(store), tmp_path))
    with pytest.raises(UnknownRun):
        desk.run(desk.fresh_id())


def test_choices_are_remembered_for_files_with_the_same_columns(store: CaseStore) -> None:
    remembered, columns = RememberedChoices(a_sitting(store)), ["Id", "First name"]
    chosen = Choices(source="housing", columns={"Id": "reference", "First name": "given"}, order=DayOrder.DAY_FIRST)

    remembered.keep(PEOPLE, columns, chosen)

    assert remembered.recall(PEOPLE, ["First name", "Id"], source="housing") == chosen
    assert remembered.recall(PEOPLE, columns) == chosen
    assert remembered.recall(PEOPLE, columns, source="health") is None
    assert from_pairs("housing", as_pairs(chosen)) == chosen
