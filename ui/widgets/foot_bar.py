"""The bar at the foot of a page: the main action at the leading side, others beside it, a sentence and a last word."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded, text_width
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Elided, Label

HEIGHT, LOW = 66, 44
_WORDS = 200


class FootBar(QFrame):
    """What can be done with the page: `primary`, then `others`; `words` say what is missing or how things stand.

    `last` stands alone at the trailing edge: the way out. `link_asked` is the link beside the words.
    `margin` is the room at both ends: that of the pane the bar stands in.
    """

    link_asked = Signal()

    def __init__(
        self,
        primary: QWidget | None = None,
        others: Sequence[QWidget] = (),
        words: str = "",
        *,
        last: Sequence[QWidget] = (),
        words_first: bool = False,
        margin: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._is_over = False
        self._words = Label("", "small", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._sign = IconLabel("info", "text2", 16)
        self._link = Button("", kind="link", size="sm")
        self._link.clicked.connect(self.link_asked)
        self._link.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme().px(margin), theme().px(1), theme().px(margin), 0)
        self._row.setSpacing(theme().px(8))
        actions = [primary] if primary is not None else []
        said: list[QWidget] = [self._sign, self._words, self._link]
        leading = [*said, None, *actions, *others] if words_first else [*actions, *others, *said, None]
        for widget in [*leading, *last]:
            if widget is None:
                self._row.addStretch(1)
            else:
                self._row.addWidget(widget)
        self.setMinimumHeight(theme().px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str, *, icon: str = "", colour: str = "text2", link: str = "") -> None:
        """Say how things stand, with an icon, and a link where there is something to go to."""
        self._words.set_text(words)
        self._words.setVisible(bool(words))
        self._sign.setVisible(bool(icon and words))
        if icon:
            self._sign.show_icon(icon, colour)
        self._link.set_words(link)
        self._link.setVisible(bool(link))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def event(self, event: QEvent) -> bool:
        """Leave out the keys of all buttons, rather than of some, where there is no room for them."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._settle_keys()
        return super().event(event)

    def _settle_keys(self) -> None:
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        found = [item.widget() for item in items if item is not None]
        shown = [one for one in found if one is not None and not one.isHidden()]
        margins = self._row.contentsMargins()
        needed = margins.left() + margins.right() + self._row.spacing() * max(0, len(shown) - 1)
        needed += sum(map(self._wanted, shown))
        for one in shown:
            if isinstance(one, Button):
                one.show_keys(shown=needed <= self.width())

    def _wanted(self, part: QWidget) -> int:
        if isinstance(part, Button):
            return part.full_width()
        if part is self._words:  # it may take two or three lines, but no column of single words
            return min(math.ceil(text_width(self.words(), "small")), theme().px(_WORDS))
        return part.minimumSizeHint().width()

    @property
    def is_over(self) -> bool:
        """Whether it covers what goes on below it."""
        return self._is_over

    def stand_over(self, *, over: bool) -> None:
        """Cover what goes on below it, or stand beside the rest as usual."""
        if over != self._is_over:
            self._is_over = over
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line above, and a ground with the corners of the sheet where something goes on below."""
        painter = QPainter(self)
        if self._is_over:
            radius = theme().size("radius", "sheet")
            rounded(painter, QRectF(self.rect()).adjusted(0, -2 * radius, 0, 0), radius, "surface")
        painter.fillRect(self.rect().adjusted(0, 0, 0, theme().px(1) - self.height()), theme().colour("border"))


class SelectionBar(FootBar):
    """The foot of a table: how many are checked, what can be done with them, and how many are shown."""

    def __init__(self, actions: Sequence[QWidget] = (), shown: str = "", parent: QWidget | None = None) -> None:
        self._shown = Elided("", "small", "text2")
        self._actions = tuple(actions)
        super().__init__(None, actions, last=(self._shown,), parent=parent)
        self._selected = Elided("", "smallMedium", "text")
        self._row.insertWidget(0, self._selected)
        self._count, self._is_folded, self._needed = 0, False, False
        self.set_shown(shown)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Say how many are checked; the actions stand there only while some are."""
        self._count = count
        self._selected.set_text(self.tr("%n selected", "", count) if count else "")
        self._selected.setVisible(count > 0)
        for action in self._actions:
            action.setVisible(count > 0)
        self._settle()

    def set_shown(self, words: str, *, needed: bool = False) -> None:
        """Say how many rows are shown; `needed` says that nothing else tells it."""
        self._needed = needed
        self._shown.set_text(words)
        self._settle()

    def fold(self, *, folded: bool) -> None:
        """Be low, and there only while something is checked or has to be told: the rows need the room."""
        self._is_folded = folded
        self.setMinimumHeight(theme().px(LOW if folded else HEIGHT))
        self._settle()

    def _settle(self) -> None:
        is_idle = self._is_folded and not self._count and not self._needed
        if is_idle or self.parentWidget() is not None:  # shown before it has its place, it would be a window of its own
            self.setHidden(is_idle)
