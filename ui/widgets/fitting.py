"""Words and the room they have: what is shortened is told whole, and what takes several lines is not pressed together.

Qt asks for the height at a width only within one layout: what stands between layouts, such as a splitter, has to ask
for that of its parts.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.theme.painting import tip


def say_whole(widget: QWidget, words: str) -> None:
    """Tell the whole of words by a tool tip while they are shortened; for `resizeEvent`. Another tool tip stays."""
    own, is_short = tip(words), widget.width() < widget.sizeHint().width()
    if is_short and not widget.toolTip():
        widget.setToolTip(own)
    elif not is_short and widget.toolTip() == own:
        widget.setToolTip("")


def least_height(widget: QWidget, width: int) -> int:
    """Return the least height of a widget at this width."""
    layout, least = widget.layout(), max(widget.minimumHeight(), widget.minimumSizeHint().height())
    if layout is not None and layout.hasHeightForWidth():
        return max(least, layout.minimumHeightForWidth(width))
    return least


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
            if layout is not None and layout.hasHeightForWidth():
                least = layout.minimumHeightForWidth(self._widget.width())
                if least != self._widget.minimumHeight():
                    self._widget.setMinimumHeight(least)
        return False
