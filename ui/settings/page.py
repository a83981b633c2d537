"""The page of settings: everything in one column, found by typing, applied at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.places import Place
from ui.settings.about import About
from ui.settings.key_dialog import KeyDialog
from ui.settings.keys_model import KeysModel
from ui.settings.pin_dialog import PinDialog
from ui.settings.setting_rows import KeyRow, SettingRow
from ui.settings.settings_model import Kind, SettingsModel
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.labels import Heading
from ui.widgets.lines import HLine
from ui.widgets.states import Empty
from ui.work import Work


class _Part(QWidget):
    """A heading and what is under it; not there when nothing under it is found."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, theme().px(18), 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(Heading(heading))
        self.box.addSpacing(theme().px(4))
        self.box.addWidget(HLine())
        self.rows: list[tuple[QWidget, Callable[[str], bool]]] = []

    def add(self, row: QWidget, says: Callable[[str], bool]) -> None:
        """Put a row under the heading; `says` tells whether words are found in it."""
        self.box.addWidget(row)
        self.rows.append((row, says))

    def show_what_says(self, words: str) -> bool:
        """Show only what says these words; return whether there is something."""
        found = False
        for row, says in self.rows:
            fits = not words or says(words)
            row.setVisible(fits)
            found = found or fits
        self.setVisible(found)
        return found


class SettingsPage(Page):
    """Settings of this device and this person at it."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = SettingsModel(work, self)
        self.keys = KeysModel(work.preferences, self)
        self.search = SearchField(self.tr("Search settings and keys"))
        self._parts: list[_Part] = []
        self._rows: dict[str, SettingRow] = {}
        self._key_rows: dict[str, KeyRow] = {}
        self._empty = Empty("search-x", self.tr("No setting says that"), self.tr("Try another word."))
        self._empty.hide()
        self._lay_out()
        self.search.line.textChanged.connect(self._find)
        self.model.changed.connect(self._draw)
        self.keys.changed.connect(self._draw_keys)

    def path(self) -> tuple[str, ...]:
        """Return the words of the path."""
        return (self.tr("Settings"),)

    def panes(self) -> Sequence[QWidget]:
        """Return the one pane there is."""
        return (self,)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.search.line

    def find_in_page(self) -> None:
        """Go to the search field."""
        self.search.line.setFocus()
        self.search.line.selectAll()

    def state(self) -> dict[str, object]:
        """Return what is searched for, and how far it is scrolled."""
        return {"search": self.search.text(), "scroll": self._area.verticalScrollBar().value()}

    def restore(self, state: dict[str, object]) -> None:
        """Search for it again, and scroll there."""
        self.search.set_text(str(state.get("search", "")))
        self._find()
        self.layout().activate()  # type: ignore[union-attr]  # it was laid out
        self._inside.adjustSize()
        self._area.verticalScrollBar().setValue(int(str(state.get("scroll", 0))))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        side = theme().size("space", "paneMarginX")
        head = QHBoxLayout()
        head.setContentsMargins(side, theme().px(20), side, theme().px(12))
        head.setSpacing(theme().px(24))
        head.addWidget(Heading(self.tr("Settings"), role="title"))
        self.search.setMaximumWidth(theme().px(420))
        head.addWidget(self.search, 1)
        head.addStretch(1)
        whole.addLayout(head)
        whole.addWidget(HLine())
        whole.addWidget(self._scrolled(side), 1)

    def _scrolled(self, side: int) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self._inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(side, 0, side, theme().px(28))
        held = QWidget()
        held.setMaximumWidth(theme().px(760))
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (*self._setting_parts(), *self._key_parts(), self._about()):
            self._parts.append(part)
            column.addWidget(part)
        column.addWidget(self._empty)
        column.addStretch(1)
        row.addWidget(held, 1)
        row.addStretch(0)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return self._area

    def _setting_parts(self) -> list[_Part]:
        parts: dict[str, _Part] = {}
        for setting in self.model.settings:
            if setting.group not in parts:
                parts[setting.group] = _Part(setting.group)
            row = SettingRow(setting, self._ask_pin if setting.kind is Kind.PIN else self.model.change)
            self._rows[setting.name] = row
            parts[setting.group].add(row, lambda words, row=row: row.setting.says(words))  # type: ignore[misc]
        return list(parts.values())

    def _key_parts(self) -> list[_Part]:
        parts: dict[str, _Part] = {}
        for line in self.keys.lines:
            if line.group not in parts:
                parts[line.group] = _Part(self.tr("Keys: {group}").format(group=line.group))
            row = KeyRow(line, self._choose_key, self._usual_key)
            self._key_rows[line.command] = row
            parts[line.group].add(row, lambda words, row=row: row.line.says(words))  # type: ignore[misc]
        first = next(iter(parts.values()))
        self._all_usual = Button(self.tr("Give all commands their usual keys"), kind="link", size="sm")
        self._all_usual.clicked.connect(self.keys.all_usual)
        first.box.insertWidget(first.box.count(), self._all_usual)
        self._draw_keys()
        return list(parts.values())

    def _about(self) -> _Part:
        part = _Part(self.tr("About"))
        said = self.tr("About, version and licences").casefold()
        part.add(About(), lambda words: all(word in said for word in words.casefold().split()))
        return part

    def _find(self) -> None:
        words = self.search.text().strip()
        found = [part.show_what_says(words) for part in self._parts]
        self._empty.setVisible(not any(found))
        self._all_usual.setVisible(not words and self._has_changed_keys())

    def _draw(self) -> None:
        for setting in self.model.settings:
            self._rows[setting.name].put(setting)

    def _draw_keys(self) -> None:
        for line in self.keys.lines:
            self._key_rows[line.command].put(line)
        self._all_usual.setVisible(self._has_changed_keys())

    def _has_changed_keys(self) -> bool:
        return any(line.is_changed for line in self.keys.lines)

    def _choose_key(self, command: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        dialog = KeyDialog(self._key_rows[command].line, self.keys, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_pin(self, _name: str, value: object) -> None:
        if not value:
            self.model.forget_pin()
            return
        dialog = PinDialog(self.model, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _usual_key(self, command: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        reason = self.keys.usual(command)
        if reason:
            self.work.window.toast(reason)
