"""One piece of work that came back: what it was, why, every word of it, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.exchange import Returned
from ui.sync_status.words import refusal_words, text_of, waiting_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.wording import Wording


class ReturnedCard(Card):
    """`copied` and `dismissed` are asked for. The words stay until they are dismissed."""

    copied = Signal()
    dismissed = Signal()

    def __init__(self, returned: Returned, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, words = waiting_words(returned.action, 1)
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel(icon, tone="danger"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme().px(2))
        title = self.tr("{what}, {moment}").format(what=words, moment=wording.day_time(returned.at))
        column.addWidget(Label(title, "bodyMedium"))
        why = refusal_words(returned.word)
        column.addWidget(Label(why, "small", "danger", wrap=True))
        text = text_of(returned)
        if text:
            column.addWidget(Label(text, "body", "text", wrap=True, selectable=True))
        row.addLayout(column, 1)
        self.box.addLayout(row)
        self.setAccessibleName(f"{title}. {why}")
        self.box.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        copy = Button(self.tr("Copy the text"), size="sm", icon="copy")
        copy.clicked.connect(self.copied)
        gone = Button(self.tr("Remove from this list"), kind="ghost", size="sm")
        gone.clicked.connect(self.dismissed)
        row.addWidget(copy)
        row.addWidget(gone)
        row.addStretch(1)
        return row
