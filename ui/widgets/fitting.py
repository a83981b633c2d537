"""Words and the room they have: what is shortened is told whole, and what takes several lines is not pressed together.

Qt asks for the height at a width only within one layout: what stands between layouts, such as a splitter, has to ask
for that of its parts.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QLayoutItem, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.painting import tip


def say_whole(widget: QWidget, words: str) -> None:
    """Tell the whole of words by a tool tip while they are shortened; for `resizeEvent`. Another tool tip stays."""
    own, is_short = tip(words), widget.width() < widget.sizeHint().width()
    if is_short and not widget.toolTip():
        widget.setToolTip(own)
    elif not is_short and widget.toolTip() == own:
        widget.setToolTip("")


def least_height(widget: QWidget, width: int) -> int:
    """Return the least height of a widget at this width, where what scrolls is as low as it may be."""
    layout, least = widget.layout(), max(widget.minimumHeight(), widget.minimumSizeHint().height())
    return least if layout is None else max(least, _least_of(layout, width))


def _least_of(layout: QLayout, width: int) -> int:
    """As `minimumHeightForWidth`, which asks the widgets inside for the height they would like instead."""
    if not layout.hasHeightForWidth():
        return layout.minimumSize().height()
    around = layout.contentsMargins()
    inside, beside = width - around.left() - around.right(), around.top() + around.bottom()
    if isinstance(layout, QStackedLayout):
        shown = layout.currentWidget()
        return beside if shown is None else beside + least_height(shown, inside)
    if not isinstance(layout, QVBoxLayout):
        return layout.minimumHeightForWidth(width)
    items = [item for item in map(layout.itemAt, range(layout.count())) if item is not None]
    gaps = max(0, sum(not item.isEmpty() for item in items) - 1) * max(0, layout.spacing())
    return beside + gaps + sum(_least_of_item(item, inside) for item in items)


def _least_of_item(item: QLayoutItem, width: int) -> int:
    within, widget = item.layout(), item.widget()
    if within is not None:
        return _least_of(within, width)
    if isinstance(widget, QStackedWidget) and not item.isEmpty():
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
