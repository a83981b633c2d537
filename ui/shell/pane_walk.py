"""F6: from pane to pane, in reading order; each pane keeps where the focus was in it."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class PaneWalk:
    """Goes from pane to pane."""

    def __init__(self) -> None:
        self._last: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()

    def step(self, panes: Sequence[QWidget], way: int) -> None:
        """Move the focus to the next pane (`way` 1) or the one before (-1) in which something can have it."""
        focused = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if focused is not None and _holds(pane, focused)), None)
        if here is not None and focused is not None:
            self._last[panes[here]] = focused
        start = here if here is not None else (-1 if way > 0 else 0)
        for turn in range(1, len(panes) + 1):
            pane = panes[(start + way * turn) % len(panes)]
            target = self._target(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _target(self, pane: QWidget) -> QWidget | None:
        if not pane.isVisible():
            return None
        last = self._last.get(pane)
        if last is not None and _holds(pane, last) and _takes_focus(last):
            return last
        return pane if _takes_focus(pane) else first_inside(pane)


def first_inside(pane: QWidget | None) -> QWidget | None:
    """Return the first widget inside a pane that can have the focus, None when there is none."""
    return None if pane is None else next((one for one in _in_order(pane) if _takes_focus(one)), None)


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _in_order(pane: QWidget) -> Sequence[QWidget]:
    """Return what is inside a pane, in the order of Tab."""
    found: list[QWidget] = []
    at = pane.nextInFocusChain()
    while at is not None and at is not pane and len(found) < 10_000:
        if pane.isAncestorOf(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found
