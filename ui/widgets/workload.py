"""How much somebody carries, against an agreed limit: in words, and as a bar that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.row_canvas import RowCanvas, tone_text
from ui.widgets.row_values import spoken


@dataclass(frozen=True, slots=True)
class LoadPart:
    """A part of what is carried: how many, what they are, and the tone of its piece of the bar."""

    count: int
    words: str
    tone: str = "accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What somebody carries. `words` says it against the limit ("44 of 45"); `too_many` colours the words.

    `whole` is how much the whole bar stands for, the same for all bars beside each other; `limit` 0 draws no line.
    """

    name: str
    words: str
    parts: tuple[LoadPart, ...]
    whole: int
    limit: int = 0
    too_many: bool = False

    @property
    def sentence(self) -> str:
        """Return the load as it is read aloud."""
        return spoken(self.name, self.words, *(f"{part.words} {part.count}" for part in self.parts if part.count))


class LoadBar(QLabel):
    """A load: name, words, bar."""

    def __init__(self, load: Load, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_load(load)

    def set_load(self, load: Load) -> None:
        """Show another load."""
        self._load = load
        self.setText(load.sentence)
        self.setAccessibleName(load.sentence)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(theme().px(200), theme().px(34))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(theme().px(120), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint name, words and bar."""
        px, load = theme().px, self._load
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = RowCanvas(painter, QRectF(self.rect()), self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        wide = min(canvas.width * 0.7, text_width(load.words, "small") + 1)
        colour = "danger" if load.too_many else "text2"
        said = canvas.box(canvas.width - wide, 0, wide, px(18))
        canvas.text(said, load.words, "small", colour, trailing=True)
        canvas.text(canvas.box(0, 0, canvas.width - wide - px(8), px(18)), load.name, "smallMedium")
        self._paint_bar(canvas, px(22), px(8))

    def _paint_bar(self, canvas: RowCanvas, top: int, tall: int) -> None:
        load, whole = self._load, max(1, self._load.whole)
        painter, gap = canvas.painter, theme().px(1.5)
        around = QPainterPath()
        around.addRoundedRect(canvas.box(0, top, canvas.width, tall), tall / 2, tall / 2)
        painter.save()
        painter.setClipPath(around)
        painter.fillRect(canvas.box(0, top, canvas.width, tall), theme().colour("track"))
        x = 0.0
        for part in load.parts:
            wide = canvas.width * part.count / whole
            piece = canvas.box(x, top, max(0.0, min(wide, canvas.width - x) - gap), tall)
            painter.fillRect(piece, theme().tone(part.tone).solid)
            x += wide
        painter.restore()
        if load.limit:
            at = min(canvas.width - theme().px(2), canvas.width * load.limit / whole)
            painter.fillRect(
                canvas.box(at, top - theme().px(3), theme().px(2), tall + theme().px(6)), theme().colour("text")
            )


class LoadLegend(QLabel):
    """What the colours of load bars stand for."""

    def __init__(self, parts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Show `parts`: the words and the tone of each."""
        super().__init__(parent)
        self._parts = tuple(parts)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(spoken(*(words for words, _ in parts)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint a patch of colour and its words for each part."""
        px = theme().px
        painter = QPainter(self)
        canvas = RowCanvas(painter, QRectF(self.rect()), self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = 0.0
        for words, tone in self._parts:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().tone(tone).solid)
            painter.drawRoundedRect(canvas.box(x, px(4), px(10), px(10)), px(3), px(3))
            x += px(16)
            x += canvas.text(canvas.box(x, 0, max(0.0, canvas.width - x), px(18)), words, "meta", tone_text("neutral"))
            x += px(8)
