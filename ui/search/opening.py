"""Opening search and commands over the window: what the window hands in, and that there is only one at a time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.places import Place
from ui.search.palette import Palette
from ui.search.results import PERSON
from ui.search.search_model import SearchModel
from ui.shell.window import ShellWindow
from ui.work import Work


class WindowHost:
    """The window as search sees it."""

    def __init__(self, window: ShellWindow) -> None:
        self._window = window

    @property
    def work(self) -> Work:
        """The work of the open profile."""
        return self._window.work

    def go(self, place: Place) -> None:
        """Show a place."""
        self._window.go(place)

    def offers(self, place: Place) -> bool:
        """Whether there is a page for a place."""
        return self._window.pages.offers(place)

    def commands(self) -> Sequence[Command]:
        """Return everything that can be asked for now, but for search itself: each once."""
        known = {one.id: one for one in reversed(self._window.actions_now.commands) if one.id != "window.search"}
        return tuple(reversed(known.values()))

    def key(self, command: str) -> str:
        """Return the key that is in force for a command."""
        return self._window.actions_now.key(command)

    def give(self, command: str) -> None:
        """Give a command."""
        self._window.run(command)

    def over(self) -> QWidget:
        """Return the window."""
        return self._window


def open_search(window: ShellWindow) -> None:
    """Open search over the window; where it is open already, it takes the focus."""
    known = window.findChild(Palette, "palette")
    if known is not None and known.isVisible():
        known.field.setFocus()
        return
    host = WindowHost(window)
    Palette(host, SearchModel(window.work, _lately(window)), window).start()


def _lately(window: ShellWindow) -> list[UUID]:
    """Return the people whose pages were shown since the window opened, the last first."""
    history = window.history
    places = [*history.after, *([history.here] if history.here else []), *reversed(history.before)]
    return [place.about for place in places if place.page == PERSON and place.about is not None]
