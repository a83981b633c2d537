"""The program in the test's own process: the real unlock window, and behind it everything else, used with keys.

with a_program(qapp, qtbot, folder) as program:
    program.unlock("copper lantern willow harbour")
    program.window.run("sync.export")
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.app import Application, AtWork
from ui.entrance.window import EntranceWindow
from ui.opening import Around, Lobby
from ui.session import Session
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

WAIT_MS = 12_000


class Program:
    """One start of the program."""

    def __init__(self, lobby: Lobby, application: Application, qtbot: QtBot) -> None:
        self.lobby, self.application, self.qtbot = lobby, application, qtbot

    @property
    def entrance(self) -> EntranceWindow:
        return self.lobby.window

    @property
    def at_work(self) -> AtWork:
        assert self.application.at_work is not None
        return self.application.at_work

    @property
    def session(self) -> Session:
        assert self.at_work.session is not None
        return self.at_work.session

    @property
    def window(self) -> ShellWindow:
        assert self.at_work.window is not None
        return self.at_work.window

    def wait(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=WAIT_MS)

    def wait_for(self, card: type[QWidget]) -> QWidget:
        """Wait until a card of the entrance is shown and has the focus."""
        self.wait(lambda: isinstance(self.entrance.card, card) and self.has_focus(self.entrance.card))
        return self.entrance.card

    def has_focus(self, part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is part or part.isAncestorOf(focused))

    def type(self, words: str) -> None:
        """Type into whatever has the focus, and press Enter."""
        QTest.keyClicks(self._focused(), words)
        self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._focused(), key)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase, and wait until the window is there with its first page."""
        self.type(passphrase)
        self.wait_until_at_work()

    def wait_until_at_work(self) -> None:
        self.wait(lambda: self.application.at_work is not None and self.application.at_work.window is not None)
        self.window.activateWindow()
        self.wait(lambda: self.at_work.has_arrived and self.session.lanes.is_idle)

    def leave(self) -> None:
        """Close the window of a profile."""
        at_work = self.application.at_work
        if at_work is not None and at_work.window is not None and shiboken6.isValid(at_work.window):
            at_work.window.close()
        self.application.end()

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "something has the focus"
        return focused


@contextmanager
def a_program(qapp: Themed, qtbot: QtBot, profiles: Path) -> Iterator[Program]:
    """Start the program on the profiles in a folder, and end it with the block."""
    application = Application()
    around = Around(profiles=profiles, preferences=profiles / "preferences.json")
    lobby = Lobby(qapp, around, lambda: application)
    program = Program(lobby, application, qtbot)
    lobby.open()
    lobby.window.activateWindow()
    try:
        program.wait(lambda: lobby.rest.done() and program.has_focus(lobby.window))
        yield program
    finally:
        program.leave()
        lobby.close()
        if shiboken6.isValid(lobby.window):
            lobby.window.close()
            lobby.window.deleteLater()
        lobby.deleteLater()
