"""The key sheet: every command of this page with its key, by groups. Another key puts it away and does what it does."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget

from ui.commands import Command
from ui.shell.actions import Actions
from ui.theme.current import theme
from ui.widgets.key_hints import KeyHint
from ui.widgets.labels import Label
from ui.widgets.panel import Panel

_WIDTH, _EDGE = 760, 24
_TWO_COLUMNS_FROM = 620
_ONLY_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
_SCROLLING = {
    "Down": QAbstractSlider.SliderAction.SliderSingleStepAdd,
    "Up": QAbstractSlider.SliderAction.SliderSingleStepSub,
    "PgDown": QAbstractSlider.SliderAction.SliderPageStepAdd,
    "PgUp": QAbstractSlider.SliderAction.SliderPageStepSub,
    "Home": QAbstractSlider.SliderAction.SliderToMinimum,
    "End": QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeySheet(Panel):
    """A look at the keys. Those without one are left out: they are in the palette."""

    def __init__(self, actions: Actions, over: QWidget) -> None:
        title = QCoreApplication.translate("KeySheet", "Keys of this page")
        super().__init__(title, over, width=_WIDTH, name="key-sheet")
        self._actions = actions
        self.setProperty("ownRing", True)
        self.body.addLayout(self._groups_in_columns(over.window().width() / theme().scale))
        self.answer(actions.key("window.keys"), self.close_panel)
        for key, action in _SCROLLING.items():
            self.answer(key, partial(self.scroll_by, action))

    def event(self, event: QEvent) -> bool:
        """Be put away by a key that is meant for the page, which then gets it."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and self._is_for_page(event):  # type: ignore[arg-type]  # just asked
            self.close_panel()
            return False
        return super().event(event)

    def _is_for_page(self, event: QKeyEvent) -> bool:
        is_command = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
        is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        return (is_command or is_function) and event.key() not in _ONLY_HELD and not self.answers(event)

    def _groups_in_columns(self, room: float) -> QHBoxLayout:
        """Return the groups in one or two columns, about equally long, each read from top to bottom."""
        count = 2 if min(room - 2 * _EDGE, _WIDTH) >= _TWO_COLUMNS_FROM else 1
        beside, columns = QHBoxLayout(), [QVBoxLayout() for _ in range(count)]
        beside.setSpacing(theme().px(36))
        groups = self._groups()
        whole, before = sum(len(commands) + 2 for _, commands in groups), 0
        for group, commands in groups:
            middle = before + (len(commands) + 2) / 2
            columns[min(count - 1, int(count * middle / whole))].addLayout(self._group(group, commands))
            before += len(commands) + 2
        for column in columns:
            column.setSpacing(theme().px(20))
            column.addStretch(1)
            beside.addLayout(column, 1)
        return beside

    def _groups(self) -> list[tuple[str, list[Command]]]:
        found: dict[str, list[Command]] = {}
        for command in self._actions.commands:
            if self._actions.key(command.id):
                found.setdefault(command.group, []).append(command)
        return list(found.items())

    def _group(self, group: str, commands: Sequence[Command]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(6))
        column.addWidget(Label(group, "sub"))
        for command in commands:
            row = QHBoxLayout()
            row.addWidget(Label(command.words, "body", "text2"), 1)
            row.addWidget(KeyHint(self._actions.key(command.id)))
            column.addLayout(row)
        return column
