"""What the commands of the window do, beyond going from place to place."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from caseworker.desk.door_plates import LockWhy
from ui.places import Place
from ui.shell.actions import Actions
from ui.shell.frame import Frame
from ui.shell.history import History
from ui.shell.key_sheet import KeySheet
from ui.shell.menu import open_menu
from ui.shell.page_holder import PageHolder
from ui.shell.pane_walk import PaneWalk
from ui.shell.recent_model import RecentModel
from ui.work import Work

TEXT_SIZES = (100, 115, 130, 150, 175, 200)


class Host(Protocol):
    """The window, as far as its commands need it."""

    work: Work
    pages: PageHolder
    recent: RecentModel
    history: History
    actions_now: Actions

    @property
    def frame(self) -> Frame:
        """What is around the page."""

    def go(self, place: Place) -> None:
        """Show a place."""

    def back(self) -> None:
        """Return to the place before."""

    def forward(self) -> None:
        """Go where one came back from."""

    def lock(self, why: LockWhy) -> None:
        """Lock."""

    def search(self) -> None:
        """Open search and commands."""


class Doings(QObject):
    """The intents of the window's own commands."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host, self._window = host, window
        self._walk, self._names_hidden = PaneWalk(), False

    def go(self, place: Place) -> None:
        """Show a place."""
        self._host.go(place)

    def back(self) -> None:
        """Return to the place before."""
        self._host.back()

    def forward(self) -> None:
        """Go where one came back from."""
        self._host.forward()

    def why_no_way_back(self) -> str:
        """Return why there is no way back, "" when there is."""
        return "" if self._host.history.before else self.tr("This is where you began.")

    def why_no_way_forward(self) -> str:
        """Return why there is no way forward, "" when there is."""
        return "" if self._host.history.after else self.tr("You have not come back from anywhere.")

    def answers(self) -> None:
        """Show answers for what the page is about."""
        page = self._host.pages.page
        self._host.go(Place("answers") if page is None else page.answers_place())

    def find_in_page(self) -> None:
        """Find something on this page."""
        page = self._host.pages.page
        if page is not None:
            page.find_in_page()

    def next_pane(self) -> None:
        """Go to the next pane."""
        self._walk.step(self._panes(), 1)

    def previous_pane(self) -> None:
        """Go to the pane before."""
        self._walk.step(self._panes(), -1)

    def undo(self) -> None:
        """Undo the last action."""
        action = self._host.recent.undoable
        if action is not None:
            self._host.frame.toast.hide()
            self._host.recent.undo(action.number)

    def why_no_undo(self) -> str:
        """Return why nothing can be undone, "" when something can."""
        return "" if self._host.recent.undoable is not None else self.tr("There is nothing to undo.")

    def show_recent(self) -> None:
        """Show what was done since the application opened; what can be undone is undone by choosing it."""
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Recent actions"))
        for action in self._host.recent.actions:
            at = self._host.work.wording.time(action.at)
            words = self.tr("{time}  {action}") if action.undo is None else self.tr("{time}  {action} – undo")
            line = menu.addAction(words.format(time=at, action=action.words).replace("&", "&&"))
            line.setEnabled(action.undo is not None)
            line.triggered.connect(partial(self._undo_one, action.number))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing was done yet")).setEnabled(False)
        sheet = self._host.frame.sheet
        corner = sheet.mapToGlobal(sheet.rect().bottomLeft())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height()))

    def toggle_names(self) -> None:
        """Hide all names, or show them again."""
        self._names_hidden = not self._names_hidden
        self._host.pages.hide_names(hidden=self._names_hidden)

    def lock_now(self) -> None:
        """Lock."""
        self._host.lock(LockWhy.ASKED)

    def send_now(self) -> None:
        """Try now to send what waits."""
        if self._host.work.sending is not None:
            self._host.work.sending.send_now()

    def why_not_send(self) -> str:
        """Return why nothing is sent from here, "" when it is."""
        sending = self._host.work.sending
        if sending is not None and sending.status is not None:
            return ""
        return self.tr("This profile belongs to no server. Everything is saved on this device.")

    def change_text(self, steps: int) -> None:
        """Make text larger or smaller by so many steps; 0 is the usual size."""
        preferences = self._host.work.preferences
        now = preferences.chosen.text_percent
        at = max((number for number, size in enumerate(TEXT_SIZES) if size <= now), default=0)
        wanted = 0 if steps == 0 else min(len(TEXT_SIZES) - 1, max(0, at + steps))
        preferences.change(text_percent=TEXT_SIZES[wanted])

    def show_keys(self) -> None:
        """Show the keys of this page."""
        KeySheet(self._host.actions_now, self._window).open()

    def show_menu(self) -> None:
        """Show the menu of all commands."""
        open_menu(self._host.actions_now, self._host.frame.navigation.brand)

    def search(self) -> None:
        """Open search and commands."""
        self._host.search()

    def _undo_one(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._host.recent.undo(number)

    def _panes(self) -> Sequence[QWidget]:
        frame, page = self._host.frame, self._host.pages.page
        return [*(page.panes() if page is not None else ()), frame.navigation, frame.top]
