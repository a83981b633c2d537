"""An import on one device of an agency: seen on the others, and taken back without taking anybody's work with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.desk.imports.runs import Runs
from caseworker.domain.import_runs import Run, WhyStays
from caseworker.domain.people import Person
from tests.desk.imports.tables import OLD, PEOPLE, a_file, people_named
from tests.together.networked import Colleague, Town, a_town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with a_town(tmp_path, with_tls=True) as made:
        yield made


def brought(colleague: Colleague, folder: Path, count: int) -> Run:
    runs = Runs(colleague.office.imports)
    work = runs.begin(PEOPLE, a_file(folder, people_named(count)), OLD)
    for _ in work.steps():
        continue
    assert work.run is not None
    return runs.end(work.run.id)


def people(colleague: Colleague) -> dict[str, Person]:
    with colleague.office.store.reading() as reader:
        found = reader.select(Person)
    return {one.names[0].full: one for one in found if one.names and one.names[0].full.startswith("Ana Nr")}


def test_what_a_colleague_changed_meanwhile_stays_and_the_rest_is_taken_back_everywhere(
    town: Town, tmp_path: Path
) -> None:
    ann, ben = town.hires("Ann"), town.hires("Ben")
    run = brought(ann, tmp_path, 5)
    ann.sync()
    ben.sync()
    assert len(people(ben)) == 5
    changed = people(ben)["Ana Nr0002"]
    ben.office.people.edit(changed.id, language="pl")
    ben.sync()

    undoing = ann.office.imports.undoing
    assert list(undoing.steps(run.id))[-1].taken_back == 5  # nothing of the change is known here yet
    ann.sync()
    ann.sync()
    assert undoing.was_refused()
    assert len(people(ann)) == 5

    list(undoing.steps(run.id))
    ann.sync()
    ann.sync()
    list(undoing.steps(run.id))
    ben.sync()
    told = Runs(ann.office.imports).run(run.id)
    assert (told.taken_back, told.staying) == (4, 1)
    assert [(one.record, one.why) for one in undoing.staying(run.id)] == [(changed.id, WhyStays.CHANGED)]
    assert list(people(ann)) == list(people(ben)) == ["Ana Nr0002"]


def test_the_same_file_brought_in_by_a_colleague_who_has_it_changes_nothing(town: Town, tmp_path: Path) -> None:
    ann, ben = town.hires("Ann"), town.hires("Ben")
    brought(ann, tmp_path, 5)
    ann.sync()
    ben.sync()

    assert brought(ben, tmp_path, 5).counts.known == 5
