"""The application behind the unlock window: opens sessions, shows their window, locks and ends them.

It is loaded on a thread while a person types, so making it touches nothing of Qt but what belongs to no thread.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseworker.desk.door_plates import LockWhy
from caseworker.desk.locking import Restart, this_program
from caseworker.desk.office import Office
from ui.bridging import Bridge
from ui.entrance.door_words import UNKEPT, Said
from ui.entrance.further import FurtherSteps
from ui.entrance.keeper import Entered, Keeper
from ui.entrance.keeping import DoorKeeper
from ui.entrance.steps import Steps
from ui.messages import say
from ui.news import News
from ui.opening import Lobby
from ui.pages import PAGES, everywhere
from ui.remembering import Whereabouts, put_focus
from ui.search.opening import open_search
from ui.session import Opened, Session, open_lines
from ui.shell.page_holder import Pages
from ui.shell.window import Seats, ShellWindow
from ui.work import Work

_log = logging.getLogger(__name__)
_FOCUS_EVERY_MS, _FOCUS_TRIES = 40, 75
_TIDY_AFTER_MS = 4_000


class Application:
    """Satisfies `opening.Rest`. One profile is open at a time."""

    def __init__(
        self,
        *,
        restart: Callable[[], Restart] = this_program,
        is_practice: bool = False,
        pages: Pages = PAGES,
    ) -> None:
        self.keeper: Keeper = DoorKeeper()
        self.steps: Steps = FurtherSteps()
        self._restart, self._is_practice, self._pages = restart, is_practice, pages
        self.at_work: AtWork | None = None

    def take_over(self, lobby: Lobby, entered: Entered) -> None:
        """Open the lines of a profile and show its window."""
        assert isinstance(entered.office, Office), "the keeper opens offices"
        self.begin(lobby, entered.office)

    def begin(self, lobby: Lobby, office: Office) -> None:
        """The same with an office that was opened in another way."""
        self.at_work = AtWork(lobby, office, self._restart, self._pages, is_practice=self._is_practice)

    def end(self) -> None:
        """Close what is open."""
        if self.at_work is not None:
            self.at_work.close()


class AtWork(QObject):
    """One profile at work in its window, from unlock to lock or end. `shown` comes when its window is there."""

    shown = Signal()

    def __init__(
        self, lobby: Lobby, office: Office, restart: Callable[[], Restart], pages: Pages, *, is_practice: bool = False
    ) -> None:
        super().__init__(lobby)
        self._lobby, self._restart, self._pages, self._is_practice = lobby, restart, pages, is_practice
        self.session: Session | None = None
        self.window: ShellWindow | None = None
        self._office: Office | None = office
        self._news = News(self)
        self._bridge = Bridge(self._news, self)
        self._tries, self.has_arrived = 0, False
        told = self._bridge.told()
        lobby.lanes.write(lambda: open_lines(office, told), self._on_opened, self._on_failed, owner=self)

    def lock(self, why: LockWhy) -> None:
        """Keep everything, close the profile and begin the program anew at its unlock window. It asks nothing.

        Where something typed cannot be kept, a person who asked is told and nothing is locked; otherwise it is locked
        all the same, because nobody may be there, and the unlock window tells.
        """
        session, window = self.session, self.window
        if session is None or window is None:
            return
        kept, restart = False, self._restart()
        try:
            kept = session.keep_all(window.whereabouts)
        except Exception as error:  # noqa: BLE001  nothing may keep the screen from being locked
            _log.error("not everything was kept before locking: %s", type(error).__name__)
            if why is LockWhy.ASKED:
                window.trouble(error)
                return
            restart = replace(restart, environ={**restart.environ, UNKEPT: "1"})
        window.hide()
        session.lock(why, restart, draft_kept=kept)

    def close(self) -> None:
        """Keep what is typed and close the profile. Twice is once."""
        session, office = self.session, self._office
        self.session = self._office = None
        sys.excepthook = sys.__excepthook__
        if session is not None:
            session.close()
        elif office is not None:
            office.close()

    def _on_opened(self, opened: Opened) -> None:
        lobby = self._lobby
        session = Session(
            opened, self._bridge, self._news, lobby.preferences, is_practice=self._is_practice, parent=self
        )
        window = ShellWindow(lobby.preferences)
        self.session, self.window = session, window
        seats = Seats(pages=self._pages, lock=self.lock, search=open_search, everywhere=everywhere, again=self._again)
        window.begin(session.work(window), seats)
        window.setGeometry(lobby.window.geometry())
        window.resume(session.whereabouts)
        window.closed.connect(self.close)
        session.wipe_ordered.connect(self._on_wipe)
        lobby.system.locked.connect(self._on_system_lock)
        lobby.system.slept.connect(self._on_sleep)
        sys.excepthook = partial(_unhandled, window)
        window.setWindowState(lobby.window.windowState())
        window.show()
        lobby.window.hide()
        lobby.window.deleteLater()
        session.start()
        self.shown.emit()
        self._put_focus(session.whereabouts)
        QTimer.singleShot(_TIDY_AFTER_MS, session, session.tidy)

    def _again(self) -> Work:
        """Return the work in the language that is chosen now."""
        assert self.session is not None, "the window stands in a session"
        assert self.window is not None, "its window asks"
        self.session.reword()
        return self.session.work(self.window)

    def _on_failed(self, error: Exception) -> None:
        _log.error("the profile could not be opened: %s", type(error).__name__)
        self._office = None
        window = self._lobby.window
        window.begin()
        window.say(Said("circle-alert", say(error), "", "danger"))

    def _put_focus(self, whereabouts: Whereabouts | None) -> None:
        """Put the cursor back where it was once the page has filled itself, unless the person went elsewhere."""
        session, window = self.session, self.window
        if whereabouts is None or whereabouts.focus is None or session is None or window is None:
            self.has_arrived = True
            return
        page, self._tries = window.pages.page, self._tries + 1
        if page is None or self._tries > _FOCUS_TRIES or (session.lanes.is_idle and put_focus(page, whereabouts.focus)):
            self.has_arrived = True
            return
        QTimer.singleShot(_FOCUS_EVERY_MS, self, lambda: self._put_focus(whereabouts))

    @Slot()
    def _on_system_lock(self) -> None:
        self.lock(LockWhy.SYSTEM)

    @Slot()
    def _on_sleep(self) -> None:
        self.lock(LockWhy.SLEEP)

    @Slot()
    def _on_wipe(self) -> None:
        """Remove the profile as its agency ordered, and say so where it was."""
        session, window = self.session, self.window
        if session is None or window is None:
            return
        self.session = self._office = None
        window.hide()
        session.obey()
        fresh = self._lobby.again()
        title = self.tr("Your agency had this profile removed from this device")
        words = self.tr("Work that was already sent is safe on the server. Ask your administrator for a new ticket.")
        fresh.say(Said("shield-alert", title, words, "danger"))
        window.deleteLater()


def _unhandled(
    window: ShellWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Tell of a mistake that nobody answered for; the program goes on, and what was saved is safe."""
    if not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("mistake: %s", kind.__name__, exc_info=(kind, error, trace))
    window.trouble(error)  # type: ignore[arg-type]  # an Exception, as was asked above
