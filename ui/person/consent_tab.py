"""The Consent tab: a line for every purpose with its last word, and everything that was said before."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.domain.consents import ConsentWord
from ui.person.consent_model import ConsentModel, PurposeLine
from ui.person.tab import Tab, named_lines, row_of
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.lines import HLine


class ConsentTab(Tab):
    """Draws a `ConsentModel`."""

    def __init__(self, model: ConsentModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, self.tr("Consent"), parent)

    def draw(self) -> None:
        """Fill the column."""
        self.empty()
        self.add_heading(self.tr("Consent"))
        for line in self._model.lines():
            parts = [Chip(line.state, line.tone), *self._buttons(line)]
            self.column.addWidget(row_of(named_lines(line.title, line.second, centred=True), *parts, name=line.title))
            self.column.addWidget(HLine())
        said = self._model.history()
        self.add_heading(self.tr("Everything that was said"), count=len(said))
        for title, second in said:
            self.column.addWidget(row_of(named_lines(title, second), name=title))
        if not said:
            self.add_words(self.tr("Nobody has asked yet."))

    def _buttons(self, line: PurposeLine) -> list[Button]:
        if line.stands:
            return [self._button(line, self.tr("Withdraw"), ConsentWord.WITHDRAWN)]
        return [
            self._button(line, self.tr("Agrees"), ConsentWord.GIVEN),
            self._button(line, self.tr("Refuses"), ConsentWord.REFUSED),
        ]

    def _button(self, line: PurposeLine, words: str, word: ConsentWord) -> Button:
        button = Button(words, size="sm")
        button.setAccessibleName(self.tr("{answer}: {purpose}").format(answer=words, purpose=line.title))
        button.clicked.connect(partial(self._record, line, word))
        return button

    def _record(self, line: PurposeLine, word: ConsentWord, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._model.record(line, word)
