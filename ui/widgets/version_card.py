"""One of two versions of something, as a card that can be chosen: its words, how they are known, and its key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.theme.current import theme
from ui.theme.painting import mirrored, rounded, tip
from ui.theme.paragraphs import Paragraph
from ui.widgets.key_hints import keys_width, paint_keys

_MOST_LINES = 6
_LEAST, _LEAST_ALONE, _KEYS_FROM, _TOP = 56, 40, 190, 9


class VersionCard(QRadioButton):
    """A version of a field. It is chosen by click, Space or its key; arrows and figures are left to who holds it."""

    taken = Signal()

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._second, self._keys, self._is_told = "", "", keys, True
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringRadius", 8)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)
        theme().changed.connect(self._restyle)

    def show_version(self, words: str, second: str, *, spoken: str, told: bool = True) -> None:
        """Show what a side says; `told` false writes it paler: the side says nothing."""
        self._words, self._second, self._is_told = words, second, told
        self.setAccessibleName(spoken)
        self.setToolTip(tip(words))
        self._restyle()

    def words(self) -> str:
        """Return what the side says."""
        return self._words

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(theme().px(160), self.width())))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that long words need more height when there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of words, second line and the room around them."""
        first, second = self._laid_out(width)
        least = _LEAST if second else _LEAST_ALONE
        return max(theme().px(least), first.height + (second.height if second else 0) + theme().px(16))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room it would like."""
        return QSize(theme().px(220), self.heightForWidth(max(theme().px(160), self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room."""
        return QSize(theme().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hold the height the words need at this width."""
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002, N802
        """Say that the whole card can be pressed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose by Space; leave every other key to the comparison."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint card, mark, words and key."""
        painter, room, way, px = QPainter(self), QRectF(self.rect()), self.layoutDirection(), theme().px
        self._paint_ground(painter, room)
        first, second = self._laid_out(self.width())
        box = mirrored(QRectF(px(42), 0, self._text_width(self.width()), room.height()), room, way)
        text = first.height + (second.height if second else 0)
        top = min((room.height() - text) / 2, px(_TOP))  # cards beside each other begin on one line
        line = QRectF(0, top, room.width(), theme().line("bodyMedium"))
        self._paint_mark(painter, room, line)
        first.paint(painter, QPointF(box.left(), top), "text" if self._is_told else "text3")
        if second is not None:
            second.paint(painter, QPointF(box.left(), top + first.height), "text2")
        if self._shows_keys(self.width()):
            wide = keys_width(self._keys)
            place = QRectF(room.width() - px(10) - wide, line.top(), wide, line.height())
            paint_keys(painter, mirrored(place, room, way), self._keys)

    def _paint_ground(self, painter: QPainter, room: QRectF) -> None:
        radius = theme().size("radius", "row")
        if self.isChecked():
            line = "borderControl" if theme().is_high_contrast else "accent"  # there the accent is the focus's colour
            rounded(painter, room, radius, "selected", line, theme().px(1.5))
        else:
            line = "borderControl" if theme().is_high_contrast else "borderStrong"
            rounded(painter, room, radius, "hover" if self.underMouse() else "surface", line)

    def _paint_mark(self, painter: QPainter, room: QRectF, line: QRectF) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side = theme().px(18)
        mark = QRectF(theme().px(13), line.center().y() - side / 2, side, side)
        option.rect = mirrored(mark, room, self.layoutDirection()).toAlignedRect()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)

    def _shows_keys(self, width: int) -> bool:
        """Whether there is room for the key: the words go before it."""
        return bool(self._keys) and width >= theme().px(_KEYS_FROM)

    def _text_width(self, width: int) -> float:
        wide = keys_width(self._keys) + theme().px(8) if self._shows_keys(width) else 0.0
        return max(float(theme().px(60)), width - theme().px(42) - theme().px(12) - wide)

    def _laid_out(self, width: int) -> tuple[Paragraph, Paragraph | None]:
        wide, way = self._text_width(width), self.layoutDirection()
        role = "bodyMedium" if self._is_told else "body"
        first = Paragraph(self._words, role, wide, lines=_MOST_LINES, direction=way)
        second = Paragraph(self._second, "small", wide, lines=2, direction=way) if self._second else None
        return first, second
