"""The pane of a long list: heading and actions, filters, the table, and the bar at its foot.

What differs between lists is put into `head`, `filters` and the foot by the page; what is shown follows the model.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.lists.filters_button import Filter, FiltersButton
from ui.lists.head_button import HeadButton, HeadForm
from ui.lists.list_model import ListModel
from ui.lists.table import Jump, ListTable
from ui.lists.views_button import ViewsButton
from ui.messages import say
from ui.theme.current import theme
from ui.theme.icons import qicon
from ui.widgets.buttons import Button
from ui.widgets.columns import beside_margins
from ui.widgets.flow import FlowLayout
from ui.widgets.foot_bar import SelectionBar
from ui.widgets.labels import Heading
from ui.widgets.states import Empty, Failed
from ui.widgets.tables import Column, PagedModel, TableRow
from ui.widgets.tightness import is_tight

LEAST_SEARCH = 230
PAGE_ROWS = 24  # rows that ask several tables each: more at once would be seen while scrolling


@dataclass(frozen=True, slots=True)
class NothingThere:
    """What a list says when it has no rows: at all, and of those that are wanted."""

    icon: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParts:
    """What a list is made of."""

    title: str
    columns: Sequence[Column]
    fetch: Callable[[Sequence[Any]], Sequence[TableRow]]
    nothing: NothingThere
    search_hint: str
    jump: Jump | None = None
    checkable: bool = False
    actions: Sequence[QWidget] = ()


class ListPane(QWidget):
    """A list with everything around it. Draws a `ListModel`.

    In a tight window the filters stand behind one button and the buttons above are icons; `tightened` tells it.
    """

    tightened = Signal(bool)

    def __init__(self, model: ListModel, parts: ListParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self._parts = model, parts
        self.is_tight = False
        self.setAccessibleName(parts.title)
        self.heading = Heading(parts.title)
        self.search = self._search_field(parts.search_hint)
        self.views = ViewsButton(model)
        self.folded_filters = FiltersButton()
        self.folded_filters.hide()
        self.clear = Button(self.tr("Clear filters"), kind="link", size="sm")
        self.clear.clicked.connect(self._clear)
        self.paged = PagedModel(parts.columns, parts.fetch, checkable=parts.checkable, page_rows=PAGE_ROWS, parent=self)
        self.table = ListTable(self.paged, parts.title, parts.jump, self)
        self.foot = SelectionBar(parts.actions)
        self._failed = Failed("", "")
        self._failed.again.connect(model.ask)
        self._head, self._filters = QWidget(), QWidget()
        # a layout of ours within another layout loses its items when a panel over the window is closed
        self.head = FlowLayout(self._head, gap=theme().px(8))
        self.filters = FlowLayout(self._filters, gap=theme().px(8))
        self._lay_out()
        self._connect()
        self._draw()

    def add_filter(self, widget: Filter) -> None:
        """Put a filter behind those that are there."""
        self.filters.addWidget(widget)
        self.fold_filter(widget)

    def fold_filter(self, widget: Filter) -> None:
        """Let a filter, wherever it stands, be behind the button of filters in a tight window."""
        self.folded_filters.hold(widget)

    def put_below_head(self, widget: QWidget) -> None:
        """Put something between the heading and the filters."""
        self._above.insertWidget(1, widget)

    def state(self) -> dict[str, object]:
        """Return what brings the list back as it is, without a word of a citizen."""
        return {"table": self.table.remembered()}

    def restore(self, state: dict[str, object]) -> None:
        """Bring scroll and selection back once the rows are there."""
        kept = state.get("table")
        if not isinstance(kept, dict):
            return

        def once() -> None:
            self.model.ids_changed.disconnect(once)
            self.table.restore(kept)

        self.model.ids_changed.connect(once)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the room there is."""
        super().resizeEvent(event)
        self._tighten()
        self._fit_head()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the window in which it now stands."""
        super().showEvent(event)
        self._tighten()

    def _tighten(self) -> None:
        tight = is_tight(self)
        if tight == self.is_tight or not self.isVisible():
            return
        self.is_tight = tight
        for one in self.folded_filters.filters:
            one.setHidden(tight)
        self.folded_filters.setVisible(tight)
        self.foot.fold(folded=tight)
        self._give_margins()
        self._show_clear()
        self.tightened.emit(tight)
        self._fit_head()

    def _fit_head(self) -> None:
        """Show of the buttons above what has room in one row: no keys, then no words."""
        buttons, sides = self._head.findChildren(HeadButton), self._above.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        for form in (HeadForm.ICON,) if self.is_tight else HeadForm:
            for button in buttons:
                button.take(form)
            if self.head.sizeHint().width() <= room:
                break

    def _give_margins(self) -> None:
        px, tight = theme().px, self.is_tight
        self._above.setContentsMargins(px(28), px(8 if tight else 16), px(28), px(6 if tight else 12))
        self._above.setSpacing(px(8 if tight else 12))

    def _show_clear(self) -> None:
        narrowed = self.model.is_narrowed
        self.clear.setVisible(narrowed and not self.is_tight)
        self.folded_filters.can_clear = narrowed

    def _search_field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.setClearButtonEnabled(True)
        field.addAction(qicon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(theme().px(LEAST_SEARCH))
        field.textChanged.connect(self.model.search)
        field.returnPressed.connect(self._into_rows)
        return field

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head.addWidget(self.heading)
        self._above = above = QVBoxLayout()
        self._give_margins()
        above.addWidget(self._head)
        self.head.push(self.clear)
        self.head.push(self.views)
        self.filters.addWidget(self.search)
        self.filters.addWidget(self.folded_filters)
        above.addWidget(self._filters)
        above.addWidget(self._failed)
        whole.addLayout(above)
        whole.addLayout(beside_margins(self.table), 1)
        whole.addWidget(self.foot)
        nothing = self._parts.nothing
        self._empty = Empty(nothing.icon, nothing.title, nothing.words)
        self.table.set_empty(self._empty)

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.model.ids_changed.connect(self._show_ids)
        self.model.refreshed.connect(self.paged.refresh)
        self.table.sort_asked.connect(self.model.sort)
        self.table.selection_changed.connect(self.foot.set_count)
        self.folded_filters.cleared.connect(self._clear)

    def _show_ids(self) -> None:
        self.paged.set_ids(self.model.state.ids)
        if not self.table.currentIndex().isValid():
            self.table.choose_row(0)

    def _draw(self) -> None:
        state = self.model.state
        self.heading.set_count(None if state.is_loading and not state.ids else len(state.ids))
        self.table.show_sort(state.sort, descending=state.descending)
        self.table.set_loading(loading=state.is_loading and not state.ids)
        self._show_clear()
        self._fit_head()
        if self.search.text() != state.text:
            self.search.setText(state.text)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The list could not be read."), say(state.error))
        self._say_nothing_there()
        self.foot.set_shown(self._shown(), needed=state.is_cut)

    def _say_nothing_there(self) -> None:
        if self.model.is_narrowed:
            self._empty.say(self.tr("Nothing fits all of these filters."), self.tr("Clear a filter to see more."))
        else:
            self._empty.say(self._parts.nothing.title, self._parts.nothing.words)

    def _shown(self) -> str:
        state, wording = self.model.state, self.model.work.wording
        if state.is_loading and not state.ids:
            return ""
        words = self.tr("Showing {count}", "", len(state.ids)).format(count=wording.number(len(state.ids)))
        if state.is_cut:
            words = self.tr("Showing the first {count} – type more to find others").format(
                count=wording.number(len(state.ids))
            )
        return words

    def _clear(self) -> None:
        self.model.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_rows(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.choose_row(0)
