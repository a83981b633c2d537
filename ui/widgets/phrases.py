"""Phrases: typed "/" and the first letters, chosen with the arrows, written with Enter."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QTextEdit

from ui.theme.current import theme

_ASKED = re.compile(r"(?:^|\s)/([^\s/]*)\Z")


class Phrases(QObject):
    """Offers phrases in an editor. It belongs to the editor."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._words: dict[str, str] = {}
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(editor)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setObjectName("phrases")
        self._popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(QStyledItemDelegate(self._popup))
        self._completer.activated.connect(self._write)
        editor.textChanged.connect(self._look)

    def offer(self, phrases: Sequence[tuple[str, str]]) -> None:
        """Offer these, each (its name, its words)."""
        self._words = dict(phrases)
        self._names.setStringList(list(self._words))

    def are_offered(self) -> bool:
        """Whether phrases are to be chosen from now."""
        return self._popup.isVisible()

    def _asked(self) -> str | None:
        cursor = self._editor.textCursor()
        found = _ASKED.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group(1) if found else None

    @Slot()
    def _look(self) -> None:
        asked = self._asked() if self._words and self._editor.hasFocus() else None
        popup = self._popup
        if asked is None:
            popup.hide()
            return
        self._completer.setCompletionPrefix(asked)
        if not self._completer.completionCount():
            popup.hide()
            return
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        at = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(self._editor, at.topLeft())
        self._completer.complete(QRect(corner, at.size()).adjusted(0, 0, theme().px(280), theme().px(4)))

    @Slot(str)
    def _write(self, name: str) -> None:
        asked = self._asked()
        words = self._words.get(name)
        if asked is None or words is None:
            return
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(asked) + 1)
        cursor.insertText(words)
