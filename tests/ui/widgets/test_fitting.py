"""The least height of what stands on a page."""

from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fitting import least_height


def high(pixels: int) -> QLabel:
    label = QLabel()
    label.setMinimumHeight(pixels)
    return label


def test_of_parts_that_are_shown_by_turns_only_the_shown_one_counts(qtbot: QtBot) -> None:
    whole, stack = QWidget(), QStackedWidget()
    qtbot.addWidget(whole)
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(stack)
    stack.addWidget(high(100))
    stack.addWidget(high(700))

    assert least_height(whole, 300) == 100

    stack.setCurrentIndex(1)
    assert least_height(whole, 300) == 700


def test_panes_beside_each_other_need_the_room_of_the_highest(qtbot: QtBot) -> None:
    whole, panes = QWidget(), QSplitter()
    qtbot.addWidget(whole)
    QVBoxLayout(whole).addWidget(panes)
    for pixels in (100, 240):
        panes.addWidget(high(pixels))
    around = whole.layout()
    assert around is not None
    margins = around.contentsMargins()

    assert least_height(whole, 300) == 240 + margins.top() + margins.bottom()
