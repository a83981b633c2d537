"""The stages of a case in order: done, now, later, with dates. Not a progress bar, and not to be pressed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.fitting import say_whole
from ui.widgets.row_canvas import RowCanvas
from ui.widgets.row_delegates import paint_ring

RING = 22.0
_BESIDE, _GAP = 8, 7  # between the words of two stages; between a name and its date


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage. `second` is its date or a word beside the name; `state` is done, now or later."""

    name: str
    second: str = ""
    state: str = "later"


class StageLine(QLabel):
    """Shows stages beside each other; what it shows is read aloud as one sentence."""

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_stages(stages)
        theme().changed.connect(self._fit)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        self.setText(said_stages(self._stages))
        self.setAccessibleName(self.text())
        self.setToolTip("")
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of rings and words."""
        return QSize(theme().px(120 * max(1, len(self._stages))), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the height, and room for a ring of each stage."""
        return QSize(theme().px(48 * max(1, len(self._stages))), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that less width may need a second line of words."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the rings and of one line of words, or two."""
        return theme().px(70 if self._has_two_lines(width) else 52)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell all stages where their names are shortened, and hold the height the words need at this width."""
        super().resizeEvent(event)
        say_whole(self, self.text())
        self._fit()

    @Slot()
    def _fit(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
        self.updateGeometry()

    def _has_two_lines(self, width: int) -> bool:
        """Whether some date finds no room beside its stage: then all dates stand below the names."""
        room = width / max(1, len(self._stages)) - theme().px(_BESIDE)
        gap = theme().px(_GAP)
        return any(
            text_width(one.name, "smallMedium") + gap + text_width(one.second, "small") > room
            for one in self._stages
            if one.second
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint rings, lines and words."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        canvas = RowCanvas(painter, QRectF(self.rect()), mirrored)
        wide, below = canvas.width / max(1, len(self._stages)), self._has_two_lines(self.width())
        for number, stage in enumerate(self._stages):
            x, last = number * wide, number == len(self._stages) - 1
            self._paint_ring(canvas, stage, x, wide, last=last)
            self._paint_words(canvas, stage, x, wide - theme().px(_BESIDE), below=below)

    @staticmethod
    def _paint_ring(canvas: RowCanvas, stage: Stage, x: float, wide: float, *, last: bool) -> None:
        px = theme().px
        ring = px(RING)
        paint_ring(canvas.painter, canvas.box(x, px(2), ring, ring), stage.state, later="borderStrong")
        if not last:
            colour = theme().colour("accent" if stage.state == "done" else "borderStrong")
            line = canvas.box(x + ring + px(5), px(2) + ring / 2 - px(1), wide - ring - px(10), px(2))
            canvas.painter.fillRect(line, colour)

    @staticmethod
    def _paint_words(canvas: RowCanvas, stage: Stage, x: float, room: float, *, below: bool) -> None:
        px = theme().px
        top, colour = px(30), "text2" if stage.state == "later" else "text"
        named = canvas.text(canvas.box(x, top, room, px(18)), stage.name, "smallMedium", colour)
        if below:
            canvas.text(canvas.box(x, top + px(18), room, px(18)), stage.second, "small", "text2")
        elif stage.second:
            start = named + px(_GAP)
            canvas.text(canvas.box(x + start, top, room - start + 1, px(18)), stage.second, "small", "text2")


def said_stages(stages: Sequence[Stage]) -> str:
    """Return the stages as one sentence."""
    said = {
        "done": QCoreApplication.translate("StageLine", "{name}, done, {second}"),
        "now": QCoreApplication.translate("StageLine", "{name}, the stage now"),
        "later": QCoreApplication.translate("StageLine", "{name}, later"),
    }
    bare_done = QCoreApplication.translate("StageLine", "{name}, done")
    parts = []
    for stage in stages:
        words = bare_done if stage.state == "done" and not stage.second else said[stage.state]
        parts.append(words.format(name=stage.name, second=stage.second))
    return QCoreApplication.translate("StageLine", "Stages: {stages}.").format(stages="; ".join(parts)) if parts else ""
