"""What stands in rows: where there is no room beside each other, it goes below, whole."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choosers import ReasonTiles, Segmented
from ui.widgets.flow import FlowLayout

OPTIONS = [("counter", "Ventanilla", "store"), ("phone", "Teléfono", "phone"), ("letter", "Correo postal", "mail")]


@pytest.fixture
def line(qtbot: QtBot) -> tuple[QWidget, list[QPushButton]]:
    """A line with two things, and one pushed to the trailing edge."""
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = FlowLayout(whole, gap=8)
    buttons = [QPushButton(words) for words in ("Team queue", "Every area", "Reassign")]
    for button in buttons:
        button.setFixedSize(100, 30)
    flow.addWidget(buttons[0])
    flow.push(buttons[2])
    flow.insert(1, buttons[1])
    whole.show()
    return whole, buttons


def shown_at(widget: QWidget, width: int) -> None:
    widget.setFixedWidth(width)
    widget.resize(width, max(1, widget.heightForWidth(width)))
    QApplication.processEvents()


def test_what_is_pushed_stands_at_the_trailing_edge_while_there_is_room(
    line: tuple[QWidget, list[QPushButton]],
) -> None:
    whole, (first, second, last) = line
    shown_at(whole, 500)
    assert (first.x(), second.x(), last.x() + last.width()) == (0, 108, 500)
    assert {one.y() for one in (first, second, last)} == {0}


def test_what_is_pushed_begins_the_next_row_where_there_is_none(line: tuple[QWidget, list[QPushButton]]) -> None:
    whole, (first, second, last) = line
    shown_at(whole, 220)
    assert (last.x(), last.y()) == (0, 38)
    assert first.y() == second.y() == 0
    assert whole.height() == 68


def test_the_parts_of_a_switch_stand_below_each_other_where_they_do_not_fit(qtbot: QtBot) -> None:
    switch = Segmented(OPTIONS)
    qtbot.addWidget(switch)
    switch.show()
    one_row = switch.sizeHint()
    shown_at(switch, one_row.width())
    assert len({switch.button(key).y() for key, _, _ in OPTIONS}) == 1
    shown_at(switch, one_row.width() - 20)
    parts = [switch.button(key) for key, _, _ in OPTIONS]
    assert parts[0].y() < parts[2].y()
    assert all(switch.rect().contains(part.geometry()) for part in parts)
    assert all(part.width() == part.sizeHint().width() for part in parts)


def test_reasons_stand_in_half_the_columns_where_four_do_not_fit(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    tiles = ReasonTiles([(str(number), f"Reason {number}", str(number)) for number in range(1, 9)], parent=page)
    tiles.resize(900, 200)
    page.show()
    qtbot.waitUntil(lambda: len({tiles.button(str(number)).x() for number in range(1, 9)}) == 4)
    tiles.resize(tiles.minimumSizeHint().width() + 10, 400)
    qtbot.waitUntil(lambda: len({tiles.button(str(number)).x() for number in range(1, 9)}) == 2)
    assert tiles.button("2").y() == tiles.button("1").y() < tiles.button("3").y()
