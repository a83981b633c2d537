"""The top bar: back and forward, the path, the search field, and the page's own buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.commands import Command
from ui.shell.foot import SyncBlock
from ui.shell.sync_words import SyncShown
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, mirrored, rounded, text_width
from ui.widgets.buttons import Button, IconButton, Painted
from ui.widgets.key_hints import keys_width, paint_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys that the top bar shows."""

    back: str
    forward: str
    search: str


class Path(QWidget):
    """Where one is, in words. The words before the last lead there where they can."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("path")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(2))

    def show_words(self, words: Sequence[str], *, first_leads: bool) -> None:
        """Show other words."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, word in enumerate(words):
            if number:
                self._row.addWidget(_Chevron())
            last = number == len(words) - 1
            if number == 0 and first_leads and not last:
                self._row.addWidget(self._link(word))
            else:
                self._row.addWidget(_Step(word, last=last), 1 if last else 0)

    def _link(self, word: str) -> "_Way":
        way = _Way(word)
        way.clicked.connect(self.chosen)
        return way


class _Step(QWidget):
    """A word of the path; shortened where there is no room."""

    def __init__(self, words: str, *, last: bool) -> None:
        super().__init__()
        self._words, self._last = words, last
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def _role(self) -> str:
        return "bodyMedium" if self._last else "body"

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the whole word."""
        return QSize(int(text_width(self._words, self._role)) + theme().px(9), theme().line("body"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of a few letters."""
        return QSize(min(theme().px(40), self.sizeHint().width()), theme().line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the word."""
        box = QRectF(self.rect()).adjusted(theme().px(4), 0, -theme().px(4), 0)
        draw_text(QPainter(self), box, self._words, self._role, "text" if self._last else "text2", LEADING)


class _Way(Painted):
    """A word of the path that leads there."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.set_words(words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the word."""
        return QSize(int(text_width(self.words(), "body")) + theme().px(9), theme().size("size", "control", "sm"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the word."""
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, QRectF(self.rect()), theme().size("radius", "control"), "hover")
        box = QRectF(self.rect()).adjusted(theme().px(4), 0, -theme().px(4), 0)
        draw_text(painter, box, self.words(), "body", "text" if self.underMouse() else "text2", LEADING)


class _Chevron(QWidget):
    """The sign between two words of the path."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme().px(16), theme().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the sign."""
        paint_icon(QPainter(self), QRectF(self.rect()), "chevron-right", theme().colour("text3"))


class SearchButton(Painted):
    """Looks like a field; pressing it opens search and commands."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setObjectName("search")
        self.set_words(self.tr("Search people, cases and answers"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme().px(400))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room it would like."""
        return QSize(theme().px(400), theme().size("size", "control", "md"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: the icon, some words and the keys."""
        return QSize(theme().px(140), theme().size("size", "control", "md"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the field."""
        painter, box, way = QPainter(self), QRectF(self.rect()), self.layoutDirection()
        line = "borderControl" if theme().is_high_contrast or self.underMouse() else "borderStrong"
        rounded(painter, box, theme().size("radius", "control"), "surface", line)
        icon = QRectF(theme().px(11), 0, theme().px(16), box.height())
        paint_icon(painter, mirrored(icon, box, way), "search", theme().colour("text2"))
        wide = keys_width(self._keys) if self._keys else 0
        words = QRectF(theme().px(36), 0, box.width() - theme().px(52) - wide, box.height())
        draw_text(painter, mirrored(words, box, way), self.words(), "small", "text2", LEADING)
        if self._keys:
            place = QRectF(box.width() - theme().px(8) - wide, 0, wide, box.height())
            paint_keys(painter, mirrored(place, box, way), self._keys)


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
        self._path = Path()
        self._path.chosen.connect(self.path_chosen)
        row.addWidget(self._path, 1)
        row.addSpacing(theme().px(12))
        self._sync = SyncBlock(narrow=True) if rail else None
        if self._sync is not None:
            self._sync.setObjectName("sync")
            self._sync.clicked.connect(self.synced)
            row.addWidget(self._sync)
            row.addSpacing(theme().px(8))
        if offers_search:
            search = SearchButton(keys.search)
            search.clicked.connect(self.searched)
            row.addWidget(search, 1)
        self._own = QHBoxLayout()
        self._own.setContentsMargins(0, 0, 0, 0)
        self._own.setSpacing(theme().px(6))
        row.addLayout(self._own)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Say whether there is a way back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_path(self, words: Sequence[str], *, first_leads: bool) -> None:
        """Show where one is."""
        self._path.show_words(words, first_leads=first_leads)

    def show_sync(self, shown: SyncShown) -> None:
        """Show how it stands with sending, where the navigation is a rail."""
        if self._sync is not None:
            self._sync.show_state(shown)
            self._sync.updateGeometry()

    def show_commands(self, commands: Sequence[tuple[Command, str]]) -> None:
        """Show buttons for commands of the page, each with its key."""
        while (item := self._own.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if commands:
            self._own.addSpacing(theme().px(2))
        for command, keys in commands:
            self._own.addWidget(self._button(command, keys))

    def _button(self, command: Command, keys: str) -> Button:
        button = Button(command.words, icon=command.icon, keys=keys)
        button.setObjectName(command.id)
        button.clicked.connect(lambda: self.commanded.emit(command.id))
        return button
