"""The stages of a case in order: done, now, later, with dates. Not a progress bar, and not to be pressed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.fitting import say_whole
from ui.widgets.row_canvas import RowCanvas
from ui.widgets.row_delegates import paint_ring

RING = 22.0


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        self.setText(said_stages(self._stages))
        self.setAccessibleName(self.text())
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(theme().px(120 * max(1, len(self._stages))), theme().px(52))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height, and room for a ring of each stage."""
        return QSize(theme().px(48 * max(1, len(self._stages))), theme().px(52))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell all stages where their names are shortened."""
        super().resizeEvent(event)
        say_whole(self, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint rings, lines and words."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        canvas = RowCanvas(painter, QRectF(self.rect()), mirrored)
        wide = canvas.width / max(1, len(self._stages))
        for number, stage in enumerate(self._stages):
            self._paint_stage(canvas, stage, number * wide, wide, last=number == len(self._stages) - 1)

    @staticmethod
    def _paint_stage(canvas: RowCanvas, stage: Stage, x: float, wide: float, *, last: bool) -> None:
        px = theme().px
        ring = px(RING)
        paint_ring(canvas.painter, canvas.box(x, px(2), ring, ring), stage.state, later="borderStrong")
        if not last:
            colour = theme().colour("accent" if stage.state == "done" else "borderStrong")
            line = canvas.box(x + ring + px(5), px(2) + ring / 2 - px(1), wide - ring - px(10), px(2))
            canvas.painter.fillRect(line, colour)
        room, top = wide - px(8), px(30)
        role, colour_name = ("smallMedium", "text2") if stage.state == "later" else ("smallMedium", "text")
        named = canvas.text(canvas.box(x, top, room, px(18)), stage.name, role, colour_name)
        left = room - named - px(7)
        if stage.second and left > text_width(stage.second, "small") * 0.6:
            canvas.text(canvas.box(x + named + px(7), top, left, px(18)), stage.second, "small", "text2")


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
