"""List, work and side beside each other on one sheet; in a narrow window the side, then the list, give way.

Widths are measured against the text size: a window of 1440 pixels at 150 % is as narrow as one of 960.
"""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from ui.preferences import Preferences
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import fill
from ui.widgets.fitting import HoldsHeight
from ui.widgets.lines import HLine
from ui.widgets.tabs import INSIDE, Tabs

SIDE_FROM, LIST_FROM = 1180, 820
LIST, WORK, SIDE = 0, 1, 2
LEAST = {LIST: 240, WORK: 380, SIDE: 260}
_MOST = 520


class _Handle(QSplitterHandle):
    """The hairline between two panes; it can be taken a little beside it, too."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the hairline."""
        QPainter(self).fillRect(self.contentsRect(), theme().colour("border"))


class _Splitter(QSplitter):
    """A splitter whose handles are hairlines."""

    def createHandle(self) -> QSplitterHandle:  # noqa: N802
        """Make a handle."""
        return _Handle(self.orientation(), self)


class ThreePanes(QWidget):
    """The panes of a page; list and side may be None. Widths are kept in the preferences under `key`.

    Below 1180 the side pane becomes a tab: with `side_words` (and `work_words`) the tabs stand above the work; without
    them the page hears `side_folded` and shows the side by `show_side`. Below 820 the list stands alone until
    `show_work` is called, and a button of `list_words` leads back. With `stands_in`, something in the window where it
    will stand, it is folded for that window from the beginning.
    """

    side_folded = Signal(bool)
    list_folded = Signal(bool)

    def __init__(
        self,
        list_pane: QWidget | None,
        work_pane: QWidget,
        side_pane: QWidget | None,
        key: str = "",
        *,
        preferences: Preferences | None = None,
        list_width: int = 316,
        side_width: int = 312,
        work_words: str = "",
        side_words: str = "",
        list_words: str = "",
        stands_in: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._list, self._work, self._side = list_pane, work_pane, side_pane
        self._key, self._preferences = key, preferences
        self._widths = [list_width, side_width]
        self._shows_side = self._shows_work = False
        self._is_side_folded = self._is_list_folded = False
        self._filled = False
        self._tabs = self._make_tabs(work_words, side_words)
        self._back = Button(list_words or self.tr("Back to the list"), kind="ghost", icon="arrow-left", size="sm")
        self._back.clicked.connect(self.show_list)
        self._splitter = _Splitter(Qt.Orientation.Horizontal, self)
        for pane in (list_pane, work_pane, side_pane):
            if pane is not None:
                HoldsHeight(pane)
        self._lay_out()
        self._read_widths()
        self._fold(stands_in)

    @property
    def is_side_folded(self) -> bool:
        """Whether the window is too narrow for the side pane beside the work."""
        return self._is_side_folded

    @property
    def is_list_folded(self) -> bool:
        """Whether the window is too narrow for list and work beside each other."""
        return self._is_list_folded

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that are shown, in reading order."""
        return tuple(pane for pane in (self._list, self._work, self._side) if pane is not None and pane.isVisible())

    def show_work(self) -> None:
        """Show the work; of effect where it shares its place with the list."""
        self._shows_work = True
        self._show()

    def show_list(self) -> None:
        """Show the list again where it shares its place with the work."""
        self._shows_work = False
        self._show()
        if self._list is not None and self._is_list_folded:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_side(self, *, shown: bool = True) -> None:
        """Show the side pane in the place of the work, where it has no room beside it."""
        self._shows_side = shown
        if self._tabs is not None:
            self._tabs.set_value("side" if shown else "work")
        self._show()

    def set_side_count(self, count: int | None) -> None:
        """Write a count on the tab of the side pane."""
        if self._tabs is not None:
            self._tabs.set_count("side", count)

    def widen(self, pane: int, pixels: int) -> None:
        """Make the list (0) or the side pane (2) wider by so many pixels, or narrower: for commands."""
        at = 0 if pane == LIST else 1
        self._widths[at] = max(LEAST[pane], min(_MOST, self._widths[at] + pixels))
        self._apply_widths()
        self._keep_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold or unfold panes, and keep the widths of list and side."""
        super().resizeEvent(event)
        self._fold()
        self._apply_widths()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fold by the window in which it now stands."""
        super().showEvent(event)
        self._fold()
        self._apply_widths()

    def _make_tabs(self, work_words: str, side_words: str) -> Tabs | None:
        if self._side is None or not side_words:
            return None
        tabs = Tabs([("work", work_words, None), ("side", side_words, None)])
        tabs.chosen.connect(lambda key: self.show_side(shown=key == "side"))
        return tabs

    def _lay_out(self) -> None:
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        self._tab_row = QWidget()
        if self._tabs is not None:
            across = QHBoxLayout()
            beside = theme().px(28) - theme().px(INSIDE)  # their words stand on the margin
            across.setContentsMargins(beside, 0, beside, 0)
            across.addWidget(self._tabs)
            across.addStretch(1)
            down = QVBoxLayout(self._tab_row)
            down.setContentsMargins(0, 0, 0, 0)
            down.setSpacing(0)
            down.addLayout(across)
            down.addWidget(HLine())
            rows.addWidget(self._tab_row)
        rows.addWidget(self._work, 1)
        self._middle = middle
        self._middle_rows = rows
        self._splitter.setHandleWidth(theme().px(1))
        self._splitter.setChildrenCollapsible(False)
        for pane, least in ((self._list, LIST), (middle, WORK), (self._side, SIDE)):
            if pane is not None:
                pane.setMinimumWidth(theme().px(LEAST[least]))
                self._splitter.addWidget(pane)
        self._splitter.splitterMoved.connect(self._on_moved)
        fill(self, self._splitter)

    def _fold(self, by: QWidget | None = None) -> None:
        room = (by or self).window().width() / theme().scale
        side, both = self._side is not None and room < SIDE_FROM, self._list is not None and room < LIST_FROM
        if (side, both) == (self._is_side_folded, self._is_list_folded) and self._filled:
            return
        self._filled = True
        told_side, told_list = side != self._is_side_folded, both != self._is_list_folded
        self._is_side_folded, self._is_list_folded = side, both
        self._move_side()
        self._show()
        if told_side:
            self.side_folded.emit(side)
        if told_list:
            self.list_folded.emit(both)

    def _move_side(self) -> None:
        if self._side is None:
            return
        if self._is_side_folded:
            self._middle_rows.addWidget(self._side, 1)
        elif self._splitter.indexOf(self._side) < 0:
            self._splitter.addWidget(self._side)
            self._apply_widths()

    def _show(self) -> None:
        folded, alone = self._is_side_folded, self._is_list_folded
        if self._list is not None:
            self._list.setVisible(not alone or not self._shows_work)
        self._middle.setVisible(not alone or self._shows_work or self._list is None)
        self._back.setVisible(alone and self._list is not None)
        self._tab_row.setVisible(folded and self._tabs is not None)
        on_side = folded and self._shows_side
        self._work.setVisible(not on_side)
        if self._side is not None:
            self._side.setVisible(not folded or on_side)

    def _apply_widths(self) -> None:
        has_side = self._side is not None and not self._is_side_folded
        listed = theme().px(self._widths[0]) if self._list is not None else 0
        side = theme().px(self._widths[1]) if has_side else 0
        sizes = [listed] if self._list is not None else []
        sizes.append(max(theme().px(LEAST[WORK]), self.width() - listed - side))
        if has_side:
            sizes.append(side)
        self._splitter.setSizes(sizes)

    def _on_moved(self) -> None:
        sizes = [round(size / theme().scale) for size in self._splitter.sizes()]
        if self._list is not None and sizes[0]:
            self._widths[0] = min(_MOST, sizes[0])
        if self._side is not None and not self._is_side_folded:
            self._widths[1] = min(_MOST, sizes[-1])
        self._keep_widths()

    def _read_widths(self) -> None:
        kept = self._preferences.chosen.widths.get(self._key) if self._preferences is not None else None
        if kept is not None and len(kept) == len(self._widths):
            self._widths = [max(LEAST[LIST], min(_MOST, width)) for width in kept]

    def _keep_widths(self) -> None:
        if self._preferences is not None and self._key:
            widths = cast(dict[str, list[int]], dict(self._preferences.chosen.widths))
            self._preferences.change(widths=widths | {self._key: list(self._widths)})
