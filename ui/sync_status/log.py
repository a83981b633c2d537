"""The log of sending: what happened lately, kept across restarts. Counts and reasons, never a citizen's word.

Rounds in which nothing travelled leave no line; the same failure again and again is one line with how often.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
from PySide6.QtCore import QObject, Signal

from caseworker.desk.remembered import Remembered
from caseworker.domain.plain import to_micros
from sync.client.status import Phase, Status
from ui.tasks import Lanes

_log = logging.getLogger(__name__)
MOST = 200
_NAME = "sync-log"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `kind` is round, failed, exported or imported; `key` and `says` are those of a failure in English."""

    at_us: int
    kind: str
    sent: int = 0
    received: int = 0
    files: int = 0
    key: str = ""
    says: str = ""
    times: int = 1

    @property
    def at(self) -> datetime:
        """When it happened, the last time."""
        return _EPOCH + timedelta(microseconds=self.at_us)


_LINES = msgspec.json.Decoder(list[LogLine])


class SyncLog(QObject):
    """The lines, the newest first. On the screen's thread; what is new is written on the write lane."""

    changed = Signal()

    def __init__(
        self, remembered: Remembered, lanes: Lanes, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._remembered, self._lanes, self._clock = remembered, lanes, clock
        self.lines: tuple[LogLine, ...] = ()
        self._last, self._logged = Status(), (0, 0)
        self._open = True

    def load(self) -> None:
        """Fetch what was kept before."""
        remembered = self._remembered
        self._lanes.read(lambda: _decoded(remembered.recall(_NAME)), self._take_kept, owner=self, key="log")

    def take(self, status: Status) -> None:
        """Take note of how synchronization stands now."""
        before, self._last = self._last, status
        if status.problem and (status.failures != before.failures or status.problem != before.problem):
            self._failed(status)
        elif status.phase is Phase.RESTING and status.last_round_at != before.last_round_at:
            self._round(status)

    def add(self, line: LogLine) -> None:
        """Put a line on top."""
        self._become((line, *self.lines)[:MOST])

    def now_us(self) -> int:
        """Return the moment by the office's clock, for a line."""
        return to_micros(self._clock())

    def close(self) -> None:
        """Write nothing any more."""
        self._open = False

    def _failed(self, status: Status) -> None:
        top = self.lines[0] if self.lines else None
        if top is not None and (top.kind, top.key) == ("failed", status.problem):
            again = msgspec.structs.replace(top, at_us=self.now_us(), times=top.times + 1)
            self._become((again, *self.lines[1:]))
        else:
            self.add(LogLine(at_us=self.now_us(), kind="failed", key=status.problem, says=status.says))

    def _round(self, status: Status) -> None:
        sent, received = status.sent - self._logged[0], status.received - self._logged[1]
        self._logged = (status.sent, status.received)
        if sent or received:
            self.add(LogLine(at_us=self.now_us(), kind="round", sent=sent, received=received))

    def began_anew(self) -> None:
        """Say that the synchronizer is another one: it counts from nothing again."""
        self._last, self._logged = Status(), (0, 0)

    def _take_kept(self, kept: tuple[LogLine, ...]) -> None:
        self.lines = (*self.lines, *kept)[:MOST]
        self.changed.emit()

    def _become(self, lines: tuple[LogLine, ...]) -> None:
        self.lines = lines
        self.changed.emit()
        if self._open:
            remembered, words = self._remembered, msgspec.json.encode(lines).decode()
            self._lanes.write(lambda: remembered.keep(_NAME, words), _nothing, owner=self)


def _decoded(words: str) -> tuple[LogLine, ...]:
    try:
        return tuple(_LINES.decode(words)) if words else ()
    except msgspec.MsgspecError as error:
        _log.info("the log of sending cannot be read and begins anew: %s", type(error).__name__)
        return ()


def _nothing(_value: object) -> None:
    """Have nothing to say."""
