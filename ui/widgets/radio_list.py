"""A card of choices with two lines each: which case a contact belongs to, who a task goes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.current import theme
from ui.theme.painting import draw_text, mirrored, rounded, text_width
from ui.widgets.chips import chip_width, paint_chip


@dataclass(frozen=True, slots=True)
class RadioOption:
    """One choice. `chip` is its words, `tone` and `icon` those of the chip."""

    key: str
    title: str
    second: str = ""
    chip: str = ""
    tone: str = "neutral"
    icon: str = ""


class RadioCard(QRadioButton):
    """One choice with its two lines, painted as a row of a card."""

    def __init__(self, option: RadioOption, *, is_last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option, self._is_last = option, is_last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(", ".join(part for part in (option.title, option.second, option.chip) if part))
        theme().changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the row."""
        lines = theme().line("body") + (theme().line("small") if self._option.second else 0)
        return QSize(theme().px(220), max(theme().px(40), lines + theme().px(8)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room."""
        return QSize(theme().px(120), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802
        """Say that the whole row can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint mark, words and chip."""
        painter, room, way = QPainter(self), QRectF(self.rect()), self.layoutDirection()
        if self.underMouse():
            rounded(painter, room.adjusted(2, 2, -2, -2), theme().size("radius", "chip"), "hover")
        self._paint_mark(painter, room)
        inside = room.adjusted(theme().px(44), theme().px(4), -theme().px(12), -theme().px(4))
        if self._option.chip:
            words = max(text_width(self._option.title, "bodyMedium"), text_width(self._option.second, "small"))
            spare = inside.width() - min(words, inside.width() * 0.45) - theme().px(10)
            wide = min(chip_width(self._option.chip, icon=self._option.icon), spare)
            chip = QRectF(inside.right() - wide, inside.top(), wide, inside.height())
            paint_chip(
                painter, mirrored(chip, room, way), self._option.chip, tone=self._option.tone, icon=self._option.icon
            )
            inside.setRight(chip.left() - theme().px(8))
        self._paint_words(painter, mirrored(inside, room, way))
        if not self._is_last:
            painter.fillRect(QRectF(1, room.bottom() - 1, room.width() - 2, 1), theme().colour("border"))

    def _paint_mark(self, painter: QPainter, room: QRectF) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = theme().px(18)
        mark = QRectF(theme().px(14), room.center().y() - side / 2, side, side)
        option.rect = mirrored(mark, room, self.layoutDirection()).toAlignedRect()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        if not self._option.second:
            draw_text(painter, room, self._option.title, "bodyMedium")
            return
        first, second = theme().line("body"), theme().line("small")
        top = room.center().y() - (first + second) / 2
        draw_text(painter, QRectF(room.left(), top, room.width(), first), self._option.title, "bodyMedium")
        below = QRectF(room.left(), top + first, room.width(), second)
        draw_text(painter, below, self._option.second, "small", "text2")


class RadioList(QFrame):
    """Choices below each other. `chosen` comes when a person chooses; `value` is "" while nothing is chosen."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[RadioOption] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, RadioCard] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[RadioOption]) -> None:
        """Offer other choices; the chosen one stays where it is still there."""
        kept = self.value()
        for card in self._cards.values():
            self._group.removeButton(card)
            card.setParent(None)
            card.deleteLater()
        self._cards = {}
        for option in options:
            card = RadioCard(option, is_last=option is options[-1])
            self._cards[option.key] = card
            self._group.addButton(card)
            self._column.addWidget(card)
        self.set_value(kept)

    def value(self) -> str:
        """Return the key that is chosen, "" when none is."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without telling; a key that is not there chooses nothing."""
        self._group.setExclusive(False)
        for own, card in self._cards.items():
            card.setChecked(own == key)
        self._group.setExclusive(True)

    def card(self, key: str) -> RadioCard:
        """Return the row of a key."""
        return self._cards[key]

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.value())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the card."""
        line = "borderControl" if theme().is_high_contrast else "borderStrong"
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), "surface", line)
