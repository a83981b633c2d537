"""What a contact is about: the agency's eight reasons on keys, the others in a menu."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.agency import Pack
from ui.commands import Command
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import ReasonTiles
from ui.widgets.labels import Label
from ui.widgets.menus import PopupMenu


class ReasonPart(QWidget):
    """Heading, tiles and the menu of further reasons. `chosen` is told a reason's id."""

    chosen = Signal(str)

    def __init__(self, pack: Pack, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._keyed = sorted((one for one in pack.reasons if one.key is not None), key=lambda one: one.key or 0)
        self._others = [one for one in pack.reasons if one.key is None]
        self.tiles = ReasonTiles([(one.id, one.label, str(one.key)) for one in self._keyed])
        self.tiles.setAccessibleName(self.tr("What is it about?"))
        self.tiles.chosen.connect(self.chosen)
        self.more = Button(self.tr("More reasons"), kind="link", size="sm")
        self.more.clicked.connect(self.open_menu)
        self.error = Label("", "small", "danger")
        self.error.hide()
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(Label(self.tr("What is it about?"), "bodyMedium"))
        head.addWidget(Label(hint, "small", "text2"))
        head.addStretch(1)
        head.addWidget(self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme().px(8))
        whole.addLayout(head)
        whole.addWidget(self.tiles)
        whole.addWidget(self.error)
        self.more.setVisible(bool(self._others))

    def on_key(self, number: int) -> str:
        """Return the reason on a key, "" when the key is free."""
        found = self._pack.reason_on_key(number)
        return "" if found is None else found.id

    def show_reason(self, reason: str) -> None:
        """Show which reason was chosen; one without a tile is named by the menu's button."""
        self.tiles.set_value(reason if any(one.id == reason for one in self._keyed) else "")
        other = next((one for one in self._others if one.id == reason), None)
        self.more.set_words(other.title if other else self.tr("More reasons"))
        if reason:
            self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say that a reason is missing; "" takes it back."""
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))

    def open_menu(self) -> None:
        """Open the menu of further reasons."""
        commands = [
            Command(id=f"reason.{one.id}", words=one.title, run=self._chooser(one.id), group="") for one in self._others
        ]
        PopupMenu(commands, self).open_under(self.more)

    def _chooser(self, reason: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(reason)
