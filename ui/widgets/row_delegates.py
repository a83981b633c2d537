"""How the rows of lists are painted: fixed heights, two or three lines, state on a rounded ground."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.current import theme
from ui.theme.painting import dot, text_width
from ui.widgets.avatars import paint_avatar
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.row_canvas import RowCanvas, RowState, tone_text
from ui.widgets.row_values import Need, QueueRow, TwoLine, VisitLine
from ui.widgets.rows_model import VALUE, Group

__all__ = ["Need", "QueueRow", "QueueRowDelegate", "RowDelegate", "TwoLine", "TwoLineDelegate", "VisitDelegate"]
__all__ += ["VisitLine"]


_LEAST_REASON = 84


def as_it_is(row: Any) -> Any:
    """Return the row itself."""
    return row


class RowDelegate(QStyledItemDelegate):
    """Paints a row on its ground. `shown` turns a row of the model into what this delegate paints.

    A delegate paints in pixels at 100 %; `inset` is the room between the pane's edge and the ground.
    """

    row_height = 62.0
    inset = 8.0
    padding = 12.0

    def __init__(self, shown: Callable[[Any], Any] = as_it_is, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown

    def height(self) -> int:
        """Return how high each row is."""
        return theme().px(self.row_height)

    def group_height(self) -> int:
        """Return how high a heading between rows is."""
        return theme().px(44)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """Return the fixed height."""
        return QSize(theme().px(200), self.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, row and the ring of the focus."""
        row = index.data(VALUE)
        canvas = RowCanvas.of(painter, option)
        start = theme().px(self.inset + self.padding)
        if isinstance(row, Group):
            self._paint_group(canvas, row, start)
            return
        state = RowState.of(option)
        inset, radius = theme().px(self.inset), theme().size("radius", "row")
        box = canvas.box(inset, theme().px(1), canvas.width - 2 * inset, canvas.height - theme().px(2))
        canvas.ground(box, state, radius)
        self.draw(canvas, self._shown(row), start, canvas.width - start, index.row())
        if state.focused:
            canvas.ring(box, radius)

    def draw(self, canvas: RowCanvas, row: Any, start: float, end: float, number: int) -> None:
        """Paint the row's own pieces between two places from the leading edge."""
        raise NotImplementedError

    def _paint_group(self, canvas: RowCanvas, group: Group, start: float) -> None:
        line = theme().line("metaBold")
        box = canvas.box(start, canvas.height - line - theme().px(8), canvas.width - 2 * start, line)
        canvas.text(box, group.words, "metaBold", "text2")


class QueueRowDelegate(RowDelegate):
    """Paints somebody who waits: ticket, name, what about, needs, and how long."""

    ticket_width = 42.0

    def draw(self, canvas: RowCanvas, row: QueueRow, start: float, end: float, number: int) -> None:  # noqa: ARG002
        """Paint a row of the queue."""
        px = theme().px
        name_at, first, second = start + px(self.ticket_width + 4), px(11), px(33)
        canvas.text(canvas.box(start, first, px(self.ticket_width), px(20)), row.ticket, "smallMedium", "text2")
        end_of_name = self._paint_wait(canvas, row, end, first)
        colour = "text" if row.identified else "text2"
        role = "bodyMedium" if row.identified else "body"
        canvas.text(canvas.box(name_at, first, end_of_name - name_at, px(20)), row.name, role, colour)
        self._paint_second(canvas, row, name_at, end, second)

    def _paint_wait(self, canvas: RowCanvas, row: QueueRow, end: float, top: float) -> float:
        px = theme().px
        if not row.wait:
            return end
        wide = text_width(row.wait, "smallMedium") + 1
        colour = tone_text(row.tone, "text2")
        canvas.text(canvas.box(end - wide, top, wide, px(20)), row.wait, "smallMedium", colour, trailing=True)
        if row.tone:
            wide += px(22)
            canvas.icon(canvas.box(end - wide, top + px(2), px(16), px(16)), "clock", colour)
        return end - wide - px(8)

    def _paint_second(self, canvas: RowCanvas, row: QueueRow, x: float, end: float, top: float) -> None:
        px, line = theme().px, theme().px(18)
        gap = px(10) if row.reason else 0
        wide, told = self._room_of_needs(row, gap, end - x)
        x += canvas.text(canvas.box(x, top, max(0, end - x - wide), line), row.reason, "small", "text2")
        for need in row.needs:
            x += gap
            canvas.icon(canvas.box(x, top + px(1), px(15), px(15)), need.icon, "text2")
            x += px(20) if told else px(15)
            if told:
                x += canvas.text(canvas.box(x, top, end - x, line), need.words, "small", "text2")

    @staticmethod
    def _room_of_needs(row: QueueRow, gap: float, room: float) -> tuple[float, bool]:
        """Return how wide the needs are, and whether in words: what is about gives way first, then their words."""
        px = theme().px
        in_words = sum(gap + px(20) + text_width(need.words, "small") + 1 for need in row.needs)
        least = min(text_width(row.reason, "small"), px(_LEAST_REASON))
        if in_words <= room - least:
            return in_words, True
        return len(row.needs) * (gap + px(15)), False


class TwoLineDelegate(RowDelegate):
    """Paints a title and a second line, with an icon or initials at the start and a word or chip at the end."""

    def draw(self, canvas: RowCanvas, row: TwoLine, start: float, end: float, number: int) -> None:  # noqa: ARG002
        """Paint a row of two lines; without a second line the title stands in the middle."""
        px = theme().px
        gap = (canvas.height - px(41 if row.second else 20)) / 2
        x = self._paint_start(canvas, row, start, gap)
        until = self._paint_end(canvas, row, end, gap)
        role, colour = ("body", "text2") if row.done else ("bodyMedium", "text")
        canvas.text(canvas.box(x, gap, until - x, px(20)), row.title, role, colour)
        second = gap + px(22)
        if row.second_icon and row.second:
            canvas.icon(
                canvas.box(x, second + px(1), px(15), px(15)), row.second_icon, tone_text(row.second_tone, "text2")
            )
            x += px(20)
        tone = "text2" if row.done else tone_text(row.second_tone, "text2")
        canvas.text(canvas.box(x, second, end - x, px(18)), row.second, "small", tone)

    def _paint_start(self, canvas: RowCanvas, row: TwoLine, x: float, gap: float) -> float:
        px = theme().px
        if row.avatar:
            size = theme().size("size", "avatar", 2)
            paint_avatar(canvas.painter, canvas.box(x, (canvas.height - size) / 2, size, size), row.avatar)
            return x + size + px(12)
        if row.icon:
            canvas.icon(canvas.box(x, gap + px(1), px(18), px(18)), row.icon, tone_text(row.tone, "text2"))
            return x + px(30)
        return x

    def _paint_end(self, canvas: RowCanvas, row: TwoLine, end: float, gap: float) -> float:
        px = theme().px
        if row.trailing:
            wide = min(text_width(row.trailing, "small") + 1, canvas.width / 2)
            colour = tone_text(row.trailing_tone, "text2")
            canvas.text(canvas.box(end - wide, gap, wide, px(20)), row.trailing, "small", colour, trailing=True)
            end -= wide + px(8)
        if row.chip:
            wide = min(chip_width(row.chip), canvas.width / 2)
            paint_chip(canvas.painter, canvas.box(end - wide, gap - px(1), wide, px(22)), row.chip, tone=row.chip_tone)
            end -= wide + px(8)
        return end


class VisitDelegate(RowDelegate):
    """Paints the visits of a day, joined by a line: time, ring, name, purpose, readiness."""

    row_height = 74.0

    def draw(self, canvas: RowCanvas, row: VisitLine, start: float, end: float, number: int) -> None:
        """Paint a visit."""
        px = theme().px
        x = start + px(78)
        paler = row.state == "done"
        canvas.text(
            canvas.box(start, px(10), px(50), px(21)),
            row.time,
            "body" if paler else "bodyMedium",
            "text2" if paler else "text",
        )
        self._paint_ring(canvas, row, start + px(58), number)
        canvas.text(canvas.box(x, px(10), end - x, px(21)), row.name, "bodyMedium", "text2" if paler else "text")
        canvas.text(canvas.box(x, px(31), end - x, px(18)), row.purpose, "small", "text2")
        tone = tone_text(row.third_tone, "text2")
        if row.third:
            canvas.icon(canvas.box(x, px(50), px(15), px(15)), row.third_icon, tone)
            canvas.text(canvas.box(x + px(20), px(49), end - x - px(20), px(18)), row.third, "small", tone)

    def _paint_ring(self, canvas: RowCanvas, row: VisitLine, x: float, number: int) -> None:
        px = theme().px
        centre_y, radius = px(20.5), px(9)
        self._paint_joint(canvas, x, centre_y, radius, number)
        ring = canvas.box(x - radius, centre_y - radius, 2 * radius, 2 * radius)
        paint_ring(canvas.painter, ring, row.state, done="successSolid")

    def _paint_joint(self, canvas: RowCanvas, x: float, y: float, radius: float, number: int) -> None:
        wide, gap = theme().px(2), radius + theme().px(2)
        colour = theme().colour("borderStrong")
        if number > 0:
            canvas.painter.fillRect(canvas.box(x - wide / 2, 0, wide, y - gap), colour)
        if number < self.parent_rows() - 1:
            canvas.painter.fillRect(canvas.box(x - wide / 2, y + gap, wide, canvas.height - y - gap), colour)

    def parent_rows(self) -> int:
        """Return how many rows the list has."""
        view = self.parent()
        model = view.model() if isinstance(view, QAbstractItemView) else None
        return model.rowCount() if model is not None else 0


def paint_ring(
    painter: QPainter, ring: QRectF, state: str, *, done: str = "accent", later: str = "borderControl"
) -> None:
    """Paint the ring of a step: done is filled with a check mark, now has a dot, later is empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == "done":
        dot(painter, ring.center(), ring.width(), done)
        painter.setPen(QPen(theme().colour("onAccent" if done == "accent" else "surface"), theme().px(1.6)))
        _paint_check(painter, ring)
    else:
        wide = theme().px(2) if state == "now" else theme().px(1.5)
        painter.setPen(QPen(theme().colour("accent" if state == "now" else later), wide))
        painter.setBrush(theme().colour("surface"))
        painter.drawEllipse(ring.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))
        if state == "now":
            dot(painter, ring.center(), ring.width() * 0.42, "accent")
    painter.restore()


def _paint_check(painter: QPainter, ring: QRectF) -> None:
    unit, at = ring.width() / 18, ring.center()
    points = [QPointF(at.x() + x * unit, at.y() + y * unit) for x, y in ((-3.6, 0.2), (-1.2, 2.7), (3.7, -2.6))]
    painter.drawPolyline(points)
