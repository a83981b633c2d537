"""The chosen result at the side: what the list knows of it, and nothing more, so that looking leaves no trace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseworker.domain.ids import CaseId, PersonId
from ui.cases.case_preview import CasePreview
from ui.lists.officers import Officers
from ui.people.person_preview import PersonPreview
from ui.search.results import CASE, DEED, PERSON, Answered, Result
from ui.theme.current import theme
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work


class WordsPreview(SidePane):
    """An answer, a service or something to do: its title and what it says."""

    def __init__(self) -> None:
        super().__init__(self.tr("Chosen result"))
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, theme().px(20), 0, theme().px(16))
        rows.setSpacing(theme().px(8))
        self._title, self._words = Label("", "heading", wrap=True), Label("", "body", "text2", wrap=True)
        rows.addWidget(self._title)
        rows.addWidget(self._words)
        self.add_top(top)

    def show_words(self, title: str, words: str) -> None:
        """Show others."""
        self._title.set_text(title)
        self._words.set_text(words)


class ResultPreview(QStackedWidget):
    """Shows one result. `open_asked` when it is to be opened."""

    open_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._case, self._words = PersonPreview(work), CasePreview(work), WordsPreview()
        self._officers = Officers(work.office.card.id, work.office.card.name)
        for preview in (self._person, self._case):
            preview.open_asked.connect(self.open_asked)
        for widget in (self._words, self._person, self._case):
            self.addWidget(widget)

    def show_result(self, row: Result | None, answered: Answered) -> None:
        """Show another result; none shows nothing."""
        if row is not None and row.kind == PERSON and row.about is not None:
            self._person.show_person(answered.people.get(PersonId(row.about)))
            self.setCurrentWidget(self._person)
        elif row is not None and row.kind == CASE and row.about is not None:
            self._case.show_case(answered.cases.get(CaseId(row.about)), self._officers)
            self.setCurrentWidget(self._case)
        else:
            said = "" if row is None else row.reason or (row.second if row.kind != DEED else "")
            self._words.show_words("" if row is None else row.title, said)
            self.setCurrentWidget(self._words)
