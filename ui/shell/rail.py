"""The entries of the navigation as a rail of icons: all in sight where they fit, the rest behind "More"."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.shell.nav_button import NavButton
from ui.shell.rail_fit import LEAST_TILE, TILE, rail_fit
from ui.theme.current import theme
from ui.theme.icons import qicon

Groups = Sequence[Sequence[NavButton]]


class Rail(QWidget):
    """Groups of entries with a line between, and one more at the bottom, where there is one.

    On a low rail the entries move together; what has no room then is in the menu "More". The chosen one never is.
    """

    def __init__(self, groups: Groups, last: NavButton | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups, self._last = groups, last
        self._entries = [button for group in groups for button in group]
        self._rules = [_Rule() for _ in groups]
        self._end = _Rule()
        self.more = NavButton(self.tr("More"), "ellipsis", rail=True)
        self.more.setObjectName("go-more")
        self.more.setCheckable(False)
        self.more.clicked.connect(self._open_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for rule, group in zip(self._rules, groups, strict=True):
            self._column.addWidget(rule)
            for button in group:
                self._column.addWidget(button)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self._column.addWidget(self._end)
        if last is not None:
            self._column.addWidget(last)
        self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of a few entries."""
        return QSize(theme().px(TILE), theme().px(4 * LEAST_TILE))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room it would like: all there is."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the height anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the height among the entries; called when another is chosen, or counts changed."""
        last = self._last
        chosen = next((at for at, button in enumerate(self._entries) if button.isChecked()), None)
        found = rail_fit(self.height() / theme().scale, tuple(map(len, self._groups)), chosen, last=last is not None)
        for button, shown in zip(self._entries, found.shown, strict=True):
            button.setVisible(shown)
        for button in (*self._entries, self.more, *((last,) if last is not None else ())):
            button.setFixedHeight(_whole(found.tile))
        self._column.setSpacing(_whole(found.gap))
        self._settle_rules(_whole(found.line), is_tight=found.spare < TILE)
        self.more.setVisible(found.has_more)
        self._tell_more()

    def hidden_entries(self) -> list[NavButton]:
        """Return what stands in the menu."""
        return [button for button in self._entries if button.isHidden()]

    def _settle_rules(self, tall: int, *, is_tight: bool) -> None:
        """Draw a line above each group but the first that is seen, and above the last entry where it is near."""
        is_first = True
        for rule, group in zip(self._rules, self._groups, strict=True):
            is_seen = any(not button.isHidden() for button in group)
            rule.setVisible(is_seen and not is_first)
            is_first = is_first and not is_seen
        for rule in (*self._rules, self._end):
            rule.setFixedHeight(tall)
        self._end.setVisible(self._last is not None and not is_first)
        self._end.is_drawn = is_tight
        self._end.update()

    def _tell_more(self) -> None:
        hidden = self.hidden_entries()
        self.more.amber = any(button.amber and button.count for button in hidden)
        self.more.set_count(sum(button.count for button in hidden))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.more.words())
        for button in self.hidden_entries():
            number = self.locale().toString(button.count) if button.count else ""
            words = button.words().replace("&", "&&")
            action = menu.addAction(qicon(button.icon_name), f"{words}\t{number}" if number else words)
            action.setObjectName(button.objectName())
            action.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        gap = theme().px(4)
        across = -menu.sizeHint().width() - gap if self.isRightToLeft() else self.more.width() + gap
        menu.popup(self.more.mapToGlobal(QPoint(across, 0)))
        first = next(iter(menu.actions()), None)
        if first is not None:
            menu.setActiveAction(first)


def _whole(size: float) -> int:
    """Return whole pixels, never more than there are."""
    return int(size * theme().scale)


class _Rule(QWidget):
    """The line between groups, in the middle of its room."""

    def __init__(self) -> None:
        super().__init__()
        self.is_drawn = True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        if self.is_drawn:
            tall = max(1, theme().px(1))
            middle = QRectF(0, (self.height() - tall) // 2, self.width(), tall)
            QPainter(self).fillRect(middle, theme().colour("borderStrong"))
