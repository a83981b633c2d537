"""The list of results: painted rows with the typed letters bold, a little lower where a row is something to do."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from ui.search.results import DEED, Result
from ui.theme.current import theme
from ui.theme.directions import runs_right_to_left
from ui.theme.painting import text_width
from ui.widgets.avatars import paint_avatar
from ui.widgets.key_hints import keys_width, paint_keys
from ui.widgets.row_canvas import RowCanvas, tone_text
from ui.widgets.rows import RowDelegate, RowList, RowsModel
from ui.widgets.rows_model import Group

_DEED_HEIGHT, _GROUP_HEIGHT = 40, 32


def _colour_of(row: Result) -> str:
    """Return the colour of a command's words: paler while it cannot be given, also where the contrast is high."""
    if not row.reason:
        return "text"
    return "textDisabled" if theme().is_high_contrast else "text2"


class ResultDelegate(RowDelegate):
    """Paints a result: avatar or icon, title, second line, and what stands at the end."""

    row_height = 54.0
    inset = 8.0
    padding = 12.0

    def group_height(self) -> int:
        """Return how high a heading between results is."""
        return theme().px(_GROUP_HEIGHT)

    def draw(self, canvas: RowCanvas, row: Result, start: float, end: float, number: int) -> None:  # noqa: ARG002
        """Paint a result."""
        if row.kind == DEED:
            self._draw_deed(canvas, row, start, end)
            return
        px = theme().px
        x = self._paint_start(canvas, row, start)
        gap = (canvas.height - px(41 if row.second else 20)) / 2
        until = end
        if row.trailing:
            wide = min(text_width(row.trailing, "small") + 1, canvas.width / 3)
            box = canvas.box(end - wide, gap, wide, px(20))
            canvas.text(box, row.trailing, "small", tone_text(row.trailing_tone, "text2"), trailing=True)
            until -= wide + px(10)
        self._paint_title(canvas, canvas.box(x, gap, until - x, px(21)), row)
        canvas.text(canvas.box(x, gap + px(22), end - x, px(18)), row.second, "small", "text2")

    def _draw_deed(self, canvas: RowCanvas, row: Result, start: float, end: float) -> None:
        px = theme().px
        middle, x = (canvas.height - px(20)) / 2, start + px(46)
        colour = _colour_of(row)
        icon = colour if row.reason else "text2"
        canvas.icon(canvas.box(start + px(8), middle + px(1), px(18), px(18)), row.icon, icon)
        if row.keys:
            wide = keys_width(row.keys)
            paint_keys(canvas.painter, canvas.box(end - wide, middle, wide, px(20)), row.keys)
            end -= wide + px(12)
        x += canvas.text(canvas.box(x, middle, end - x, px(20)), row.title, "body", colour) + px(12)
        if end - x > px(40):
            said = first_sentence(row.reason) or row.second  # the foot says the whole of it when it is chosen
            canvas.text(canvas.box(x, middle, end - x, px(20)), said, "small", "text2")

    def _paint_start(self, canvas: RowCanvas, row: Result, x: float) -> float:
        px = theme().px
        if row.avatar:
            side = px(34)
            paint_avatar(canvas.painter, canvas.box(x, (canvas.height - side) / 2, side, side), row.avatar)
        else:
            side = px(18)
            canvas.icon(canvas.box(x + px(8), (canvas.height - side) / 2, side, side), row.icon, "text2")
        return x + px(46)

    def _paint_title(self, canvas: RowCanvas, box: QRectF, row: Result) -> None:
        if not row.bold or text_width(row.title, "sub") > box.width():
            canvas.text(box, row.title, "bodyMedium")
            return
        paint_bold(canvas.painter, box, row, mirrored=canvas.mirrored)


def first_sentence(words: str) -> str:
    """Return the first sentence of what is said, without its stop, for where there is room for little."""
    first, _, more = words.partition(". ")
    return first if more else words.removesuffix(".")


def paint_bold(painter: QPainter, box: QRectF, row: Result, *, mirrored: bool) -> None:
    """Paint a title with the typed letters bold; letters that join stay joined."""
    layout = QTextLayout(row.title, theme().font_for("body", row.title))
    option, way = QTextOption(), Qt.LayoutDirection
    option.setTextDirection(way.RightToLeft if runs_right_to_left(row.title) else way.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    formats = []
    for start, length in row.bold:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, length
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        one.format = look
        formats.append(one)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(box.width())
    layout.endLayout()
    painter.setPen(theme().colour("text"))
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2))


class ResultList(RowList):
    """The list. It never has the focus: the field keeps it, and moves the selection."""

    def __init__(self, model: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, ResultDelegate(), name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # the colour of the palette, and opaque: at each letter the list alone is painted, not the page below as well
        self.viewport().setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.viewport().setAutoFillBackground(True)

    def step(self, by: int) -> None:
        """Go so many results down (or up), over headings, stopping at the ends."""
        at = self.currentIndex()
        for _ in range(abs(by)):
            at = self._step_from(self.currentIndex().row(), 1 if by > 0 else -1)
            self.setCurrentIndex(at)
        self.scrollTo(at)

    def _fit(self) -> None:
        super()._fit()
        header = self.verticalHeader()
        for at, row in enumerate(self._rows_model.rows):
            header.resizeSection(at, theme().px(_height(row)))


def _height(row: object) -> float:
    if isinstance(row, Group):
        return _GROUP_HEIGHT
    return _DEED_HEIGHT if isinstance(row, Result) and row.kind == DEED else ResultDelegate.row_height
