"""Somebody at the keyboard of the real window: key events and nothing else, counted, and how long an answer took.

keys.press("F2", "2")         command keys: each counts
keys.type("lis")              letters that look something up: each counts
keys.say("Brought a letter")  words of a note or a form: told apart, as nobody can say them with fewer keys
keys.press("Return", until=lambda: came())
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Fact = Callable[[], object]
LIMIT_S = 10.0
_PAUSE_S = 0.0005


class NotSo(AssertionError):
    """What was waited for did not become true."""


def answered(fact: Fact, what: str = "", *, limit_s: float = LIMIT_S) -> None:
    """Let the program go on until something is so."""
    end = time.perf_counter() + limit_s
    QApplication.processEvents()
    while not fact():
        if time.perf_counter() > end:
            raise NotSo(what or "what was waited for did not come")
        time.sleep(_PAUSE_S)
        QApplication.processEvents()


@dataclass
class Keyboard:
    """Counts what is pressed. `waits` are the milliseconds from each key until its answer was painted.

    `between` is called before each command key: what happens around somebody while they work.
    """

    window: QWidget
    is_quiet: Callable[[], bool]
    keys: int = 0
    typed: int = 0
    waits: list[float] = field(default_factory=list)
    between: Callable[[], None] = lambda: None

    @property
    def system_ms(self) -> float:
        """How long somebody waited for the program, all keys together."""
        return sum(self.waits)

    def press(self, *keys: str, until: Fact | None = None) -> None:
        """Press command keys by their portable names: "F2", "Alt+3", "Return". After the last one, wait for a fact."""
        for number, key in enumerate(keys, start=1):
            self.between()
            self.keys += 1
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know that it can
            begin = time.perf_counter()
            QTest.keyClick(self.target(), combination.key(), combination.keyboardModifiers())
            self._wait(begin, until if number == len(keys) else None, key)

    def type(self, letters: str, *, until: Fact | None = None) -> None:
        """Look something up by letters; what the last one brings is waited for."""
        self.keys += len(letters)
        for letter in letters[:-1]:
            QTest.keyClicks(self.target(), letter)
        begin = time.perf_counter()
        QTest.keyClicks(self.target(), letters[-1:])
        self._wait(begin, until, letters)

    def say(self, words: str, *, until: Fact | None = None) -> None:
        """Type words into whatever has the focus."""
        self.typed += len(words)
        begin = time.perf_counter()
        QTest.keyClicks(self.target(), words)
        if until is not None:
            self._wait(begin, until, words)

    def target(self) -> QWidget:
        """Return what gets the keys: what has the focus, an open menu first."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def settle(self) -> None:
        """Wait until everything that was asked for is shown; nobody is kept waiting by it."""
        answered(self.is_quiet, "the window did not come to rest")
        QApplication.processEvents()

    def _wait(self, begin: float, until: Fact | None, what: str) -> None:
        """Wait for the answer to a key and for its painting, and write down how long it took."""
        QApplication.processEvents()
        if until is not None:
            answered(until, f"after {what!r} with the focus on {describe(self.target())}")
        else:
            answered(self.is_quiet, f"the window did not come to rest after {what!r}")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        QApplication.processEvents()
        self.waits.append((time.perf_counter() - begin) * 1000)
        self.settle()


def describe(widget: QWidget) -> str:
    """Return what a widget is, for whoever reads why a journey stopped."""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"
