"""A table of any length: all its ids in order, and only the pages of rows that were looked at.

The ids come in an `array("q")` or any sequence; `fetch` brings the rows of some ids at once, on the screen's thread,
because one page takes less than a millisecond and a table that fills late is harder to read than one that is there.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from ui.widgets.row_values import spoken
from ui.widgets.rows_model import DESCRIBED, DISPLAY, NOWHERE, SPOKEN, VALUE, AnyIndex

PAGE = 128
KEPT_PAGES = 24
CHECKED = int(Qt.ItemDataRole.CheckStateRole)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell where it is more than words. A tone colours icon and words, `strong` writes them bolder."""

    words: str
    second: str = ""
    icon: str = ""
    tone: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it is shown: a cell for each column, and the sentence read aloud (the cells' words unless given)."""

    cells: tuple[Cell | str, ...]
    said: str = ""

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        return self.said or spoken(*(spoken(words_of(cell), second_of(cell)) for cell in self.cells))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `width` is in pixels at 100 % and the least it has; columns that `stretch` share what is left.

    `align` is "start" or "end". One that is `sortable` can be asked for by its header. In a column `with_icons` words
    stand below each other whether a row has an icon or not.
    """

    key: str
    words: str
    width: int = 120
    stretch: int = 0
    align: str = "start"
    sortable: bool = True
    with_icons: bool = False


def words_of(cell: Cell | str) -> str:
    """Return the words of a cell."""
    return cell.words if isinstance(cell, Cell) else cell


def second_of(cell: Cell | str) -> str:
    """Return the second line of a cell."""
    return cell.second if isinstance(cell, Cell) else ""


Fetch = Callable[[Sequence[Any]], Sequence[TableRow]]


class PagedModel(QAbstractTableModel):
    """Rows by pages of 128, those looked at last kept; and which ids are checked.

    `fetch` is given ids and returns a row for each, in their order. With `checkable` the first column is check boxes.
    """

    checked_changed = Signal(int)  # how many are checked
    ids_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        ids: Sequence[Any] = (),
        *,
        checkable: bool = False,
        checked_words: str = "",
        page_rows: int = PAGE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._page_rows = page_rows
        self.checkable = checkable
        self._fetch, self._ids = fetch, ids
        self._pages: OrderedDict[int, Sequence[TableRow]] = OrderedDict()
        self._checked: set[Hashable] = set()
        self._checked_words = checked_words or self.tr("Selected")
        self.shift = 1 if checkable else 0  # of columns, by the check boxes

    @property
    def ids(self) -> Sequence[Any]:
        """Return all ids in the order they are shown."""
        return self._ids

    @property
    def checked(self) -> frozenset[Hashable]:
        """Return the ids that are checked; they stay so when the order changes."""
        return frozenset(self._checked)

    @property
    def checked_count(self) -> int:
        """Return how many are checked."""
        return len(self._checked)

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show other ids, or the same in another order. Those checked that are no longer among them are dropped."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        before = len(self._checked)
        if self._checked:
            self._checked.intersection_update(ids)
        self.endResetModel()
        self.ids_changed.emit()
        if before != len(self._checked):
            self.checked_changed.emit(len(self._checked))

    def refresh(self) -> None:
        """Fetch the rows anew as they are looked at: their contents changed, not their order."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def id_at(self, row: int) -> Any | None:
        """Return the id of a row, None where there is none."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def find(self, key: Any) -> int:
        """Return where an id stands, -1 when it is not there."""
        try:
            return self._ids.index(key)
        except ValueError:
            return -1

    def row(self, number: int) -> TableRow:
        """Return a row, fetching its page when it is not kept."""
        page, offset = divmod(number, self._page_rows)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._take(page)
        return rows[offset]

    def cell(self, number: int, column: int) -> Cell | str:
        """Return a cell; `column` counts without the check boxes."""
        return self.row(number).cells[column]

    def is_checked(self, row: int) -> bool:
        """Whether the row of this number is checked."""
        return bool(self._checked) and self._ids[row] in self._checked

    def check(self, first: int, last: int, *, checked: bool = True) -> None:
        """Check or uncheck the rows between two numbers, both included."""
        low, high = sorted((first, last))
        some = self._ids[max(0, low) : high + 1]
        if checked:
            self._checked.update(some)
        else:
            self._checked.difference_update(some)
        self._tell_checked()

    def check_all(self, *, checked: bool = True) -> None:
        """Check or uncheck everything."""
        self._checked = set(self._ids) if checked else set()
        self._tell_checked()

    def check_only(self, keys: Sequence[Hashable]) -> None:
        """Check just these ids, as far as they are here."""
        self._checked = set(keys).intersection(self._ids)
        self._tell_checked()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are, the check boxes among them."""
        return 0 if parent.isValid() else len(self.columns) + self.shift

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable if self.checkable and index.column() == 0 else _FLAGS

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """Return the words of a cell; the first column says the whole row."""
        if role == DISPLAY:
            return self._words(index)
        if role == SPOKEN:
            return self.row(index.row()).sentence if index.column() == 0 else self._words(index)
        if role == DESCRIBED:
            return self._checked_words if index.column() == 0 and self.is_checked(index.row()) else ""
        if role == CHECKED and self.checkable and index.column() == 0:
            return Qt.CheckState.Checked if self.is_checked(index.row()) else Qt.CheckState.Unchecked
        return self._ids[index.row()] if role == VALUE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: N802
        """Return the words of a column."""
        if orientation != Qt.Orientation.Horizontal or role not in (DISPLAY, SPOKEN):
            return None
        return self._checked_words if section < self.shift else self.columns[section - self.shift].words

    def _words(self, index: AnyIndex) -> str:
        column = index.column() - self.shift
        return "" if column < 0 else words_of(self.row(index.row()).cells[column])

    def _take(self, page: int) -> Sequence[TableRow]:
        first = page * self._page_rows
        rows = self._fetch(self._ids[first : first + self._page_rows])
        self._pages[page] = rows
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return rows

    def _tell_checked(self) -> None:
        self.checked_changed.emit(len(self._checked))
