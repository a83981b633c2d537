"""A window with keys around one page, for tests that use nothing but the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workplaces import Workplace, settled
from ui.places import Place
from ui.shell.actions import Actions
from ui.shell.page import Page

P = TypeVar("P", bound=Page)


@dataclass
class AtKeys:
    """Somebody at the keyboard: every key pressed is counted, and the program has answered before the next."""

    qtbot: QtBot
    place: Workplace
    actions: Actions
    pressed: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def window(self) -> QWidget:
        """The window."""
        return self.place.plain

    def press(self, *keys: str) -> None:
        """Press keys by their portable names: "F2", "Alt+3", "Ctrl+Return", "k"."""
        for key in keys:
            self.pressed += 1
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know that it can
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            settled(self.qtbot, self.place.work)

    def type(self, words: str) -> None:
        """Type words; each letter is a key."""
        for letter in words:
            self.pressed += 1
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        settled(self.qtbot, self.place.work)

    def say(self, words: str) -> None:
        """Type the words of a note: they are what is to be said, and not counted."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)

    def wait(self, fact: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(fact)


def at_keys(qtbot: QtBot, page: Page, place: Workplace) -> AtKeys:
    """Give a page its keys, as the window does."""
    actions = Actions(place.plain, place.work.preferences)
    made = AtKeys(qtbot, place, actions)
    actions.said_why.connect(made.reasons.append)
    actions.set_page(page.commands())
    page.commands_changed.connect(lambda: actions.set_page(page.commands()))
    place.plain.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is place.plain)
    return made


def focused() -> QWidget | None:
    """Return what has the focus."""
    return QApplication.focusWidget()


def a_place(page: str) -> Place:
    """Return the place of a page."""
    return Place(page)


ENTER = Qt.Key.Key_Return
