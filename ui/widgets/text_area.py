"""Longer text: plain words, at the height of line of the design; "/" at the start of a word offers phrases."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.theme.current import theme
from ui.theme.directions import leading_edge
from ui.widgets.field import Field
from ui.widgets.phrases import Phrases

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab)


class PlainEditor(QTextEdit):
    """An editor that takes words only. Tab goes to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.viewport().setAutoFillBackground(False)  # the rounded ground is painted by the frame
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        before, after = (theme().px(2), theme().px(6)) if self.isRightToLeft() else (theme().px(6), theme().px(2))
        self.setViewportMargins(before, theme().px(4), after, theme().px(4))  # the scroll bar stands at the end
        self.document().setDocumentMargin(theme().px(3))
        begins = self.document().defaultTextOption()
        begins.setAlignment(leading_edge(self.layoutDirection()))
        self.document().setDefaultTextOption(begins)
        self.is_choosing: Callable[[], bool] = _never

    def write(self, text: str) -> None:
        """Replace all words; what was undone before cannot be done again."""
        self.setPlainText(text)
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        self._set_lines_apart()
        self.document().setUndoRedoEnabled(undo)

    def _set_lines_apart(self) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(theme().line("body"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the keys that choose a phrase to the phrases while they are offered."""
        if self.is_choosing() and event.key() in _CHOOSING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus on the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the frame without focus."""
        super().focusOutEvent(event)
        self.update()


class TextArea(Field):
    """Text over several lines. It is as tall as `rows` and scrolls beyond; a layout may give it more."""

    def __init__(
        self, label: str, *, rows: int = 6, hint: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        self._editor = PlainEditor()
        super().__init__(label, self._editor, hint=hint, parent=parent)
        self._editor.setPlaceholderText(placeholder)
        self._editor.setMinimumHeight(theme().line("body") * rows + theme().px(18))
        if not label and placeholder:
            self._editor.setAccessibleName(placeholder)
        self._phrases = Phrases(self._editor)
        self._editor.is_choosing = self._phrases.are_offered
        self._editor.write("")
        self._editor.textChanged.connect(self._tell)

    @property
    def editor(self) -> QTextEdit:
        """Return the editor itself."""
        return self._editor

    def text(self) -> str:
        """Return the words, as typed."""
        return self._editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Write something else without telling; the same words leave the cursor where it is."""
        if text == self.text():
            return
        blocker = QSignalBlocker(self._editor)
        self._editor.write(text)
        self._editor.moveCursor(QTextCursor.MoveOperation.End)
        blocker.unblock()

    value, set_value = text, set_text

    def set_phrases(self, phrases: Sequence[tuple[str, str]]) -> None:
        """Offer phrases, each (its name, its words), when "/" is typed."""
        self._phrases.offer(phrases)

    def insert(self, words: str) -> None:
        """Write words at the cursor, as if typed; a space comes before where a word would touch another."""
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText((" " if before and not before[-1].isspace() else "") + words)
        self._editor.setFocus()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


def _never() -> bool:
    return False
