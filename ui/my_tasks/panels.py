"""The small panels of my tasks: plan the next one, put one off, give one to a colleague."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from caseworker.domain.ids import OfficerId
from ui.lists.officers import Officers
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.panel import Panel
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate


class DayPanel(Panel):
    """Asks for words and a day; Ctrl+Enter gives them. `words_needed` says what is missing without words."""

    def __init__(
        self,
        title: str,
        over: QWidget,
        *,
        label: str,
        action: str,
        words_needed: str,
        day: date,
        done: Callable[[str, date], None],
    ) -> None:
        super().__init__(title, over, width=480, name="day")
        self._words_needed, self._done = words_needed, done
        self.words = LineField(label)
        self.day = DateField(self.tr("Due"))
        self.day.set_value(day)
        give = Button(action, kind="primary", keys="Ctrl+Return")
        leave = Button(self.tr("Cancel"), kind="ghost", keys="Esc")
        give.clicked.connect(self.give)
        leave.clicked.connect(self.close_panel)
        self.body.addWidget(self.words)
        self.body.addWidget(self.day)
        self.foot.addWidget(give)
        self.foot.addWidget(leave)
        self.foot.addStretch(1)
        self.answer("Ctrl+Return", self.give)
        self.open(self.words.control)

    def give(self) -> None:
        """Hand words and day on and close; say what is missing."""
        words, day = self.words.text().strip(), self.day.value()
        self.words.clear_error()
        self.day.clear_error()
        if not words:
            self.words.show_error(self._words_needed)
            self.words.setFocus()
        elif day is None:
            self.day.show_error(self.tr("Say the day, such as tomorrow’s date."))
            self.day.setFocus()
        else:
            self.close_panel()
            self._done(words, day)
            return
        self.place()


class ColleaguePanel(Panel):
    """Asks for a colleague; Enter chooses."""

    def __init__(self, title: str, over: QWidget, officers: Officers, done: Callable[[OfficerId], None]) -> None:
        super().__init__(title, over, width=480, name="colleague")
        self._done = done
        self.field = LineField(self.tr("Who takes it"), icon="search")
        self._everybody = [
            TwoLine(key=one, title=officers.name(one), avatar=officers.name(one)) for one in officers.everybody()
        ]
        self.rows = RowsModel(self._everybody, parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Colleagues"))
        self.list.setMinimumHeight(theme().px(240))
        give = Button(self.tr("Reassign"), kind="primary", keys="Return")
        give.clicked.connect(self.give)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.foot.addWidget(give)
        self.foot.addStretch(1)
        self.field.edited.connect(self._narrow)
        self.list.opened.connect(self._give_row)
        self.answer("Return", self.give)
        self.open(self.field.control)
        self.list.choose_first()

    def give(self) -> None:
        """Hand the chosen colleague on and close."""
        chosen = self.list.value()
        if isinstance(chosen, TwoLine):
            self.close_panel()
            self._done(chosen.key)  # type: ignore[arg-type]  # the keys of this list are officers

    def _give_row(self, _: QModelIndex) -> None:
        self.give()

    def _narrow(self) -> None:
        typed = self.field.text().strip().casefold()
        self.rows.set_rows([one for one in self._everybody if typed in one.title.casefold()])
        if self.list.value() is None:
            self.list.choose_first()
