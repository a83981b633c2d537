"""The head of the page: who it is, how they are reached, what must be known first, and what can be done at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.commands import Command
from ui.person.header_facts import RiskChip
from ui.theme.current import theme
from ui.theme.painting import tip
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.facts_line import FactsLine
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Elided
from ui.widgets.menus import MenuButton

_NARROW, _SMALL = 820, 560


class Header(QWidget):
    """Shows name, facts and chips; `log_asked` and `case_asked` are its buttons, the rest is in its menu.

    `refused` brings the sentence that says why a command of the menu cannot be given.
    """

    log_asked = Signal()
    case_asked = Signal()
    refused = Signal(str)

    def __init__(
        self,
        more: Callable[[], Sequence[Command]],
        *,
        log_key: str,
        keys: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._avatar = Avatar("", 64)
        self._name = Elided("", "display")
        self._name.setObjectName("name")
        self._facts = FactsLine()
        self._facts.setObjectName("facts")
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips, gap=theme().px(6))
        self._log = Button(self.tr("Log contact"), kind="primary", icon="plus")
        self._log.setObjectName("log-contact")
        self._case = Button(self.tr("New case"))
        self._case.hide()
        self._more = MenuButton("ellipsis", self.tr("More for this person"), more, keys=keys)
        self._log.clicked.connect(self.log_asked)
        self._case.clicked.connect(self.case_asked)
        self._more.refused.connect(self.refused)
        self._log_key = log_key
        self._shown_chips: tuple[RiskChip, ...] = ()
        self._said: tuple[tuple[str, ...], str, tuple[RiskChip, ...]] = ((), "", ())
        self._is_narrow = True  # until there is room: what begins wide would keep its window from being narrow
        self._lay_out()

    def show_person(self, name: str, facts: Sequence[str], chips: Sequence[RiskChip], *, place: str = "") -> None:
        """Show who it is; a name that is not known is "" and said in words.

        Where there is little room, the place and the chips that warn of nothing are left to the Details tab.
        """
        self._said = (tuple(facts), place, tuple(chips))
        self._avatar.set_name(name)
        self._name.set_text(name or self.tr("Not identified yet"))
        self._show_facts()

    def _show_facts(self) -> None:
        facts, place, chips = self._said
        shown = facts if self._is_narrow or not place else (*facts, place)
        self._facts.set_facts(shown)
        fitting = tuple(one for one in chips if one.tone != "neutral") if self._is_narrow else chips
        if fitting != self._shown_chips:
            self._show_chips(fitting)

    def _show_chips(self, chips: Sequence[RiskChip]) -> None:
        self._shown_chips = tuple(chips)
        while (item := self._chip_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in chips:
            chip = Chip(one.words, one.tone, one.icon)
            chip.setAccessibleName(one.sentence)
            chip.setToolTip(tip(one.sentence))
            self._chip_row.addWidget(chip)
        self._chips.setVisible(bool(chips))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the second button to the menu, and the key hint out, where there is little room."""
        super().resizeEvent(event)
        self._avatar.setVisible(self.width() >= theme().px(_SMALL))  # the name comes first
        narrow = self.width() < theme().px(_NARROW)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._case.setVisible(not narrow)
            self._log.set_keys("" if narrow else self._log_key)
            self._show_facts()

    def _lay_out(self) -> None:
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(28), px(22), px(28), px(14))
        row.setSpacing(px(18))
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        first = QHBoxLayout()  # what follows below has the room under the buttons, too
        first.setSpacing(px(8))
        first.addWidget(self._name, 1)
        for button in (self._log, self._case, self._more):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addLayout(first)
        words.addWidget(self._facts)
        words.addSpacing(px(2))
        words.addWidget(self._chips)
        words.addStretch(1)
        row.addLayout(words, 1)
