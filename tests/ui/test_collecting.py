"""Garbage with widgets in it ends on the screen's thread, whoever allocates."""

import gc
from threading import Thread, current_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.collecting import Collecting


class _Ring(QWidget):
    """A widget in a cycle, which notes on which thread it ends."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself, self._ended = self, ended

    def __del__(self) -> None:
        self._ended.append(current_thread().name)


def _allocate() -> None:
    kept = [[number] for number in range(50_000)]
    assert len(kept) == 50_000


def test_no_thread_that_allocates_ends_a_widget(qtbot: QtBot) -> None:
    ended: list[str] = []
    home = QObject()
    collecting = Collecting(home)
    _Ring(ended)
    worker = Thread(target=_allocate, name="worker")
    worker.start()
    worker.join()
    assert ended == []
    for _ in range(30):  # what is there grows old by being looked at
        collecting._thresholds = (0, 0, 0)
        collecting.look()
    gc.collect()
    assert ended == [current_thread().name]


def test_garbage_is_found_while_the_window_runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))  # whatever was set in this process before
    ended: list[str] = []
    home = QObject()
    Collecting(home)
    _Ring(ended)
    kept: list[list[int]] = []

    def found() -> bool:
        kept.extend([number] for number in range(2_000))  # more than what ends meanwhile, as at work
        return bool(ended)

    qtbot.waitUntil(found)


def test_the_oldest_are_looked_at_again_only_when_they_have_become_more(qtbot: QtBot) -> None:
    home = QObject()
    collecting = Collecting(home)
    collecting._thresholds = (-1, -1, -1)
    full: list[int] = []

    def told(phase: str, about: dict[str, int]) -> None:
        if phase == "stop" and about["generation"] == 2:
            full.append(1)

    gc.callbacks.append(told)
    try:
        collecting.look()
        assert len(full) == 1
        collecting.look()
        assert len(full) == 1
        kept = [[number] for number in range(collecting._were // 2)]
        collecting.look()
        collecting.look()
        assert len(full) == 2
        assert kept
    finally:
        gc.callbacks.remove(told)
