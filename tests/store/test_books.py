"""The small books of a profile: numbers, drafts, packs, words about itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import drafts as rules
from caseworker.domain.drafts import DraftKey
from caseworker.domain.ids import PersonId
from caseworker.domain.numbers import NumberStyle
from caseworker.packs.pack import load_pack
from caseworker.store import book, drafts, numbers, packs
from caseworker.store.case_store import CaseStore
from caseworker.store.packs import PackMissing
from tests.store.stores import NOON, OFFICER, a_passing_store, an_id

STYLE = NumberStyle(prefix="HB")
RIVERSIDE = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"


def take(store: CaseStore) -> str:
    with store.writing() as connection:
        return numbers.take(connection, "case", style=STYLE, device_part="7K").text


def lease(store: CaseStore, first: int, last: int) -> None:
    with store.writing() as connection:
        numbers.lease(connection, "case", first=first, last=last)


def test_numbers_come_from_the_leased_blocks_and_then_are_provisional(store: CaseStore) -> None:
    lease(store, 5, 6)
    assert [take(store) for _ in range(4)] == ["HB-5", "HB-6", "P-7K-HB1", "P-7K-HB2"]
    lease(store, 20, 30)
    assert take(store) == "HB-20"


@given(st.lists(st.sampled_from(["take", "fail", "lease"]), max_size=20))
def test_no_number_is_issued_twice(moves: list[str]) -> None:
    with a_passing_store() as store:
        issued: list[str] = []
        leased = 0
        for move in moves:
            if move == "lease":
                lease(store, leased * 3 + 1, leased * 3 + 3)
                leased += 1
            elif move == "take":
                issued.append(take(store))
            else:
                with pytest.raises(ZeroDivisionError):
                    take_and_break(store)
        assert len(set(issued)) == len(issued)


def take_and_break(store: CaseStore) -> None:
    with store.writing() as connection:
        numbers.take(connection, "case", style=STYLE, device_part="7K")
        raise ZeroDivisionError


def test_a_draft_comes_back_exactly_as_typed(store: CaseStore) -> None:
    key = DraftKey(about=PersonId(an_id(1)), form="contact", officer=OFFICER)
    draft = rules.keep(rules.begin(key, at=NOON), field="text", words="  She said:\n“no”\u202e\x00", at=NOON)
    with store.writing() as connection:
        drafts.keep(connection, draft)
    with store.reading() as reader:
        assert drafts.find(reader.connection, key) == draft
        assert drafts.of(reader.connection, OFFICER) == [draft]


def test_one_draft_is_kept_for_each_form_about_someone(store: CaseStore) -> None:
    key = DraftKey(about=None, form="quick", officer=OFFICER)
    first = rules.keep(rules.begin(key, at=NOON), field="text", words="one", at=NOON)
    second = rules.keep(first, field="text", words="two", at=NOON + timedelta(minutes=1))
    with store.writing() as connection:
        drafts.keep(connection, first)
        drafts.keep(connection, second)
        assert drafts.of(connection, OFFICER) == [second]
        drafts.remove(connection, key)
        assert drafts.find(connection, key) is None


def test_discarded_drafts_go_when_their_days_are_over(store: CaseStore) -> None:
    key = DraftKey(about=None, form="quick", officer=OFFICER)
    draft = rules.discard(rules.begin(key, at=NOON), at=NOON)
    with store.writing() as connection:
        drafts.keep(connection, draft)
        assert drafts.remove_discarded(connection, before=NOON) == 0
        assert drafts.remove_discarded(connection, before=NOON + timedelta(seconds=1)) == 1


def test_a_pack_is_read_back_equal_and_earlier_versions_stay(store: CaseStore) -> None:
    pack = load_pack(RIVERSIDE)
    later = replace(pack, version=pack.version + ".later")
    with store.writing() as connection:
        packs.keep(connection, pack, at=NOON)
        packs.keep(connection, later, at=NOON + timedelta(days=1))
        assert packs.current(connection) == later
        assert packs.version(connection, pack.version) == pack


def test_a_version_that_is_not_here_is_named(store: CaseStore) -> None:
    with store.reading() as reader, pytest.raises(PackMissing) as missing:
        packs.version(reader.connection, "1812.1")
    assert "1812.1" in missing.value.say()


def test_a_word_of_the_book_is_replaced_by_the_next(store: CaseStore) -> None:
    with store.writing() as connection:
        assert book.look_up(connection, "colour") is None
        book.write_down(connection, "colour", "blue")
        book.write_down(connection, "colour", "green")
        assert book.look_up(connection, "colour") == "green"
