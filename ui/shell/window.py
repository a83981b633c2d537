"""The window: history, commands, notices and the page, held together. It is what pages know as `Window`.

    window = ShellWindow(preferences)
    work = session.work(window)
    window.begin(work, Seats(pages=PAGES, lock=…))
    window.resume(session.whereabouts)

It knows pages only as `Page`, and no office but through the models.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QVBoxLayout, QWidget

from caseworker.desk.door_plates import LockWhy
from ui.commands import Command
from ui.messages import say
from ui.places import Place
from ui.preferences import Preferences
from ui.remembering import Whereabouts
from ui.shell.actions import Actions
from ui.shell.counts_model import CountsModel
from ui.shell.doings import Doings
from ui.shell.frame import Frame
from ui.shell.history import History
from ui.shell.menu import fill_system_bar
from ui.shell.navigation import NavShown
from ui.shell.notices_model import NoticesModel
from ui.shell.page_holder import PageHolder, Pages
from ui.shell.recent_model import RecentModel
from ui.shell.rooms import Room, landing, rooms
from ui.shell.state_notices import trouble_notice
from ui.shell.state_watch import StateWatch
from ui.shell.top_bar import Keys
from ui.shell.window_commands import window_commands
from ui.theme.current import made_for, theme
from ui.widgets.rings import FocusRing
from ui.work import Work

RAIL_BELOW = 1180
SMALLEST, USUAL = (1024, 640), (1440, 900)
_TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """What the window is given to work with: its pages by key, what locks, and what opens search and commands.

    `lock` keeps what is typed, ends the office and begins the program anew; `search` opens over the window.
    `everywhere` returns the commands of rooms that can be given on every page, `again` the work in the language that is
    chosen now.
    """

    pages: Pages
    lock: Callable[[LockWhy], None]
    search: Callable[["ShellWindow"], None] | None = None
    everywhere: Callable[["ShellWindow"], Sequence[Command]] | None = None
    again: Callable[[], Work] | None = None


class ShellWindow(QWidget):
    """The one window of an open profile. `closed` comes when it closed with nothing lost."""

    closed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.preferences = preferences
        self.actions_now, self.notices, self.history = Actions(self, preferences), NoticesModel(self), History()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._frame: Frame | None = None
        self._may_lose = self._is_over = False
        self._system_bar = QMenuBar() if sys.platform == "darwin" else None
        self._look = made_for()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.renew)

    # Beginning

    def begin(self, work: Work, seats: Seats) -> None:
        """Take the work of an open profile and show the frame; `resume` shows the first page."""
        self.work, self._seats = work, seats
        self.setWindowTitle(self.tr("Caseworker – practice") if work.is_practice else "Caseworker")
        self.recent = RecentModel(work.wording.now, self)
        self.pages = PageHolder(work, seats.pages, self)
        self.counts = CountsModel(work.office, work.lanes, work.news, [room.page for room in self.rooms()], self)
        self._doings = Doings(self, self)
        self.watch = StateWatch(work, self.notices, self, try_now=self._doings.send_now, open_page=self._open_sync)
        self._connect()
        self._build()
        self._ring = FocusRing(cast(QApplication, QApplication.instance()))
        self.counts.load()
        self.watch.start()

    def resume(self, whereabouts: Whereabouts | None) -> None:
        """Show where somebody was, or where the role lands."""
        place = whereabouts.place if whereabouts is not None else None
        if place is None or not self.pages.offers(place):
            place, whereabouts = self._landing(), None
        self.history.go(place)
        self.pages.show(place, None if whereabouts is None else whereabouts.focus)

    def put_above(self, bar: QWidget) -> None:
        """Let a bar stand above everything, on every page."""
        self._layout.insertWidget(0, bar)

    @property
    def frame(self) -> Frame:
        """What is around the page."""
        assert self._frame is not None, "the window has begun"
        return self._frame

    def whereabouts(self) -> Whereabouts | None:
        """Return where somebody is now, with the field and the cursor. The page goes on: locking may yet be refused."""
        here = self.history.here
        if here is None:
            return None
        return Whereabouts(replace(here, state=self.pages.state()), self.pages.focus())

    def rooms(self) -> tuple[Room, ...]:
        """Return the entries of the navigation."""
        return rooms([self.work.office.card.role], self._seats.pages)

    # What pages may ask

    def go(self, place: Place) -> None:
        """Show a place; the one that was shown is kept for `back`, with its state."""
        if not self.pages.offers(place):
            return
        self._leave()
        self.history.go(place)
        self.pages.show(place)

    def replace(self, place: Place) -> None:
        """Show a place instead of this one."""
        if not self.pages.offers(place):
            return
        self._leave()
        self.history.replace(place)
        self.pages.show(place)

    def back(self) -> None:
        """Return to where one was before."""
        if self.history.before:
            self._step(self.history.back)

    def forward(self) -> None:
        """Go where one came back from."""
        if self.history.after:
            self._step(self.history.forward)

    def toast(self, words: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say what just happened."""
        self.notices.drop(_TROUBLE)
        self.recent.say(words, undo)

    @Slot(object)
    def trouble(self, error: Exception) -> None:
        """Say in a bar what went wrong."""
        self.notices.put(trouble_notice(_TROUBLE, say(error)))

    def run(self, command: str) -> None:
        """Give the command of this id, as its key would."""
        self.actions_now.run(command)

    def guest(self) -> QObject:
        """Return the object under which dialogs and panels are made."""
        return self

    # What its own commands and parts ask

    def lock(self, why: LockWhy) -> None:
        """Lock; what is typed is kept first, by whoever locks."""
        self._seats.lock(why)

    @Slot()
    def _on_idle_due(self) -> None:
        self.lock(LockWhy.IDLE)

    def search(self) -> None:
        """Open search and commands."""
        if self._seats.search is not None:
            self._seats.search(self)

    @Slot()
    def renew(self) -> None:
        """Make everything that is seen anew, for another language or size of text: place, state and focus stay."""
        if self._is_over:
            return
        where = self.whereabouts()
        self._keep_typed()
        self.pages.leave()
        if self._seats.again is not None:
            self.work = self.pages.work = self._seats.again()
            self.watch.reword(self.work)
        self._look = made_for()
        self._build()
        if where is not None:
            self.history.here = where.place
            self.pages.show(where.place, where.focus)

    def _build(self) -> None:
        before, self._frame = self._frame, self._made_frame()
        self._layout.addWidget(self._frame)
        self._frame.show()
        self.pages.stand_on(self._frame.sheet)
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        entries = self.rooms()
        commands = window_commands(self._doings, entries, self.pages.offers)
        without = "" if self._seats.search is not None else "window.search"
        more = self._seats.everywhere(self) if self._seats.everywhere is not None else ()
        self.actions_now.set_window([*(one for one in commands if one.id != without), *more])
        self._wire()

    def _furnish(self) -> None:
        """Make navigation and top bar anew, for another width or other keys."""
        self.frame.furnish(self._nav_shown(), self._keys())
        self._wire()

    def _made_frame(self) -> Frame:
        search = self._seats.search is not None
        return Frame(self._nav_shown(), self._keys(), self.notices, self.recent, self, search=search)

    def _keys(self) -> Keys:
        key = self.actions_now.key
        return Keys(back=key("window.back"), forward=key("window.forward"), search=key("window.search"))

    def _nav_shown(self) -> NavShown:
        office = self.work.office
        return NavShown(
            office=office.sitting.pack.agency.name,
            who=office.card.name,
            second=self.work.wording.role(office.card.role),
            rooms=self.rooms(),
            lock_keys=self.actions_now.key("window.lock"),
            offers_settings=self.pages.offers(Place("settings")),
            rail=self._is_narrow(),
        )

    def _wire(self) -> None:
        """Connect navigation and top bar, and fill them: they are new."""
        navigation, top = self.frame.navigation, self.frame.top
        navigation.went.connect(self.go)
        navigation.synced.connect(self._open_sync)
        navigation.locked.connect(self._doings.lock_now)
        navigation.menu.connect(self._doings.show_menu)
        top.went_back.connect(self.back)
        top.went_forward.connect(self.forward)
        top.path_chosen.connect(self._go_up)
        top.searched.connect(self.search)
        top.synced.connect(self._open_sync)
        top.commanded.connect(self.run)
        self._show_sync()
        self._show_counts()
        self._show_page()

    def _connect(self) -> None:
        self.pages.changed.connect(self._on_page)
        self.pages.again.connect(self._show_again)
        self.counts.changed.connect(self._show_counts)
        self.watch.sync.changed.connect(self._show_sync)
        self.watch.idle_due.connect(self._on_idle_due)
        self.actions_now.said_why.connect(self._say_why)
        self.actions_now.changed.connect(self._fill_system_bar)
        self.work.lanes.failed.connect(self.trouble)
        theme().changed.connect(self._on_theme)
        self.preferences.changed.connect(self._on_preferences)

    # Going

    def _landing(self) -> Place:
        return landing([self.work.office.card.role], self._seats.pages, self.preferences.chosen.landing)

    def _leave(self) -> None:
        self._keep_typed()
        self.history.leave(self.pages.leave())
        self.notices.drop(_TROUBLE)

    def _keep_typed(self) -> bool:
        """Write down what is typed, before the page that would read it again is made."""
        try:
            self.work.drafts.keep_now()
        except Exception as error:  # noqa: BLE001  whatever the store says is told, and the page goes on
            self.trouble(error)
            return False
        return True

    def _step(self, step: Callable[[], Place | None]) -> None:
        self._leave()
        place = step()
        if place is not None:
            self.pages.show(place)

    def _go_up(self) -> None:
        page = self.pages.page
        place = None if page is None else page.title_place()
        if place is not None:
            self.go(place)

    def _open_sync(self) -> None:
        self.go(Place("sync"))

    def _show_again(self) -> None:
        if self.history.here is not None:
            self.pages.show(self.history.here)

    # Showing

    @Slot()
    def _on_page(self) -> None:
        page = self.pages.page
        self.actions_now.set_page(() if page is None else page.commands())
        self._show_page()

    def _show_page(self) -> None:
        page, top = self.pages.page, self.frame.top
        words = () if page is None else page.path()
        top.show_path(words, first_leads=page is not None and page.title_place() is not None)
        top.show_ways(back=bool(self.history.before), forward=bool(self.history.after))
        wanted = () if page is None else page.bar_commands()
        found = [one for name in wanted if (one := self.actions_now.find(name)) is not None]
        top.show_commands([(one, self.actions_now.key(one.id)) for one in found])
        self.frame.navigation.show_place(self.history.here, None if page is None else page.title_place())

    @Slot()
    def _show_counts(self) -> None:
        self.frame.navigation.show_counts(self.counts.state.of)

    @Slot()
    def _show_sync(self) -> None:
        for part in (self.frame.navigation, self.frame.top):
            part.show_sync(self.watch.sync.state)

    @Slot()
    def _fill_system_bar(self) -> None:
        if self._system_bar is not None:
            fill_system_bar(self._system_bar, self.actions_now)

    @Slot(str)
    def _say_why(self, words: str) -> None:
        self.frame.toast.tell(words)

    # Changes of the surroundings

    @Slot()
    def _on_theme(self) -> None:
        if self._look != made_for():
            self._soon.start()

    def _on_preferences(self, names: frozenset[str]) -> None:
        if "keys" in names:
            self._furnish()

    def _is_narrow(self) -> bool:
        return self.width() / theme().scale < RAIL_BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turn the navigation into a rail, or back."""
        super().resizeEvent(event)
        if self._frame is not None and self._frame.is_rail != self._is_narrow():
            self._furnish()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground of the frame."""
        QPainter(self).fillRect(event.rect(), theme().colour("chrome"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say everything anew in another language or direction."""
        super().changeEvent(event)
        if self._frame is not None and event.type() in {QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange}:
            self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close when what is typed was written down; where that fails, say so once and close the next time."""
        if self._frame is not None and not (self._keep_typed() or self._may_lose):
            self._may_lose = True
            event.ignore()
            return
        if self._frame is not None:
            self.pages.leave()
            self.watch.stop()
        self._is_over = True
        super().closeEvent(event)
        self.closed.emit()
