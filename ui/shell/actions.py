"""Actions: the commands of the window and of its page as QActions, so that menu, keys and key sheet are one list.

A command that cannot be given now is not disabled: giving it says why.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.keys import key_of
from ui.preferences import Preferences


class Actions(QObject):
    """All that can be asked for now. `said_why` carries the reason when a command cannot be given."""

    changed = Signal()
    said_why = Signal(str)

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._of_window: tuple[Command, ...] = ()
        self._of_page: tuple[Command, ...] = ()
        self._actions: dict[str, QAction] = {}
        preferences.changed.connect(self._on_preferences)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Everything that can be asked for, each once: the page's first, then the window's that it does not replace."""
        replaced = {one.id for one in self._of_page}
        return (*self._of_page, *(one for one in self._of_window if one.id not in replaced))

    def set_window(self, commands: Sequence[Command]) -> None:
        """Take the commands that can be given on every page."""
        self._of_window = tuple(commands)
        self._make()

    def set_page(self, commands: Sequence[Command]) -> None:
        """Take the commands of the page that is shown now; one with the id of the window's goes before it."""
        before, self._of_page = self._of_page, tuple(commands)
        if _named(before) != _named(self._of_page):  # an action finds its command by its id when it is given
            self._make()

    def find(self, command: str) -> Command | None:
        """Return a command by its id."""
        return next((one for one in self.commands if one.id == command), None)

    def action(self, command: str) -> QAction | None:
        """Return the action of a command, for menus and buttons."""
        return self._actions.get(command)

    def key(self, command: str) -> str:
        """Return the key that is in force for a command, "" for none."""
        return key_of(command, self._preferences.chosen.keys)

    def run(self, command: str) -> None:
        """Give a command as its key would; nothing when there is none of this id."""
        found = self.find(command)
        if found is None:
            return
        reason = found.why_not()
        if reason:
            self.said_why.emit(reason)
        else:
            found.run()

    def _make(self) -> None:
        for old in self._actions.values():
            self._window.removeAction(old)
            old.deleteLater()
        self._actions = {}
        for command in self.commands:
            if command.id not in self._actions:
                self._actions[command.id] = self._made(command)
        self.changed.emit()

    def _made(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setObjectName(command.id)
        action.setMenuRole(QAction.MenuRole.NoRole)  # macOS would otherwise move those that sound like its own
        action.setShortcut(QKeySequence(self.key(command.id)))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(self._giver(command.id))
        self._window.addAction(action)
        return action

    def _giver(self, command: str) -> Callable[[], None]:
        return lambda: self.run(command)

    def _on_preferences(self, names: frozenset[str]) -> None:
        if "keys" in names:
            self._make()


def _named(commands: Sequence[Command]) -> list[tuple[str, str, str]]:
    """Return what of commands is seen from outside."""
    return [(one.id, one.words, one.group) for one in commands]
