"""From the threads of the store and of synchronization to the screen's thread: signals, and nothing else.

What comes from elsewhere in many small portions is gathered, so that a first synchronization of a large office does not
have every page reload a hundred times.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from caseworker.desk.exchange import News as Received
from sync.client.status import Status
from sync.client.synchronizer import Told
from ui.news import Changes, News

GATHER_MS = 120


class Bridge(QObject):
    """Takes what is told on any thread and tells it to `news` on the screen's thread.

    `failed` carries what ended a round of synchronization (a CaseworkerError), also on the screen's thread.
    """

    failed = Signal(object)
    stands = Signal(object)
    _wrote = Signal(object)
    _came = Signal(object)
    _stood = Signal(object)
    _broke = Signal(object)

    def __init__(self, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news = news
        self._kinds: frozenset[str] = frozenset()
        self._everything = False
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHER_MS)
        self._gathering.timeout.connect(self._tell_gathered)
        queued = Qt.ConnectionType.QueuedConnection
        self._wrote.connect(self._on_wrote, queued)
        self._came.connect(self._on_came, queued)
        self._stood.connect(self._on_stood, queued)
        self._broke.connect(self.failed, queued)

    def told(self) -> Told:
        """Return who is to be told by the synchronizer."""
        return Told(status=self._stood.emit, news=self._came.emit, failed=self._broke.emit)

    def wrote(self, kinds: frozenset[str]) -> None:
        """Take note, on any thread, that a unit of this office touched records of these kinds."""
        self._wrote.emit(kinds)

    def came(self, received: object) -> None:
        """Take note, on any thread, of what a reply of the server changed here."""
        self._came.emit(received)

    @Slot(object)
    def _on_wrote(self, kinds: frozenset[str]) -> None:
        self._news.changed.emit(Changes(kinds))

    @Slot(object)
    def _on_came(self, received: object) -> None:
        if not isinstance(received, Received) or not (received.changed or received.everything):
            return
        self._kinds |= frozenset(received.changed)
        self._everything |= received.everything
        if not self._gathering.isActive():
            self._gathering.start()

    @Slot()
    def _tell_gathered(self) -> None:
        changes = Changes(self._kinds, everything=self._everything, from_elsewhere=True)
        self._kinds, self._everything = frozenset(), False
        self._news.changed.emit(changes)

    @Slot(object)
    def _on_stood(self, status: Status) -> None:
        self.stands.emit(status)
        self._news.sync_stands.emit(status)
        if is_known_online(status) is not None:
            self._news.online.emit(is_known_online(status))


def is_known_online(status: Status) -> bool | None:
    """Return whether the last contact with the server succeeded, None while there was none in this opening."""
    if status.problem:
        return False
    return True if status.last_round_at is not None or status.last_sent_at is not None else None
