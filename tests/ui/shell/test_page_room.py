"""The room of a page: one that needs more height is scrolled, and its main action stays in view."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.page_room import PageRoom
from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar


class TallPage(QWidget):
    """A page that needs 800 pixels above its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.low = QPushButton("At the end")
        self.save = Button("Save", kind="primary")
        self.foot = FootBar(self.save)
        top = QLabel("words")
        top.setMinimumHeight(800)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (top, self.low, self.foot):
            rows.addWidget(widget)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def room(host: QWidget, qtbot: QtBot) -> PageRoom:
    made = PageRoom(host)
    made.hold(TallPage())
    host.resize(600, 300)
    made.resize(600, 300)
    host.show()
    qtbot.waitExposed(host)
    return made


def bottom(room: PageRoom, widget: QWidget) -> int:
    return widget.mapTo(room.viewport(), widget.rect().bottomLeft()).y()


def page_of(room: PageRoom) -> TallPage:
    page = room.widget()
    assert isinstance(page, TallPage)
    return page


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_foot_stands_at_the_bottom_however_far_the_page_is_scrolled(room: PageRoom, share: float) -> None:
    bar = room.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))

    assert bar.maximum() > 0
    assert bottom(room, page_of(room).foot) == room.viewport().height() - 1


def test_what_has_the_focus_is_not_behind_the_foot(room: PageRoom, qtbot: QtBot) -> None:
    page = page_of(room)
    page.window().activateWindow()
    page.low.setFocus()

    qtbot.waitUntil(lambda: bottom(room, page.low) < page.foot.mapTo(room.viewport(), page.foot.rect().topLeft()).y())


def test_with_room_for_the_page_the_foot_is_where_its_layout_puts_it(room: PageRoom, host: QWidget) -> None:
    host.resize(600, 1200)
    room.resize(600, 1200)

    assert room.verticalScrollBar().maximum() == 0
    assert bottom(room, page_of(room).foot) == 1199
