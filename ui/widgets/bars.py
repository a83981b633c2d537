"""Bars: a state that lasts, said once, above what it is about."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Say words to those who listen to the screen."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def mixed(first: QColor, second: QColor, part: float) -> QColor:
    """Return a colour between two; `part` of the second."""
    return QColor.fromRgbF(
        first.redF() * (1 - part) + second.redF() * part,
        first.greenF() * (1 - part) + second.greenF() * part,
        first.blueF() * (1 - part) + second.blueF() * part,
    )


class Bar(QFrame):
    """A bar in a tone: a short title, a sentence, and one thing to do about it (`acted`)."""

    acted = Signal()

    def __init__(  # noqa: PLR0917  # read as one sentence: tone, icon, title, words, action
        self, tone: str, icon: str, title: str, words: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(9), theme().px(14), theme().px(9))
        row.setSpacing(theme().px(10))
        self._icon = IconLabel(icon, size=18, tone=tone)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme().px(1))
        self._title = Label(title, "sub", _title_colour(tone), wrap=True)
        self._words = Label(words, "small", "text", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        row.addLayout(column, 1)
        self._action = Button(action, kind="link", size="sm")
        self._action.clicked.connect(self.acted)
        row.addWidget(self._action)
        self._settle()

    def show_state(self, tone: str, icon: str, title: str, words: str = "", action: str = "") -> None:
        """Say something else. What is new is announced, danger at once."""
        is_new = (title, words) != (self._title.text(), self._words.text())
        self._tone = tone
        self._icon.show_icon(icon, tone=tone)
        self._title.set_colour(_title_colour(tone))
        self._title.set_text(title)
        self._words.set_text(words)
        self._action.set_words(action)
        self._settle()
        if is_new:
            announce(self, f"{title} {words}".strip(), urgent=tone == "danger")

    def action_button(self) -> Button:
        """Return what is pressed to act."""
        return self._action

    def _settle(self) -> None:
        self._words.setVisible(bool(self._words.text()))
        self._action.setVisible(bool(self._action.words()))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._words.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint ground and line."""
        colours = theme().tone(self._tone)
        line = colours.text if theme().is_high_contrast else mixed(colours.tint, colours.solid, 0.4)
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), colours.tint, line)


def _title_colour(tone: str) -> str:
    return {"neutral": "text", "plain": "text", "accent": "accentText"}.get(tone, tone)
