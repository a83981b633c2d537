"""The rows of a list, as plain values: each is painted by a delegate and read aloud as one sentence."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
DESCRIBED = int(Qt.ItemDataRole.AccessibleDescriptionRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)
VALUE = int(Qt.ItemDataRole.UserRole)
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Spoken(Protocol):
    """A row that can say itself."""

    @property
    def sentence(self) -> str:
        """Return the whole row as one sentence."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading between rows. It cannot be chosen."""

    words: str

    @property
    def sentence(self) -> str:
        """Return its words."""
        return self.words

    @property
    def key(self) -> Hashable:
        """Return what tells it from rows and other headings."""
        return ("group", self.words)


def own_key(row: Any) -> Hashable:
    """Return the `key` of a row, or the row itself where it has none."""
    found: Hashable = getattr(row, "key", row)
    return found


def own_sentence(row: Any) -> str:
    """Return the sentence a row says of itself."""
    return str(row.sentence)


class RowsModel(QAbstractListModel):
    """Rows in their order. `VALUE` gives the row itself; a list keeps its selection by `key` when they are replaced.

    `sentence` is what is read aloud; `jump` is the text by which typing letters finds a row, the sentence unless given.
    """

    def __init__(
        self,
        rows: Sequence[Any] = (),
        sentence: Callable[[Any], str] = own_sentence,
        *,
        jump: Callable[[Any], str] | None = None,
        key: Callable[[Any], Hashable] = own_key,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: list[Any] = list(rows)
        self._sentence, self._key = sentence, key
        self._jump = jump or sentence

    @property
    def rows(self) -> Sequence[Any]:
        """Return all rows, headings among them."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows. Where keys and their order are the same, only what is painted changes."""
        fresh = list(rows)
        if [self.key_of(row) for row in fresh] == [self.key_of(row) for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def key_of(self, row: Any) -> Hashable:
        """Return what tells a row from the others."""
        return row.key if isinstance(row, Group) else self._key(row)

    def find(self, key: Hashable) -> int:
        """Return where the row of a key stands, -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def at(self, number: int) -> Any | None:
        """Return the row at a place; None for a heading and for no place."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return None if isinstance(row, Group) else row

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a row: a heading cannot be chosen."""
        return _ROW_FLAGS if self.at(index.row()) is not None else _NO_FLAGS

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        """Return the row itself, or what is said of it."""
        if role not in (VALUE, DISPLAY, SPOKEN):
            return None
        row = self._rows[index.row()]
        if role == VALUE:
            return row
        if isinstance(row, Group):
            return row.words
        return self._jump(row) if role == DISPLAY else self._sentence(row)
