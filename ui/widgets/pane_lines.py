"""The lines and facts of a side pane: painted, read aloud as one sentence, a button where they lead somewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded, text_width, tip
from ui.widgets.avatars import paint_avatar
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.row_canvas import RowCanvas, tone_text
from ui.widgets.row_values import spoken

TITLE, SECOND, CHIP_LINE, COLUMN = 18.0, 17.0, 24.0, 100.0
LEAST_TARGET = 24  # pixels that can be hit


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a side pane shows. `tone` colours its icon, `second_tone` its second line."""

    icon: str
    title: str
    second: str = ""
    trailing: str = ""
    tone: str = ""
    avatar: str = ""
    chip: str = ""
    chip_tone: str = "neutral"
    chip_dot: bool = False
    second_tone: str = ""

    @property
    def sentence(self) -> str:
        """Return the line as it is read aloud."""
        return spoken(self.title, self.second, self.chip, self.trailing)

    def height(self) -> int:
        """Return how high it is."""
        head = CHIP_LINE if self.chip else TITLE
        needed = theme().px(head + SECOND + 1) if self.second else theme().px(head + 2)
        return max(needed, theme().size("size", "avatar", 1)) if self.avatar else needed


def _canvas(painter: QPainter, widget: QWidget) -> RowCanvas:
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return RowCanvas(painter, QRectF(widget.rect()), mirrored)


def _paint_line(canvas: RowCanvas, line: Line) -> None:
    px = theme().px
    head = px(CHIP_LINE if line.chip else TITLE)
    above = max(0.0, (canvas.height - line.height()) / 2) if line.second else 0.0
    top = above + (head - px(TITLE)) / 2 if line.second else (canvas.height - px(TITLE)) / 2
    x, end = _paint_start(canvas, line, top), _paint_end(canvas, line, top)
    canvas.text(canvas.box(x, top, end - x, px(TITLE)), line.title, "smallMedium")
    second = canvas.box(x, above + head, canvas.width - x, px(SECOND))
    canvas.text(second, line.second, "small", tone_text(line.second_tone, "text2"))


def _paint_start(canvas: RowCanvas, line: Line, top: float) -> float:
    px = theme().px
    if line.avatar:
        size = theme().size("size", "avatar", 1)
        paint_avatar(canvas.painter, canvas.box(0, (canvas.height - size) / 2, size, size), line.avatar)
        return size + px(10)
    if not line.icon:
        return 0
    canvas.icon(canvas.box(0, top + px(1), px(16), px(16)), line.icon, tone_text(line.tone, "text2"))
    return px(26)


def _paint_end(canvas: RowCanvas, line: Line, top: float) -> float:
    px, end = theme().px, canvas.width
    if line.trailing:
        wide = min(text_width(line.trailing, "small") + 1, end / 2)
        box = canvas.box(end - wide, top, wide, px(TITLE))
        canvas.text(box, line.trailing, "small", "text2", trailing=True)
        end -= wide + px(8)
    if line.chip:
        wide = min(chip_width(line.chip, has_dot=line.chip_dot), canvas.width / 2)
        at = top + (px(TITLE) - px(22)) / 2
        box = canvas.box(end - wide, at, wide, px(22))
        paint_chip(canvas.painter, box, line.chip, tone=line.chip_tone, has_dot=line.chip_dot)
        end -= wide + px(8)
    return end


class LineLabel(QLabel):
    """A line that leads nowhere."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.sentence)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(tip(line.sentence))
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(line.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        painter = QPainter(self)
        _paint_line(_canvas(painter, self), self._line)


class LineButton(QPushButton):
    """A line that leads somewhere."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAccessibleName(line.sentence)
        self.setToolTip(tip(line.sentence))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(line.height(), theme().px(LEAST_TARGET)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the line."""
        return QSize(theme().px(200), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line, on a ground while the pointer is over it."""
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(
                painter, QRectF(self.rect()), theme().size("radius", "chip"), "pressed" if self.isDown() else "hover"
            )
        _paint_line(_canvas(painter, self), self._line)


class Fact(QLabel):
    """What something is: a name and its value, on one line where both fit, else the value below."""

    def __init__(self, key: str, value: str, tone: str = "", *, icon: str = "", in_column: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._key, self._value, self._tone, self._icon, self._in_column = key, value, tone, icon, in_column
        self._fit()

    def set_value(self, value: str, tone: str = "") -> None:
        """Show another value."""
        self._value, self._tone = value, tone
        self._fit()
        self.update()

    def value(self) -> str:
        """Return the value that is shown."""
        return self._value

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the value below where it does not fit beside its name."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint name and value."""
        px = theme().px
        painter = QPainter(self)
        canvas = _canvas(painter, self)
        line = px(TITLE)
        wide, below = self._value_width(), self._is_below()
        canvas.text(canvas.box(0, 0, canvas.width, line), self._key, "small", "text2")
        x = 0.0 if below else px(COLUMN) if self._in_column else canvas.width - wide
        y = line if below else 0
        if self._icon:
            canvas.icon(canvas.box(x, y + px(1), px(16), px(16)), self._icon, tone_text(self._tone, "text2"))
            x += px(22)
        canvas.text(canvas.box(x, y, canvas.width - x, line), self._value, "smallMedium", tone_text(self._tone))

    def _value_width(self) -> float:
        return min(self.width(), text_width(self._value, "smallMedium") + 1 + (theme().px(22) if self._icon else 0))

    def _is_below(self) -> bool:
        key, gap = text_width(self._key, "small"), theme().px(12)
        if self._in_column:
            return key + gap > theme().px(COLUMN) or self._value_width() + theme().px(COLUMN) > self.width()
        return key + gap + self._value_width() > self.width()

    def _fit(self) -> None:
        self.setText(f"{self._key}: {self._value}")
        self.setToolTip(tip(self.text()))
        self.setFixedHeight(theme().px(2 * TITLE) if self._is_below() else theme().px(TITLE))
