"""How much room a window has: what is asked before filters and buttons are folded.

Measured against the text size, as three panes are: a window of 1024 by 640 pixels at 150 % is one of 683 by 427.
"""

from PySide6.QtWidgets import QWidget

from ui.theme.current import theme

WIDE_FROM, HIGH_FROM = 820, 560


def is_tight(widget: QWidget) -> bool:
    """Whether the window a widget stands in is so narrow or so low that rows come before what stands around them."""
    window, scale = widget.window(), theme().scale
    return window.width() < WIDE_FROM * scale or window.height() < HIGH_FROM * scale
