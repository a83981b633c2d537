"""Tabs in little room: what does not fit is in a menu behind the others, and the open one is always shown."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui.widgets.tabs import Tabs

OPTIONS = [
    ("timeline", "Timeline", None),
    ("attention", "Needs attention", 8),
    ("cases", "Cases", 1),
    ("details", "Details", None),
    ("household", "Household", None),
    ("looked", "Who looked", None),
]


def tabs_of(qtbot: QtBot, width: int) -> Tabs:
    tabs = Tabs(OPTIONS)
    qtbot.addWidget(tabs)
    tabs.resize(width, tabs.sizeHint().height())
    tabs.show()
    return tabs


def test_all_tabs_are_shown_where_there_is_room(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 900)

    assert tabs.rest() == ()
    assert not tabs.more.isVisible()


def test_tabs_that_do_not_fit_are_offered_by_a_button_behind_the_others(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 400)

    assert tabs.rest() == ("details", "household", "looked")
    assert tabs.more.isVisible()
    assert tabs.more.geometry().right() <= tabs.width()
    assert not [one for one in tabs.findChildren(QToolButton) if one.isVisible()], "nothing of Qt's own scrolls them"

    with qtbot.waitSignal(tabs.chosen) as chosen:
        next(one for one in tabs.commands() if one.words == "Who looked").run()

    assert chosen.args == ["looked"]
    assert "looked" not in tabs.rest(), "the open tab is always shown"
    assert tabs.tabRect(5).right() < tabs.more.geometry().left() + 1


def test_the_arrows_go_through_the_tabs_in_the_menu_too(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 400)
    seen: list[str] = []
    tabs.chosen.connect(seen.append)

    for _ in range(6):
        QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert seen == ["attention", "cases", "details", "household", "looked"]
    assert tabs.value() not in tabs.rest()


def test_with_more_room_the_menu_goes_away_again_and_mirrored_it_stands_at_the_left(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 400)
    tabs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tabs.resize(401, tabs.height())

    assert tabs.more.geometry().right() <= tabs.tabRect(2).left() + 1

    tabs.resize(900, tabs.height())
    assert not tabs.more.isVisible()
    assert tabs.rest() == ()
