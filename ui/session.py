"""One open profile: its office, threads, news and synchronization, and the order in which they end.

    opened = open_lines(entered.office, bridge)     # off the screen's thread
    session = Session(opened, …)                    # on it
    session.start()
    session.close()                                 # or lock(…), which ends the process

First synchronization stops, then the threads finish what is being written, then the office closes and wipes its keys.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import NoReturn

from PySide6.QtCore import QObject, Qt, Signal, Slot

from caseworker.desk.door_plates import LockWhy
from caseworker.desk.locking import Restart
from caseworker.desk.office import Office
from caseworker.errors import CaseworkerError
from sync.client.sessions import NoMembership
from sync.client.status import Status
from sync.client.synchronizer import Synchronizer, Told
from ui.bridging import Bridge
from ui.draft_keeping import DraftKeeper
from ui.name_words import NameWords
from ui.news import Changes, News
from ui.preferences import Preferences
from ui.remembering import Whereabouts, keep, take
from ui.sweeping import Sweeper
from ui.sync_status.log import SyncLog
from ui.tasks import Lanes
from ui.wording import Wording
from ui.work import Window, Work

_log = logging.getLogger(__name__)
_DRAFT = Changes(frozenset({"draft"}))
_SOFT = frozenset({LockWhy.ASKED, LockWhy.IDLE, LockWhy.SYSTEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open office with its line to the server, None without one, and where its officer was when it was locked."""

    office: Office
    synchronizer: Synchronizer | None
    whereabouts: Whereabouts | None


def open_lines(office: Office, told: Told) -> Opened:
    """Return an office with its line to the server, not started yet. For a thread: it reads keys and certificates.

    The office is closed when this fails.
    """
    try:
        return Opened(office=office, synchronizer=_line(office, told), whereabouts=take(office.remembered))
    except BaseException:
        office.close()
        raise


def _line(office: Office, told: Told) -> Synchronizer | None:
    try:
        return Synchronizer(office, entropy=os.urandom, told=told)
    except NoMembership:
        return None


class Session(QObject):
    """An open profile at work. `wipe_ordered` says that the agency has it removed: then call `obey`."""

    wipe_ordered = Signal()
    _began_anew = Signal()

    def __init__(
        self,
        opened: Opened,
        bridge: Bridge,
        news: News,
        preferences: Preferences,
        *,
        is_practice: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.office, self.synchronizer, self.whereabouts = opened.office, opened.synchronizer, opened.whereabouts
        self.news, self.preferences, self.is_practice = news, preferences, is_practice
        self.lanes = Lanes(self)
        self.drafts = DraftKeeper(self.office.drafts, self.lanes, self)
        self.wording = self._wording()
        self.sync_log = SyncLog(self.office.remembered, self.lanes, self.office.sitting.clock, self)
        self.name_words = NameWords(self.office.finding, self.lanes, news, self)
        self.sweeper = Sweeper(self.office.sweeping, self.lanes, news, self)
        self._bridge, self._told, self._open = bridge, bridge.told(), True
        self._ending = Lock()
        self._began_anew.connect(self.sync_log.began_anew, Qt.ConnectionType.QueuedConnection)
        bridge.setParent(self)
        bridge.failed.connect(self._on_sync_failed)
        bridge.stands.connect(self._on_stands)
        self.drafts.kept.connect(self._on_draft_kept)

    def work(self, window: Window) -> Work:
        """Return what the pages in a window work with."""
        return Work(
            office=self.office,
            lanes=self.lanes,
            news=self.news,
            window=window,
            preferences=self.preferences,
            wording=self.wording,
            drafts=self.drafts,
            is_practice=self.is_practice,
            sending=self,
        )

    @property
    def status(self) -> Status | None:
        """How synchronization stands, None for a profile that belongs to no server."""
        return None if self.synchronizer is None else self.synchronizer.status

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without use the screen is locked: as chosen, never later than the agency allows."""
        most = self.office.maintenance.settings().idle_lock_s // 60
        return max(1, min(most, self.preferences.chosen.lock_after_minutes))

    def start(self) -> None:
        """Begin to listen to the store and to synchronize."""
        self.office.store.after_each_unit(self._after_unit)
        self.sync_log.load()
        if self.synchronizer is not None:
            self.synchronizer.start()

    def tidy(self) -> None:
        """Do, in a quiet moment, what an interrupted program left undone, make misspelt names findable, and look for
        people who were entered twice.
        """
        self.lanes.write(self.office.tidy, _nothing, owner=self)
        self.name_words.read()
        self.sweeper.begin()

    def send_now(self) -> None:
        """Try everything now, because a person asks."""
        if self.synchronizer is not None:
            self.synchronizer.woken()

    def by_hand(self, work: Callable[[], None]) -> None:
        """Do this while nothing else synchronizes the profile, then go on. On a thread; raises what the work raises."""
        if self.synchronizer is not None:
            self.synchronizer.stop()
        try:
            work()
        finally:
            with self._ending:
                if self._open and self.synchronizer is not None:
                    self.synchronizer = _line(self.office, self._told)
                    assert self.synchronizer is not None, "it belonged to a server a moment ago"
                    self._began_anew.emit()
                    self.synchronizer.start()

    def reword(self) -> Wording:
        """Return the wording of the language that is chosen now."""
        self.wording = self._wording()
        return self.wording

    def keep_all(self, where: Callable[[], Whereabouts | None]) -> bool:
        """Write down everything that is typed, then where somebody is; return whether a text was begun and not saved.

        `where` leaves the page, so it is asked after what is typed was kept. Raises what the store raises.
        """
        try:
            self.drafts.keep_now()
        finally:
            whereabouts = where()
            if whereabouts is not None:
                keep(self.office.remembered, whereabouts)
        return bool(self.office.drafts.open_ones())

    def close(self) -> None:
        """End everything and close the office. Closing twice is closing once."""
        self._end_threads()
        self.office.close()

    def lock(self, why: LockWhy, restart: Restart, *, draft_kept: bool) -> NoReturn:
        """Close the office and begin the program anew at its unlock window. Call `keep_all` before."""
        idle_min = self.idle_minutes if why is LockWhy.IDLE else 0
        self._end_threads()
        self.office.tell_lock(why, idle_min=idle_min, draft_kept=draft_kept)
        if why in _SOFT and not self.office.locking.passphrase_is_due:
            self.office.locking.soft(restart)
        self.office.locking.hard(restart)

    def obey(self) -> None:
        """Remove this profile from the device, as its agency ordered."""
        self._end_threads()
        assert self.synchronizer is not None, "without a server nobody orders"
        self.synchronizer.obey()

    def _end_threads(self) -> None:
        with self._ending:
            if not self._open:
                return
            self._open = False
        self.sync_log.close()
        if self.synchronizer is not None:
            self.synchronizer.stop()
        self.lanes.close()

    def _after_unit(self, kinds: frozenset[str]) -> None:
        """On the thread that wrote."""
        if not self._open:
            return
        self._bridge.wrote(kinds)
        if self.synchronizer is not None:
            self.synchronizer.edited()

    def _wording(self) -> Wording:
        sitting = self.office.sitting
        return Wording(sitting.clock, sitting.calendar.time_zone)

    @Slot(object)
    def _on_draft_kept(self, _at: object) -> None:
        self.news.changed.emit(_DRAFT)

    @Slot(object)
    def _on_stands(self, status: Status) -> None:
        self.sync_log.take(status)

    @Slot(object)
    def _on_sync_failed(self, error: CaseworkerError) -> None:
        _log.info("synchronization: %s", error.key)
        if self.synchronizer is not None and self.synchronizer.is_to_be_wiped:
            self.wipe_ordered.emit()


def _nothing(_value: object) -> None:
    """Have nothing to say."""
