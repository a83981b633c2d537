"""Drafts: every word kept, discarding undone for 30 days."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import drafts
from caseworker.domain.drafts import UNDO_DISCARD, Draft, DraftIsGone, DraftKey
from tests.domain.people_builders import NOON, NORTH_1, a_person_id

MICROSECOND = timedelta(microseconds=1)


def a_draft() -> Draft:
    return drafts.begin(DraftKey(about=a_person_id(), form="contact", officer=NORTH_1), at=NOON)


@given(st.lists(st.tuples(st.sampled_from(["note", "title", "place"]), st.text())))
def test_a_draft_holds_the_last_words_of_each_field_exactly_as_typed(typed: list[tuple[str, str]]) -> None:
    draft = a_draft()
    for turn, (field, words) in enumerate(typed):
        draft = drafts.keep(draft, field=field, words=words, at=NOON + timedelta(seconds=turn))

    for field in ("note", "title", "place"):
        assert draft.words(field) == dict(typed).get(field, "")
    assert draft.is_empty == (not any(words.strip() for words in dict(typed).values()))


def test_typing_the_same_again_does_not_change_when_it_was_saved() -> None:
    draft = drafts.keep(a_draft(), field="note", words="Brought papers", at=NOON)

    assert drafts.keep(draft, field="note", words="Brought papers", at=NOON + timedelta(hours=1)) == draft


def test_a_discarded_draft_comes_back_with_every_word_for_30_days_and_not_longer() -> None:
    draft = drafts.keep(a_draft(), field="note", words="Brought papers", at=NOON)
    gone = drafts.discard(draft, at=NOON)

    assert drafts.bring_back(gone, at=NOON + UNDO_DISCARD) == draft
    assert not drafts.is_gone(gone, at=NOON + UNDO_DISCARD)
    assert drafts.is_gone(gone, at=NOON + UNDO_DISCARD + MICROSECOND)
    with pytest.raises(DraftIsGone, match="30"):
        drafts.bring_back(gone, at=NOON + UNDO_DISCARD + MICROSECOND)


def test_discarding_twice_does_not_begin_the_days_anew() -> None:
    once = drafts.discard(a_draft(), at=NOON)

    assert drafts.discard(once, at=NOON + timedelta(days=20)) == once


def test_a_draft_that_was_never_discarded_is_never_gone() -> None:
    assert not drafts.is_gone(a_draft(), at=NOON + timedelta(days=9999))


def test_typing_in_a_discarded_draft_brings_it_back() -> None:
    draft = drafts.keep(a_draft(), field="note", words="Brought papers", at=NOON)
    discarded = drafts.discard(draft, at=NOON)

    assert drafts.keep(discarded, field="note", words="Brought papers", at=NOON).discarded_at is None
