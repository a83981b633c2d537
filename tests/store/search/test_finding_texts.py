import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.domain.definition import Search
from tests.outside import outside
from tests.store.search.stores import Shelf, a_shelf

Asked = list[dict[str, str]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shelf, dict[str, int]]]:
    pages = json.loads(outside("data/knowledge/va-benefits-pages.json").read_text(encoding="utf-8"))["pages"]
    with a_shelf(tmp_path_factory.mktemp("answers"), "answer") as shelf:
        for rid, page in enumerate(pages, start=1):
            shelf.put(rid, {Search.TITLE: [page["title"]], Search.BODY: [page["description"], page["body"]]})
        yield shelf, {page["path"]: rid for rid, page in enumerate(pages, start=1)}


@pytest.mark.parametrize("what", ["questions", "descriptions"])
def test_the_page_that_answers_comes_first(answers: tuple[Shelf, dict[str, int]], what: str) -> None:
    shelf, pages = answers
    asked: Asked = json.loads(outside("data/knowledge/queries.json").read_text(encoding="utf-8"))[what]
    found = [(shelf.rids(one["query"], limit=5), pages[one["page"]]) for one in asked]

    assert sum(rids[:1] == [page] for rids, page in found) / len(found) >= 0.90
    assert sum(page in rids for rids, page in found) / len(found) >= 0.98


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[Shelf]:
    with a_shelf(tmp_path, "note") as shelf:
        shelf.put(1, {Search.TITLE: ["Damp in the bedroom"], Search.BODY: ["Mould behind the wardrobe, child coughs"]})
        shelf.put(
            2, {Search.TITLE: ["Call back"], Search.BODY: ["Asked about housing benefit and the <b>damp</b> wall"]}
        )
        shelf.put(3, {Search.TITLE: ["Visit"], Search.BODY: ["Nobody home"], Search.IDENTIFIER: ["RV-2026-00417"]})
        yield shelf


def test_texts_with_all_words_come_before_texts_with_some(cases: Shelf) -> None:
    assert cases.rids("damp wardrobe") == [1, 2]


def test_a_text_is_found_while_a_word_is_typed_and_by_other_forms_of_it(cases: Shelf) -> None:
    assert cases.rids("ward") == [1]
    assert cases.rids("coughing") == [1]
    assert cases.rids("benefits") == [2]


def test_mark_up_is_no_part_of_the_text(cases: Shelf) -> None:
    assert cases.rids("b") == []
    assert set(cases.rids("damp")) == {1, 2}


def test_a_number_finds_its_record_before_texts_that_mention_it(cases: Shelf) -> None:
    cases.put(4, {Search.TITLE: ["About RV-2026-00417"], Search.BODY: ["see there"]})

    assert cases.rids("RV-2026-00417")[0] == 3


def test_the_reason_names_the_word_that_matched(cases: Shelf) -> None:
    hit = cases.find("wardrobe")[0]

    assert [(reason.role, reason.word) for reason in hit.reasons] == [(Search.BODY, "wardrobe")]
