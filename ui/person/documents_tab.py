"""The Documents tab: what is attached and where it is; more is attached by file, by drop and by paste."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.documents.sources import of_mime, of_paths
from ui.person.documents_model import DocumentLine, DocumentsModel
from ui.person.tab import Tab
from ui.widgets.buttons import Button
from ui.widgets.pane_lines import Line, LineButton
from ui.widgets.states import Empty, Skeleton


class DocumentsTab(Tab):
    """Draws a `DocumentsModel`."""

    def __init__(self, model: DocumentsModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, self.tr("Documents"), parent)
        self.setAcceptDrops(True)

    def choose_files(self) -> None:
        """Ask for files, and attach them."""
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Attach documents"))
        self._model.attach(of_paths([Path(one) for one in chosen]))

    def paste(self) -> None:
        """Attach what is on the clipboard: files, a picture, or text."""
        self._take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Attach by paste."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Say that files may be dropped here."""
        if event.mimeData().hasUrls() and self._model.may_attach:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Attach the files that were dropped."""
        self._take(event.mimeData())

    def draw(self) -> None:
        """Fill the column."""
        self.empty()
        lines = self._model.lines
        self.add_heading(self.tr("Documents"), *self._buttons(), count=None if lines is None else len(lines))
        if lines is None:
            skeleton = Skeleton(4)
            self.column.addWidget(skeleton)
        elif lines:
            for line in lines:
                self._add(line)
        else:
            words = self.tr("Add a file, drop one here, or paste a picture.")
            self.column.addWidget(Empty("files", self.tr("No documents yet"), words))

    def _buttons(self) -> list[Button]:
        if not self._model.may_attach:
            return []
        paste = Button(self.tr("Paste"), kind="ghost", size="sm", icon="clipboard")
        paste.clicked.connect(self.paste)
        attach = Button(self.tr("Attach document"), size="sm", icon="paperclip")
        attach.clicked.connect(self.choose_files)
        return [paste, attach]

    def _add(self, line: DocumentLine) -> None:
        one = line.attachment
        icon = "image" if one.media_type.startswith("image/") else "file-text"
        button = LineButton(Line(icon, one.name, line.second, "", "", "", line.where, line.tone))
        button.clicked.connect(partial(self._open, line))
        self.column.addWidget(button)

    def _open(self, line: DocumentLine, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._model.open(line.attachment.id)

    def _take(self, brought: QMimeData | None) -> None:
        if self._model.may_attach:
            self._model.attach(of_mime(brought))
