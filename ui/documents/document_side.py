"""What is known of a document: its kind, when and by whom it came, what it belongs to."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from caseworker.desk.contents import ContentState
from caseworker.domain.attachments import Origin
from ui.documents.document_model import DocumentModel
from ui.widgets.side_pane import SidePane

translate = QCoreApplication.translate


class DocumentSide(SidePane):
    """Draws the facts of a `DocumentModel`."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("What is known of it"))
        self._model = model
        self._facts = self.section(self.tr("What is known of it"), column=True)
        self._belongs = self.section(self.tr("Belongs to"))
        for section in (self._facts, self._belongs):
            section.clear()

    def draw(self) -> None:
        """Show everything anew."""
        one, say, officers = self._model.attachment, self._model.work.wording, self._model.state.officers
        for section in (self._facts, self._belongs):
            section.clear()
        if one is None or officers is None:
            return
        add = self._facts.add_fact
        kind = self._kind()
        if kind:
            add(self.tr("Kind"), kind)
        add(self.tr("Came as"), origin_words(one.origin))
        add(self.tr("Dated"), say.facts(say.short_day(one.captured_at), say.time(one.captured_at)))
        add(self.tr("Attached"), say.facts(say.short_day(one.recorded_at), say.time(one.recorded_at)))
        add(self.tr("By"), say.facts(officers.name(one.officer), one.place))
        add(self.tr("Size"), say.size(one.size))
        add(self.tr("Format"), one.media_type)
        content = self._model.state.content
        if content is not None and content.where is ContentState.WAITING:
            add(self.tr("Sent"), self.tr("Not sent yet"), icon="cloud-upload")
        if one.note:
            self._facts.add_words(one.note, "text")
        for icon, words, place in self._model.belongs_to():
            self._belongs.add_line(icon, words, place=partial(self._model.work.window.go, place))

    def _kind(self) -> str:
        one, page = self._model.attachment, self._model.state.page
        if one is None or not one.document_type or page is None or page.case is None:
            return ""
        types = {known.id: known for known in self._model.work.office.sitting.pack.case_types}
        known = types.get(page.case.case_type)
        titles = {each.id: each.title for each in known.documents} if known else {}
        return titles.get(one.document_type, one.document_type)


def origin_words(origin: Origin) -> str:
    """Return how a file came to us."""
    return {
        Origin.SCAN: translate("Document", "Scan"),
        Origin.PHOTO: translate("Document", "Photo"),
        Origin.RECORDING: translate("Document", "Recording"),
        Origin.FILE: translate("Document", "File"),
        Origin.EMAIL: translate("Document", "With an e-mail"),
        Origin.IMPORT: translate("Document", "Brought in from elsewhere"),
        Origin.MADE_HERE: translate("Document", "Made here"),
    }[origin]
