"""The panel in which documents are added: what is attached, which kind it is, and how far it has come.

    AddingPanel(work, Target(case=case.id), over=self, types=(("identity", "Proof of identity"),), sources=sources)

Shared by the pages of people, cases and visits. Files come by the dialog, by drop, by paste and from the camera folder.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.documents.attacher import Attacher, Attaching, Target
from ui.documents.sources import Gathered, Source, of_mime, of_paths
from ui.theme.current import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import LineField
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Elided, Label
from ui.widgets.panel import Panel
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate
from ui.work import Work

_ROWS_SHOWN = 6
_NO_TYPE = ""


class AddingPanel(Panel):
    """Gathers files and attaches them as one kind of document. `attached` tells which sources are attached now."""

    attached = Signal(object)  # tuple[Source, ...]

    def __init__(
        self,
        work: Work,
        target: Target,
        over: QWidget,
        *,
        types: Sequence[tuple[str, str]] = (),
        sources: Sequence[Source] = (),
        wanted_type: str = _NO_TYPE,
    ) -> None:
        super().__init__(_title(), over, width=600, name="adding")
        self._work = work
        self.sources: tuple[Source, ...] = ()
        self._refused: tuple[str, ...] = ()
        self._begun: tuple[Source, ...] = ()
        self.attacher = Attacher(work, target, work.window.guest())
        self._make(types)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.take(Gathered(tuple(sources)))
        self.choose_type(wanted_type)
        self.open(self.types if types and sources else self.choose)

    def choose_type(self, key: str) -> None:
        """Choose a kind of document."""
        self.types.choose(key)

    def take(self, gathered: Gathered) -> None:
        """Add what was brought to what is to be attached."""
        known = {(one.path, one.content) for one in self.sources}
        fresh = tuple(one for one in gathered.sources if (one.path, one.content) not in known)
        self.sources, self._refused = (*self.sources, *fresh), gathered.refused
        self._draw()

    def choose_files(self) -> None:
        """Ask for files."""
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), _title())
        if chosen:
            self.take(of_paths([Path(one) for one in chosen]))
            self.types.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Add what is on the clipboard."""
        self.take(of_mime(QGuiApplication.clipboard().mimeData()))
        if self.sources and self.types.isVisible():
            self.types.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        """Attach what is there; without anything say so."""
        if self.attacher.state.is_busy:
            return
        if not self.sources:
            self._refused = (self.tr("Choose a file first, drop one here, or paste a picture."),)
            self._draw()
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chosen = self.types.value()
        kind = str(chosen.key) if chosen is not None else _NO_TYPE
        self._begun = self.sources
        self.attacher.attach(self.sources, document_type=kind, note=self.note.text().strip())

    def close_panel(self) -> None:
        """Close the panel; while something is being attached, stop that first and say how it ended."""
        if self.attacher.state.is_busy:
            self.attacher.stop()
        else:
            super().close_panel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Say that files may be dropped here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Add the files that were dropped."""
        self.take(of_mime(event.mimeData()))

    def _make(self, types: Sequence[tuple[str, str]]) -> None:
        self.choose = Button(self.tr("Choose files"), icon="paperclip", size="sm")
        self._paste = Button(self.tr("Paste"), icon="clipboard", size="sm", kind="ghost", keys="Ctrl+V")
        self._files = QVBoxLayout()
        self._files.setSpacing(theme().px(4))
        self._said = Label("", "small", "danger", wrap=True)
        rows = [TwoLine(key=key, title=words) for key, words in types]
        rows.append(TwoLine(key=_NO_TYPE, title=self.tr("Another document")))
        self.types = RowList(RowsModel(rows, parent=self), TwoLineDelegate(), self.tr("Kind of document"))
        height = sum(self.types.rowHeight(row) for row in range(min(len(rows), _ROWS_SHOWN)))
        self.types.setFixedHeight(height + theme().px(2))
        self._types_words = Label(self.tr("Kind of document"), "smallMedium")
        if not types:  # what has no parent yet would become a window when it is shown
            self.types.hide()
            self._types_words.hide()
        self.note = LineField(self.tr("Note"), hint=self.tr("If it needs saying"))
        self.main = Button(self.tr("Attach"), kind="primary", keys="Ctrl+Return")
        self.main.setObjectName("attach")
        self._stop = Button(self.tr("Stop"), kind="ghost")
        self._leave = Button(self.tr("Cancel"), kind="ghost", keys="Esc")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress_words = Label("", "small", "text2", wrap=True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        top.addWidget(self.choose)
        top.addWidget(self._paste)
        top.addWidget(Label(self.tr("or drop files here"), "small", "text2"))
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addLayout(self._files)
        for widget in (self._said, self._types_words, self.types, self.note, self._progress_words, self._progress):
            self.body.addWidget(widget)
        for button in (self.main, self._stop, self._leave):
            self.foot.addWidget(button)
        self.foot.addStretch(1)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.choose_files)
        self._paste.clicked.connect(self.paste)
        self.main.clicked.connect(self.give)
        self._stop.clicked.connect(self.attacher.stop)
        self._leave.clicked.connect(self.close_panel)
        self.types.opened.connect(lambda _: self.give())
        self.attacher.changed.connect(self._draw_progress)
        self.attacher.ended.connect(self._on_ended)
        self.answer("Ctrl+Return", self.give)
        self.answer("Ctrl+V", self.paste)

    def _draw(self) -> None:
        while (item := self._files.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for source in self.sources:
            self._files.addWidget(self._file(source))
        self._said.set_text("\n".join(self._refused))
        self._said.setVisible(bool(self._refused))
        self.main.set_words(self.tr("Attach %n files", "", len(self.sources)) if self.sources else self.tr("Attach"))
        self._draw_progress()
        if self.isVisible():
            self.place()

    def _draw_progress(self) -> None:
        state = self.attacher.state
        for widget in (self._progress, self._progress_words, self._stop):
            widget.setVisible(state.is_busy)
        self._progress.setValue(state.percent)
        words = self.tr("Attaching {name}").format(name=self._work.wording.isolate(state.name))
        self._progress_words.set_text(words if state.is_busy else "")

    def _file(self, source: Source) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel("image" if source.media_type.startswith("image/") else "file-text", size=16))
        row.addWidget(Elided(source.name, "bodyMedium"), 1)
        row.addWidget(Label(self._work.wording.size(source.size), "small", "text2"))
        out = IconButton("x", self.tr("Leave out {name}").format(name=source.name), size="sm")
        out.clicked.connect(partial(self._leave_out, source))
        row.addWidget(out)
        return holder

    def _leave_out(self, source: Source, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.sources = tuple(one for one in self.sources if one is not source)
        self._refused = ()
        self._draw()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self, state: Attaching) -> None:
        count = len(state.attached)
        done = tuple(one for one in self._begun if one not in self.attacher.left)
        if count:
            self._work.window.toast(self.tr("%n documents attached", "", count))
            self.attached.emit(done)
        if state.refused or self.attacher.left:
            self.sources, self._refused = self.attacher.left, state.refused
            self._draw()
        else:
            self.close_panel()


def _title() -> str:
    return QCoreApplication.translate("AddingPanel", "Add documents")
