"""The open message: who wrote it when, its words, what it quotes folded away, and its files with type and size."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from caseworker.formats.mail import Message
from ui.imports.mail_model import Letter, MailModel, Standing
from ui.imports.mail_words import file_row, sender_of, subject_of
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.work import Work

_FILES_SHOWN = 4
_QUOTE_LINES = 9


class MailReading(QWidget):
    """Draws the open message of a `MailModel`. `file_asked` tells the number of a file to be looked at."""

    file_asked = Signal(int)

    def __init__(self, work: Work, model: MailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model = work, model
        self._shown: Message | None = None
        self.setAccessibleName(self.tr("Message"))
        self.subject = Label("", "title", wrap=True)
        self.about = Label("", "small", "text2", wrap=True)
        self.bar = Bar("warning", "triangle-alert", "")
        self.text = _reading_field(self.tr("Text of the message"))
        self.fold = Button("", kind="ghost", size="sm", icon="chevron-down")
        self.quoted = _reading_field(self.tr("What the message quotes"))
        self.files_words = Label("", "metaBold", "text2")
        self._files = RowsModel(parent=self)
        self.files = RowList(self._files, TwoLineDelegate(), self.tr("Attached files"))
        self._lay_out()
        self.fold.clicked.connect(lambda: self.unfold(unfolded=not self.quoted.isVisibleTo(self)))
        self.files.opened.connect(self._on_file)
        model.changed.connect(self._draw)
        self._draw()

    def unfold(self, *, unfolded: bool) -> None:
        """Show what is quoted, or fold it away."""
        self.quoted.setVisible(unfolded)
        self.fold.set_words(self.tr("Hide quoted text") if unfolded else self.tr("Show quoted text"))
        self.fold.set_icon("chevron-up" if unfolded else "chevron-down")

    def _draw(self) -> None:
        letter = self._model.state.letter
        if letter is None:
            self._shown = None
            return
        if self._shown is not letter.item.message:
            self._shown = letter.item.message
            self._show(letter.item.message)
        self._draw_bar(letter)

    def _show(self, message: Message) -> None:
        say = self._work.wording
        self.subject.set_text(subject_of(message))
        to = say.joined([one.shown for one in message.to[:4]]) if message.to else self.tr("nobody named")
        sent = say.day_time(message.sent_at) if message.sent_at else self.tr("no date")
        words = self.tr("From {sender} to {receivers}, {date}")
        self.about.set_text(words.format(sender=say.isolate(sender_of(message)), receivers=say.isolate(to), date=sent))
        self.text.setPlainText(message.written or self.tr("This message has no text."))
        self.quoted.setPlainText(message.quoted)
        self.fold.setVisible(bool(message.quoted))
        self.unfold(unfolded=False)
        self._show_files(message)

    def _show_files(self, message: Message) -> None:
        rows = [file_row(one, number, self._work.wording) for number, one in enumerate(message.files)]
        self._files.set_rows(rows)
        self.files_words.set_text(self.tr("%n attached files", "", len(rows)))
        height = sum(self.files.rowHeight(row) for row in range(min(len(rows), _FILES_SHOWN)))
        self.files.setFixedHeight(height + theme().px(2))
        self.files.setVisible(bool(rows))
        self.files_words.setVisible(bool(rows))

    def _draw_bar(self, letter: Letter) -> None:
        message, tr = letter.item.message, self.tr
        if letter.standing is Standing.FILED:
            title = tr("This message is filed already. Bringing it in again changes nothing.")
            self.bar.show_state("info", "circle-check", title)
        elif not message.is_readable:
            title = tr("Some letters may be wrong.")
            self.bar.show_state(
                "warning", "triangle-alert", title, tr("The message does not say correctly how they are written.")
            )
        elif message.is_cut:
            self.bar.show_state("warning", "triangle-alert", tr("This message is very long. Its beginning is shown."))
        self.bar.setVisible(letter.standing is Standing.FILED or not message.is_readable or message.is_cut)

    def _on_file(self, index: QModelIndex) -> None:
        self.file_asked.emit(index.row())

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(20), px(28), px(14))
        column.setSpacing(px(8))
        self.text.setMinimumHeight(theme().line("body") * 4)
        self.quoted.setMinimumHeight(theme().line("body") * 3)
        self.quoted.setMaximumHeight(theme().line("body") * _QUOTE_LINES)
        for widget in (self.subject, self.about, self.bar, HLine()):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        for below in (self.quoted, self.files_words, self.files):
            column.addWidget(below)
        self.bar.hide()
        self.quoted.hide()


def _reading_field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFont(theme().font("body"))
    field.document().setDocumentMargin(0)
    return field
