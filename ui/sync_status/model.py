"""What the Sync page shows, and what may be asked of it: send now, look at what came back, carry work by hand."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.conflicts import ConflictLine
from caseworker.desk.exchange import Returned, WaitingWork
from caseworker.desk.membership import LeaseStanding
from caseworker.desk.office import Office
from caseworker.domain.ids import new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client.by_hand import bundles_of
from ui.news import Changes
from ui.sync_status.log import LogLine
from ui.tasks import Job
from ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncSeen:
    """What the store tells. `files` counts files on their way, `file_bytes` what is left of them.

    `belongs` is false for a profile without a server; `lease` None where there is no lease, or it cannot be read.
    """

    belongs: bool = False
    waiting: tuple[WaitingWork, ...] = ()
    files: int = 0
    file_bytes: int = 0
    returned: tuple[Returned, ...] = ()
    joined: tuple[ConflictLine, ...] = ()
    last_contact_at: datetime | None = None
    lease: LeaseStanding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """What the page draws. `by_hand` is true while a file is written or taken in."""

    seen: SyncSeen | None = None
    by_hand: bool = False


class SyncPageModel(QObject):
    """The page's state and intents. `told` carries a sentence for a toast."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = SyncState()
        work.news.sync_stands.connect(self._on_stands)
        if work.sending is not None:
            work.sending.sync_log.changed.connect(self.changed)
        self.load()

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """The log, the newest first."""
        return () if self._work.sending is None else self._work.sending.sync_log.lines

    def load(self) -> None:
        """Ask the store again."""
        office = self._work.office
        self._work.lanes.read(lambda: _seen(office), self._take, owner=self, key="seen")

    def reload(self, _changes: Changes) -> None:
        """Ask again, because something changed."""
        self.load()

    def send_now(self) -> None:
        """Try everything now."""
        if self._work.sending is not None:
            self._work.sending.send_now()

    def dismiss(self, operation: UUID) -> None:
        """Let the words of what came back go, for good."""
        exchange = self._work.office.exchange
        self._work.lanes.write(lambda: exchange.dismiss(operation), self._on_dismissed, owner=self)

    def export(self, path: Path) -> None:
        """Put what waits into a sealed file for the office."""
        office = self._work.office

        def work() -> LogLine:
            made = bundles_of(office).export(path, now=office.sitting.clock())
            return self._line("exported", sent=made.operations, files=made.contents)

        self._by_hand(work, self._on_exported)

    def take(self, path: Path) -> None:
        """Take in the office's answer from a file."""
        office = self._work.office

        def work() -> LogLine:
            taken = bundles_of(office).take(path, new_life=lambda: _fresh(office))
            office.exchange.finished()
            return self._line("imported", sent=taken.pushes, received=taken.pages, files=taken.fetched)

        self._by_hand(work, self._on_imported)

    def _by_hand(self, work: Callable[[], LogLine], done: Callable[[LogLine], None]) -> None:
        if self.state.by_hand:
            return
        self._become(replace(self.state, by_hand=True))
        sending = self._work.sending

        def alone(_job: Job) -> LogLine:
            made: list[LogLine] = []
            if sending is None:
                made.append(work())
            else:
                sending.by_hand(lambda: made.append(work()))
            return made[0]

        self._work.lanes.network(alone, done, self._failed, owner=self)

    def _line(self, kind: str, *, sent: int = 0, received: int = 0, files: int = 0) -> LogLine:
        at_us = to_micros(self._work.office.sitting.clock())
        return LogLine(at_us=at_us, kind=kind, sent=sent, received=received, files=files)

    def _on_exported(self, line: LogLine) -> None:
        self._noted(line)
        words = self.tr("%n changes are in the file. They count as sent when the answer is loaded here.", "", line.sent)
        self.told.emit(words)

    def _on_imported(self, line: LogLine) -> None:
        self._noted(line)
        self._work.news.changed.emit(Changes(everything=True, from_elsewhere=True))
        nothing = not (line.sent or line.received or line.files)
        new = self.tr("The office’s answer was loaded.")
        self.told.emit(self.tr("There is nothing new in this file.") if nothing else new)

    def _noted(self, line: LogLine) -> None:
        self._become(replace(self.state, by_hand=False))
        if self._work.sending is not None:
            self._work.sending.sync_log.add(line)
        self.load()

    def _failed(self, error: Exception) -> None:
        self._become(replace(self.state, by_hand=False))
        self._work.lanes.failed.emit(error)

    def _on_dismissed(self, _done: None) -> None:
        self.load()

    @Slot(object)
    def _on_stands(self, _status: object) -> None:
        self.load()

    def _take(self, seen: SyncSeen) -> None:
        self._become(replace(self.state, seen=seen))

    def _become(self, state: SyncState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _seen(office: Office) -> SyncSeen:
    files, left = office.contents.waiting()
    return SyncSeen(
        belongs=office.membership.current() is not None,
        waiting=office.exchange.waiting_work(),
        files=files,
        file_bytes=left,
        returned=office.exchange.returned(),
        joined=office.conflicts.settled_by_rule(),
        last_contact_at=office.last_contact_at,
        lease=_lease(office),
    )


def _lease(office: Office) -> LeaseStanding | None:
    try:
        return office.membership.lease_standing()
    except CaseworkerError:
        return None


def _fresh(office: Office) -> UUID:
    return new_id(to_micros(office.sitting.clock()) // 1000, os.urandom)
