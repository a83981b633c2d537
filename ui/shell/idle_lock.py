"""Locking by itself: when nothing was typed or clicked for the minutes chosen, with a word in the last 20 seconds."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

WARN_S = 20
_MS = 1000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Counts the idle time. `warned` tells the seconds left, 0 when somebody is there again; `due` comes once."""

    warned = Signal(int)
    due = Signal()

    def __init__(self, minutes: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._app = cast(QGuiApplication, QGuiApplication.instance())
        self._left_s = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._begin_to_warn)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_MS)
        self._seconds.timeout.connect(self._tick)

    @property
    def left_s(self) -> int:
        """How many seconds are left, 0 while no warning stands."""
        return self._left_s

    def start(self) -> None:
        """Begin to watch every window that gets the keyboard: only input comes there, and little else."""
        self._app.focusWindowChanged.connect(self._watch)
        self._watch(self._app.focusWindow())
        self.stir()

    def stop(self) -> None:
        """Watch no longer."""
        self._app.focusWindowChanged.disconnect(self._watch)
        for window in self._app.allWindows():
            window.removeEventFilter(self)
        self._quiet.stop()
        self._seconds.stop()

    def stir(self) -> None:
        """Take note that somebody is there."""
        warned = self._left_s > 0
        self._left_s = 0
        self._seconds.stop()
        self._quiet.start(max(1, self._minutes() * 60 - WARN_S) * _MS)
        if warned:
            self.warned.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at everything that is typed and clicked anywhere; take none of it away."""
        if event.type() in _SIGNS_OF_LIFE:
            self.stir()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time moves it to the front, and no more

    def _begin_to_warn(self) -> None:
        self._left_s = WARN_S
        self.warned.emit(self._left_s)
        self._seconds.start()

    def _tick(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.warned.emit(self._left_s)
            return
        self._seconds.stop()
        self.due.emit()
