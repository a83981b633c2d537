"""The Timeline tab: what happened, strand by strand and page by page; writing notes, logging contacts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal

from caseworker.desk.notes import NoteEntered
from caseworker.desk.strands import Spot, Strand
from caseworker.domain.attachments import Attachment
from caseworker.domain.ids import CaseId, InteractionId
from caseworker.domain.interactions import Channel, Interaction
from caseworker.domain.notes import Note, NoteId
from ui.lists.officers import Officers, officers_of
from ui.person import contact_forms as forms
from ui.person.form import Faults, Form, Reading, Values
from ui.person.person_model import PersonModel
from ui.person.section import Section
from ui.person.timeline_entries import Batch, Entry, passages_of, with_their_contacts, woven
from ui.work import Work

PAGE = 100
_WITH_PASSAGES = frozenset({Strand.ALL, Strand.CHANGES})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineState:
    """What is shown of the timeline: `is_read` once its first page is here, `is_whole` when nothing is left."""

    strand: Strand = Strand.ALL
    words: str = ""
    oldest_first: bool = False
    is_read: bool = False
    is_whole: bool = False


class _Read(NamedTuple):
    """What one reading of the timeline brought."""

    batch: Batch
    spot: Spot | None
    files: Mapping[UUID, tuple[Attachment, ...]]
    officers: Officers | None


class TimelineModel(Section):
    """The timeline as far as it was fetched: `entries` only grow at their end, or are all read again (`renewed`).

    `officers` are who is who, None until that was read.
    """

    renewed = Signal()
    appended = Signal(int)  # how many were added at the end
    noted = Signal()  # the note that was written is saved

    def __init__(self, work: Work, person: PersonModel) -> None:
        super().__init__(work, person)
        self.state = TimelineState()
        self.entries: list[Entry] = []
        self._spot: Spot | None = None
        self._files: Mapping[UUID, tuple[Attachment, ...]] = {}
        self._is_fetching = False
        self._shown_page: object = None
        self.officers: Officers | None = None

    def show(self, strand: Strand) -> None:
        """Show another strand."""
        self._look(replace(self.state, strand=strand))

    def search(self, words: str) -> None:
        """Show only what says all these words; nothing shows everything again."""
        if words.strip() != self.state.words:
            self._look(replace(self.state, words=words.strip()))

    def turn(self) -> None:
        """Show the oldest first, or the newest first again."""
        self._look(replace(self.state, oldest_first=not self.state.oldest_first))

    def can_fetch_more(self) -> bool:
        """Whether there is more that is not being fetched yet."""
        return self.state.is_read and not self.state.is_whole and not self._is_fetching

    def fetch_more(self) -> None:
        """Fetch the next page."""
        if self.can_fetch_more():
            self._fetch(self._spot, PAGE)

    def reload(self) -> None:
        """Read what is shown again, as far as it was fetched."""
        self._fetch(None, max(PAGE, len(self.entries)))

    # Writing

    def write_note(self, text: str) -> None:
        """Keep a note about the person; a note without words is not kept."""
        if not text.strip():
            self.refused.emit(Faults({"text": self.tr("There is nothing in this note yet.")}))
            return
        desk, entered = self.work.office.notes, NoteEntered(text=text.strip(), person=self.id)
        self.write(lambda: desk.write(entered), says=self.tr("Note saved"), also=lambda _: self.noted.emit())

    def log_contact(self, channel: Channel = Channel.PHONE, text: str = "") -> None:
        """Ask for a contact; `text` is what was typed already."""
        self.ask(forms.log_form(self._kit(), channel=channel, text=text))

    def correct(self, record: Interaction | Note) -> None:
        """Ask for what a contact or a note should say instead, and why."""
        kit = self._kit()
        self.ask(
            forms.correct_contact_form(kit, record)
            if isinstance(record, Interaction)
            else forms.correct_note_form(record)
        )

    def carry_out(self, form: Form, values: Values) -> None:
        """Write what was answered; raises Faults."""
        if form.id == forms.LOG:
            self._log(values)
        elif form.id == forms.CORRECT_CONTACT:
            self._correct_contact(form, values)
        else:
            self._correct_note(form, values)

    def _log(self, values: Values) -> None:
        desk, entered = self.work.office.interactions, forms.contact_of(values, self.work, person=self.id)
        self.write(lambda: desk.log(entered), says=self.tr("Contact saved"))

    def _correct_contact(self, form: Form, values: Values) -> None:
        original = form.about
        assert isinstance(original, UUID), "the form is about a contact"
        before = next(one.of for one in self.entries if one.id == original)
        assert isinstance(before, Interaction), "contacts are corrected by contacts"
        reading = Reading(values)
        why = reading.needed("why", self.tr("Say what was wrong, so that whoever reads this later understands it."))
        entered = forms.corrected_of(before, values, self.work)
        reading.done()
        desk = self.work.office.interactions
        self.write(lambda: desk.correct(InteractionId(original), entered, reason=why), says=self.tr("Correction saved"))

    def _correct_note(self, form: Form, values: Values) -> None:
        original = form.about
        assert isinstance(original, UUID), "the form is about a note"
        reading = Reading(values)
        text = reading.needed("text", self.tr("There is nothing in this note yet."))
        why = reading.needed("why", self.tr("Say what was wrong, so that whoever reads this later understands it."))
        reading.done()
        desk = self.work.office.notes
        self.write(lambda: desk.correct(NoteId(original), text=text, reason=why), says=self.tr("Correction saved"))

    def _kit(self) -> forms.Kit:
        cases = {CaseId(one.id): one for one in self.person.state.open_cases}
        return forms.Kit(work=self.work, cases=tuple(cases.values()))

    # Reading

    def _look(self, state: TimelineState) -> None:
        self.state = replace(state, is_read=False, is_whole=False)
        self.entries, self._spot = [], None
        self.renewed.emit()
        self.changed.emit()
        self._fetch(None, PAGE)

    def _fetch(self, spot: Spot | None, limit: int) -> None:
        self._is_fetching = True
        office, person, state = self.work.office, self.id, self.state

        def read() -> _Read:
            page = office.people.timeline(
                person,
                before=spot,
                limit=limit,
                strand=state.strand,
                words=state.words,
                oldest_first=state.oldest_first,
            )
            progress = office.exchange.progress([one.record.id for one in page.happenings])
            files = with_their_contacts(office.documents.of_person(person))
            batch = Batch(happenings=page.happenings, progress=progress, is_last=page.older is None)
            return _Read(batch, page.older, files, officers_of(office))

        self.work.lanes.read(
            read, lambda found: self._on_batch(found, is_first=spot is None), self._on_failed, owner=self, key="page"
        )

    def _on_batch(self, found: _Read, *, is_first: bool) -> None:
        batch, spot, self._files, self.officers = found
        beyond = None if is_first or self._spot is None else self._spot.at
        self._is_fetching = False
        fresh = self._woven(batch, beyond)
        self._spot = spot
        self.state = replace(self.state, is_read=True, is_whole=batch.is_last)
        if is_first:
            self.entries = fresh
            self.renewed.emit()
        else:
            self.entries += fresh
            self.appended.emit(len(fresh))
        self.changed.emit()

    def _woven(self, batch: Batch, beyond: datetime | None) -> list[Entry]:
        from_cases = self.state.strand in _WITH_PASSAGES and not self.state.words
        page = self.person.page
        passages = passages_of(page.cases) if from_cases and page else []
        return woven(batch, passages, files=self._files, beyond=beyond, oldest_first=self.state.oldest_first)

    def _on_failed(self, error: Exception) -> None:
        self._is_fetching = False
        self.work.window.trouble(error)

    def _on_person(self) -> None:
        if self.person.page is not None and self.person.page is not self._shown_page:
            is_first, self._shown_page = self._shown_page is None, self.person.page
            if is_first:
                self._show_first()
            else:
                self.reload()
        self.changed.emit()

    def _show_first(self) -> None:
        """Show what came with the page of the person itself; how far its sending has come is read after it."""
        page = self.person.page
        assert page is not None, "shown when the page is here"
        batch = Batch(happenings=page.timeline.happenings, progress={}, is_last=page.timeline.older is None)
        self._on_batch(_Read(batch, page.timeline.older, {}, self.officers), is_first=True)
        self.reload()
