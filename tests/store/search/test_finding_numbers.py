import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.domain.definition import Search
from caseworker.store.search.hits import How
from tests.outside import outside
from tests.store.search.stores import Shelf, a_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with a_shelf(tmp_path) as made:
        yield made


def test_a_telephone_number_in_any_spelling_finds_every_other_spelling(shelf: Shelf) -> None:
    cases = json.loads(outside("data/phones/numbers.json").read_text(encoding="utf-8"))["cases"]
    same = defaultdict(list)
    for case in cases:
        if case.get("valid"):
            same[case["e164"]].append(case)
    kept = {e164: rid for rid, e164 in enumerate(same, start=1)}
    for e164, rid in kept.items():
        shelf.put(rid, {Search.PHONE: [same[e164][0]["text"]]})
    wrong = [
        (case["text"], case["typed_in"])
        for e164, group in same.items()
        for case in group[-2:]
        if kept[e164] not in shelf.rids(case["text"], region=case["typed_in"])
    ]

    assert wrong == []


def test_the_last_digits_of_a_number_find_it_and_say_so(shelf: Shelf) -> None:
    shelf.put(1, {Search.NAME: ["Ann Lee"], Search.PHONE: ["(415) 555-0123"]})

    for typed in ("0123", "55 0123", "5550123", "415 555 0123"):
        hit = shelf.find(typed)[0]
        assert [(reason.role, reason.word) for reason in hit.reasons] == [(Search.PHONE, "4155550123")]
    assert shelf.find("0123")[0].reasons[0].how is How.ENDS
    assert shelf.rids("9123") == []


@pytest.mark.parametrize("typed", ["RV-2026-00417", "rv 2026 00417", "rv202600417", "RV/2026/00417", "00417", "417"])
def test_an_identifier_is_found_in_any_spelling_and_by_its_end(shelf: Shelf, typed: str) -> None:
    shelf.put(1, {Search.NAME: ["Ann Lee"], Search.IDENTIFIER: ["RV-2026-00417"]})
    shelf.put(2, {Search.NAME: ["Ben Lee"], Search.IDENTIFIER: ["RV-2026-00418"]})

    assert shelf.rids(typed) == [1]


def test_an_e_mail_address_is_found_while_it_is_typed(shelf: Shelf) -> None:
    shelf.put(1, {Search.NAME: ["Maria Lopez"], Search.EMAIL: ["Maria.Lopez@example.org"]})
    shelf.put(2, {Search.NAME: ["Mario Lopes"], Search.EMAIL: ["mario.lopes@example.org"]})

    for typed in ("maria.lopez@", "maria.lopez@exam", "MARIA.LOPEZ@EXAMPLE.ORG"):
        assert shelf.rids(typed) == [1]
    assert shelf.rids("mar@") == []


@pytest.mark.parametrize("identifier", ["a@b", "x|y", "№ 12/\u0430", "ÄÖ-1", "|", "@"])
def test_an_odd_identifier_is_found_as_it_is_written(shelf: Shelf, identifier: str) -> None:
    shelf.put(1, {Search.NAME: ["Ann Lee"], Search.IDENTIFIER: [identifier, "Z-99123"]})

    assert shelf.rids("Z-99123") == [1]


def test_years_of_which_three_digits_are_typed_lead_to_their_people(shelf: Shelf) -> None:
    shelf.put(1, {Search.NAME: ["Ann Lee"], Search.BIRTH: ["1958-03-12"]})
    shelf.put(2, {Search.NAME: ["Ann Lee"], Search.BIRTH: ["1990"]})

    for typed in ("lee 195", "lee 1958", "lee 58", "lee march 1958"):
        assert shelf.rids(typed)[0] == 1, typed
