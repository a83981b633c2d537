"""Fields: what is typed, what is understood, and how what cannot be right is said."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.current import theme
from ui.widgets.fields import Choice, DateField, ErrorSummary, LineField, Number, SearchField, TextArea


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., None]]:
    """Fields in an active window."""
    windows: list[QWidget] = []  # a window nobody holds is collected

    def show(*fields: QWidget) -> None:
        window = QWidget()
        column = QVBoxLayout(window)
        for field in fields:
            column.addWidget(field)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    yield show
    windows.clear()


def _phrases(area: TextArea) -> QWidget:
    popup = area.findChild(QWidget, "phrases") or next(
        widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "phrases"
    )
    assert isinstance(popup, QWidget)
    return popup


def test_the_label_is_the_name_of_the_control(qtbot: QtBot, shown: Callable[..., None]) -> None:
    fields = [LineField("Address"), Choice("Area"), Number("Weeks"), DateField("Due"), TextArea("Note")]
    shown(*fields)

    names = [QAccessible.queryAccessibleInterface(field.control).text(QAccessible.Text.Name) for field in fields]

    assert names == ["Address", "Area", "Weeks", "Due", "Note"]


def test_typing_tells_it_and_writing_by_the_program_does_not(qtbot: QtBot, shown: Callable[..., None]) -> None:
    field, area, number = LineField("Address"), TextArea("Note"), Number("Weeks")
    shown(field, area, number)
    told: list[str] = []
    for each in (field, area, number):
        each.edited.connect(lambda: told.append("told"))

    field.set_text("18 Mill Lane")
    area.set_text("Brought papers")
    number.set_value(4)
    assert told == []

    QTest.keyClicks(field.control, "x")
    QTest.keyClicks(area.control, "x")
    QTest.keyClick(number.control, Qt.Key.Key_Up)
    assert told == ["told"] * 3
    assert (field.text(), area.text(), number.value()) == ("18 Mill Lanex", "Brought papersx", 5)


def test_what_cannot_be_right_is_said_at_the_field_and_to_those_who_listen(
    qtbot: QtBot, shown: Callable[..., None]
) -> None:
    field = LineField("Phone")
    shown(field)
    height = field.sizeHint().height()

    field.show_error("A number has 10 digits. This one has 9.")

    assert field.error == "A number has 10 digits. This one has 9."
    assert field.control.accessibleDescription() == field.error
    assert field.sizeHint().height() > height
    edge = field.control.grab().toImage().pixelColor(field.control.width() // 2, 1)
    assert edge == theme().colour("danger")

    field.clear_error()
    assert field.error == ""
    assert field.sizeHint().height() == height


def test_a_warning_is_no_error(qtbot: QtBot, shown: Callable[..., None]) -> None:
    field = LineField("Born")
    shown(field)

    field.show_warning("This is 104 years ago.")

    assert field.error == ""
    assert field.control.accessibleDescription() == "This is 104 years ago."


@pytest.mark.parametrize(
    "typed", ["28 11 2025", "28.11.2025", "28/11/25", "2025-11-28", "28 November 2025", "Fri 28 Nov 2025", "28 nov 25"]
)
def test_a_date_is_understood_in_any_usual_order_and_written_out(
    qtbot: QtBot, shown: Callable[..., None], typed: str
) -> None:
    field, other = DateField("Due"), LineField("Other")
    shown(field, other)
    field.control.setFocus()

    QTest.keyClicks(field.control, typed)
    other.control.setFocus()

    assert field.value() == date(2025, 11, 28)
    assert field.text() == QLocale().toString(date(2025, 11, 28), "d MMMM yyyy")  # type: ignore[call-overload]
    assert field.error == ""


def test_a_thirteenth_month_is_said_only_when_the_field_is_left(qtbot: QtBot, shown: Callable[..., None]) -> None:
    field, other = DateField("Due"), LineField("Other")
    shown(field, other)
    field.control.setFocus()

    QTest.keyClicks(field.control, "32.13.2025")
    assert field.error == ""
    other.control.setFocus()

    assert field.error.startswith("This cannot be a date.")
    assert field.text() == "32.13.2025"
    assert field.value() is None
    assert not field.is_understood()


def test_a_date_is_picked_from_the_calendar(qtbot: QtBot, shown: Callable[..., None]) -> None:
    field = DateField("Due")
    shown(field)
    field.set_value(date(2025, 11, 28))

    field.control.actions()[-1].trigger()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toString(Qt.DateFormat.ISODate) == "2025-11-28"
    with qtbot.waitSignal(field.edited):
        calendar.clicked.emit(calendar.selectedDate().addDays(2))

    assert field.value() == date(2025, 11, 30)
    assert field.control.hasFocus()


def test_a_choice_gives_keys_and_keeps_what_was_chosen(qtbot: QtBot, shown: Callable[..., None]) -> None:
    choice = Choice("Area", [("north", "North"), ("south", "South")])
    shown(choice)
    assert choice.value() == "north"

    choice.set_value("south")
    choice.set_options([("east", "East"), ("south", "South and West")])

    assert (choice.value(), choice.text()) == ("south", "South and West")


def test_a_choice_with_a_placeholder_begins_with_none(qtbot: QtBot, shown: Callable[..., None]) -> None:
    choice = Choice("Area", [("north", "North")], placeholder="Choose an area")
    shown(choice)

    assert choice.value() == ""
    with qtbot.waitSignal(choice.edited):
        QTest.keyClick(choice.control, Qt.Key.Key_Down)
    assert choice.value() == "north"


def test_a_search_field_is_emptied_by_its_mark(qtbot: QtBot, shown: Callable[..., None]) -> None:
    search = SearchField("Name, birth date or number")
    shown(search)
    mark = search.control.actions()[-1]
    assert not mark.isVisible()

    QTest.keyClicks(search.control, "kow")
    assert mark.isVisible()
    mark.trigger()

    assert search.text() == ""
    assert search.control.accessibleName() == "Name, birth date or number"


def test_pasted_text_comes_without_its_looks_and_lines_stay_apart(qtbot: QtBot, shown: Callable[..., None]) -> None:
    area = TextArea("Note")
    shown(area)

    area.editor.insertPlainText("one\ntwo")

    assert area.text() == "one\ntwo"
    assert not area.editor.acceptRichText()
    formats = [area.editor.document().findBlockByNumber(number).blockFormat() for number in (0, 1)]
    assert [shape.lineHeight() for shape in formats] == [21, 21]


def test_what_was_typed_can_be_taken_back(qtbot: QtBot, shown: Callable[..., None]) -> None:
    area = TextArea("Note")
    shown(area)
    area.set_text("Brought papers")

    QTest.keyClicks(area.control, " x")
    area.editor.undo()

    assert area.text() == "Brought papers"
    area.editor.undo()
    assert area.text() == "Brought papers"


def test_a_slash_offers_phrases_and_enter_writes_one(qtbot: QtBot, shown: Callable[..., None]) -> None:
    area = TextArea("Note")
    area.set_phrases(
        [("Originals returned", "Copied and returned the originals."), ("Will come back", "Will come back.")]
    )
    shown(area)
    area.control.setFocus()

    QTest.keyClicks(area.control, "Brought papers. /orig")
    popup = _phrases(area)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert area.text() == "Brought papers. Copied and returned the originals."
    assert not popup.isVisible()


def test_a_slash_inside_a_word_offers_nothing(qtbot: QtBot, shown: Callable[..., None]) -> None:
    area = TextArea("Note")
    area.set_phrases([("Or", "Or.")])
    shown(area)
    area.control.setFocus()

    QTest.keyClicks(area.control, "and/or")

    assert not _phrases(area).isVisible()


def test_the_summary_takes_the_focus_and_leads_to_the_field(qtbot: QtBot, shown: Callable[..., None]) -> None:
    summary, field = ErrorSummary(), LineField("Phone")
    shown(summary, field)
    assert not summary.isVisible()

    summary.show_errors([("A number has 10 digits.", field)])

    assert summary.hasFocus()
    assert "A number has 10 digits." in summary.accessibleName()
    QTest.mouseClick(summary.lines()[0], Qt.MouseButton.LeftButton)
    assert field.control.hasFocus()
    summary.clear()
    assert not summary.isVisible()


def test_the_ground_of_a_note_is_the_sheet(qtbot: QtBot, shown: Callable[..., None]) -> None:
    area = TextArea("Note")
    shown(area)

    ground = area.control.grab().toImage().pixelColor(area.control.width() // 2, area.control.height() - 12)

    assert ground == QColor(theme().colour("surface"))
