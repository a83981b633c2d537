"""How it stands with sending, for the sync block: what the engine says, and what this device counts itself."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseworker.desk.office import Office
from sync.client.status import Phase, Status
from ui.news import Changes
from ui.shell.sync_words import Sending, SyncShown, sync_shown
from ui.work import Work

_MINUTE_MS = 60_000


class SyncModel(QObject):
    """`state` is what is shown. It is counted again after every change here and every word of the engine."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._lanes, self._wording = work.office, work.lanes, work.wording
        self._known = Sending(status=None if work.sending is None else work.sending.status)
        self.state: SyncShown = sync_shown(self._known, work.wording)
        work.news.sync_stands.connect(self.take)
        work.news.changed.connect(self._count_again)
        minutes = QTimer(self)
        minutes.setInterval(_MINUTE_MS)
        minutes.timeout.connect(self._show)
        minutes.start()

    @property
    def known(self) -> Sending:
        """What is known, for those who say it in other words."""
        return self._known

    def reword(self, work: Work) -> None:
        """Say everything in the language of this work from now on."""
        self._wording = work.wording
        self._show()

    def load(self) -> None:
        """Count what waits on this device."""
        office = self._office
        self._lanes.read(lambda: _counted(office), self._take_counts, owner=self, key="counts")

    @Slot(object)
    def take(self, status: Status) -> None:
        """Take what the engine says, and count what waits."""
        began = status.phase is Phase.SENDING and not self._is_sending
        batch = status.waiting if began else max(self._known.batch, status.waiting)
        self._become(replace(self._known, status=status, waiting=status.waiting, batch=batch))
        self.load()

    @property
    def _is_sending(self) -> bool:
        return self._known.status is not None and self._known.status.phase is Phase.SENDING

    @Slot(object)
    def _count_again(self, _changes: Changes) -> None:
        self.load()

    def _take_counts(self, counts: Sending) -> None:
        status = self._known.status
        self._become(replace(counts, status=status, batch=self._known.batch))

    def _become(self, known: Sending) -> None:
        self._known = known
        self._show()

    @Slot()
    def _show(self) -> None:
        shown = sync_shown(self._known, self._wording)
        if shown != self.state:
            self.state = shown
            self.changed.emit()


def _counted(office: Office) -> Sending:
    own = office.exchange.status()
    return Sending(
        status=None,
        waiting=own.saved_here,
        oldest=own.oldest_waiting,
        returned=own.returned,
        to_decide=office.conflicts.count_mine(),
    )
