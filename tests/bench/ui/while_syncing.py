"""How long the window is ever held up while synchronization takes many changes in: gaps between ticks of a timer."""

import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from caseworker.domain.people import Person
from tests.bench.ui.at_pages import Times
from tests.bench.ui.screen import Screen, opened_window
from ui.people.list_page import PeoplePage
from ui.places import Place

CHANGES = 10_000
_TICK_MS = 5
_ALL_OF_IT_S = 120.0


class Ticks(QObject):
    """How late each tick came, in milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.late: list[float] = []
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(_TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._last) - _TICK_MS))
        self._last = now


def while_syncing(changes: int = CHANGES) -> Times:
    """Show the table of people while a colleague's changes come in; return how late each tick was."""
    from tests.bench.ui import town  # noqa: PLC0415  the server and what it needs belong to another process

    context = get_context("spawn")
    line, far = context.Pipe()
    process = context.Process(target=town.run, args=(far, changes))
    process.start()
    try:
        directory, passphrase = line.recv()
        with opened_window(Path(directory), passphrase=passphrase) as screen:
            before = _at_rest_with(screen, 1)
            ticks = Ticks(screen.app)
            line.send("go")
            screen.until(line.poll)
            screen.session.send_now()
            _wait_for(screen, before + changes)
            return {"late": ticks.late}
    finally:
        line.send("end")
        process.join()


def _at_rest_with(screen: Screen, least: int) -> int:
    screen.session.send_now()
    _wait_for(screen, least)
    screen.go(Place("people"))
    page = screen.window.pages.page
    assert isinstance(page, PeoplePage), "it was asked for"
    screen.until(lambda: not page.model.state.is_loading)
    _rest(screen, 1.5)
    return _count(screen)


def _wait_for(screen: Screen, count: int) -> None:
    """Wait until so many people are here and nothing more is on its way."""
    give_up = time.monotonic() + _ALL_OF_IT_S
    while _count(screen) < count and time.monotonic() < give_up:
        _rest(screen, 0.25)
    _rest(screen, 0.5)
    screen.settled()


def _rest(screen: Screen, seconds: float) -> None:
    done = time.monotonic() + seconds
    screen.until(partial(_is_over, done))


def _is_over(moment: float) -> bool:
    return time.monotonic() >= moment


def _count(screen: Screen) -> int:
    with screen.office.store.reading() as reader:
        kind = Person.definition.kind
        return int(reader.connection.exec_driver_sql(f'SELECT count(*) FROM "{kind}"').scalar_one())
