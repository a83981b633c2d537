"""Whatever is typed into the search field is words and nothing else: no syntax, no error, no change."""

from collections.abc import Iterable, Iterator

import pytest

from caseworker.desk.finding import Finding
from caseworker.domain.actions import Role
from caseworker.domain.subjects import SUBJECTS
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import a_sitting
from tests.domain.people_builders import a_name, a_person
from tests.store import hostile
from tests.store.any_record import filled
from tests.store.stores import a_store, an_id, deed


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseStore]:
    with a_store(tmp_path_factory.mktemp("store")) as made:
        with made.unit(deed()) as unit:
            for number, subject in enumerate(SUBJECTS):
                unit.add(filled(subject, an_id(number), lambda: "Robert"))
            unit.add(a_person(names=(a_name("O'Brien; DROP TABLE person"),), territory="north"))
        yield made


def found_by(store: CaseStore, questions: Iterable[str]) -> list[int]:
    """How many results each question has, asked as somebody types and as somebody who has finished."""
    finding = Finding(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",)))
    finding.prepare()
    return [len(finding.find(one)) + len(finding.find(one, finished=True)) for one in questions]


def everything_in(store: CaseStore) -> tuple[list[str], int, int]:
    with store.reading() as reader:
        names = reader.connection.exec_driver_sql("SELECT name FROM sqlite_schema ORDER BY name").scalars().all()
        keys = reader.connection.exec_driver_sql("SELECT count(*) FROM attachment_key").scalar_one()
        return [*names], sum(reader.count(subject) for subject in SUBJECTS), int(keys)


def test_two_hundred_hostile_questions_are_answered_and_change_nothing(store: CaseStore) -> None:
    before, questions = everything_in(store), hostile.sql_and_full_text()
    assert len(questions) >= 200

    found_by(store, questions)

    assert everything_in(store) == before


@pytest.mark.nightly
def test_every_naughty_string_is_answered(store: CaseStore) -> None:
    before = everything_in(store)
    found_by(store, hostile.naughty())
    assert everything_in(store) == before


def test_a_name_that_looks_like_a_statement_is_found_by_itself(store: CaseStore) -> None:
    assert min(found_by(store, ["O'Brien; DROP TABLE person", "drop table", "obrien"])) > 0


def test_half_a_character_and_an_endless_question_are_answered(store: CaseStore) -> None:
    assert found_by(store, ["\ud83d", "Rob\ud83dert", "\x00", "", "a " * 500_000]) is not None
