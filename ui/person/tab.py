"""What the tabs of a person have in common: a column that is filled anew when the section says that it changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.person.scrolled import Scrolled
from ui.person.section import Section
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Heading, Label

_WIDEST = 980


class Tab(Scrolled):
    """A tab that stands in a scrolled column. `enter` is called each time it is shown."""

    def __init__(self, section: Section, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, widest=_WIDEST, parent=parent)
        self.section = section
        section.changed.connect(self.draw_if_shown)

    def enter(self) -> None:
        """Read what only this tab shows, and show it."""
        self.section.reload()
        self.draw()

    def draw_if_shown(self) -> None:
        """Fill the column anew when somebody sees it; where the reader is in it stays, and so does the focus."""
        if not self.isVisible():
            return
        at, focused = self.verticalScrollBar().value(), self._focused()
        self.draw()
        self.verticalScrollBar().setValue(at)
        if focused:
            for button in self.content.findChildren(QAbstractButton):
                if _called(button) == focused and not button.isHidden():
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _focused(self) -> str:
        focus = self.focusWidget()
        return _called(focus) if isinstance(focus, QAbstractButton) and focus.hasFocus() else ""

    def draw(self) -> None:
        """Fill the column. For the tabs themselves."""
        raise NotImplementedError

    def add_heading(self, words: str, *buttons: Button, count: int | None = None) -> None:
        """Add the heading of a group, with what can be done to it at its end."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme().px(10), 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(Heading(words, count), 1)
        for button in buttons:
            row.addWidget(button)
        self.column.addWidget(holder)

    def add_words(self, words: str) -> None:
        """Add a sentence."""
        self.column.addWidget(Label(words, "small", "text2", wrap=True))


def _called(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


def named_lines(title: str, second: str, *, colour: str = "text", centred: bool = False) -> QVBoxLayout:
    """Return two lines of words above each other, as stored: the first is what it is, the second what is known.

    `centred` puts them into the middle of a row that is higher than they are.
    """
    column = QVBoxLayout()
    column.setSpacing(theme().px(2))
    if centred:
        column.addStretch(1)
    column.addWidget(Label(title, "bodyMedium", colour, wrap=True))
    if second:
        column.addWidget(Label(second, "small", "text2", wrap=True))
    column.addStretch(1)
    return column


def row_of(*parts: QWidget | QVBoxLayout, name: str = "") -> QWidget:
    """Return a row in which the first column takes the room that is left."""
    holder = QWidget()
    holder.setAccessibleName(name)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme().px(4), 0, theme().px(4))
    row.setSpacing(theme().px(10))
    place = Qt.AlignmentFlag.AlignTop
    for part in parts:
        if isinstance(part, QWidget):
            row.addWidget(part, 0, place)
        else:
            row.addLayout(part, 1)
            place = Qt.AlignmentFlag.AlignVCenter
    return holder


def label_of(words: str) -> Elided:
    """Return the word at the start of a line of details, all of one width so that the values line up."""
    label = Elided(words, "small", "text2")
    label.setFixedSize(theme().px(170), theme().line("bodyMedium"))
    return label
