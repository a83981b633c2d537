"""The first moments of the program: left before everything is there, after a sleep, after a lock that lost words."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.offices import PASSPHRASE, ReadyOffice
from ui.app import Application
from ui.entrance.door_words import UNKEPT
from ui.entrance.unlock_view import UnlockView
from ui.opening import Around, Lobby, Rest
from ui.system_signals import SystemSignals
from ui.theme.current import Themed


@pytest.fixture
def around(tmp_path: Path, ready_office: Callable[[Role], ReadyOffice]) -> Around:
    shutil.copytree(ready_office(Role.OFFICER).folder, tmp_path / "profiles" / "north-1")
    return Around(profiles=tmp_path / "profiles", preferences=tmp_path / "preferences.json")


@pytest.fixture
def gate() -> Iterator[Event]:
    """What loading waits for."""
    made = Event()
    yield made
    made.set()


def test_the_window_can_be_closed_while_everything_else_is_still_loading(
    qapp: Themed, qtbot: QtBot, around: Around, gate: Event
) -> None:
    begun = Event()

    def load() -> Rest:
        begun.set()
        gate.wait(30)
        return Application()

    lobby = Lobby(qapp, around, load)
    lobby.open()
    qtbot.addWidget(lobby.window)
    qtbot.waitUntil(begun.is_set)
    card = lobby.window.card
    assert isinstance(card, UnlockView)
    QTest.keyClicks(card.field.control, PASSPHRASE)
    QTest.keyClick(card.field.control, Qt.Key.Key_Return)
    lobby.window.close()
    lobby.close()  # returns: nobody waits for what is not there
    assert not lobby.rest.done()
    gate.set()
    qtbot.waitUntil(lobby.rest.done)
    lobby.deleteLater()


def test_the_unlock_window_tells_once_that_the_last_words_could_not_be_kept(
    qapp: Themed, qtbot: QtBot, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(UNKEPT, "1")
    told = Lobby(qapp, around, Application)
    qtbot.addWidget(told.window)
    again = Lobby(qapp, around, Application)
    qtbot.addWidget(again.window)
    assert any("could not be kept" in fact for fact in told.window.facts())
    assert not any("could not be kept" in fact for fact in again.window.facts())
    for one in (told, again):
        one.close()
        one.deleteLater()


def test_a_clock_that_jumped_counts_as_a_sleep_and_a_clock_that_went_on_does_not(
    qapp: Themed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept, now = list[bool](), [1_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    signals = SystemSignals()
    signals.slept.connect(lambda: slept.append(True))
    for passed, told in ((5, 0), (59, 0), (3_600, 1), (5, 1)):
        now[0] += passed
        signals.look_at_clock()
        assert len(slept) == told
