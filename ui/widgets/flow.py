"""A layout that puts things in rows and begins another row where there is no room."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Things beside each other, wrapped, each in the middle of its row. Mirrored in right-to-left writing."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._pushed: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take one more thing."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put something before others."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def push(self, widget: QWidget) -> None:
        """Add something that stands at the trailing edge while it is in a row with what comes before it."""
        self.addWidget(widget)
        self._pushed.append(self._items[-1])

    def count(self) -> int:
        """Return how many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return a thing, None past the end: Qt asks until there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give a thing away."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self._pushed = [one for one in self._pushed if one is not item]
        return item

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Return no direction: it takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that less width needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows."""
        if width not in self._heights:
            edge = self.contentsMargins()
            inside = QRect(0, 0, width - edge.left() - edge.right(), 0)
            self._heights[width] = self._arrange(inside, place=False) + edge.top() + edge.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights: something came, went, or has another size."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of one row."""
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the room of the widest thing."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place everything."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        for row in self._rows(rect.width()):
            tallest = max(size.height() for _, size in row)
            if place:
                self._place(row, QRect(rect.left(), top, rect.width(), tallest))
            top += tallest + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            rows[-1].append((item, size))
            left += size.width() + self.spacing()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], line: QRect) -> None:
        parent = self.parentWidget()
        way = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        spare = max(0, line.width() - sum(size.width() + self.spacing() for _, size in row) + self.spacing())
        left, is_pushed = line.left(), any(row[0][0] is one for one in self._pushed)
        for item, size in row:
            if any(item is one for one in self._pushed) and not is_pushed:
                left, is_pushed = left + spare, True
            top = line.top() + (line.height() - size.height()) // 2
            item.setGeometry(QStyle.visualRect(way, line, QRect(QPoint(left, top), size)))
            left += size.width() + self.spacing()
