"""One file before it is brought in: which kind it is, where its columns go, what would become of its first items."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import DayOrder
from caseworker.desk.imports.kinds import KINDS, Kind
from caseworker.desk.imports.looking import Looked, Previewed, look, preview
from caseworker.desk.imports.remembering import RememberedChoices
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.suggesting import kinds_of, likeliest, suggested
from ui.work import Work


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of the file. `is_remembered` says that its columns go where they went the last time."""

    path: Path | None = None
    kinds: tuple[Kind, ...] = ()
    kind: Kind | None = None
    choices: Choices = field(default_factory=Choices)
    looked: Looked | None = None
    is_remembered: bool = False
    previewed: tuple[Previewed, ...] = ()
    is_reading: bool = False
    error: Exception | None = None

    @property
    def asks_for_dates(self) -> bool:
        """Whether a date of a column that goes somewhere can be read in two ways, and the file does not say how."""
        if self.kind is None or self.looked is None or "order" not in self.kind.asks:
            return False
        fields = {self.choices.columns.get(column) for column in self.looked.two_ways} - {None, ""}
        refused = any(one.outcome is None and one.field in fields for one in self.previewed)
        return bool(fields) and (refused or bool(self.choices.order.value))


class FileModel(QObject):
    """Reads the file off the screen's thread, and reads it again when something else is chosen."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._remembered = RememberedChoices(work.office.sitting)
        self.state = FileState()

    @property
    def source(self) -> Source:
        """Return the file, opened anew. Raises FileUnreadable."""
        assert self.state.path is not None, "a file was chosen"
        return Source(self.state.path)

    def open(self, path: Path) -> None:
        """Look at another file."""
        found = kinds_of(path)
        others = tuple(one for one in KINDS if one not in found)
        self.state = FileState(path=path, kinds=(*found, *others), choices=Choices(source=""), is_reading=True)
        self.changed.emit()
        self._work.lanes.read(lambda: self._first_look(path), self._on_first_look, self._failed, owner=self, key="file")

    def choose_kind(self, kind: str) -> None:
        """Take the file for another kind."""
        chosen = next(one for one in self.state.kinds if one.id == kind)
        looked = self.state.looked
        columns = suggested(chosen, looked.columns) if looked and chosen.fields else {}
        self._choose(kind=chosen, choices=replace(self.state.choices, columns=columns), is_remembered=False)

    def choose_column(self, column: str, field_name: str) -> None:
        """Put a column into a field, "" for none; a field that holds one value is taken from its other column."""
        columns = {**self.state.choices.columns, column: field_name}
        self._choose(choices=replace(self.state.choices, columns=columns))

    def choose(self, **values: str) -> None:
        """Choose source, territory, case type, officer or the order of day and month."""
        order = {"order": DayOrder(values.pop("order"))} if "order" in values else {}
        self._choose(choices=replace(self.state.choices, **values, **order))  # type: ignore[arg-type]  # all are texts

    def read_as(self, *, encoding: str = "", separator: str = "") -> None:
        """Read the table in another encoding or with another separator."""
        choices = replace(self.state.choices, encoding=encoding, separator=separator)
        self._set(choices=choices, is_reading=True)
        source = self.source
        self._work.lanes.read(lambda: look(source, choices), self._on_look, self._failed, owner=self, key="file")

    def remember(self) -> None:
        """Remember the choices for the next file with these columns."""
        state = self.state
        if state.kind is not None and state.looked is not None:
            kind, columns, choices = state.kind, state.looked.columns, state.choices
            self._work.lanes.write(
                lambda: self._remembered.keep(kind, columns, choices), lambda _: None, owner=self, key="remember"
            )

    def _first_look(self, path: Path) -> tuple[Looked | None, Kind, Choices, bool]:
        kinds, looked = kinds_of(path), look(Source(path), Choices())
        if looked is None:
            return None, kinds[0], Choices(source=_system(path)), False
        kind = likeliest(kinds, looked.columns)
        for one in (kind, *kinds):
            last = self._remembered.recall(one, looked.columns)
            if last is not None:
                return looked, one, last, True
        return looked, kind, Choices(source=_system(path), columns=suggested(kind, looked.columns)), False

    def _on_first_look(self, found: tuple[Looked | None, Kind, Choices, bool]) -> None:
        looked, kind, choices, remembered = found
        self._choose(looked=looked, kind=kind, choices=choices, is_remembered=remembered)

    def _on_look(self, looked: Looked | None) -> None:
        kind = self.state.kind
        if looked is not None and kind is not None:
            known: Mapping[str, str] = self.state.choices.columns
            columns = suggested(kind, looked.columns) | {one: known[one] for one in looked.columns if one in known}
            self._choose(looked=looked, choices=replace(self.state.choices, columns=columns))

    def _choose(self, **values: object) -> None:
        self._set(**values, is_reading=True, error=None)
        state, means, source = self.state, self._work.office.imports, self.source
        kind, choices = state.kind, state.choices
        if kind is not None:
            first = partial(preview, means, kind, source, choices)
            self._work.lanes.write(first, self._on_preview, self._no_preview, owner=self, key="preview")

    def _on_preview(self, found: list[Previewed]) -> None:
        self._set(previewed=tuple(found), is_reading=False, error=None)

    def _no_preview(self, error: Exception) -> None:
        self._set(previewed=(), is_reading=False, error=error)

    def _failed(self, error: Exception) -> None:
        self._set(is_reading=False, error=error, looked=None, kind=None)

    def _set(self, **values: object) -> None:
        self.state = replace(self.state, **values)  # type: ignore[arg-type]  # of its own fields
        self.changed.emit()


def _system(path: Path) -> str:
    """Return a first name for the system a file comes from: what its name begins with, in letters."""
    letters = "".join(sign if sign.isalpha() else " " for sign in path.stem).split()
    return letters[0].lower() if letters else "import"
