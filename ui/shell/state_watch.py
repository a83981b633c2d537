"""What lasts: how it stands with sending, practice, and idle time, put into the bar while it lasts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.shell.idle_lock import IdleLock
from ui.shell.notices_model import NoticesModel
from ui.shell.state_notices import SENDING, locking_notice, practice_notice, sending_notice
from ui.shell.sync_model import SyncModel
from ui.shell.sync_words import SyncState
from ui.widgets.bars import announce
from ui.work import Work

_LOCKING = "locking"


class StateWatch(QObject):
    """Keeps the notices about lasting states true. `idle_due` comes when nobody was at work for too long."""

    idle_due = Signal()

    def __init__(
        self,
        work: Work,
        notices: NoticesModel,
        window: QWidget,
        *,
        try_now: Callable[[], None],
        open_page: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._work, self._notices, self._window = work, notices, window
        self._try_now, self._open_page = try_now, open_page
        self._said = SyncState.ALONE
        self.sync, self.idle = SyncModel(work, self), IdleLock(self._minutes, self)
        self.sync.changed.connect(self._on_sync)
        self.idle.warned.connect(self._on_idle)
        self.idle.due.connect(self._on_idle_due)
        work.preferences.changed.connect(self._on_preferences)

    def start(self) -> None:
        """Begin to watch."""
        if self._work.is_practice:
            self._notices.put(practice_notice())
        self.sync.load()
        self.idle.start()
        self._tell()

    def stop(self) -> None:
        """Watch no longer."""
        self.idle.stop()

    def reword(self, work: Work) -> None:
        """Say everything in the language of this work from now on."""
        self._work = work
        self.sync.reword(work)
        self._tell()

    def _minutes(self) -> int:
        most = self._work.office.maintenance.settings().idle_lock_s // 60
        return max(1, min(most, self._work.preferences.chosen.lock_after_minutes))

    @Slot()
    def _on_sync(self) -> None:
        self._tell()
        shown = self.sync.state
        if shown.state is not self._said:  # each number on the way would be too much to listen to
            self._said = shown.state
            announce(self._window, f"{shown.words}. {shown.second}")

    def _tell(self) -> None:
        notice = sending_notice(self.sync.known, self._work.wording, try_now=self._try_now, open_page=self._open_page)
        if notice is None:
            self._notices.drop(SENDING)
        else:
            self._notices.put(notice)

    @Slot(int)
    def _on_idle(self, left_s: int) -> None:
        if left_s:
            self._notices.put(locking_notice(_LOCKING, left_s))
        else:
            self._notices.drop(_LOCKING)

    @Slot()
    def _on_idle_due(self) -> None:
        self._notices.drop(_LOCKING)
        self.idle_due.emit()

    def _on_preferences(self, names: frozenset[str]) -> None:
        if "lock_after_minutes" in names:
            self.idle.stir()
