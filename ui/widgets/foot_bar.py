"""The bar at the foot of a page: the main action at the leading side, others beside it, a sentence and a last word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Elided, Label

HEIGHT = 66


class FootBar(QFrame):
    """What can be done with the page: `primary`, then `others`; `words` say what is missing or how things stand.

    `last` stands alone at the trailing edge: the way out. `link_asked` is the link beside the words.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._words = Label("", "small", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._sign = IconLabel("info", "text2", 16)
        self._link = Button("", kind="link", size="sm")
        self._link.clicked.connect(self.link_asked)
        self._link.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme().px(28), theme().px(1), theme().px(28), 0)
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(0, 0, 0, theme().px(1) - self.height()), theme().colour("border"))


class SelectionBar(FootBar):
    """The foot of a table: how many are checked, what can be done with them, and how many are shown."""

    def __init__(self, actions: Sequence[QWidget] = (), shown: str = "", parent: QWidget | None = None) -> None:
        self._shown = Elided("", "small", "text2")
        self._actions = tuple(actions)
        super().__init__(None, actions, last=(self._shown,), parent=parent)
        self._selected = Elided("", "smallMedium", "text")
        self._row.insertWidget(0, self._selected)
        self.set_shown(shown)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Say how many are checked; the actions stand there only while some are."""
        self._selected.set_text(self.tr("%n selected", "", count) if count else "")
        self._selected.setVisible(count > 0)
        for action in self._actions:
            action.setVisible(count > 0)

    def set_shown(self, words: str) -> None:
        """Say how many rows are shown."""
        self._shown.set_text(words)
