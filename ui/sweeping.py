"""The sweep in the background of an open profile: who came or changed is compared with everybody else, bit by bit.

It begins a moment after people have changed, by whomever, after a synchronization or an import, and once a day. Between
two steps everything else goes first: while anything is asked of the store, it waits.
"""

import logging

from PySide6.QtCore import QObject, QTimer

from caseworker.desk.sweeping import Sweeping, Swept
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from ui.news import Changes, News
from ui.tasks import Lanes

PAUSE_MS, GAP_MS, BUSY_MS = 1_000, 40, 200
DAY_MS = 24 * 60 * 60 * 1000
MOST_A_ROUND = 20_000  # people; whoever is left is looked at in the next round, at the latest a day later
_TELL_EVERY = 100  # people
LIKELY_PAIR = "likely_pair"
"""The kind under which `News` tells that other pairs are listed."""
_PEOPLE = frozenset({Person.definition.kind})
_log = logging.getLogger(__name__)


class Sweeper(QObject):
    """Steps through those who wait to be compared, and tells `news` when other pairs may be listed."""

    def __init__(self, desk: Sweeping, lanes: Lanes, news: News, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._lanes, self._news = desk, lanes, news
        self._left = self._untold = 0
        self._is_looking = False
        self._next, self._daily = QTimer(self), QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._step)
        self._daily.setInterval(DAY_MS)
        self._daily.timeout.connect(self.begin)
        news.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Begin a round, now and then once a day. Nothing happens for somebody who may merge nobody."""
        self._daily.start()
        if self._desk.is_of_use:
            self._left = MOST_A_ROUND
            self._next.start(GAP_MS)

    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(_PEOPLE) and self._desk.is_of_use:
            self._left = MOST_A_ROUND
            self._next.start(PAUSE_MS)

    def _step(self) -> None:
        if self._lanes.is_idle and not self._is_looking:
            self._is_looking = True
            self._lanes.background(self._desk.step, self._on_step, self._on_failed, owner=self)
        else:
            self._next.start(BUSY_MS)

    def _on_step(self, swept: Swept) -> None:
        self._is_looking = False
        self._left -= swept.looked_at
        self._untold += swept.looked_at
        goes_on = swept.goes_on and self._left > 0
        if self._untold >= _TELL_EVERY or (self._untold and not goes_on):
            self._untold = 0
            self._news.changed.emit(Changes(frozenset({LIKELY_PAIR})))
        if goes_on and not self._next.isActive():
            self._next.start(GAP_MS if swept.is_ready else PAUSE_MS)

    def _on_failed(self, error: Exception) -> None:
        """What cannot be compared now is tried again when people have changed, or tomorrow."""
        self._is_looking = False
        level = logging.INFO if isinstance(error, CaseworkerError) else logging.WARNING
        _log.log(level, "the sweep for duplicates stopped: %s", type(error).__name__)
