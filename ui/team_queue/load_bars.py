"""Who holds how much: a bar for each officer against the agreed limit, said in words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import LEADING, TRAILING, draw_text, mirrored, rounded, tip

translate = QCoreApplication.translate
OVERDUE, DUE_SOON, LATER = "danger", "warning", "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadLine:
    """One officer: overdue, due in a week and all cases, and the agreed number."""

    name: str
    overdue: int
    due_soon: int
    cases: int
    agreed: int

    @property
    def words(self) -> str:
        """The numbers in words; too many is said, not only shown."""
        told = translate("Lists", "{cases} of {agreed}").format(cases=self.cases, agreed=self.agreed)
        if self.cases > self.agreed:
            return translate("Lists", "{numbers} – too many").format(numbers=told)
        return told

    @property
    def sentence(self) -> str:
        """The whole line as it is read aloud."""
        rest = translate("Lists", "{overdue} overdue, {soon} due in 7 days").format(
            overdue=self.overdue, soon=self.due_soon
        )
        return f"{self.name}: {self.words}, {rest}"


def whole_of(lines: Sequence[LoadLine]) -> float:
    """Return how many cases the whole of a bar stands for: the same for all bars that stand below each other."""
    return max((max(line.agreed * 1.45, line.cases * 1.05) for line in lines), default=1.0)


class LoadBars(QLabel):
    """The bar of one officer. `whole` is how many cases it has room for."""

    def __init__(self, line: LoadLine, whole: float, parent: QWidget | None = None) -> None:
        super().__init__(line.sentence, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(tip(line.sentence))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line, self._whole = line, max(1.0, whole)
        self.setFixedHeight(theme().px(34))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of words and bar."""
        return QSize(theme().px(200), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint name, numbers, bar and limit."""
        painter, px, line = QPainter(self), theme().px, self._line
        whole, way = QRectF(self.rect()), self.layoutDirection()
        top = QRectF(0, 0, whole.width(), px(18))
        wide = draw_text(painter, mirrored(top, whole, way), line.name, "smallMedium", "text", LEADING)
        room = top.adjusted(wide + px(8), 0, 0, 0)
        over = line.cases > line.agreed
        draw_text(painter, mirrored(room, whole, way), line.words, "small", "danger" if over else "text2", TRAILING)
        self._paint_bar(painter, QRectF(0, px(23), whole.width(), px(8)), whole)

    def _paint_bar(self, painter: QPainter, bar: QRectF, whole: QRectF) -> None:
        line, way, px = self._line, self.layoutDirection(), theme().px
        most = self._whole
        rounded(painter, mirrored(bar, whole, way), px(4), "track")
        at = bar.left()
        later = line.cases - line.overdue - line.due_soon
        for count, part_name in ((line.overdue, OVERDUE), (line.due_soon, DUE_SOON), (later, LATER)):
            wide = bar.width() * count / most
            if count:
                part = QRectF(at, bar.top(), max(px(2), wide - px(1.5)), bar.height())
                rounded(painter, mirrored(part, whole, way), px(2), _colour(part_name))
            at += wide
        limit = QRectF(bar.left() + bar.width() * line.agreed / most - px(1), bar.top() - px(3), px(2), px(14))
        painter.fillRect(mirrored(limit, whole, way), theme().colour("text"))


class LoadLegend(QLabel):
    """What the parts of the bars mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parts = (
            (OVERDUE, translate("Lists", "Overdue")),
            (DUE_SOON, translate("Lists", "Due in 7 days")),
            (LATER, translate("Lists", "Later")),
        )
        super().__init__(", ".join(words for _, words in self._parts), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint a mark and a word for each part."""
        painter, px, whole = QPainter(self), theme().px, QRectF(self.rect())
        at, way = 0.0, self.layoutDirection()
        for name, words in self._parts:
            mark = QRectF(at, px(6), px(8), px(8))
            rounded(painter, mirrored(mark, whole, way), px(2), _colour(name))
            room = QRectF(at + px(13), 0, max(0.0, whole.width() - at - px(13)), whole.height())
            at += px(13) + draw_text(painter, mirrored(room, whole, way), words, "meta", "text2", LEADING) + px(12)


def _colour(part: str) -> QColor:
    """Return the colour of a part; what is due later has one that no tone has in any theme."""
    return theme().colour("chart1") if part == LATER else theme().tone(part).solid
