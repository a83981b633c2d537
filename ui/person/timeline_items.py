"""How the entries of a timeline are said: title, chips, words, files and who, for each kind of record."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from caseworker.desk.exchange import Progress
from caseworker.domain.appointments import Appointment
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Channel, ContactOutcome, IdentityCheck, Interaction
from caseworker.domain.notes import Note
from caseworker.domain.referrals import Referral
from caseworker.domain.safety import SafetyFact
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit, VisitState
from caseworker.domain.walk_ins import WalkIn
from ui.lists.officers import Officers
from ui.person import words
from ui.person.timeline_entries import Entry, Passage
from ui.widgets.timeline import FileTile, Mark, TimelineItem
from ui.work import Work

translate = QCoreApplication.translate
_TONES = {Channel.PHONE: "violet", Channel.VIDEO: "violet", Channel.VISIT: "success", Channel.COUNTER: "accent"}
_SHORT = 64  # signs of a text that stands in for a title


class StageNames(Protocol):
    """Who knows what the stages of a case are called."""

    def stage_of(self, case: Case, stage: str) -> str:
        """Return the title of a stage."""


class Teller:
    """Says entries for one page; `cases` names stages."""

    def __init__(self, work: Work, cases: StageNames) -> None:
        self._work, self._cases = work, cases
        self._numbers: dict[object, str] = {}
        self._officers: Officers | None = None

    def know(self, cases: tuple[Case, ...], officers: Officers | None) -> None:
        """Take note of the numbers of the cases an officer may see, and of who is who."""
        self._numbers, self._officers = {one.id: one.shown_number for one in cases}, officers

    def told(self, entry: Entry) -> TimelineItem:
        """Return the item of an entry."""
        if isinstance(entry.of, Passage):
            title = self._stage(entry.of)
            return self._change(entry, title, marks=self._case_mark(entry.of.case.id))
        return _WAYS[type(entry.of)](self, entry, entry.of)

    def contact(self, entry: Entry, one: Interaction) -> TimelineItem:
        """Say a contact."""
        say = self._work.wording
        who = say.facts(
            self.who(one.officer),
            "" if self._is_me(one.officer) else one.place,
            say.minutes(one.duration_s) if one.duration_s else "",
            say.identity(one.identity) if one.identity is not IdentityCheck.NOT_ASKED else "",
            say.isolate(one.described_as) if one.channel is Channel.EMAIL else "",
            translate("Person", "corrected: {reason}").format(reason=one.correction_reason) if one.corrects else "",
        )
        return self._item(
            entry,
            title=one.title or self._reason(one) or _begun(one.text) or say.channel(one.channel),
            text=one.text,
            folded=one.quoted,
            who=who,
            icon=say.channel_icon(one.channel),
            tone=_TONES.get(one.channel, "info"),
            channel=say.channel(one.channel),
            marks=(*self._case_mark(one.case), *self._visit_mark(one)),
        )

    def note(self, entry: Entry, one: Note) -> TimelineItem:
        """Say a note."""
        corrected = translate("Person", "corrected: {reason}").format(reason=one.correction_reason)
        return self._item(
            entry,
            title=one.title or translate("Person", "Note"),
            text=one.text,
            who=self._work.wording.facts(self.who(one.officer), corrected if one.corrects else ""),
            icon="square-pen",
            tone="neutral",
            channel=translate("Person", "Note"),
            marks=self._case_mark(one.case),
        )

    def visit(self, entry: Entry, one: Visit) -> TimelineItem:
        """Say a visit that is planned, under way or over."""
        say = self._work.wording
        return self._item(
            entry,
            title=one.purpose or translate("Person", "Visit"),
            text=one.outcome,
            who=say.facts(self.who(one.officer), say.span(one.planned_from, one.planned_to), one.place),
            icon="footprints",
            tone="success",
            channel=say.channel(Channel.VISIT),
            marks=(*self._case_mark(one.case), Mark(say.visit_state(one.state))),
        )

    def attachment(self, entry: Entry, one: Attachment) -> TimelineItem:
        """Say a document that was attached by itself."""
        return self._item(
            entry,
            title=translate("Person", "Document attached"),
            text=one.note,
            who=self.who(one.officer),
            icon="paperclip",
            tone="neutral",
            channel=translate("Person", "Document"),
            marks=self._case_mark(one.case),
            files=(one,),
        )

    def case(self, entry: Entry, one: Case) -> TimelineItem:
        """Say that a case was opened."""
        title = translate("Person", "Case opened: {title}").format(title=one.title)
        return self._change(entry, title, marks=self._case_mark(one.id))

    def task(self, entry: Entry, one: Task) -> TimelineItem:
        """Say that a task was planned."""
        title = translate("Person", "Task: {title}").format(title=one.title)
        marks = (*self._case_mark(one.case), Mark(self._work.wording.task_state(one.state)))
        return self._change(entry, title, marks=marks)

    def appointment(self, entry: Entry, one: Appointment) -> TimelineItem:
        """Say an appointment."""
        marks = (Mark(self._work.wording.appointment_state(one.state)),)
        return self._change(entry, translate("Person", "Appointment"), marks=marks)

    def walk_in(self, entry: Entry, one: WalkIn) -> TimelineItem:
        """Say that someone came to the counter."""
        marks = (Mark(self._work.wording.walk_in_state(one.state)),)
        return self._change(entry, translate("Person", "Came to the counter"), marks=marks)

    def referral(self, entry: Entry, one: Referral) -> TimelineItem:
        """Say a referral."""
        marks = (*self._case_mark(one.case), Mark(self._work.wording.referral_state(one.state)))
        return self._change(entry, translate("Person", "Referred to another service"), marks=marks)

    def consent(self, entry: Entry, one: Consent) -> TimelineItem:
        """Say what was agreed to, refused or withdrawn."""
        titles = {known.id: known.title for known in self._work.office.sitting.pack.consent_purposes}
        title = translate("Person", "{word}: {purpose}").format(
            word=words.consent_word(one.word), purpose=titles.get(one.purpose, one.purpose)
        )
        return self._change(entry, title)

    def safety(self, entry: Entry, one: SafetyFact) -> TimelineItem:
        """Say that a warning was recorded."""
        pattern = translate("Person", "Safety fact: {what}")
        return self._change(entry, pattern.format(what=words.safety_kind(one.kind)))

    def who(self, officer: OfficerId) -> str:
        """Return who wrote it, as it is shown to this officer; nothing until it is known who is who."""
        if self._is_me(officer):
            return translate("Person", "You")
        return self._officers.name(officer) if self._officers else ""

    def _is_me(self, officer: OfficerId) -> bool:
        return officer == self._work.office.card.id

    def _reason(self, one: Interaction) -> str:
        return next((known.title for known in self._work.office.sitting.pack.reasons if known.id == one.reason), "")

    def _stage(self, passage: Passage) -> str:
        stage = self._cases.stage_of(passage.case, passage.stage)
        return translate("Person", "Stage changed to {stage}").format(stage=stage)

    def _case_mark(self, case: object) -> tuple[Mark, ...]:
        number = self._numbers.get(case, "")
        return (Mark(number, "folder-open"),) if number else ()

    def _visit_mark(self, one: Interaction) -> tuple[Mark, ...]:
        """How the visit ended of which a contact tells: the visit itself stands nowhere else."""
        if one.channel is not Channel.VISIT or one.visit is None:
            return ()
        reached = one.outcome is not ContactOutcome.NOT_REACHED
        return (Mark(self._work.wording.visit_state(VisitState.DONE if reached else VisitState.NOT_AT_HOME)),)

    def _change(self, entry: Entry, title: str, *, marks: tuple[Mark, ...] = ()) -> TimelineItem:
        return self._item(entry, title=title, marks=marks, change=True)

    def _item(
        self, entry: Entry, *, marks: tuple[Mark, ...] = (), files: tuple[Attachment, ...] = (), **said: Any
    ) -> TimelineItem:
        say = self._work.wording
        return TimelineItem(
            key=entry.id,
            time=say.time(entry.at),
            day=say.day_heading(entry.at),
            marks=(*marks, *_sent_mark(entry.progress)),
            files=tuple(_tile(one, self._work) for one in (*entry.files, *files)),
            **said,
        )


def _sent_mark(progress: Progress) -> tuple[Mark, ...]:
    return {
        Progress.SENT: (),
        Progress.DRAFT: (Mark(translate("Person", "Draft"), "pencil-line"),),
        Progress.SAVED_HERE: (Mark(translate("Person", "Not sent yet"), "cloud-upload"),),
        Progress.RETURNED: (Mark(translate("Person", "Could not be sent"), "cloud-alert", "danger"),),
    }[progress]


def _tile(one: Attachment, work: Work) -> FileTile:
    icon = "image" if one.media_type.startswith("image/") else "file-text"
    return FileTile(one.name, work.wording.size(one.size), icon)


def _begun(text: str) -> str:
    first = text.strip().split("\n", 1)[0]
    return first if len(first) <= _SHORT else f"{first[:_SHORT].rstrip()}…"


_Way = Callable[[Teller, Entry, Any], TimelineItem]
_WAYS: Mapping[type[Record], _Way] = {
    Interaction: Teller.contact,
    Note: Teller.note,
    Visit: Teller.visit,
    Attachment: Teller.attachment,
    Case: Teller.case,
    Task: Teller.task,
    Appointment: Teller.appointment,
    WalkIn: Teller.walk_in,
    Referral: Teller.referral,
    Consent: Teller.consent,
    SafetyFact: Teller.safety,
}
