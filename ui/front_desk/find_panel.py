"""The panel that finds a person: for somebody at the counter who is not identified, or who is somebody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.found import Found
from caseworker.domain.people import Person
from ui.front_desk.found_list import FoundField
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work


class FindPanel(Panel):
    """Asks who it is. `found` is told a result, `new_asked` the words when they are to be entered anew."""

    found = Signal(object)  # Found
    new_asked = Signal(str)

    def __init__(self, work: Work, title: str, over: QWidget) -> None:
        super().__init__(title, over, width=520, name="find-person")
        self.person = FoundField(
            work, (Person.definition.kind,), self.tr("Name, number, birth date or phone"), icon="search"
        )
        self.person.chosen.connect(self._on_found)
        self.hint = Label(
            self.tr("Arrow keys choose, Enter takes. Part of a name is enough."), "small", "text2", wrap=True
        )
        self.new = Button(self.tr("Add as a new person"), icon="user-plus")
        self.new.clicked.connect(self._on_new)
        self.person.search.changed.connect(self.place)
        self.body.addWidget(self.person)
        self.body.addWidget(self.hint)
        self.foot.addWidget(self.new)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open with the cursor in the field."""
        self.open(self.person.control)

    def _on_found(self, found: Found) -> None:
        self.close_panel()
        self.found.emit(found)

    def _on_new(self) -> None:
        words = self.person.words().strip()
        self.close_panel()
        self.new_asked.emit(words)
