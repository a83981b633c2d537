"""Python's cyclic garbage is looked for on the screen's thread alone.

The collector otherwise runs on whichever thread happens to allocate, and takes widgets that lie in cycles down there;
Qt does not survive an object of the screen that ends on another thread. The steps are the collector's own thresholds,
and its rule for the oldest, whom a look holds the window up for, is much the same (CPython, Modules/gcmodule.c): only
when half more is there than after the last. What is there is told by blocks of memory: the collector's own list of
objects would show tuples that another thread is still filling, which then cannot be (CPython issue 59313).
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250
_OLDEST, _GROWN = 2, 1.5


class Collecting(QObject):
    """Looks for garbage from time to time, from its making until its parent ends. One for a program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._were, self._ask_at = 0, 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that have grown past their threshold, the youngest first."""
        for generation, threshold in enumerate(self._thresholds):
            if gc.get_count()[generation] <= threshold:
                return
            if generation == _OLDEST:
                self._look_at_the_oldest(threshold)
            else:
                gc.collect(generation)

    def _look_at_the_oldest(self, threshold: int) -> None:
        asked = gc.get_count()[_OLDEST]
        if asked < self._ask_at:
            return
        if sys.getallocatedblocks() <= self._were * _GROWN:
            self._ask_at = asked + threshold
            return
        gc.collect()
        self._were, self._ask_at = sys.getallocatedblocks(), 0
