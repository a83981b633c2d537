"""What a caller is told and where they are sent: looked up by words, shown to be read out, noted with the call."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.found import Found
from caseworker.desk.library import Offer
from caseworker.domain.answers import Answer
from caseworker.domain.directory import Service
from ui.directory.offer_words import OfferWords, phones
from ui.front_desk.found_list import FoundField
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import NoteCard
from ui.work import Work


class PhoneHelp(QWidget):
    """The field and what was chosen in it. `found` tells the result, `taken_back` that nothing of it was meant."""

    found = Signal(object)  # Found
    taken_back = Signal()
    grown = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._words = work, OfferWords(work)
        kinds = (Answer.definition.kind, Service.definition.kind)
        label = self.tr("Answer, or the office it belongs to")
        self.field = FoundField(work, kinds, label, hint=self.tr("may stay empty"), icon="book-open")
        self.field.chosen.connect(self._on_chosen)
        self.field.search.changed.connect(self.grown)
        self.said = NoteCard("", tone="success", icon="circle-check")
        self.office = NoteCard("", tone="neutral", icon="signpost")
        self.back = Button(self.tr("Take back"), kind="link", size="sm")
        self.back.clicked.connect(self.taken_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        for widget in (self.field, self.said, self.office):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self.show_help((), None)

    def show_help(self, answers: tuple[Answer, ...], offer: Offer | None) -> None:
        """Show what was given and where they were sent."""
        self.said.set_words("\n".join(self._answer_words(one) for one in answers), "")
        self.said.setVisible(bool(answers))
        self.office.set_words("" if offer is None else self._office_words(offer), "")
        self.office.setVisible(offer is not None)
        self.back.setVisible(bool(answers) or offer is not None)

    def _answer_words(self, answer: Answer) -> str:
        words = self.tr("Say: {sentence} Noted as given, in version {version}.")
        return words.format(sentence=answer.say, version=answer.version)

    def _office_words(self, offer: Offer) -> str:
        say = self._work.wording
        belongs = self.tr("It belongs to {office}.").format(office=say.isolate(offer.service.name))
        numbers = [say.isolate(one) for one in phones(offer)]
        today = [self._words.day_words(offer, place, say.today()) for place in offer.places]
        hours = self.tr("Today {hours}").format(hours=say.joined(today)) if today else ""
        reached = say.facts(say.joined(numbers), self._words.standing(offer).words, hours)
        return "\n".join(one for one in (belongs, reached, self._words.short(offer)) if one)

    def _on_chosen(self, found: Found) -> None:
        self.field.control.clear()
        self.found.emit(found)
