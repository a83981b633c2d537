"""A canary for one fault of Qt's Python binding that ends the whole program without a word."""

import sys

from PySide6.QtCore import QObject

CALLS = 2_000


def test_calls_into_qt_do_not_use_up_none() -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to None on each call; some thousands ended the process."""
    padding = [None] * 5_000  # so that a faulty binding fails this test instead of ending the run
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < CALLS / 10
    assert len(padding) == 5_000
