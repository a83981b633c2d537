"""The entrance in a test: the window, what it opened, and where its profiles are."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.office import Office
from ui.entrance.choice_cards import ChoiceRow
from ui.entrance.keeper import Entered
from ui.entrance.unlock_view import UnlockView
from ui.entrance.window import EntranceWindow
from ui.tasks import Lanes
from ui.widgets.buttons import Button


@dataclass
class Entrance:
    """The window in a test, what it opened, and where its profiles are."""

    window: EntranceWindow
    lanes: Lanes
    folder: Path
    opened: list[Entered]
    qtbot: QtBot

    @property
    def card(self) -> QWidget:
        return self.window.card

    @property
    def unlock(self) -> UnlockView:
        assert isinstance(self.card, UnlockView)
        return self.card

    def type(self, words: str) -> None:
        QTest.keyClicks(self.unlock.field.control, words)
        QTest.keyClick(self.unlock.field.control, Qt.Key.Key_Return)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.lanes.is_idle, timeout=20_000)

    def press(self, words: str) -> None:
        found = [one for one in self.card.findChildren(Button) if words in one.words() and one.isVisible()]
        assert found, words
        found[0].click()

    def choose(self, words: str) -> None:
        found = [one for one in self.card.findChildren(ChoiceRow) if words in one.words()]
        assert found, words
        found[0].click()

    @property
    def office(self) -> Office:
        (entered,) = self.opened
        assert isinstance(entered.office, Office)
        return entered.office
