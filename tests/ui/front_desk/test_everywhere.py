"""A call comes in on any page: F3 opens its panel in the real window, and what was open stays as it was."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.interactions import Channel, Interaction
from tests.ui.workplaces import Workplace, settled
from ui.places import Place
from ui.widgets.panel import top_panel


def press(key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(target, key, held)


def say(words: str) -> None:
    """Type words where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)


def test_a_call_is_noted_over_any_page(front_desk: Workplace, open_window: Callable[..., Any], qtbot: QtBot) -> None:
    window = open_window(front_desk, at=Place("appointments"))
    press(Qt.Key.Key_F3)
    say("The lift is broken.")
    press(Qt.Key.Key_Return, ctrl=True)
    settled(qtbot, front_desk.work)

    with front_desk.office.store.reading() as reader:
        texts = [one.text for one in reader.select(Interaction) if one.channel is Channel.PHONE]
    assert "The lift is broken." in texts
    assert top_panel(window) is None


def test_a_call_that_is_left_keeps_its_words(
    front_desk: Workplace, open_window: Callable[..., Any], qtbot: QtBot
) -> None:
    window = open_window(front_desk, at=Place("front-desk"))
    press(Qt.Key.Key_F3)
    say("Half a sen")
    press(Qt.Key.Key_Escape)
    settled(qtbot, front_desk.work)
    assert isinstance(QApplication.focusWidget(), QWidget)
    press(Qt.Key.Key_F3)
    settled(qtbot, front_desk.work)
    panel: Any = top_panel(window)

    assert panel.note.text() == "Half a sen"


def test_coming_back_to_the_counter_puts_the_cursor_into_the_note(
    front_desk: Workplace, open_window: Callable[..., Any], qtbot: QtBot
) -> None:
    window = open_window(front_desk, at=Place("front-desk"))
    press(Qt.Key.Key_F4)
    settled(qtbot, front_desk.work)
    say("Not lost.")
    window.go(Place("appointments"))
    settled(qtbot, front_desk.work)
    window.back()
    settled(qtbot, front_desk.work)
    page: Any = window.pages.page

    assert page.form.note.text() == "Not lost."
    assert page.form.note.editor.hasFocus()
