"""Comparing two versions: number keys and arrows choose, one's own words are written where a field allows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.comparing import Chosen, ComparedField, Comparing, SideHead, Version
from ui.widgets.will_be_saved import SavedLine, WillBeSaved

LEFT, RIGHT = SideHead(title="North 1", icon="footprints"), SideHead(title="Counter 2", icon="store")
PHONE = ComparedField(key="phone", label="Phone", left=Version("4471"), right=Version("8820"), own=True)
BOTH = ComparedField(key="names", label="Names", left=Version("A"), right=Version("B"), kept_both="A\nB")
HOME = ComparedField(key="home", label="Home", left=Version("18 Mill Lane"), right=Version("81 Mill Lane"))


@pytest.fixture
def comparing(qtbot: QtBot) -> Comparing:
    made = Comparing(kept="Kept")
    qtbot.addWidget(made)
    made.set_pair(LEFT, RIGHT, [PHONE, BOTH, HOME])
    made.resize(900, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def test_numbers_and_arrows_choose_and_fields_without_a_choice_are_passed_over(comparing: Comparing) -> None:
    told: list[tuple[str, str]] = []
    comparing.decided.connect(lambda key, chosen, own: told.append((key, chosen)))
    comparing.focus_field()
    press(Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Left)

    assert told == [("phone", "left"), ("phone", "right"), ("home", "right"), ("home", "left")]
    assert comparing.focused() == "home"


def test_arrows_take_the_side_on_which_a_version_stands_in_right_to_left(comparing: Comparing) -> None:
    told: list[str] = []
    comparing.decided.connect(lambda key, chosen, own: told.append(chosen))
    comparing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    comparing.focus_field()
    press(Qt.Key.Key_Left)

    assert told == [Chosen.RIGHT.value]


def test_ones_own_words_are_told_while_they_are_written(comparing: Comparing) -> None:
    told: list[tuple[str, str]] = []
    comparing.decided.connect(lambda key, chosen, own: told.append((chosen, own)))
    comparing.focus_field("phone")
    press(Qt.Key.Key_3)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "99")

    assert told == [("own", ""), ("own", "9"), ("own", "99")]


def test_what_will_be_saved_says_what_is_not_decided(qtbot: QtBot) -> None:
    table = WillBeSaved()
    qtbot.addWidget(table)
    table.show_lines([SavedLine("Phone", "8820", "from Counter 2"), SavedLine("Home", "")], decided=1, of=2)

    assert "1 of 2 decided" in table.accessibleName()
    assert "Home, Not decided" in table.accessibleName()
