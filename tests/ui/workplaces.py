"""A workplace for tests of pages: a real office, real threads, news, and a window that writes down what it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.office import Office
from tests.desk.sittings import MovableClock
from tests.ui.offices import Known
from ui.draft_keeping import DraftKeeper
from ui.news import News
from ui.places import Place
from ui.preferences import Preferences
from ui.shell.page import Page
from ui.tasks import Lanes
from ui.wording import Wording
from ui.work import Work

P = TypeVar("P", bound=Page)


@dataclass
class Toasted:
    """What a toast said, and what its Undo does."""

    words: str
    undo: Callable[[], None] | None


class PlainWindow(QWidget):
    """A window around one page. It goes nowhere, and writes down where it was sent and what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.toasts: list[Toasted] = []
        self.troubles: list[Exception] = []
        self.ran: list[str] = []
        self.backs = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.page: Page | None = None

    def hold(self, page: Page) -> None:
        """Show a page in the place of the one before."""
        self.page = page
        self._layout.addWidget(page)

    def go(self, place: Place) -> None:
        self.places.append(place)

    def replace(self, place: Place) -> None:
        self.places.append(place)

    def back(self) -> None:
        self.backs += 1

    def toast(self, words: str, *, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append(Toasted(words, undo))

    def trouble(self, error: Exception) -> None:
        self.troubles.append(error)

    def run(self, command: str) -> None:
        self.ran.append(command)
        if self.page is not None:
            for one in self.page.commands():
                if one.id == command:
                    one.run()

    def guest(self) -> QObject:
        return self


@dataclass
class Workplace:
    """One role at work in a test. `work` is what a page is handed; `plain` the window around it."""

    work: Work
    plain: PlainWindow
    known: Known
    clock: MovableClock
    pages: list[Page] = field(default_factory=list)

    @property
    def office(self) -> Office:
        """The office that is open."""
        return self.work.office


@contextmanager
def at_a_workplace(office: Office, known: Known, clock: MovableClock, folder: Path) -> Iterator[Workplace]:
    """Give a workplace, and end its threads and its office however the test ends."""
    lanes, news, plain = Lanes(), News(), PlainWindow()
    lanes.failed.connect(plain.trouble)
    work = Work(
        office=office,
        lanes=lanes,
        news=news,
        window=plain,
        preferences=Preferences(folder / "preferences.json"),
        wording=Wording(clock, office.sitting.calendar.time_zone, QLocale("en_GB")),
        drafts=DraftKeeper(office.drafts, lanes),
    )
    place = Workplace(work, plain, known, clock)
    try:
        yield place
    finally:
        for page in place.pages:
            page.leave()
        lanes.close()
        office.close()


def settled(qtbot: QtBot, work: Work) -> None:
    """Wait until everything that was asked of the threads has been answered."""
    qtbot.waitUntil(lambda: work.lanes.is_idle)


def in_window(work: Work, window: object) -> Work:
    """Return the same work in another window."""
    return replace(work, window=window)  # type: ignore[arg-type]
