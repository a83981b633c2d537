"""The line over the timeline: a note is written in it, or a contact begun by one of the icons at its end."""

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.interactions import Channel
from ui.person.form_panel import phrases_of
from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.phrases import Phrases
from ui.widgets.text_area import PlainEditor
from ui.work import Work

FORM = "person-note"
_MOST_LINES = 8


class Notes(Protocol):
    """What writes the notes and asks for the contacts; `noted` tells that a note is saved."""

    noted: SignalInstance

    @property
    def id(self) -> PersonId | CaseId:
        """Whom or what the notes are about."""

    def write_note(self, text: str) -> None:
        """Keep a note."""

    def log_contact(self, channel: Channel = Channel.PHONE, text: str = "") -> None:
        """Ask for a contact."""


class _Editor(PlainEditor):
    """Grows with what is typed, up to some lines."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(theme().px(6), theme().px(6), theme().px(2), theme().px(2))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height of the words."""
        line, around = theme().line("body"), theme().px(16)
        lines = max(1, min(_MOST_LINES, round(self.document().size().height() / line)))
        self.setFixedHeight(lines * line + around)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say that the note was left."""
        super().focusOutEvent(event)
        self.left.emit()


class Composer(QFrame):
    """Writes notes of a page; `attach_asked` when a file is to be attached. The draft is kept under `form`."""

    attach_asked = Signal()

    def __init__(self, work: Work, model: Notes, *, form: str = FORM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model = work, model
        self.editor = _Editor()
        self.editor.setObjectName("composer")
        self.editor.setPlaceholderText(self.tr("Write a note, or log a contact"))
        self.editor.setAccessibleName(self.tr("Write a note, or log a contact"))
        self._phrases = Phrases(self.editor)
        self._phrases.offer(phrases_of(work))
        self._foot = QWidget()
        self._kept_words = Label("", "small", "text3")
        self._draft = work.drafts.follow(form, about=model.id, owner=self, read=self._typed)
        self._draft.kept.connect(self._on_kept)
        self._lay_out()
        self._restore()
        self.editor.textChanged.connect(self._on_edited)
        self.editor.left.connect(self._draft.keep)
        model.noted.connect(self._on_noted)

    @property
    def is_typing(self) -> bool:
        """Whether there are words that were not saved as a note."""
        return bool(self.editor.toPlainText().strip())

    def save(self) -> None:
        """Save what stands here as a note."""
        self._model.write_note(self.editor.toPlainText())

    def leave(self) -> None:
        """Write down what is typed, and follow it no longer."""
        self._draft.close()

    def take(self) -> str:
        """Return the words and empty the line: they go on in a form."""
        words = self.editor.toPlainText().strip()
        self.editor.write("")
        if words:
            self._draft.saved()
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the line by Escape; the words stay."""
        if event.key() == Qt.Key.Key_Escape:
            self.editor.clearFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the field around all of it."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "card"), "surface", "borderControl")

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(3), px(12), px(3))
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(IconLabel("square-pen", size=16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.editor, 1)
        for channel, words in (
            (Channel.PHONE, self.tr("Log a phone call")),
            (Channel.EMAIL, self.tr("Log an e-mail")),
            (Channel.VISIT, self.tr("Log a visit")),
        ):
            button = IconButton(self._work.wording.channel_icon(channel), words)
            button.clicked.connect(lambda _=False, chosen=channel: self._model.log_contact(chosen, self.take()))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        attach = IconButton("paperclip", self.tr("Attach a document"))
        attach.clicked.connect(self.attach_asked)
        row.addWidget(attach, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self._foot_row())

    def _foot_row(self) -> QWidget:
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, theme().px(4), 0, theme().px(8))
        save = Button(self.tr("Save note"), kind="primary", size="sm", keys="Ctrl+Return")
        save.clicked.connect(self.save)
        save.setObjectName("save-note")
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(self._kept_words)
        self._foot.hide()
        return self._foot

    def _typed(self) -> dict[str, str]:
        return {"text": self.editor.toPlainText()}

    def _restore(self) -> None:
        found = self._draft.find()
        if found is not None and not found.is_empty:
            self.editor.write(dict(found.fields).get("text", ""))
            self._on_kept(found.changed_at)
            self._foot.setVisible(self.is_typing)

    def _on_edited(self) -> None:
        self._draft.touch()
        self._foot.setVisible(self.is_typing)

    def _on_kept(self, at: datetime) -> None:
        self._kept_words.set_text(self.tr("Draft saved {time}").format(time=self._work.wording.day_time(at)))

    def _on_noted(self) -> None:
        self.take()
        self._kept_words.set_text("")
