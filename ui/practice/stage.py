"""A stage: the real window, driven by a script that presses keys, waits until everything is there, and takes pictures.

def script(stage):
yield                       # until the window is there and has come to rest
stage.press("F4")
yield                       # until what follows has come to rest
stage.picture("person at the counter")
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.domain.actions import Role
from ui.app import AtWork
from ui.places import Place
from ui.practice.application import PracticeLobby
from ui.session import Session
from ui.shell.page import Page
from ui.shell.window import ShellWindow

LOOK_EVERY_MS = 30
AT_REST_FOR = 14  # looks in a row: longer than a page lets a choice rest before it reads what was chosen
_MOST_LOOKS = 2_000
Until = Callable[[], bool]
Script = Callable[["Stage"], Iterator[Until | None]]
P = TypeVar("P", bound=Page)


class NotPlayed(Exception):
    """Something of the script did not happen. The text says what, in a sentence."""


class Stage(QObject):
    """One window under a script. `failure` holds what ended the script early."""

    def __init__(self, lobby: PracticeLobby, pictures: Path, script: Script) -> None:
        super().__init__(lobby)
        self.lobby, self.folder = lobby, pictures
        self.failure: Exception | None = None
        self.taken: list[Path] = []
        self._script = script(self)
        self._until: Until | None = None
        self._missing = ""
        self._at_rest = self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def at_work(self) -> AtWork:
        """The profile that is open."""
        found = self.lobby.practice.at_work
        assert found is not None, "the script goes on only when one is open"
        return found

    @property
    def window(self) -> ShellWindow:
        """Its window."""
        found = self.at_work.window
        assert found is not None, "the script goes on only when it is there"
        return found

    @property
    def session(self) -> Session:
        """Its session."""
        found = self.at_work.session
        assert found is not None, "the script goes on only when it is open"
        return found

    def press(self, keys: str) -> None:
        """Press keys, such as "Ctrl+Return", where the focus is."""
        target = QApplication.focusWidget() or self.window
        chord = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know that it can
        QTest.keyClick(target, chord.key(), chord.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type text where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def go(self, page: str, part: str = "") -> bool:
        """Show a page, where there is one of that name."""
        place = Place(page, part=part)
        offered = self.window.pages.offers(place)
        if offered:
            self.window.go(place)
        return offered

    def switch(self, role: Role) -> None:
        """Take the place of somebody else."""
        if self.session.office.card.role is not role:
            self.lobby.practice.switch(role)

    def awaits(self, fact: Until, otherwise: str) -> Until:
        """Return a fact to wait for; when it never comes, the script ends with this sentence."""
        self._missing = otherwise
        return fact

    def expect(self, fact: object, otherwise: str) -> None:
        """End the script with this sentence unless something is so."""
        if not fact:
            raise NotPlayed(otherwise)

    def shown(self, kind: type[P]) -> P:
        """Return the page that is shown, which has to be of this kind."""
        page = self.window.pages.page
        self.expect(isinstance(page, kind), f"The page that opened is not the {kind.__name__}.")
        return cast(P, page)

    def picture(self, name: str) -> None:
        """Keep a picture of the window, with what is open over it. A toast is put away after its first."""
        shown, over = self.window.grab(), QApplication.activeModalWidget()
        if over is not None and over.isWindow() and over is not self.window:
            _lay_over(shown, over)
        self.keep(shown, name)
        self.window.frame.toast.hide()

    def keep(self, shown: QPixmap, name: str) -> None:
        """Keep a picture under a name, numbered after those that were taken."""
        self.folder.mkdir(parents=True, exist_ok=True)
        plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
        path = self.folder / f"{len(self.taken) + 1:02}-{plain}.png"
        shown.save(str(path))
        self.taken.append(path)

    def _look(self) -> None:
        """Go on with the script once the window has been at rest for some looks."""
        self._looks += 1
        self._at_rest = self._at_rest + 1 if self._is_at_rest() and self._is_due() else 0
        if self._at_rest < AT_REST_FOR and self._looks < _MOST_LOOKS:
            return
        stuck = self._at_rest < AT_REST_FOR
        self._at_rest = self._looks = 0
        try:
            self._until = self._stuck() if stuck else self._next()
        except StopIteration:
            self._end(0)
        except Exception as error:  # noqa: BLE001  the script ends here, and whoever plays it is told
            self.failure = error
            if isinstance(error, NotPlayed):
                self.picture("Where it ended")
            self._end(1)

    def _next(self) -> Until | None:
        self._missing = ""
        return next(self._script)

    def _stuck(self) -> Until | None:
        after = self.taken[-1].name if self.taken else "it opened"
        raise NotPlayed(self._missing or f"The window did not come to rest after {after}.")

    def _end(self, code: int) -> None:
        self._timer.stop()
        QApplication.exit(code)

    def _is_due(self) -> bool:
        return self._until is None or self._until()

    def _is_at_rest(self) -> bool:
        at_work = self.lobby.practice.at_work
        if at_work is None or at_work.session is None or at_work.window is None:
            return False
        return at_work.window.isVisible() and at_work.session.lanes.is_idle


def _lay_over(shown: QPixmap, over: QWidget) -> None:
    """Paint a window of its own into the middle of a picture, as a desktop would show it."""
    ratio = shown.devicePixelRatio()
    room = QRectF(0, 0, shown.width() / ratio, shown.height() / ratio)
    box = QRectF(0, 0, over.width(), over.height())
    box.moveCenter(room.center())
    painter = QPainter(shown)
    painter.fillRect(room, QColor(0, 0, 0, 90))
    painter.drawPixmap(box.topLeft(), over.grab())
    painter.end()
