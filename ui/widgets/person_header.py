"""The head of a record: initials, name, facts in one line, what to keep in mind first, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.avatars import Avatar
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Elided, Label
from ui.widgets.row_values import spoken

_ORDER = {"danger": 0, "warning": 1}
_DOT = "  ·  "


@dataclass(frozen=True, slots=True)
class Notice:
    """A chip of the header: something to keep in mind. What is a danger stands first."""

    words: str
    tone: str = "neutral"
    icon: str = ""


class PersonHeader(QFrame):
    """The head of a record. `compact` is the smaller one for a page that is not about the record alone.

    `beside` stands after the name, `actions` at the trailing edge. The whole is one group with a spoken name.
    """

    def __init__(
        self,
        name: str = "",
        facts: Sequence[str] = (),
        notices: Sequence[Notice] = (),
        actions: Sequence[QWidget] = (),
        *,
        beside: Sequence[QWidget] = (),
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._compact = compact
        self._avatar = Avatar(name, 48 if compact else 64)
        self._name = Label(name, "title", wrap=True) if compact else Elided(name, "display")
        self._facts = Label("", "small", "text2", wrap=True) if compact else Elided("", "body", "text2")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=theme().px(6))
        self._lay_out(actions, beside)
        self.show_person(name, facts, notices)

    def show_person(self, name: str, facts: Sequence[str], notices: Sequence[Notice] = ()) -> None:
        """Show another name, other facts and notices."""
        self._avatar.set_name(name)
        self._name.set_text(name)
        self._facts.set_text(_DOT.join(fact for fact in facts if fact))
        self._show_notices(sorted(notices, key=lambda notice: _ORDER.get(notice.tone, 2)))
        self.setAccessibleName(spoken(name, *facts, *(notice.words for notice in notices)))

    def _show_notices(self, notices: Sequence[Notice]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for notice in notices:
            self._flow.addWidget(Chip(notice.words, notice.tone, notice.icon))
        self._chips.setVisible(bool(notices))

    def _lay_out(self, actions: Sequence[QWidget], beside: Sequence[QWidget]) -> None:
        px = theme().px
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(self._name, 1 if self._compact else 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in beside:
            first.addWidget(widget)
        first.addStretch(0 if self._compact else 1)
        for widget in actions:
            first.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2 if self._compact else 3))
        words.addLayout(first)
        words.addWidget(self._facts)
        words.addSpacing(px(4))
        words.addWidget(self._chips)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(14 if self._compact else 18))
        whole.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
