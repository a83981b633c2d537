"""A long list: its ids in order, brought by the read lane; filters, a text to look for, sorting, and saved views.

A list for people or cases says how ids are asked for; everything else is here.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.lists import list_memory
from ui.lists.list_memory import Memory, View
from ui.lists.officers import Officers, officers_of
from ui.work import Work

TYPING_MS = 120
FOUND_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a list: filters by name ("" is left out), what is typed, and the order."""

    filters: Mapping[str, str]
    text: str
    sort: str
    descending: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the ids, and what else the page shows beside them."""

    ids: Sequence[Any]
    beside: Any = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class ListState:
    """How a list stands. `is_cut` tells that the text found more than could be shown."""

    ids: Sequence[Any] = field(default_factory=lambda: array("q"))
    filters: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sort: str = ""
    descending: bool = False
    views: tuple[View, ...] = ()
    is_loading: bool = True
    is_cut: bool = False
    error: Exception | None = None


class ListModel(QObject):
    """What a long list shows, and what may be asked of it.

    `changed` tells that the state is another; `ids_changed` that other rows are there; `refreshed` that the same rows
    may show something else. Subclasses answer `answer` on the read lane, and name themselves by `page`.
    """

    changed = Signal()
    ids_changed = Signal()
    refreshed = Signal()
    page = ""
    first_sort = ""
    first_filters: Mapping[str, str] = {}
    fixed: Mapping[str, str] = {}

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.state = ListState(sort=self.first_sort)
        self.officers = Officers(work.office.card.id, work.office.card.name)
        self.beside: Any = None
        self._memory = Memory()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.ask)

    def answer(self, asked: Asked) -> Answer:
        """Return what is asked for. On the read lane."""
        raise NotImplementedError

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out that would be shown at first."""
        return bool(self.state.text) or dict(self.state.filters) != dict(self.first_filters)

    def open(self, filters: Mapping[str, str] | None = None) -> None:
        """Show the list as it was left last, or with these filters."""

        def work() -> tuple[Memory, Officers]:
            return list_memory.recall(self.work.office.remembered, self.page), officers_of(self.work.office)

        def begin(told: tuple[Memory, Officers]) -> None:
            self._memory, self.officers = told
            last = self._memory.last
            usual = last.filters if last.sort else self.first_filters
            chosen = usual if filters is None else filters
            self._become(
                filters=dict(chosen),
                sort=last.sort or self.first_sort,
                descending=last.descending,
                views=self._memory.views,
            )
            self.ask()

        self.work.lanes.read(work, begin, owner=self, key="open")

    def ask(self) -> None:
        """Ask for the rows as they are wanted now."""
        self._typing.stop()
        state = self.state
        asked = Asked({**state.filters, **self.fixed}, state.text.strip(), state.sort, state.descending)
        self._become(is_loading=True)
        self.work.lanes.read(lambda: self.answer(asked), self._on_answer, self._on_failed, owner=self, key="rows")

    def filter(self, name: str, value: str) -> None:
        """Narrow the list by one filter; "" widens it again."""
        filters = {one: kept for one, kept in self.state.filters.items() if one != name}
        if value:
            filters[name] = value
        if filters != self.state.filters:
            self._become(filters=filters)
            self._remember_last()
            self.ask()

    def clear(self) -> None:
        """Show again what is shown at first."""
        self._become(filters=dict(self.first_filters), text="")
        self._remember_last()
        self.ask()

    def search(self, text: str) -> None:
        """Narrow the list to what a text finds; asked when typing pauses for a moment."""
        if text != self.state.text:
            self._become(text=text)
            self._typing.start()

    def sort(self, key: str, descending: bool) -> None:  # noqa: FBT001  # a slot of a table's signal
        """Sort by a column."""
        self._become(sort=key, descending=descending)
        self._remember_last()
        self.ask()

    def save_view(self, name: str) -> None:
        """Save the filters and the order under a name."""
        if name.strip():
            state = self.state
            view = View(name.strip(), dict(state.filters), state.sort, state.descending)
            self._keep(self._memory.with_view(view))

    def remove_view(self, name: str) -> None:
        """Forget a saved view."""
        self._keep(self._memory.without_view(name))

    def take_view(self, view: View) -> None:
        """Show the list as it was saved."""
        self._become(filters=dict(view.filters), sort=view.sort or self.first_sort, descending=view.descending, text="")
        self._remember_last()
        self.ask()

    def reload(self) -> None:
        """Ask again, because something changed."""
        self.ask()

    def _on_answer(self, answer: Answer) -> None:
        same = answer.ids == self.state.ids
        self.beside = answer.beside
        self._become(ids=answer.ids, is_loading=False, is_cut=answer.is_cut, error=None)
        (self.refreshed if same else self.ids_changed).emit()

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _remember_last(self) -> None:
        state = self.state
        self._keep(self._memory.left_as(state.filters, state.sort, descending=state.descending))

    def _keep(self, memory: Memory) -> None:
        self._memory = memory
        if memory.views != self.state.views:
            self._become(views=memory.views)
        remembered, page = self.work.office.remembered, self.page
        self.work.lanes.write(lambda: list_memory.keep(remembered, page, memory), _nothing, owner=self)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()


def _nothing(_: object) -> None:
    """Do nothing."""
