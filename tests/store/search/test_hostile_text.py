"""Words meant to break out of where they stand, typed and kept."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker.domain.definition import Search
from caseworker.store.search.hits import VisibleClause
from tests.store.hostile import FULL_TEXT, SQL, naughty
from tests.store.search.stores import Shelf, a_shelf

NOTHING_OF_OTHERS = VisibleClause("r.territory = ?", ("east",))
SECRET = 9_000


@pytest.fixture(scope="module", params=["person", "note"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    role = Search.NAME if request.param == "person" else Search.BODY
    with a_shelf(tmp_path_factory.mktemp("hostile"), request.param) as made:
        made.put(SECRET, {role: ["Secret Witness drop table or 1 union select"]}, territory="west")
        for rid, text in enumerate((*SQL, *FULL_TEXT), start=1):
            made.put(rid, {role: [text, "kept"], Search.IDENTIFIER: [text], Search.EMAIL: [text], Search.PHONE: [text]})
        made.refresh()
        yield made


def test_at_least_two_hundred_attempts_are_made() -> None:
    assert len(SQL) + len(FULL_TEXT) >= 200


@pytest.mark.parametrize("attempts", [SQL, FULL_TEXT], ids=["sql", "full-text"])
def test_no_attempt_fails_or_finds_what_is_hidden(shelf: Shelf, attempts: tuple[str, ...]) -> None:
    for typed in attempts:
        found = shelf.find(typed, visible=NOTHING_OF_OTHERS)
        assert SECRET not in {hit.rid for hit in found}, typed


def test_everything_kept_is_still_found_by_an_honest_word(shelf: Shelf) -> None:
    assert len(shelf.rids("kept", visible=NOTHING_OF_OTHERS, limit=50)) == 50


def test_naughty_strings_are_searched_for_and_kept_without_failing(shelf: Shelf) -> None:
    role = Search.NAME if shelf.kind == "person" else Search.BODY
    for rid, text in enumerate(naughty(), start=20_000):
        shelf.put(rid, {role: [text], Search.PLACE: [text], Search.IDENTIFIER: [text]})
    for text in naughty():
        assert SECRET not in {hit.rid for hit in shelf.find(text, visible=NOTHING_OF_OTHERS)}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\"'*:(){}^+-@|/0123456789 ")), max_size=40))
def test_any_text_at_all_is_taken(shelf: Shelf, typed: str) -> None:
    assert SECRET not in {hit.rid for hit in shelf.find(typed, visible=NOTHING_OF_OTHERS)}
