"""The person of the current row, beside the list: what the list knows, and nothing more.

Looking at it is no reading of the record, so it is not recorded; opening the person is.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.people_table import PersonRow
from ui.theme.current import theme
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work


class PersonPreview(SidePane):
    """Draws one row. `open_asked` when the person is to be opened."""

    open_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chosen person"))
        self._work = work
        self._name = Label("", "heading", wrap=True)
        self._second = Label("", "small", "text2", wrap=True)
        self._avatar = Avatar("", 44)
        self._open = Button(self.tr("Open person"), kind="primary", keys="Return")
        self._open.clicked.connect(self.open_asked)
        self.add_top(self._top())
        self._facts = self.section(self.tr("At a glance"))
        self.show_person(None)

    def show_person(self, row: PersonRow | None) -> None:
        """Show another person, or that none is chosen."""
        self._facts.clear()
        self._open.setVisible(row is not None)
        self._avatar.setVisible(row is not None)
        if row is None:
            self._name.set_text(self.tr("Nobody chosen"))
            self._second.set_text(self.tr("Choose someone in the list to see them here."))
            return
        wording = self._work.wording
        name = row.name or row.described or self.tr("Not identified yet")
        self._name.set_text(name)
        self._avatar.set_name(name)
        self._second.set_text(wording.born(row.born) if row.born is not None else self.tr("Date of birth not known"))
        self._add_facts(row)

    def _add_facts(self, row: PersonRow) -> None:
        wording = self._work.wording
        areas = {one.id: one.title for one in self._work.office.sitting.pack.territories}
        last = wording.short_day(row.last_contact) if row.last_contact else self.tr("None here")
        for key, value in (
            (self.tr("Number"), row.number),
            (self.tr("Address"), row.address),
            (self.tr("Area"), areas.get(row.territory, "")),
            (self.tr("Language"), wording.language(row.language)),
            (self.tr("Last contact"), last),
            (self.tr("Open cases"), wording.number(row.open_cases)),
        ):
            if value:
                self._facts.add_fact(key, value)

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, px(20), 0, px(16))
        rows.setSpacing(px(10))
        head, words = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(px(12))
        words.setSpacing(px(2))
        words.addWidget(self._name)
        words.addWidget(self._second)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        rows.addLayout(head)
        rows.addWidget(self._open)
        return top
