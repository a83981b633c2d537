"""A mirrored page: fields begin where the page begins, keys and check marks do not turn, titles keep their margin."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.current import Themed, theme
from ui.widgets.buttons import IconButton
from ui.widgets.fields import Field, LineField, Number, SearchField, TextArea
from ui.widgets.labels import Label
from ui.widgets.panel import Panel

MIXED = ["", "Landlord promised a man for Friday", "وعد المالك برجل يوم الجمعة"]


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def way(qapp: Themed, request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    return window


def cursor_at(line: QLineEdit, place: int) -> int:
    line.setCursorPosition(place)
    line.grab()  # a line scrolls to its cursor when it is painted
    return int(line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center().x())


def leads(at: float, width: float, way: Qt.LayoutDirection) -> bool:
    return at > width / 2 if way == Qt.LayoutDirection.RightToLeft else at < width / 2


@pytest.mark.parametrize("words", MIXED)
def test_a_line_begins_where_the_page_begins_whatever_its_letters(
    qtbot: QtBot, way: Qt.LayoutDirection, words: str
) -> None:
    fields: list[Field] = [LineField("Name"), SearchField("Search")]
    window = shown(qtbot, *fields)

    for field in fields:
        line = field.control
        assert isinstance(line, QLineEdit)
        line.setText(words)
        ends = cursor_at(line, 0), cursor_at(line, len(words))
        begins = max(ends) if way == Qt.LayoutDirection.RightToLeft else min(ends)
        assert leads(begins, line.width(), way)
    window.close()


def test_a_number_stands_at_the_leading_edge(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    field = Number("Weeks")
    window = shown(qtbot, field)

    line = field.spin.lineEdit()
    assert leads(cursor_at(line, 0), line.width(), way)
    window.close()


@pytest.mark.parametrize("words", MIXED)
def test_a_note_begins_where_the_page_begins_whatever_its_letters(
    qtbot: QtBot, way: Qt.LayoutDirection, words: str
) -> None:
    area = TextArea("Note")
    window = shown(qtbot, area)
    area.set_text(words)

    ends = []
    for move in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
        area.editor.moveCursor(move)
        ends.append(area.editor.cursorRect().center().x())
    begins = max(ends) if way == Qt.LayoutDirection.RightToLeft else min(ends)
    assert leads(begins, area.editor.viewport().width(), way)
    window.close()


def test_words_that_can_be_selected_stand_at_the_leading_edge(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    label = Label(MIXED[1], wrap=True, selectable=True)
    window = shown(qtbot, label)
    image = label.grab().toImage()

    ground = image.pixelColor(image.width() // 2, 0)
    inked = [x for x in range(image.width()) for y in range(0, image.height(), 2) if image.pixelColor(x, y) != ground]
    assert leads((min(inked) + max(inked)) / 2, image.width(), way)
    window.close()


@pytest.mark.parametrize("name", ["corner-down-left", "list-checks", "list-plus"])
def test_keys_and_check_marks_are_not_turned_around(qapp: Themed, name: str) -> None:
    assert not theme().is_mirrored(name)


def test_the_title_of_a_panel_stands_over_its_fields_and_the_cross_further_out(
    qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    window = shown(qtbot)
    panel = Panel("Somebody walked in", window)
    field = LineField("Who is it?")
    panel.body.addWidget(field)
    panel.open()
    title = next(one for one in panel.findChildren(Label) if one.text() == "Somebody walked in")
    cross = panel.findChildren(IconButton)[0]

    def far(widget: QWidget) -> tuple[int, int]:
        """How far a widget is from the leading and from the trailing edge."""
        left = widget.mapTo(panel, widget.rect().topLeft()).x()
        right = panel.width() - left - widget.width()
        return (right, left) if way == Qt.LayoutDirection.RightToLeft else (left, right)

    assert far(title)[0] == far(field)[0]
    assert far(cross)[1] < far(field)[1]
    panel.close_panel()
    window.close()
