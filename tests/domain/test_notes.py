"""Notes: written once, corrected by a further note."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import notes
from caseworker.domain.ids import CaseId
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.notes import NoteAboutNothing, NoteId, NoteIsEmpty
from caseworker.domain.visits import VisitId
from tests.domain.builders import a_note
from tests.domain.people_builders import EAST_1, NOON, an_id


@given(st.text(min_size=1).filter(str.strip))
def test_the_words_of_a_note_are_kept_exactly_as_written(words: str) -> None:
    assert notes.write(a_note(text=words)).text == words


def test_a_note_says_something_about_someone() -> None:
    with pytest.raises(NoteIsEmpty):
        notes.write(a_note(text=" \n"))
    with pytest.raises(NoteAboutNothing):
        notes.write(a_note(person=None))
    about_case, about_visit = a_note(person=None, case=CaseId(an_id())), a_note(person=None, visit=VisitId(an_id()))
    assert [notes.write(each) for each in (about_case, about_visit)] == [about_case, about_visit]


def test_a_corrected_note_stands_in_place_of_the_first_which_is_unchanged() -> None:
    note = a_note()
    better = notes.correct(
        note,
        note_id=NoteId(an_id()),
        text="Front bedroom.",
        reason="Wrong room",
        by=EAST_1,
        at=NOON + timedelta(days=1),
    )

    assert notes.standing([note, better]) == (better,)
    assert (better.corrects, better.person, better.occurred_at) == (note.id, note.person, note.occurred_at)
    assert (better.text, better.officer, better.recorded_at) == ("Front bedroom.", EAST_1, NOON + timedelta(days=1))
    with pytest.raises(ReasonMissing):
        notes.correct(note, note_id=NoteId(an_id()), text="Other", reason="", by=EAST_1, at=NOON)


def test_notes_stand_newest_first_by_when_it_happened() -> None:
    told_later = a_note(occurred_at=NOON - timedelta(days=3), recorded_at=NOON + timedelta(days=1))
    note = a_note()

    assert notes.standing([told_later, note]) == (note, told_later)
