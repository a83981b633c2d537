"""What the system tells: that its screen was locked, that it sleeps. Where it tells nothing, a clock that jumped does.

On Linux logind and the screen saver are asked over D-Bus. On every system a timer looks whether much more time passed
than it should have: then the machine slept, and nobody knows who sits in front of it now.
"""

import logging
import sys
import time

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection

_log = logging.getLogger(__name__)
_LOOK_MS, _JUMP_S = 5_000, 60
_LOGIN, _SAVER = "org.freedesktop.login1", "org.freedesktop.ScreenSaver"


class SystemSignals(QObject):
    """`locked` when the system locked its screen or another person was signed in; `slept` before or after a sleep."""

    locked = Signal()
    slept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen = time.time()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look_at_clock)
        self._look.start()
        if sys.platform == "linux":
            self._listen()

    @Slot()
    def look_at_clock(self) -> None:
        """Tell of a sleep when far more time has passed than between two looks."""
        before, self._seen = self._seen, time.time()
        if self._seen - before > _JUMP_S:
            _log.info("the clock jumped: the machine slept")
            self.slept.emit()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:  # noqa: FBT001  as logind tells it
        """Take logind's word that the machine is about to sleep, or woke."""
        if begins:
            self.slept.emit()

    @Slot()
    def on_lock(self) -> None:
        """Take logind's word that the session is to be locked."""
        self.locked.emit()

    @Slot(bool)
    def on_saver(self, active: bool) -> None:  # noqa: FBT001  as the screen saver tells it
        """Take the screen saver's word."""
        if active:
            self.locked.emit()

    def _listen(self) -> None:
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        manager = "org.freedesktop.login1.Manager"
        if system.isConnected():
            system.connect(_LOGIN, "", manager, "PrepareForSleep", self, _slot("on_sleep(bool)"))
            system.connect(_LOGIN, "", "org.freedesktop.login1.Session", "Lock", self, _slot("on_lock()"))
        if session.isConnected():
            session.connect(_SAVER, "", _SAVER, "ActiveChanged", self, _slot("on_saver(bool)"))


def _slot(signature: str) -> bytes:
    """Return a slot as D-Bus connections want it."""
    return str(SLOT(signature)).encode()
