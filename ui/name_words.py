"""Misspelt names are found by the words of all names, read once; they are read again after people have changed.

Reading takes seconds in a very large office, on a thread: so it waits for a pause, the longer the longer it took the
last time.
"""

from time import monotonic

from PySide6.QtCore import QObject, QTimer

from caseworker.desk.finding import Finding
from caseworker.domain.people import Person
from ui.news import Changes, News
from ui.tasks import Lanes

PAUSE_MS = 3_000
_TIMES_AS_LONG = 20
_PEOPLE = frozenset({Person.definition.kind})


class NameWords(QObject):
    """Keeps the words of names fresh for one open profile."""

    def __init__(self, finding: Finding, lanes: Lanes, news: News, parent: QObject) -> None:
        super().__init__(parent)
        self._finding, self._lanes = finding, lanes
        self._took_ms = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.read)
        news.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read the words of all names now, off the screen's thread."""
        self._lanes.network(lambda _job: self._read(), self._on_read, owner=self)

    def _read(self) -> int:
        began_s = monotonic()
        self._finding.prepare()
        return round((monotonic() - began_s) * 1000)

    def _on_read(self, took_ms: int) -> None:
        self._took_ms = took_ms

    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(_PEOPLE):
            self._pause.start(max(PAUSE_MS, self._took_ms * _TIMES_AS_LONG))
