"""The path of the top bar: where one is, in words. On a narrow bar its last word stays longest."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, rounded, text_width
from ui.widgets.buttons import Painted
from ui.widgets.fitting import say_whole


class Path(QWidget):
    """Where one is, in words. The words before the last lead there where they can."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("path")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(2))
        self._steps: list[QWidget] = []

    @property
    def whole_width(self) -> int:
        """How wide all words are."""
        between = self._row.spacing() * max(0, len(self._steps) - 1)
        return sum(one.sizeHint().width() for one in self._steps) + between

    @property
    def last_width(self) -> int:
        """How wide the last word is."""
        return self._steps[-1].sizeHint().width() if self._steps else 0

    def show_only_last(self, *, only: bool) -> None:
        """Leave out the words before the last."""
        for one in self._steps[:-1]:
            one.setVisible(not only)

    def show_words(self, words: Sequence[str], *, first_leads: bool) -> None:
        """Show other words, all of them."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._steps = []
        for number, word in enumerate(words):
            if number:
                self._add(_Chevron())
            last = number == len(words) - 1
            self._add(self._link(word) if number == 0 and first_leads and not last else _Step(word, last=last))
        self._row.addStretch(1)

    def _add(self, one: QWidget) -> None:
        self._steps.append(one)
        self._row.addWidget(one)

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell the whole word where it is shortened."""
        super().resizeEvent(event)
        say_whole(self, self._words)

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

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the sign."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the sign."""
        paint_icon(QPainter(self), QRectF(self.rect()), "chevron-right", theme().colour("text3"))
