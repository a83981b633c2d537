"""Pages of a knowledge base become answers: once, renewed when they change, and found by what people ask."""

import json
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk.finding import Finding
from caseworker.desk.imports.answers import NoAnswers
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.library import Library
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.answers import Answer
from caseworker.domain.import_runs import Counts, Run
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import a_file, brought, means
from tests.desk.sittings import TODAY, MovableClock, a_sitting
from tests.outside import outside

ANSWERS = kind_called("answers")
VA = Choices(source="va")
PAGE = "# Rent\n\nPay on the *first*. Not later.\n"


def bring(store: CaseStore, folder: Path, text: str, *, name: str = "rent.md", role: Role = Role.SUPERVISOR) -> Run:
    runs = Runs(means(a_sitting(store, role=role, at=MovableClock()), folder))
    return brought(runs, a_file(folder, text, name), kind=ANSWERS, choices=VA)


def kept(store: CaseStore) -> list[Answer]:
    with store.reading() as reader:
        return reader.select(Answer)


def test_a_page_becomes_an_answer_with_a_sentence_to_say(store: CaseStore, tmp_path: Path) -> None:
    assert bring(store, tmp_path, PAGE).counts == Counts(added=1)

    (answer,) = kept(store)
    assert (answer.title, answer.say, answer.body) == ("Rent", "Pay on the first.", "Pay on the first. Not later.")
    assert (answer.article, answer.version, answer.valid_from, answer.checked_on) == ("va:rent", 1, TODAY, TODAY)


def test_brought_in_twice_changes_nothing_and_a_changed_page_is_the_next_version(
    store: CaseStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, PAGE)
    (first,) = kept(store)
    Library(a_sitting(store)).given(first.id, helped=True)
    assert bring(store, tmp_path, PAGE).counts == Counts(known=1)

    assert bring(store, tmp_path, PAGE.replace("first", "second")).counts == Counts(changed=1)

    (answer,) = kept(store)
    assert (answer.id, answer.version, answer.helped) == (first.id, 2, 1)
    assert answer.say == "Pay on the second."


def test_only_a_supervisor_brings_answers_in(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(AccessDenied):
        bring(store, tmp_path, PAGE, role=Role.OFFICER)
    assert kept(store) == []


def test_an_empty_file_is_refused_and_a_page_that_is_none_is_told(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(NoAnswers):
        bring(store, tmp_path, " ")
    pages = json.dumps([{"path": "a", "title": "A"}, {"path": "b", "title": "B", "body": "Words."}])
    assert bring(store, tmp_path, pages, name="all.json").counts == Counts(added=1, refused=1)


def test_what_the_agency_pack_publishes_stays_beside_it(store: CaseStore, tmp_path: Path) -> None:
    library = Library(a_sitting(store))
    library.publish()
    before = kept(store)
    bring(store, tmp_path, PAGE)
    library.publish()
    assert len(kept(store)) == len(before) + 1
    assert len(library.shelf().answers) == len(before) + 1


@dataclass
class Asked:
    """How well some questions were answered: the share of those whose page came first, and among the first five."""

    first: float
    among_five: float


def asked(finding: Finding, store: CaseStore, questions: list[dict[str, str]]) -> Asked:
    pages: dict[UUID, str] = {one.id: one.article.removeprefix("va:") for one in kept(store)}
    places = []
    for one in questions:
        found = [pages[hit.id] for hit in finding.find(one["query"], kinds=("answer",), limit=5)]
        places.append(found.index(one["page"]) + 1 if one["page"] in found else 0)
    return Asked(places.count(1) / len(places), sum(map(bool, places)) / len(places))


def test_people_find_the_page_that_answers_their_question(store: CaseStore, tmp_path: Path) -> None:
    folder = outside("data/knowledge")
    runs = Runs(means(a_sitting(store, role=Role.SUPERVISOR), tmp_path))
    run = brought(runs, Source(folder / "va-benefits-pages.json"), kind=ANSWERS, choices=VA)
    queries = json.loads((folder / "queries.json").read_text("utf-8"))
    finding = Finding(a_sitting(store))

    assert run.counts == Counts(added=83)
    questions = asked(finding, store, queries["questions"])
    assert questions.first >= 0.92
    assert questions.among_five >= 0.99
    described = asked(finding, store, queries["descriptions"])
    assert described.first >= 0.92
    assert described.among_five >= 0.99
