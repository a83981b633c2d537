"""A page: what stands on the sheet. The window knows pages only by what is said here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.news import Changes
from ui.places import Place
from ui.work import Work


class Page(QWidget):
    """One page. Made for a place, shown, and ended by `leave`; text size and language changes make it anew.

    The window reloads it when something changed of what it `shows`.
    """

    path_changed = Signal()
    commands_changed = Signal()
    shows: frozenset[str] = frozenset()  # kinds of records; empty: reloaded by itself

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self.place = work, place
        self.setObjectName(place.page)

    def path(self) -> tuple[str, ...]:
        """Return the words of the path in the top bar, the widest first. Never a name while locked or hidden."""
        return ()

    def title_place(self) -> Place | None:
        """Return where the first word of the path leads."""
        return None

    def commands(self) -> Sequence[Command]:
        """Return what can be asked for on this page."""
        return ()

    def bar_commands(self) -> Sequence[str]:
        """Return the ids of those commands that have a button in the top bar too."""
        return ()

    def answers_place(self) -> Place:
        """Return where F1 leads: answers, where a page knows it, for what it is about."""
        return Place("answers")

    def panes(self) -> Sequence[QWidget]:
        """Return the panes between which F6 goes, in reading order."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return what has the focus when the page is opened."""
        return None

    def state(self) -> dict[str, object]:
        """Return what brings this page back as it is: tab, scroll, selection, cursor. No citizen's words."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Bring the page back as it was; called once, after it was made. What no longer fits is left out."""

    def reload(self, changes: Changes) -> None:
        """Show again what changed. Selection, scroll and what is being typed stay."""

    def find_in_page(self) -> None:
        """Answer Ctrl+F; nothing where there is nothing to find."""

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the names of citizens, for the counter (F9)."""

    def leave(self) -> None:
        """Keep what is typed; called when another page is shown, and before locking."""
