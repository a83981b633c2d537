"""Menus of commands. A command that cannot be given stays in the menu and says why."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.commands import Command
from ui.theme.icons import qicon
from ui.theme.painting import tip
from ui.widgets.buttons import IconButton

Commands = Sequence[Command] | Callable[[], Sequence[Command]]


class PopupMenu(QMenu):
    """The commands of a thing. `refused` brings the sentence that says why one cannot be given now.

    `keys` names the key of a command by its id; a line between groups.
    """

    refused = Signal(str)

    def __init__(
        self, commands: Sequence[Command], parent: QWidget | None = None, *, keys: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        group = commands[0].group if commands else ""
        for command in commands:
            if command.group != group:
                self.addSeparator()
                group = command.group
            self._add(command, (keys or {}).get(command.id, ""))

    def _add(self, command: Command, keys: str) -> None:
        why = command.why_not()
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        words = command.words.replace("&", "&&")
        action = self.addAction(f"{words}\t{shown}" if shown else words)
        if command.icon:
            action.setIcon(qicon(command.icon, "textDisabled" if why else "text2"))
        if why:
            action.setToolTip(tip(why))
            action.setStatusTip(why)
        action.setObjectName(command.id)
        action.triggered.connect(partial(self._give, command))

    def _give(self, command: Command, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        why = command.why_not()
        if why:
            self.refused.emit(why)
        else:
            command.run()

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, at its leading edge."""
        size = self.sizeHint()
        across = widget.width() - size.width() if widget.isRightToLeft() else 0
        self.popup(widget.mapToGlobal(QPoint(across, widget.height() + 4)))


class MenuButton(IconButton):
    """An icon that opens a menu of commands; they are asked for when it opens. `refused` as of the menu."""

    refused = Signal(str)

    def __init__(
        self,
        icon: str,
        name: str,
        commands: Commands,
        *,
        keys: Mapping[str, str] | None = None,
        bordered: bool = True,
        size: str = "md",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, name, bordered=bordered, size=size, parent=parent)
        self._commands, self._by_id = commands, keys
        self.clicked.connect(self._open)

    def set_commands(self, commands: Commands) -> None:
        """Offer other commands."""
        self._commands = commands

    @Slot()
    def _open(self) -> None:
        commands = self._commands() if callable(self._commands) else self._commands
        menu = PopupMenu(commands, self, keys=self._by_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.refused.connect(self.refused)
        menu.open_under(self)
