"""The desk for notes: what an officer writes down that is no exchange with anyone."""

from dataclasses import dataclass
from datetime import datetime

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain import notes
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.notes import Note, NoteId, NoteKind
from caseworker.domain.visits import Visit, VisitId
from caseworker.store.about import about
from caseworker.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntered:
    """What an officer writes. `occurred_at` None is now; a note is about a person, a case or a visit, or several."""

    text: str
    title: str = ""
    kind: NoteKind = NoteKind.OTHER
    person: PersonId | None = None
    case: CaseId | None = None
    visit: VisitId | None = None
    occurred_at: datetime | None = None


class Notes(PersonDesk):
    """Write and correct notes."""

    def write(self, entered: NoteEntered) -> Note:
        """Keep a note; raises NoteIsEmpty, NoteAboutNothing, NotHere or AccessDenied."""
        with self._acting("note.write") as unit:
            near = self._near(unit, entered)
            now = self._now()
            note = notes.write(
                Note(
                    id=NoteId(unit.new_id()),
                    territory=self._territory(*near),
                    sensitivity=max((one.sensitivity for one in near), default=Sensitivity.NORMAL),
                    kind=entered.kind,
                    person=entered.person,
                    case=entered.case,
                    visit=entered.visit,
                    title=entered.title.strip(),
                    text=entered.text,
                    occurred_at=entered.occurred_at or now,
                    recorded_at=now,
                    officer=self._sitting.actor.officer,
                )
            )
            self._may_create(note)
            unit.add(note)
            return note

    def correct(self, note: NoteId, *, text: str, reason: str) -> Note:
        """Keep a further note that stands in place of one that was wrong; raises ReasonMissing or NoteIsEmpty."""
        with self._acting("note.correct", reason=reason) as unit:
            original = unit.get(Note, note)
            self._may_on(unit, Action.ADD_NOTE, original)
            corrected = notes.correct(
                original,
                note_id=NoteId(unit.new_id()),
                text=text,
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            unit.add(corrected)
            return corrected

    def of_person(self, person: PersonId) -> tuple[Note, ...]:
        """Return the notes that stand about a person, newest first."""
        with self._reading() as reader:
            whole = self._whole(reader, person)
            return notes.standing(about(reader, Note, whole.ids, visible=self._listed(Note)))

    def of_case(self, case: CaseId) -> tuple[Note, ...]:
        """Return the notes that stand about a case, newest first."""
        with self._reading() as reader:
            self._may_on(reader, Action.READ, reader.get(Case, case))
            return notes.standing(about(reader, Note, (case,), visible=self._listed(Note)))

    def _near(self, unit: Unit, entered: NoteEntered) -> list[Record]:
        """Whom and what the note is about, each open to notes of this officer; the case first: it says where it is."""
        near: list[Record] = []
        if entered.case is not None:
            near.append(unit.get(Case, entered.case))
        if entered.visit is not None:
            near.append(unit.get(Visit, entered.visit))
        if entered.person is not None:
            near.append(self._whole(unit, entered.person).kept)
        for one in near:
            self._may_on(unit, Action.ADD_NOTE, one)
        return near
