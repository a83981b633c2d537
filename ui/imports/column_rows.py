"""Where the columns of a table go: a row for each, with some of its values and a list of fields."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseworker.desk.imports.kinds import Kind
from caseworker.desk.imports.looking import Looked
from ui.imports.import_words import field_words
from ui.theme.current import theme
from ui.widgets.fields import Choice
from ui.widgets.labels import Elided, Label

MOST_SHOWN = 120  # columns; those beyond are left out and that is said


class ColumnRows(QWidget):
    """The rows. `chosen` gives a column and the field it goes into, "" for none."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(8))
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._choices: dict[str, Choice] = {}
        self._grid: QWidget | None = None

    def show_columns(self, kind: Kind, looked: Looked, fields: Mapping[str, str]) -> None:
        """Show the columns of a table and where they go; the rows stay when they are the same."""
        if self._shown != (kind.id, looked.columns):
            self._shown = (kind.id, looked.columns)
            self._make(kind, looked)
        for column, choice in self._choices.items():
            choice.set_value(fields.get(column, ""))

    def choice_of(self, column: str) -> Choice:
        """Return the list of one column."""
        return self._choices[column]

    def _make(self, kind: Kind, looked: Looked) -> None:
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._choices = {}
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(14))
        grid.setVerticalSpacing(theme().px(6))
        for place, share in enumerate((2, 2, 3)):
            grid.setColumnStretch(place, share)
        for place, words in enumerate((self.tr("Column"), self.tr("For example"), self.tr("Goes into"))):
            grid.addWidget(Label(words, "metaMedium", "text3"), 0, place)
        options = self._options(kind)
        columns = list(zip(looked.columns, looked.examples, strict=True))[:MOST_SHOWN]
        for row, (column, examples) in enumerate(columns, start=1):
            self._add(grid, row, column, examples, options)
        if len(looked.columns) > MOST_SHOWN:
            rest = self.tr("%n more columns are left out.", "", len(looked.columns) - MOST_SHOWN)
            grid.addWidget(Label(rest, "small", "text2"), len(columns) + 1, 0, 1, 3)
        self._column.addWidget(self._grid)

    def _add(
        self,
        grid: QGridLayout,
        row: int,
        column: str,
        examples: Sequence[str],
        options: Sequence[tuple[str, str]],
    ) -> None:
        name = column or self.tr("(no heading)")
        choice = Choice("", options)
        choice.combo.setAccessibleName(self.tr("{column} goes into").format(column=name))
        choice.combo.setMinimumWidth(theme().px(136))
        choice.edited.connect(partial(self._tell, column))
        self._choices[column] = choice
        for place, widget in enumerate((Elided(name, "bodyMedium"), Elided(" · ".join(examples), "small", "text2"))):
            widget.setMinimumWidth(theme().px(56))
            grid.addWidget(widget, row, place, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(choice, row, 2, Qt.AlignmentFlag.AlignVCenter)

    def _options(self, kind: Kind) -> Sequence[tuple[str, str]]:
        known = sorted(((field, field_words(field)) for field in kind.fields), key=lambda one: one[1].casefold())
        return (("", self.tr("Leave out")), *known)

    def _tell(self, column: str) -> None:
        self.chosen.emit(column, self._choices[column].value())
