"""A field that finds a person: type, press Enter for the first one found, or go down to another."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.found import Found
from ui.person.picker_model import LIMIT, PickerModel
from ui.theme.current import theme
from ui.widgets.field import Field
from ui.widgets.fields import SearchField
from ui.widgets.row_delegates import TwoLineDelegate
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList
from ui.widgets.rows_model import RowsModel
from ui.work import Work

_DOWN = (Qt.Key.Key_Down,)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonField(Field):
    """The id of a person who was found and chosen is its text; "" while nobody is."""

    def __init__(self, label: str, model: PickerModel, work: Work, parent: QWidget | None = None) -> None:
        self._model, self._work = model, work
        self._search = SearchField(self._placeholder())
        super().__init__(label, _Box(self._search), hint="", parent=parent)
        self.label_widget().setBuddy(self._search.control)
        self._rows = RowsModel()
        self._list = RowList(self._rows, TwoLineDelegate(), self.tr("People found"))
        self._list.setFixedHeight(0)
        self._list.hide()
        box = self.control.layout()
        assert box is not None, "the box has a layout"
        box.addWidget(self._list)
        self._search.edited.connect(self._on_typed)
        self._search.line.installEventFilter(self)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(self._on_opened)
        model.changed.connect(self._draw)

    def text(self) -> str:
        """Return the id of who is chosen, "" while nobody is."""
        return str(self._model.chosen.id) if self._model.chosen else ""

    value = text

    def set_text(self, _text: str) -> None:
        """Leave the choice as it is: a draft keeps no person."""

    def start_over(self) -> None:
        """Let go of what was typed and chosen; nothing is told."""
        with QSignalBlocker(self._search.line):
            self._search.set_text("")
        self._model.look_for("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Give the focus to the line one types in."""
        self._search.setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Choose the first one found by Enter, and go into the list by Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._model.found:
            if event.key() in _ENTER:
                self._choose(self._model.found[0])
                return True
            if event.key() in _DOWN:
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                self._list.choose_first()
                return True
        return super().eventFilter(watched, event)

    def _placeholder(self) -> str:
        return self.tr("Name, number or phone")

    def _on_typed(self) -> None:
        self._model.look_for(self._search.text())
        self.edited.emit()

    def _on_opened(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.found):
            self._choose(self._model.found[index.row()])

    def _choose(self, one: Found) -> None:
        self._model.choose(one)
        with QSignalBlocker(self._search.line):
            self._search.set_text(self._work.wording.facts(one.title, one.second))
        self.clear_error()
        self.focusNextChild()
        self.edited.emit()

    def _draw(self) -> None:
        rows = [TwoLine(key=one.id, title=one.title, second=one.second, avatar=one.title) for one in self._model.found]
        self._rows.set_rows(rows)
        height = sum(self._list.rowHeight(row) for row in range(min(len(rows), LIMIT)))
        self._list.setFixedHeight(height + theme().px(2))
        self._list.setVisible(bool(rows))


class _Box(QWidget):
    """Holds the line and the list under it."""

    def __init__(self, search: SearchField) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(4))
        rows.addWidget(search)
        self.setFocusProxy(search.line)
