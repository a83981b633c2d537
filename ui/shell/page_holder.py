"""The page that is shown: made for its place, put back as it was, told of changes, and left with nothing lost."""

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from caseworker.errors import CaseworkerError
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.remembering import Focus, focus_in, put_focus
from ui.shell.page import Page
from ui.shell.sheet import Sheet, safely
from ui.theme.current import theme
from ui.widgets.states import Failed
from ui.work import Work

_log = logging.getLogger(__name__)
Pages = Mapping[str, type[Page]]


class PageHolder(QObject):
    """Knows pages only as `Page`. `changed` tells that another page, path or list of commands is there."""

    changed = Signal()
    again = Signal()

    def __init__(self, work: Work, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self.work, self._pages = work, pages
        self.page: Page | None = None
        self._sheet: Sheet | None = None
        self._hidden = False
        work.news.changed.connect(self._on_news)

    def offers(self, place: Place) -> bool:
        """Whether there is a page for a place."""
        return place.page in self._pages

    def stand_on(self, sheet: Sheet) -> None:
        """Put pages on this sheet from now on."""
        self._sheet = sheet

    def show(self, place: Place, focus: Focus | None = None) -> None:
        """Make the page of a place, as it was left, in the place of the one that is shown. Call `leave` before."""
        assert self._sheet is not None, "a page stands on a sheet"
        try:
            page = self._pages[place.page](self.work, place, self._sheet)
        except Exception as error:  # noqa: BLE001  a page ends here, so that the window does not
            _record(place.page, error)
            self._show_failed(error)
            return
        self.page = page
        self._sheet.hold(page)
        page.path_changed.connect(self.changed)
        page.commands_changed.connect(self.changed)
        self._begin(page, place, focus)
        self.changed.emit()

    def state(self) -> dict[str, object]:
        """Return how the page looks, so that it can be brought back."""
        page, state = self.page, dict[str, object]()
        if page is not None:
            safely("say how it looks", lambda: state.update(page.state()), self.work.window.trouble)
        return state

    def leave(self) -> dict[str, object]:
        """Let the page keep what is typed, and return how it looks. Show another one then."""
        state, page = self.state(), self.page
        if page is not None:
            safely("be left", page.leave, self.work.window.trouble)
        return state

    def focus(self) -> Focus | None:
        """Return which field of the page has the focus."""
        return None if self.page is None else focus_in(self.page, QApplication.focusWidget())

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show names, on this page and on those to come."""
        self._hidden = hidden
        page = self.page
        if page is not None:
            safely("hide names", lambda: page.hide_names(hidden=hidden), self.work.window.trouble)

    def _begin(self, page: Page, place: Place, focus: Focus | None) -> None:
        trouble = self.work.window.trouble
        if (first := page.first_focus()) is not None:
            first.setFocus()
        if place.state:
            safely("be as it was", lambda: page.restore(place.state), trouble)
        if self._hidden:
            safely("hide names", lambda: page.hide_names(hidden=True), trouble)
        if focus is not None:
            put_focus(page, focus)

    @Slot(object)
    def _on_news(self, changes: Changes) -> None:
        page = self.page
        if page is not None and changes.concern(page.shows):
            safely("show what changed", lambda: page.reload(changes), self.work.window.trouble)

    def _show_failed(self, error: Exception) -> None:
        assert self._sheet is not None
        self.page = None
        failed = Failed(self.tr("This page could not be opened"), say(error))
        failed.again.connect(self.again)
        ground = QWidget(self._sheet)
        column = QVBoxLayout(ground)
        side = theme().size("space", "paneMarginX")
        column.setContentsMargins(side, side, side, side)
        column.addWidget(failed)
        column.addStretch(1)
        self._sheet.hold(ground)
        self.changed.emit()


def _record(page: str, error: Exception) -> None:
    if not isinstance(error, CaseworkerError):
        _log.error("page %s could not be made: %s", page, type(error).__name__, exc_info=error)
