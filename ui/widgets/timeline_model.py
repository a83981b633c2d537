"""The items of a timeline, newest first, as plain values; shown by hundreds, however many there are."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from ui.widgets.row_values import spoken
from ui.widgets.rows_model import DISPLAY, NOWHERE, SPOKEN, VALUE, AnyIndex

PAGE = 100
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip beside a title: the number of a case, or whether it was sent."""

    words: str
    icon: str = ""
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class FileTile:
    """A file that belongs to an item."""

    name: str
    size: str = ""
    icon: str = "file-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """Something that happened. A `change` is small: a ring and one line.

    `icon`, `tone` and `channel` tell how it came about (`channel` is only read aloud); `day` heads the first item of a
    day; `marks` are its chips; `who` says who wrote it, and how long it took. An item taken back is `struck`. `folded`
    follows the text once the item is opened out, such as what an answer repeats of the question.
    """

    key: Hashable
    title: str
    time: str = ""
    day: str = ""
    text: str = ""
    folded: str = ""
    who: str = ""
    icon: str = "store"
    tone: str = "accent"
    channel: str = ""
    marks: tuple[Mark, ...] = ()
    files: tuple[FileTile, ...] = ()
    change: bool = False
    struck: bool = False

    @property
    def sentence(self) -> str:
        """Return the item as it is read aloud."""
        marks = (mark.words for mark in self.marks)
        files = (file.name for file in self.files)
        return spoken(self.title, self.channel, self.day, self.time, *marks, self.text, *files, self.who)


class TimelineModel(QAbstractListModel):
    """Items, of which the view is handed a hundred at a time as it gets near their end.

    `more_wanted` asks for older items when there are `more` than were handed in; `append` hands them in.
    """

    more_wanted = Signal()

    def __init__(self, items: Sequence[TimelineItem] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[TimelineItem] = list(items)
        self._shown = min(PAGE, len(self._items))
        self._more = self._asked = False

    @property
    def items(self) -> Sequence[TimelineItem]:
        """Return all items handed in."""
        return tuple(self._items)

    @property
    def has_more(self) -> bool:
        """Whether there are older items than those the view was handed."""
        return self._more or self._shown < len(self._items)

    def set_items(self, items: Sequence[TimelineItem], *, more: bool = False) -> None:
        """Show other items from the start; as many stay in view as were. The same ones again change nothing."""
        if self._items and self._more == more and self._items == list(items):
            self._asked = False
            return
        shown = max(PAGE, self._shown)
        self.beginResetModel()
        self._items = list(items)
        self._shown = min(shown, len(self._items))
        self._more, self._asked = more, False
        self.endResetModel()

    def append(self, items: Sequence[TimelineItem], *, more: bool = False) -> None:
        """Add older items after those there are."""
        self._more, self._asked = more, False
        all_shown = self._shown == len(self._items)
        self._items.extend(items)
        if all_shown and items:
            self._show(PAGE)

    def at(self, row: int) -> TimelineItem:
        """Return an item."""
        return self._items[row]

    def find(self, key: Hashable) -> int:
        """Return where an item stands among those in view, -1 when it is not there."""
        return next((at for at in range(self._shown) if self._items[at].key == key), -1)

    def heads_day(self, row: int) -> bool:
        """Whether the day stands over this item."""
        day = self._items[row].day
        return bool(day) and (row == 0 or self._items[row - 1].day != day)

    def is_last(self, row: int) -> bool:
        """Whether nothing older follows."""
        return row == self._shown - 1 and not self.has_more

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        """Return how many items are in view."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: AnyIndex) -> bool:  # noqa: N802
        """Whether older items can be brought into view."""
        return not parent.isValid() and self.has_more and not (self._asked and self._shown == len(self._items))

    def fetchMore(self, parent: AnyIndex) -> None:  # noqa: ARG002, N802
        """Bring the next hundred into view, or ask for them."""
        if self._shown < len(self._items):
            self._show(PAGE)
        elif self._more and not self._asked:
            self._asked = True
            self.more_wanted.emit()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: ARG002
        """Return what can be done with an item."""
        return _FLAGS

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """Return the item itself, or what is said of it."""
        if role not in (VALUE, DISPLAY, SPOKEN):
            return None
        item = self._items[index.row()]
        if role == VALUE:
            return item
        return item.title if role == DISPLAY else item.sentence

    def _show(self, count: int) -> None:
        last = min(len(self._items), self._shown + count) - 1
        self.beginInsertRows(NOWHERE, self._shown, last)
        self._shown = last + 1
        self.endInsertRows()
