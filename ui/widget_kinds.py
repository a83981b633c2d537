"""Has every kind of Qt's widgets made ready, a little at a time, while somebody types a passphrase.

They are made when they are first met, most of them at once as soon as Qt is asked for a widget of its own, such as a
viewport: the first page would wait for that. On the screen's thread, because two threads must not make the same kind.
"""

from PySide6 import QtWidgets
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

_A_LITTLE_MS = 4


class WidgetKinds(QObject):
    """Begins when it is made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = dir(QtWidgets)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_some)
        self._timer.start(_A_LITTLE_MS)

    @Slot()
    def _make_some(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        while self._left and spent.elapsed() < _A_LITTLE_MS:
            getattr(QtWidgets, self._left.pop())
        if not self._left:
            self._timer.stop()
