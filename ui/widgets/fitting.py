"""Words and the room they have: what is shortened is told whole, and what takes several lines is not pressed together.

Qt asks for the height at a width only within one layout: what stands between layouts, such as a splitter, has to ask
for that of its parts.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QLayout,
    QLayoutItem,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.theme.painting import tip


def say_whole(widget: QWidget, words: str) -> None:
    """Tell the whole of words by a tool tip while they are shortened; for `resizeEvent`. Another tool tip stays."""
    own, is_short = tip(words), widget.width() < widget.sizeHint().width()
    if is_short and not widget.toolTip():
        widget.setToolTip(own)
    elif not is_short and widget.toolTip() == own:
        widget.setToolTip("")


def least_height(widget: QWidget, width: int) -> int:
    """Return the least height of a widget at this width, where what scrolls is as low as it may be.

    Of what stands in one place by turns only that counts which is shown; the place is told so, for Qt would give it the
    room of the highest.
    """
    layout, least = widget.layout(), widget.minimumHeight()
    if isinstance(widget, QStackedWidget) and layout is not None:
        least = max(1, _least_of(layout, width))
        if widget.minimumHeight() != least:
            widget.setMinimumHeight(least)
        return least
    if isinstance(widget, QSplitter) and widget.orientation() == Qt.Orientation.Horizontal:
        parts = map(widget.widget, range(widget.count()))
        shown = [part for part in parts if part is not None and not part.isHidden()]
        return max(least, *(least_height(part, part.width()) for part in shown)) if shown else least
    if layout is None:
        return max(least, widget.minimumSizeHint().height())
    return max(least, _least_of(layout, width))


def _least_of(layout: QLayout, width: int) -> int:
    """As `minimumHeightForWidth`, which asks the widgets inside for the height they would like instead."""
    if isinstance(layout, QStackedLayout):  # it gives its parts no margins
        shown = layout.currentWidget()
        return 0 if shown is None else least_height(shown, width)
    around = layout.contentsMargins()
    inside, beside = width - around.left() - around.right(), around.top() + around.bottom()
    if not isinstance(layout, QVBoxLayout):
        return layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else layout.minimumSize().height()
    items = [item for item in map(layout.itemAt, range(layout.count())) if item is not None]
    gaps = max(0, sum(not item.isEmpty() for item in items) - 1) * max(0, layout.spacing())
    return beside + gaps + sum(_least_of_item(item, inside) for item in items)


def _least_of_item(item: QLayoutItem, width: int) -> int:
    within, widget = item.layout(), item.widget()
    if within is not None:
        return _least_of(within, width)
    if item.isEmpty() and widget is not None:
        return 0
    if isinstance(widget, QSplitter | QStackedWidget) or (
        widget is not None and isinstance(widget.layout(), QVBoxLayout | QStackedLayout)
    ):
        return least_height(widget, width)
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height()


class HoldsHeight(QObject):
    """Keeps a widget at least as high as its own layout needs at its width. Lives as long as the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Measure again after another width, or another part."""
        if watched is self._widget and event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            layout = self._widget.layout()
            asks = layout is not None and layout.hasHeightForWidth()
            least = _least_of(layout, self._widget.width()) if layout is not None and asks else 0
            if least != self._widget.minimumHeight():
                self._widget.setMinimumHeight(least)
        return False
