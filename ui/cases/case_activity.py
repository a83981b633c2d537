"""What happened in a case: contacts, notes, visits, decisions and changes; a note is written, a contact logged here."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal

from caseworker.desk.exchange import Progress
from caseworker.desk.notes import NoteEntered
from caseworker.desk.trails import Told
from caseworker.domain.approvals import Approval, ApprovalState
from caseworker.domain.cases import Case
from caseworker.domain.ids import InteractionId
from caseworker.domain.interactions import Channel, Interaction
from caseworker.domain.notes import Note, NoteId
from ui.cases.case_model import CaseModel, CasePart
from ui.person import contact_forms as forms
from ui.person.form import Faults, Form, Reading, Values
from ui.person.timeline_entries import Entry, passages_of
from ui.person.timeline_items import Teller
from ui.widgets.timeline import Mark, TimelineItem
from ui.work import Work


class Part(StrEnum):
    """The tabs below the tasks."""

    ACTIVITY = "activity"
    NOTES = "notes"
    DECISIONS = "decisions"
    HISTORY = "history"


class CaseActivity(CasePart):
    """What the tabs show. `noted` when the note that was written is saved; `history_read` when the changes came."""

    noted = Signal()
    history_read = Signal()

    def __init__(self, work: Work, case: CaseModel) -> None:
        super().__init__(work, case)
        self.teller = Teller(work, case)
        self._told: tuple[Told, ...] | None = None

    def entries(self) -> list[Entry]:
        """Return what happened, the newest first, with the stages the case went through."""
        page, state = self.case.page, self.case.state
        if page is None:
            return []
        told = [
            Entry(
                at=one.at,
                of=one.record,
                progress=state.progress.get(one.record.id, Progress.SENT),
                files=state.files.get(one.record.id, ()),
            )
            for one in page.activity
        ]
        told += [Entry(at=at, of=passage) for at, passage in passages_of([page.case])]
        return sorted(told, key=lambda one: (one.at, one.id), reverse=True)

    def items(self, part: Part) -> list[TimelineItem]:
        """Return what a tab shows."""
        self.teller.know((), self.case.state.officers)
        if part is Part.DECISIONS:
            return self._decisions()
        if part is Part.HISTORY:
            return [self._change(number, one) for number, one in enumerate(self._told or ())]
        shown = [one for one in self.entries() if part is Part.ACTIVITY or isinstance(one.of, Note)]
        return [self.teller.told(one) for one in shown]

    def counts(self) -> dict[Part, int | None]:
        """Return how much stands in each tab; None where that is not counted."""
        page = self.case.page
        if page is None:
            return dict.fromkeys(Part)
        notes = sum(isinstance(one.record, Note) for one in page.activity)
        decided = len(page.approvals) + (page.case.outcome is not None)
        return {Part.ACTIVITY: len(self.entries()), Part.NOTES: notes, Part.DECISIONS: decided, Part.HISTORY: None}

    @property
    def is_history_read(self) -> bool:
        """Whether the changes are here."""
        return self._told is not None

    def read_history(self) -> None:
        """Read every change of the case."""
        desk, case = self.work.office.trails, self.id
        self.work.lanes.read(lambda: desk.changes(Case, case, again=True), self._on_history, owner=self, key="history")

    def entry(self, key: Hashable) -> Entry | None:
        """Return what happened by its id."""
        return next((one for one in self.entries() if one.id == key), None)

    # Writing

    def write_note(self, text: str) -> None:
        """Keep a note about the case; a note without words is not kept."""
        if not text.strip():
            self.refused.emit(Faults({"text": self.tr("There is nothing in this note yet.")}))
            return
        desk, entered = self.work.office.notes, NoteEntered(text=text.strip(), case=self.id)
        self.write(lambda: desk.write(entered), says=self.tr("Note saved"), also=lambda _: self.noted.emit())

    def log_contact(self, channel: Channel = Channel.PHONE, text: str = "") -> None:
        """Ask for a contact; `text` is what was typed already."""
        if self.case.page is not None:
            self.ask(forms.log_form(self._kit(), channel=channel, text=text, case=self.id))

    def correct(self, record: Interaction | Note) -> None:
        """Ask for what a contact or a note should say instead, and why."""
        if isinstance(record, Interaction):
            self.ask(forms.correct_contact_form(self._kit(), record))
        else:
            self.ask(forms.correct_note_form(record))

    def carry_out(self, form: Form, values: Values) -> None:
        """Write what was answered; raises Faults."""
        if form.id == forms.LOG:
            entered = forms.contact_of(values, self.work, person=self.case.first_person())
            desk = self.work.office.interactions
            self.write(lambda: desk.log(entered), says=self.tr("Contact saved"))
        else:
            self._correct(form, values)

    def _correct(self, form: Form, values: Values) -> None:
        entry = self.entry(form.about)
        assert entry is not None, "the form is about something that stands here"
        reading = Reading(values)
        why = reading.needed("why", self.tr("Say what was wrong, so that whoever reads this later understands it."))
        before = entry.of
        if isinstance(before, Interaction):
            entered = forms.corrected_of(before, values, self.work)
            reading.done()
            contacts, original = self.work.office.interactions, InteractionId(before.id)
            self.write(lambda: contacts.correct(original, entered, reason=why), says=self.tr("Correction saved"))
            return
        text = reading.needed("text", self.tr("Write what the note should say."))
        reading.done()
        notes, note = self.work.office.notes, NoteId(before.id)
        self.write(lambda: notes.correct(note, text=text, reason=why), says=self.tr("Correction saved"))

    def _kit(self) -> forms.Kit:
        return forms.Kit(work=self.work, cases=(self.case.case,))

    # Saying

    def _decisions(self) -> list[TimelineItem]:
        page = self.case.page
        assert page is not None, "said of a page that is read"
        found: list[tuple[datetime, TimelineItem]] = [(one.asked_at, self._decision(one)) for one in page.approvals]
        case = page.case
        if case.outcome is not None and case.closed_at is not None:
            titles = {one.id: one.title for one in page.case_type.outcomes}
            title = self.tr("Closed: {outcome}").format(outcome=titles.get(case.outcome, case.outcome))
            who = self.case.who(case.closed_by)
            found.append(
                (case.closed_at, self._item(case.id, case.closed_at, title, case.outcome_reason, who, "check"))
            )
        return [item for _, item in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def _decision(self, one: Approval) -> TimelineItem:
        say = self.work.wording
        tone = {ApprovalState.APPROVED: "success", ApprovalState.SENT_BACK: "warning"}.get(one.state, "accent")
        asked = self.tr("Asked by {name}").format(name=say.isolate(self.case.who(one.asked_by)))
        decided = ""
        if one.decided_by is not None and one.decided_at is not None:
            decided = self.tr("decided by {name}, {moment}").format(
                name=say.isolate(self.case.who(one.decided_by)), moment=say.day_time(one.decided_at)
            )
        text = one.comment or one.request
        item = self._item(one.id, one.asked_at, one.title, text, say.facts(asked, decided), "stamp", tone)
        return _marked(item, Mark(say.approval_state(one.state), "", tone))

    def _item(  # noqa: PLR0917  # a line of a table
        self, key: UUID, at: datetime, title: str, text: str, who: str, icon: str, tone: str = "neutral"
    ) -> TimelineItem:
        say = self.work.wording
        return TimelineItem(
            key=key,
            title=title,
            time=say.time(at),
            day=say.day_heading(at),
            text=text,
            who=who,
            icon=icon,
            tone=tone,
            channel=self.tr("Decision"),
        )

    def _change(self, number: int, told: Told) -> TimelineItem:
        say = self.work.wording
        pattern = self.tr("{field} set to {after}")
        if told.before and told.after:
            pattern = self.tr("{field} changed from {before} to {after}")
        elif told.before:
            pattern = self.tr("{field} taken out: {before}")
        before, after = (say.isolate(self._value(told.field, one)) for one in (told.before, told.after))
        words = pattern.format(field=self._field(told.field), before=before, after=after)
        return TimelineItem(
            key=number,
            title=words,
            time=say.time(told.at),
            day=say.day_heading(told.at),
            text=told.why,
            who=self.case.who(told.by),
            change=True,
        )

    def _value(self, field: str, text: str) -> str:
        """A value as the page says it elsewhere; what is no value of the field stays as it is."""
        page = self.case.page
        if page is None or not text:
            return text
        titles = {
            "stage": {one.id: one.title for one in page.case_type.stages},
            "outcome": {one.id: one.title for one in page.case_type.outcomes},
            "hold reason": {one.id: one.title for one in page.case_type.hold_reasons},
            "case type": {page.case_type.id: page.case_type.title},
            "team": {one.id: one.title for one in self.work.office.sitting.pack.teams},
            "territory": {one.id: one.title for one in self.work.office.sitting.pack.territories},
        }.get(field, {})
        if field in {"owner", "opened by", "handover to", "handover asked by", "closed by"}:
            return self._officer(text)
        return titles.get(text) or self._moment(text)

    def _officer(self, text: str) -> str:
        try:
            return self.case.who(UUID(text))
        except ValueError:
            return text

    def _moment(self, text: str) -> str:
        try:
            at = datetime.fromisoformat(text) if len(text) > len("2026-11-20") else None
        except ValueError:
            return text
        return text if at is None or at.tzinfo is None else self.work.wording.day_time(at)

    def _field(self, field: str) -> str:
        """What a field of a case is called on the page."""
        return {
            "number": self.tr("Number"),
            "provisional number": self.tr("Number until it is final"),
            "case type": self.tr("Kind of case"),
            "title": self.tr("Title"),
            "summary": self.tr("Summary"),
            "place": self.tr("Place"),
            "people": self.tr("People"),
            "details": self.tr("Facts"),
            "links": self.tr("Linked cases"),
            "tags": self.tr("Tags"),
            "stage": self.tr("Stage"),
            "status": self.tr("Status"),
            "hold reason": self.tr("Reason to hold"),
            "due": self.tr("Due"),
            "priority": self.tr("Urgency"),
            "owner": self.tr("Owner"),
            "team": self.tr("Team"),
            "outcome": self.tr("Outcome"),
            "escalation": self.tr("Escalation"),
        }.get(field, field[:1].upper() + field[1:])

    def _on_history(self, told: tuple[Told, ...]) -> None:
        self._told = told
        self.history_read.emit()


def _marked(item: TimelineItem, mark: Mark) -> TimelineItem:
    return replace(item, marks=(mark,))
