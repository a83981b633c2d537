"""A seat: one role at the real window, opened as the program opens it, on a profile enrolled with the real server."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QApplication

from caseworker.desk.office import Office
from caseworker.domain.definition import Record
from tests.journeys.keys import Keyboard, answered
from tests.journeys.links import Link
from tests.together.sync_offices import Machine, Town
from ui.app import Application
from ui.opening import Around, Lobby
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.session import Session
from ui.shell.page import Page
from ui.shell.sync_words import SyncState
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Page)
SIZE = (1440, 900)
_ASK_EVERY_S = 0.3  # a call that comes while a round ends is answered by that round


@dataclass
class Seat:
    """Somebody at work in the window. `link` is this machine's network; `connected` whether a journey has it.

    `between` is called before each key that is pressed here.
    """

    town: Town
    machine: Machine
    link: Link
    application: Application
    lobby: Lobby
    connected: bool = True
    between: Callable[[], None] = lambda: None
    keys: Keyboard = field(init=False)

    def __post_init__(self) -> None:
        self.keys = self.keyboard()

    @property
    def office(self) -> Office:
        """The open office, for whatever a journey begins with, and to look at what came of it."""
        return self.machine.office

    @property
    def session(self) -> Session:
        """The session behind the window."""
        at_work = self.application.at_work
        assert at_work is not None
        assert at_work.session is not None
        return at_work.session

    @property
    def window(self) -> ShellWindow:
        """The window."""
        at_work = self.application.at_work
        assert at_work is not None
        assert at_work.window is not None
        return at_work.window

    def keyboard(self) -> Keyboard:
        """Return a keyboard on which nothing was pressed."""
        return Keyboard(self.window, lambda: self.session.lanes.is_idle, between=self.between)

    def page(self, kind: type[P]) -> P:
        """Return the page that is shown, which has to be of this kind."""
        page = self.window.pages.page
        assert isinstance(page, kind), (type(page), kind)
        return page

    def at(self, key: str) -> bool:
        """Whether the page of this key is shown."""
        here = self.window.history.here
        return here is not None and here.page == key

    def begin(self, place: Place) -> Keyboard:
        """Stand on a page with nothing open over it, and begin to count."""
        answered(_nothing_is_open, "what is open over the window does not close")
        self.window.activateWindow()
        answered(self.window.isActiveWindow, "the window is not the active one")
        self.keys.settle()
        self.window.go(place)
        self.keys.settle()
        self.keys = self.keyboard()
        return self.keys

    def room_key(self, page: str) -> str:
        """Return the key that leads to an entry of the navigation."""
        rooms = [room.page for room in self.window.rooms()]
        return f"Ctrl+{rooms.index(page) + 1}"

    def all(self, subject: type[R], order: str = "ORDER BY r.id") -> list[R]:
        """Return the records of a kind that this device holds."""
        with self.office.store.reading() as reader:
            return list(reader.select(subject, order))

    def get(self, subject: type[R], record: UUID) -> R:
        """Return a record as it is on this device."""
        with self.office.store.reading() as reader:
            return reader.get(subject, record)

    # What is said about sending

    @property
    def sync_words(self) -> str:
        """What the block at the foot of the navigation says."""
        return self.window.watch.sync.state.words

    @property
    def sync_state(self) -> SyncState:
        """What is told about sending."""
        return self.window.watch.sync.state.state

    def waiting(self) -> int:
        """Count what this device has not had an answer to."""
        return len(self.office.exchange.waiting())

    def lose_network(self) -> None:
        """Cut the network and wait until the window says so."""
        away, asked = {SyncState.OFFLINE, SyncState.DECIDE}, 0.0

        def noticed() -> bool:
            nonlocal asked
            status = self.session.status
            if time.monotonic() - asked > _ASK_EVERY_S:
                asked = time.monotonic()
                self.link.cut()
                self.session.send_now()
            return status is not None and bool(status.problem) and self.sync_state in away

        answered(noticed, "the window did not say that it is offline")

    def send_all(self) -> None:
        """Mend the network, and wait until the window says that everything was sent."""
        self.link.mend()
        self.session.send_now()
        answered(self.is_all_sent, f"not everything was sent: {self.sync_words}, {self.waiting()} waiting")

    def is_all_sent(self) -> bool:
        """Whether nothing waits and the window says so."""
        return self.waiting() == 0 and self.sync_state in {SyncState.ALL_SENT, SyncState.DECIDE}


@contextmanager
def a_seat(
    app: Themed, town: Town, machine: Machine, link: Link, folder: Path, *, is_sent: bool = True
) -> Iterator[Seat]:
    """Open the window of an enrolled machine, with its synchronization through this link.

    With `is_sent` it is waited for that the window says that everything was sent.
    """
    machine.synchronizer.stop()
    _reach(machine.office, link.url)
    folder.mkdir()
    lobby = Lobby(app, Around(profiles=folder / "profiles", preferences=folder / "preferences.json"), _nothing)
    lobby.preferences.change(theme=ThemeChoice.LIGHT, reduced_motion=True, language="en")
    application = Application()
    try:
        application.begin(lobby, machine.office)
        at_work = application.at_work
        assert at_work is not None
        answered(lambda: at_work.window is not None and at_work.window.isVisible(), "no window came")
        seat = Seat(town, machine, link, application, lobby)
        seat.window.resize(*SIZE)
        answered(lambda: not is_sent or seat.is_all_sent(), "the first round did not end")
        yield seat
    finally:
        machine.is_open = False
        window = application.at_work.window if application.at_work is not None else None
        if window is not None:
            window.close()
        application.end()
        lobby.close()
        for one in (window, application.at_work, lobby):
            if one is not None:
                one.deleteLater()
        QApplication.processEvents()


def _nothing_is_open() -> bool:
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if over is not None:
        over.close()
    return over is None


def _reach(office: Office, url: str) -> None:
    known = office.membership.current()
    assert known is not None
    office.membership.keep(msgspec.structs.replace(known, server=url))


def _nothing() -> Application:
    """Load nothing: the application is there already."""
    return Application()
