"""A call to a service: its number to dial, and what was said, kept as a contact."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.desk.interactions import ContactEntered
from caseworker.desk.library import Offer
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction
from ui.answers.clipboard import copy
from ui.directory.offer_words import OfferWords, phones
from ui.keys import key_of
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import Segmented
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work

_REACHED, _NOBODY = ContactOutcome.ANSWERED, ContactOutcome.NOT_REACHED


class CallPanel(Panel):
    """Keeps a call to a service, for the person in hand or for nobody named. `saved` when it is kept."""

    saved = Signal()

    def __init__(self, work: Work, offer: Offer, person: PersonId | None, name: str, over: QWidget) -> None:
        named = work.wording.isolate(offer.service.name)
        super().__init__(self.tr("Call {service}").format(service=named), over, width=520, name="call")
        self._work, self._offer, self._person = work, offer, person
        for number in phones(offer):
            self.body.addLayout(self._number_row(number))
        standing = OfferWords(work).standing(offer)
        if standing.words:
            self.body.addWidget(Label(standing.words, "small", standing.tone or "text2", wrap=True))
        if person is not None:
            words = self.tr("The call is kept with {name}.").format(name=work.wording.isolate(name))
            self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.outcome = Segmented(
            [
                (_REACHED.value, self.tr("Reached"), "phone-call"),
                (_NOBODY.value, self.tr("Nobody answered"), "phone-off"),
            ]
        )
        self.outcome.setAccessibleName(self.tr("What came of the call?"))
        self.note = TextArea(self.tr("What was said?"), rows=4)
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button(self.tr("Save call"), kind="primary", keys=main, size="lg")
        self.main.clicked.connect(self.save)
        self.answer(main, self.save)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.note)
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open on the note."""
        self.open(self.note.control)

    def save(self) -> None:
        """Keep the call."""
        reached = self.outcome.value() == _REACHED.value
        words = self.note.text().strip()
        if reached and not words:
            self.note.show_error(self.tr("Write in a word or two what was said."))
            self.note.setFocus()
            return
        named = self._offer.service.name
        entered = ContactEntered(
            channel=Channel.PHONE,
            direction=Direction.OUT,
            outcome=_REACHED if reached else _NOBODY,
            people=() if self._person is None else (self._person,),
            title=self.tr("Call to {service}").format(service=named),
            text=words,
        )
        desk = self._work.office.interactions
        self._work.lanes.write(lambda: desk.log(entered), self._on_saved, self._on_failed, owner=self)

    def _on_saved(self, _contact: object) -> None:
        self.close_panel()
        self._work.window.toast(self.tr("Call kept"))
        self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        self.note.show_error(say(error))

    def _number_row(self, number: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(Label(self._work.wording.isolate(number), "heading", selectable=True))
        button = Button(self.tr("Copy number"), kind="ghost", icon="copy", size="sm")
        button.clicked.connect(lambda: copy(number))
        row.addWidget(button)
        row.addStretch(1)
        return row
