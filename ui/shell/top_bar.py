"""The top bar: back and forward, the path, the search field, and the page's own buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.commands import Command
from ui.shell.bar_buttons import BarButton, BarForm, SearchButton
from ui.shell.foot import SyncBlock
from ui.shell.path import Path
from ui.shell.sync_words import SyncShown
from ui.theme.current import theme
from ui.widgets.buttons import IconButton

_BESIDE_PATH = 12
_SLACK = 3  # a pixel too few would shorten a word
_LEAST_WORD = 56
_WORD = 200  # as much of the last word of the path is worth more than the keys and words beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys that the top bar shows."""

    back: str
    forward: str
    search: str


class TopBar(QWidget):
    """The bar above the sheet."""

    went_back = Signal()
    went_forward = Signal()
    path_chosen = Signal()
    searched = Signal()
    synced = Signal()
    commanded = Signal(str)

    def __init__(self, keys: Keys, *, rail: bool, offers_search: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top-bar")
        self.setFixedHeight(theme().size("size", "topBar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._back = IconButton("arrow-left", self.tr("Back"), keys=keys.back)
        self._forward = IconButton("arrow-right", self.tr("Forward"), keys=keys.forward)
        self._back.clicked.connect(self.went_back)
        self._forward.clicked.connect(self.went_forward)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addSpacing(theme().px(6))
        self._form = BarForm.WHOLE
        self._path = Path()
        self._path.chosen.connect(self.path_chosen)
        row.addWidget(self._path, 1000)
        row.addStretch(1)  # takes what the path leaves where it is left out
        row.addSpacing(theme().px(_BESIDE_PATH))
        self._sync = SyncBlock(narrow=True) if rail else None
        if self._sync is not None:
            self._sync.setObjectName("sync")
            self._sync.clicked.connect(self.synced)
            row.addWidget(self._sync)
            row.addSpacing(theme().px(8))
        self._own: list[BarButton] = []
        self._end = QHBoxLayout()
        self._end.setContentsMargins(0, 0, 0, 0)
        self._end.setSpacing(theme().px(6))
        self._search = SearchButton(keys.search) if offers_search else None
        if self._search is not None:
            self._search.clicked.connect(self.searched)
            self._end.addWidget(self._search)
        row.addLayout(self._end)

    @property
    def form(self) -> BarForm:
        """What is left out for want of room."""
        return self._form

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Say whether there is a way back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_path(self, words: Sequence[str], *, first_leads: bool) -> None:
        """Show where one is."""
        self._path.show_words(words, first_leads=first_leads)
        self._fit()

    def show_sync(self, shown: SyncShown) -> None:
        """Show how it stands with sending, where the navigation is a rail."""
        if self._sync is not None:
            self._sync.show_state(shown)
            self._sync.updateGeometry()
            self._fit()

    def show_commands(self, commands: Sequence[tuple[Command, str]]) -> None:
        """Show buttons for commands of the page, each with its key."""
        for old in self._own:
            self._end.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._own = [self._button(command, keys) for command, keys in commands]
        for button in self._own:
            self._end.addWidget(button)
        self._fit()

    def _button(self, command: Command, keys: str) -> BarButton:
        button = BarButton(command, keys)
        button.clicked.connect(lambda: self.commanded.emit(command.id))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out on a narrow bar what says least."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out as little as there is room for; how it stands with sending is always whole."""
        for form in BarForm:
            self._take(form)
            if self._needed() <= self.width():
                break
        if self._search is not None:
            self._search.fill(self.width() - self._needed() + self._search.least)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _take(self, form: BarForm) -> None:
        self._form = form
        self._path.setVisible(form < BarForm.NO_PATH)
        self._path.show_only_last(only=form >= BarForm.LAST_WORD)
        for button in self._own:
            button.take(form)
        if self._search is not None:
            self._search.take(form)

    def _needed(self) -> int:
        """Return the least width of everything as it is shown now, with the words of the path as far as they matter."""
        last, most = self._path.last_width, theme().px(_WORD if self._form < BarForm.ICONS else _LEAST_WORD)
        before = self._path.whole_width - last if self._form < BarForm.LAST_WORD else 0
        path = 0 if self._form >= BarForm.NO_PATH else before + min(last, most) + theme().px(_SLACK)
        sync = 0 if self._sync is None else self._sync.sizeHint().width() + theme().px(8)
        end = [one.sizeHint().width() for one in self._own]
        end += [] if self._search is None else [self._search.least]
        ways = self._back.sizeHint().width() + self._forward.sizeHint().width() + theme().px(6)
        gaps = self._end.spacing() * max(0, len(end) - 1)
        return ways + path + theme().px(_BESIDE_PATH) + sync + sum(end) + gaps
