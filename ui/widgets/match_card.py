"""Somebody who may be the same: how likely, in words, and what agrees and what does not. Never a percentage."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Elided, Label
from ui.widgets.row_values import spoken


@dataclass(frozen=True, slots=True)
class Reason:
    """What was compared, what was found, and whether it agrees."""

    what: str
    found: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Somebody who is here already. `likely` says how likely it is the same person, `note` is a remark on it."""

    key: Hashable
    name: str
    number: str
    likely: str
    tone: str = "neutral"
    reasons: tuple[Reason, ...] = ()
    note: str = ""

    @property
    def sentence(self) -> str:
        """Return the card as it is read aloud."""
        same = QCoreApplication.translate("MatchCard", "{what} agrees: {found}")
        other = QCoreApplication.translate("MatchCard", "{what} differs: {found}")
        said = (
            (same if reason.agrees else other).format(what=reason.what, found=reason.found) for reason in self.reasons
        )
        return spoken(self.likely, self.name, self.number, *said, self.note)


class MatchCard(Card):
    """A match with its buttons. `used`, `second` and `third` give its key; the first carries `keys` ("Alt+1")."""

    used = Signal(object)
    second = Signal(object)
    third = Signal(object)

    def __init__(
        self,
        match: Match,
        use_words: str = "",
        second_words: str = "",
        *,
        keys: str = "",
        primary: bool = False,
        third_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.match = match
        self.setAccessibleName(match.sentence)
        self.use_button = Button(
            use_words or self.tr("Use this person"), kind="primary" if primary else "secondary", keys=keys, size="sm"
        )
        self.second_button = Button(second_words, kind="secondary" if primary else "ghost", size="sm", parent=self)
        self.use_button.setAccessibleDescription(match.sentence)
        self.second_button.setAccessibleDescription(match.sentence)
        self.second_button.setVisible(bool(second_words))
        self.third_button = Button(third_words, kind="ghost", size="sm", parent=self)
        self.third_button.setAccessibleDescription(match.sentence)
        self.third_button.setVisible(bool(third_words))
        self.third_button.clicked.connect(lambda: self.third.emit(match.key))
        self.use_button.clicked.connect(lambda: self.used.emit(match.key))
        self.second_button.clicked.connect(lambda: self.second.emit(match.key))
        self.box.setSpacing(theme().px(8))
        self.box.addLayout(self._head())
        if match.reasons:
            self.box.addLayout(_reasons(match.reasons))
        if match.note:
            self.box.addWidget(Label(match.note, "small", "text2", wrap=True))
        self.box.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Elided(self.match.name, "bodyMedium"))
        names.addWidget(Elided(self.match.number, "identifier", "text2"))
        head = QHBoxLayout()
        head.setSpacing(theme().px(10))
        head.addWidget(Avatar(self.match.name, 34), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(Chip(self.match.likely, self.match.tone), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> QWidget:
        holder = QWidget()
        foot = FlowLayout(holder, gap=theme().px(8))
        for button in (self.use_button, self.second_button, self.third_button):
            foot.addWidget(button)
        return holder


def _reasons(reasons: Sequence[Reason]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(7))
    grid.setVerticalSpacing(theme().px(2))
    grid.setColumnMinimumWidth(1, theme().px(62))
    grid.setColumnStretch(2, 1)
    for row, reason in enumerate(reasons):
        icon, colour = ("check", "success") if reason.agrees else ("x", "text3")
        grid.addWidget(IconLabel(icon, colour, 15), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(reason.what, "small", "text2"), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(reason.found, "small", wrap=True), row, 2)
    return grid
