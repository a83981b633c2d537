"""The frame: navigation, top bar, bar and sheet in their places; wide, or with the navigation as a rail."""

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.navigation import Navigation, NavShown
from ui.shell.notice_bar import NoticeBar
from ui.shell.notices_model import NoticesModel
from ui.shell.recent_model import RecentModel
from ui.shell.sheet import Sheet
from ui.shell.toast import Toast
from ui.shell.top_bar import Keys, TopBar
from ui.theme.current import theme


class Frame(QWidget):
    """Everything around a page. `furnish` makes navigation and top bar anew, for another width; the sheet stays."""

    def __init__(
        self, shown: NavShown, keys: Keys, notices: NoticesModel, recent: RecentModel, parent: QWidget, *, search: bool
    ) -> None:
        super().__init__(parent)
        self._shown, self._keys, self._search = shown, keys, search
        self.navigation, self.top = Navigation(shown), self._top_bar()
        self.bar, self.sheet = NoticeBar(notices), Sheet()
        self._gap = QWidget()
        self._gap.setFixedHeight(theme().px(8))
        self._put_together()
        self.toast = Toast(recent, self)
        self.toast.moved.connect(self._place_toast)
        self._notices = notices
        notices.changed.connect(self._settle_gap)
        self._settle_gap()

    @property
    def is_rail(self) -> bool:
        """Whether the navigation is a rail."""
        return self._shown.rail

    def furnish(self, shown: NavShown, keys: Keys) -> None:
        """Make navigation and top bar anew; they are empty then."""
        self._shown, self._keys = shown, keys
        before = (self.navigation, self.top)
        self.navigation, self.top = Navigation(self._shown), self._top_bar()
        self._row.replaceWidget(before[0], self.navigation)
        self._column.replaceWidget(before[1], self.top)
        for one in before:
            one.hide()
            one.deleteLater()
        self.navigation.show()
        self.top.show()

    def _top_bar(self) -> TopBar:
        return TopBar(self._keys, rail=self._shown.rail, offers_search=self._search)

    def _put_together(self) -> None:
        side = theme().px(8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, side)
        self._row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        for widget in (self.top, self.bar, self._gap):
            self._column.addWidget(widget)
        self._column.addWidget(self.sheet, 1)
        self._row.addWidget(self.navigation)
        self._row.addLayout(self._column, 1)
        self._row.addSpacing(side)

    @Slot()
    def _settle_gap(self) -> None:
        self._gap.setVisible(self._notices.shown is not None)

    @Slot()
    def _place_toast(self) -> None:
        sheet, toast = self.sheet.geometry(), self.toast
        left = sheet.center().x() - toast.width() // 2
        toast.move(QPoint(left, sheet.bottom() - toast.height() - theme().px(78)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the toast in its place."""
        super().resizeEvent(event)
        if self.toast.isVisible():
            self._place_toast()
