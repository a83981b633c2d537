"""The Documents tab: what is attached, where its content is, and attaching more from files, by drop and by paste."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal

from caseworker.desk.contents import ContentState, State
from caseworker.domain.actions import Action
from caseworker.domain.attachments import Attachment, AttachmentId
from ui.documents.attacher import Attacher, Attaching, Target
from ui.documents.sources import Gathered
from ui.person.person_model import PersonModel
from ui.person.section import Section
from ui.places import Place
from ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One document as shown; `where` and `tone` say where its content is, `is_here` whether it can be opened."""

    attachment: Attachment
    second: str
    where: str
    tone: str
    is_here: bool


class DocumentsModel(Section):
    """What the Documents tab shows, and what may be asked of it."""

    attached = Signal(int)
    _lines: tuple[DocumentLine, ...] | None = None

    def __init__(self, work: Work, person: PersonModel) -> None:
        super().__init__(work, person)
        self.attacher = Attacher(work, Target(person=person.id), self)
        self.attacher.ended.connect(self._on_attached)

    @property
    def lines(self) -> tuple[DocumentLine, ...] | None:
        """The documents, the newest first; None until they were read."""
        return self._lines

    @property
    def may_attach(self) -> bool:
        """Whether the officer may attach a file to this person."""
        return self.person.may(Action.ADD_ATTACHMENT)

    def reload(self) -> None:
        """Read which documents there are, and where they are."""
        if self.person.page is None:
            return  # the page reads it again once it knows who this is
        office, person = self.work.office, self.id

        def read() -> tuple[tuple[Attachment, ...], dict[AttachmentId, State]]:
            found = office.documents.of_person(person)
            return found, office.contents.states([AttachmentId(one.id) for one in found])

        self.work.lanes.read(read, self._on_read, owner=self, key="documents")

    def open(self, attachment: UUID) -> None:
        """Show a document that is here; one that is not is asked for."""
        line = next((one for one in self._lines or () if one.attachment.id == attachment), None)
        if line is not None and not line.is_here:
            self.fetch(attachment)
        else:
            self.work.window.go(Place("document", about=attachment))

    def fetch(self, attachment: UUID) -> None:
        """Ask for the content of a document: it comes next."""
        desk, wanted = self.work.office.contents, AttachmentId(attachment)
        self.write(lambda: desk.want(wanted), says=self.tr("It is fetched next, as soon as there is a connection"))

    def attach(self, gathered: Gathered) -> None:
        """Attach what was brought, one after the other; what cannot be attached is said."""
        for sentence in gathered.refused:
            self.work.window.toast(sentence)
        self.attacher.target = Target(person=self.id)
        self.attacher.attach(gathered.sources)

    def _on_attached(self, state: Attaching) -> None:
        count = len(state.attached)
        if count:
            self.work.window.toast(self.tr("%n documents attached", "", count))
        for sentence in state.refused:
            self.work.window.toast(sentence)
        self.person.load(again=True)
        self.reload()
        self.attached.emit(count)

    def _on_read(self, found: tuple[tuple[Attachment, ...], dict[AttachmentId, State]]) -> None:
        attachments, states = found
        self._lines = tuple(self._line(one, states.get(AttachmentId(one.id))) for one in attachments)
        self.changed.emit()

    def _line(self, one: Attachment, state: State | None) -> DocumentLine:
        say = self.work.wording
        where, tone = self._where(state)
        return DocumentLine(
            attachment=one,
            second=say.facts(say.short_day(one.captured_at), say.size(one.size), one.note),
            where=where,
            tone=tone,
            is_here=state is None or state.where in {ContentState.HERE, ContentState.WAITING},
        )

    def _where(self, state: State | None) -> tuple[str, str]:
        if state is None or state.where is ContentState.HERE:
            return self.tr("On this device"), "neutral"
        if state.where is ContentState.WAITING:
            return self.tr("On this device, not sent yet"), "neutral"
        if state.where is ContentState.COMING:
            percent = 100 * state.done // max(1, state.size)
            return self.tr("Coming, {percent} %").format(percent=self.work.wording.number(percent)), "accent"
        return self.tr("Not on this device"), "warning"
