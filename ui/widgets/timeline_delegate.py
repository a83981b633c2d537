"""How the items of a timeline are painted: tile or ring, the line that joins them, words, chips and files."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded, text_width
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.row_canvas import RowCanvas, RowState, tone_text
from ui.widgets.timeline_layout import TEXT_AT, ItemLayout, LayoutBook, draw_layout
from ui.widgets.timeline_model import FileTile, TimelineItem, TimelineModel

TILE = 30.0


class TimelineDelegate(QStyledItemDelegate):
    """Paints the items of a `TimelineModel`. `margin` is the room at both sides, within which the ring lies."""

    def __init__(self, model: TimelineModel, margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self.margin = model, margin
        self.book = LayoutBook(self.tr("more"))
        self.less_words = self.tr("less")
        self.expanded: set[Hashable] = set()

    def layout_of(self, row: int, width: float) -> ItemLayout:
        """Return where the pieces of an item stand in a row of this width."""
        item = self._model.at(row)
        day, opened = self._model.heads_day(row), item.key in self.expanded
        return self.book.measure(item, width - 2 * self.margin, day=day, expanded=opened)

    def height_of(self, row: int, width: float) -> int:
        """Return how high an item is in a row of this width."""
        item = self._model.at(row)
        day, opened = self._model.heads_day(row), item.key in self.expanded
        return round(self.book.height(item, width - 2 * self.margin, day=day, expanded=opened))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the height at the width of the view."""
        wide = option.rect.width()
        return QSize(wide, self.height_of(index.row(), wide))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint an item."""
        row = index.row()
        whole = RowCanvas.of(painter, option)
        canvas = RowCanvas(
            painter, whole.box(self.margin, 0, whole.width - 2 * self.margin, whole.height), whole.mirrored
        )
        layout, item = self.layout_of(row, whole.width), self._model.at(row)
        self._paint_joint(canvas, layout, row)
        self._paint_sign(canvas, layout, item)
        self._paint_head(canvas, layout, item)
        self._paint_words(canvas, layout, item)
        for box, file in zip(layout.files, item.files, strict=True):
            _paint_file(canvas, box, file)
        if item.who:
            self._paint_who(canvas, layout, item)
        if RowState.of(option).focused:
            self._paint_ring(canvas, layout)

    def more_box(self, row: int, width: float) -> QRectF:
        """Return where "more" or "less" stands, from the top and leading edge of the row; empty where it does not."""
        layout, item = self.layout_of(row, width), self._model.at(row)
        opened = item.key in self.expanded
        if not (layout.shortened or opened):
            return QRectF()
        px = theme().px
        wide = text_width(self.less_words if opened else self.book.more_words, "smallMedium")
        x = self.margin + px(TEXT_AT) + layout.last_line.width() + px(8)
        if x + wide > width - self.margin:
            x = width - self.margin - wide
        return QRectF(x, layout.text_top + layout.last_line.top(), wide + 1, layout.last_line.height())

    def file_at(self, row: int, width: float, x: float, y: float) -> int:
        """Return which file stands at a place of the row, measured from its leading edge; -1 for none."""
        layout = self.layout_of(row, width)
        place = QPointF(x - self.margin - theme().px(TEXT_AT), y)
        return next((number for number, box in enumerate(layout.files) if box.contains(place)), -1)

    def _paint_joint(self, canvas: RowCanvas, layout: ItemLayout, row: int) -> None:
        px = theme().px
        wide, x, gap = px(2), px(TILE / 2) - px(1), px(3)
        item = self._model.at(row)
        head, foot = (px(6), px(17)) if item.change else (0.0, px(TILE))
        colour = theme().colour("borderStrong")
        if row > 0:
            end = layout.top + head - gap
            canvas.painter.fillRect(canvas.box(x, 0, wide, max(0.0, end)), colour)
        if not self._model.is_last(row):
            start = layout.top + foot + gap
            canvas.painter.fillRect(canvas.box(x, start, wide, canvas.height - start), colour)

    def _paint_sign(self, canvas: RowCanvas, layout: ItemLayout, item: TimelineItem) -> None:
        px = theme().px
        if item.change:
            ring = canvas.box(px(TILE / 2 - 5), layout.top + px(6), px(10), px(10))
            rounded(canvas.painter, ring, px(5), "surface", "borderStrong", px(2))
            return
        box = canvas.box(0, layout.top, px(TILE), px(TILE))
        tone = theme().tone(item.tone)
        line = tone.text if theme().is_high_contrast else None
        rounded(canvas.painter, box, theme().size("radius", "row"), tone.tint, line)
        size = px(17)
        inside = canvas.box((px(TILE) - size) / 2, layout.top + (px(TILE) - size) / 2, size, size)
        canvas.icon(inside, item.icon, tone_text(item.tone))

    def _paint_head(self, canvas: RowCanvas, layout: ItemLayout, item: TimelineItem) -> None:
        px, x, end = theme().px, float(theme().px(TEXT_AT)), canvas.width
        if layout.has_day:
            canvas.text(canvas.box(x, layout.top - px(30), end - x, px(20)), item.day, "metaBold", "text2")
        if item.time:
            wide = text_width(item.time, "small") + 1
            canvas.text(canvas.box(end - wide, layout.top, wide, px(22)), item.time, "small", "text3", trailing=True)
            end -= wide + px(12)
        chips = [(mark, chip_width(mark.words, icon=mark.icon)) for mark in item.marks]
        room = end - x - sum(wide + px(8) for _, wide in chips)
        role, colour = ("small", "text2") if item.change else ("bodyMedium", "text2" if item.struck else "text")
        title = canvas.box(x, layout.top, max(px(60), room), px(22))
        x += canvas.text(title, item.title, role, colour)
        for mark, wide in chips:
            box = canvas.box(x + px(8), layout.top, min(wide, max(0.0, end - x - px(8))), px(22))
            paint_chip(canvas.painter, box, mark.words, tone=mark.tone, icon=mark.icon)
            x += wide + px(8)

    def _paint_words(self, canvas: RowCanvas, layout: ItemLayout, item: TimelineItem) -> None:
        if layout.text is None:
            return
        x = theme().px(TEXT_AT)
        box = canvas.box(x, layout.text_top, canvas.width - x, layout.last_line.bottom())
        draw_layout(
            canvas.painter, layout.text, box, mirrored=canvas.mirrored, colour="text2" if item.struck else "text"
        )
        opened = item.key in self.expanded
        if layout.shortened or opened:
            words = self.less_words if opened else self.book.more_words
            wide = text_width(words, "smallMedium") + 1
            at = min(x + layout.last_line.width() + theme().px(8), canvas.width - wide)
            line = canvas.box(at, layout.text_top + layout.last_line.top(), wide, layout.last_line.height())
            canvas.text(line, words, "smallMedium", "accentText")

    def _paint_who(self, canvas: RowCanvas, layout: ItemLayout, item: TimelineItem) -> None:
        x = theme().px(TEXT_AT)
        box = canvas.box(x, layout.who_top, canvas.width - x, theme().px(18))
        canvas.text(box, item.who, "small", "text3")

    def _paint_ring(self, canvas: RowCanvas, layout: ItemLayout) -> None:
        out = min(self.margin, theme().px(8))
        top, below = layout.top - theme().px(6), theme().px(1 if canvas.height - layout.top < theme().px(30) else 5)
        box = canvas.box(-out, top, canvas.width + 2 * out, canvas.height - top - below)
        canvas.ring(box, theme().size("radius", "row"))


def _paint_file(canvas: RowCanvas, box: QRectF, file: FileTile) -> None:
    px = theme().px
    x, y = px(TEXT_AT) + box.left(), box.top()
    rounded(
        canvas.painter,
        canvas.box(x, y, box.width(), box.height()),
        theme().size("radius", "control"),
        None,
        "borderStrong",
    )
    canvas.icon(canvas.box(x + px(11), y + px(8), px(16), px(16)), file.icon, "text2")
    size = text_width(file.size, "small") + 1 if file.size else 0
    room = box.width() - px(33 + 14) - size
    canvas.text(canvas.box(x + px(33), y, room, box.height()), file.name, "smallMedium")
    end = canvas.box(x + box.width() - px(14) - size, y, size, box.height())
    canvas.text(end, file.size, "small", "text3", trailing=True)
