"""Speaking another language in a test, and reading what a window says: its own words apart from what people wrote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTableView, QTextEdit, QWidget

from tests.ui.workplaces import Workplace
from ui.languages import Languages, locale_of
from ui.theme.current import Themed
from ui.wording import Wording

ROOT = Path(__file__).resolve().parents[3]
_ROWS = 6
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)


@contextmanager
def speaking(app: Themed, code: str, *, mirrored: bool = False) -> Iterator[Languages]:
    """Let the application speak a language, and put everything back afterwards."""
    before, direction, languages = QLocale(), app.layoutDirection(), Languages(app)
    languages.speak(code, mirrored=mirrored)
    try:
        yield languages
    finally:
        for translator in languages._translators:
            app.removeTranslator(translator)
        app.setLayoutDirection(direction)
        QLocale.setDefault(before)


def in_language(at_work: Workplace, code: str) -> Workplace:
    """Return the workplace with dates and numbers as a language writes them."""
    before = at_work.work.wording
    at_work.work = replace(at_work.work, wording=Wording(before.now, before.zone, locale_of(code)))
    return at_work


def said_in(window: QWidget) -> dict[str, str]:
    """Return every text that is seen or read out in a window, each with where it stands."""
    found: dict[str, str] = {}
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or not _is_ours(widget):
            continue
        for text in (*_texts(widget), *(_cells(widget) if isinstance(widget, QAbstractItemView) else ())):
            for line in text.splitlines():
                if line.strip():
                    found.setdefault(line.strip(), f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def _is_ours(widget: QWidget) -> bool:
    """Qt's own little widgets inside ours (the editor of a combo box) say what ours say."""
    return not widget.objectName().startswith("qt_")


def _texts(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):  # what stands in a field was typed
        for name in ("text", "words", "title"):
            read = getattr(widget, name, None)
            value = _value(read) if callable(read) else None
            if isinstance(value, str):
                yield value
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield interface.text(QAccessible.Text.Name)


def _value(read: object) -> object:
    try:
        return read()  # type: ignore[operator]
    except TypeError:  # needs an argument, so it is something else
        return None


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model() if view.model() is not None else QStringListModel()  # before it is filled
    top = QModelIndex()
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
        if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(_ROWS, model.rowCount(top))):
            index = model.index(row, column, top)
            for role in _ROLES:
                value = index.data(role)
                if isinstance(value, str):
                    yield value


def words_only(text: str) -> str:
    """Return a text without isolating marks and with plain spaces, so that it can be compared."""
    return re.sub("[\u2066-\u2069]", "", text).replace("\u00a0", " ")
