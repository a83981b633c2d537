"""The real window over a profile, in this process and without a screen: what a measurement presses, and waits for.

Only what the program itself needs is imported here, so that its memory can be told.
"""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.desk.office import Office, enter
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from ui.app import Application
from ui.opening import APP, Around, Lobby, made_app
from ui.places import Place
from ui.session import Session
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

SIZE = (1440, 900)
_HEARTBEAT_MS, _PATIENCE_S = 10, 120.0
Fact = Callable[[], bool]


class NothingCame(Exception):
    """What a measurement waits for did not come."""


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget, self.count = widget, 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count, and let it be painted."""
        self.count += event.type() == QEvent.Type.Paint
        return False


@dataclass
class Screen:
    """An open window, its session, and somebody who presses keys."""

    app: Themed
    window: ShellWindow
    session: Session

    @property
    def office(self) -> Office:
        """The open office."""
        return self.session.office

    def until(self, fact: Fact) -> None:
        """Let the program work until something is so."""
        until(fact)

    def settled(self) -> None:
        """Let the program work until it has nothing to do."""
        until(lambda: self.session.lanes.is_idle)
        for _ in range(3):
            self.app.processEvents()
        until(lambda: self.session.lanes.is_idle)

    def go(self, place: Place) -> None:
        """Show a place, and wait until it is at rest."""
        self.window.go(place)
        self.settled()

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys where the focus is; what comes of it is not waited for."""
        target = widget or QApplication.focusWidget() or self.window
        chord = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know that it can
        QTest.keyClick(target, chord.key(), chord.keyboardModifiers())

    def frame(self, paints: Paints, act: Callable[[], object]) -> float:
        """Return how many milliseconds pass from an act until a widget was painted."""
        before, begun = paints.count, time.perf_counter()
        act()
        until(lambda: paints.count > before)
        return 1000 * (time.perf_counter() - begun)

    def painted(self, paints: Paints, act: Callable[[], object], fact: Fact) -> float:
        """Return how many milliseconds pass from an act until something is so and a widget was painted after it."""
        begun = time.perf_counter()
        act()
        until(fact)
        before = paints.count
        paints.widget.update()  # where it was painted already, once more: never too short
        until(lambda: paints.count > before)
        return 1000 * (time.perf_counter() - begun)


def until(fact: Fact) -> None:
    """Let the program work until something is so; the events it gets are those it would get."""
    give_up = time.monotonic() + _PATIENCE_S
    loop = QEventLoop()
    while not fact():
        if time.monotonic() > give_up:
            raise NothingCame
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def opened_window(directory: Path, *, passphrase: str) -> Iterator[Screen]:
    """Give the window of a profile as the program shows it after the unlock window, at rest."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.text.font.db=false"}
    app = made_app([APP])
    app.setQuitOnLastWindowClosed(False)
    heartbeat = QTimer(app)
    heartbeat.start(_HEARTBEAT_MS)
    visit = Visit(now=now(), secrets=None, prepare=prepare)
    office = enter(directory, visit, passphrase=passphrase, clock=now)
    with TemporaryDirectory() as folder:
        around = Around(profiles=Path(folder), preferences=Path(folder) / "preferences.json")
        application = Application()
        gc.freeze()  # as the program does once it is loaded: ui/main.py
        lobby = Lobby(app, around, lambda: application)
        application.begin(lobby, office)
        at_work = application.at_work
        assert at_work is not None, "it was begun just now"
        until(lambda: at_work.window is not None and at_work.has_arrived)
        assert at_work.window is not None, "as was waited for"
        assert at_work.session is not None, "as was waited for"
        at_work.window.resize(*SIZE)
        at_work.window.activateWindow()
        screen = Screen(app, at_work.window, at_work.session)
        screen.settled()
        try:
            yield screen
        finally:
            at_work.window.close()
            application.end()
            lobby.close()


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)
