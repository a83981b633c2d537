"""Notes: what an officer writes down that is no exchange with anyone.

A note is written once; a further note corrects it. Rules only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, Search, fact, subject
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.domain.visits import VisitId
from caseworker.errors import CaseworkerError

NoteId = NewType("NoteId", UUID)


class NoteKind(StrEnum):
    """What a note is for."""

    OBSERVATION = "observation"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    HANDOVER = "handover"
    OTHER = "other"


class NoteIsEmpty(CaseworkerError):
    """A note without words was to be kept."""

    key = "note.empty"
    sentence = "There is nothing in this note yet. Write it, or leave; a draft is kept either way."


class NoteAboutNothing(CaseworkerError):
    """A note belongs to no person, case or visit, so nobody would find it again."""

    key = "note.about-nothing"
    sentence = "Choose the person, case or visit this note is about. What you wrote is still here."


@subject("note", nature=Nature.FACT, moment="occurred_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """One note. `occurred_at` is when what it tells of happened, `recorded_at` when it was written down."""

    id: NoteId
    kind: Annotated[NoteKind, fact()] = NoteKind.OTHER
    person: Annotated[PersonId | None, fact(refers="person")] = None
    case: Annotated[CaseId | None, fact(refers="case")] = None
    visit: Annotated[VisitId | None, fact(refers="visit")] = None
    title: Annotated[str, fact(search=Search.TITLE)] = ""
    text: Annotated[str, fact(search=Search.BODY)]
    occurred_at: Annotated[datetime, fact()]
    recorded_at: Annotated[datetime, fact()]
    officer: Annotated[OfficerId, fact(refers="officer")]
    corrects: Annotated[NoteId | None, fact(refers="note")] = None
    correction_reason: Annotated[str, fact()] = ""


def write(note: Note) -> Note:
    """Return the note ready to be kept, its words untouched; raises NoteIsEmpty or NoteAboutNothing."""
    moment(note.occurred_at)
    moment(note.recorded_at)
    if not note.text.strip():
        raise NoteIsEmpty
    if note.person is None and note.case is None and note.visit is None:
        raise NoteAboutNothing
    return note


def correct(original: Note, *, note_id: NoteId, text: str, reason: str, by: OfficerId, at: datetime) -> Note:
    """Return the further note that stands in place of `original`; raises ReasonMissing or NoteIsEmpty."""
    return write(
        replace(
            original,
            id=note_id,
            text=text,
            recorded_at=moment(at),
            officer=by,
            corrects=original.id,
            correction_reason=reason_given(reason),
        )
    )


def standing(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes that no other of them corrects, newest first."""
    known = tuple(notes)
    corrected = {note.corrects for note in known}
    left = (note for note in known if note.id not in corrected)
    return tuple(sorted(left, key=lambda note: (note.occurred_at, note.id), reverse=True))
