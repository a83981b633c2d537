"""Beside an answer: with whom it is used, the letters that belong to it, and where else to send people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.domain.answers import Answer
from caseworker.domain.case_types import NotInPack
from caseworker.domain.interactions import Channel
from ui.answers.answers_model import CHANNELS, AnswersModel
from ui.directory.fitting import Fitting
from ui.directory.offer_card import OfferCard
from ui.directory.offer_words import OfferWords
from ui.widgets.fields import Choice
from ui.widgets.side_pane import SidePane
from ui.work import Work


class AnswerSide(SidePane):
    """Draws what belongs to the open answer. The signals tell the service that was pressed on."""

    person_asked = Signal()
    refer_asked = Signal(object)  # Offer
    call_asked = Signal(object)
    offer_opened = Signal(object)

    def __init__(self, work: Work, model: AnswersModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("What belongs to it"))
        self._work, self._model = work, model
        self._fitting = Fitting(work, OfferWords(work))
        self._drawn: object = None
        self._with = self.section(self.tr("Used with"))
        self._letters = self.section(self.tr("Letters and forms"))
        self._elsewhere = self.section(self.tr("Where else to send people"))
        self.channel = Choice(self.tr("How do they ask?"), [(one.value, work.wording.channel(one)) for one in CHANNELS])
        self.channel.edited.connect(lambda: model.choose_channel(Channel(self.channel.value())))
        self._person: QWidget | None = None
        model.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        answer, hand = self._model.answer, self._model.hand
        fresh = (answer, hand.state, hand.name, self._model.shelf.state.shelf is None)
        self.channel.set_value(self._model.state.channel.value)
        if fresh == self._drawn:
            return
        self._drawn = fresh
        self._draw_person()
        self._draw_letters(answer)
        self._draw_elsewhere(answer)

    def _draw_person(self) -> None:
        hand = self._model.hand
        self.channel.setParent(None)
        self._with.clear()
        if hand.name:
            self._with.add_line("", hand.name, hand.second, avatar=hand.name, place=self.person_asked.emit)
        else:
            self._with.add_words(self.tr("Nobody chosen. Open a person first, then Answers, to record it for them."))
        self._with.add_widget(self.channel)
        self.channel.show()

    def _draw_letters(self, answer: Answer | None) -> None:
        self._letters.clear()
        pack, say = self._work.office.sitting.pack, self._work.wording
        for name in answer.templates if answer else ():
            try:
                known = pack.template(name)
            except NotInPack:
                continue
            title = say.facts(known.title, say.isolate(known.number))
            self._letters.add_line("file-text", title, tone="accent")

    def _draw_elsewhere(self, answer: Answer | None) -> None:
        self._elsewhere.clear()
        shelf, handing = self._model.shelf, self._model.hand.state.handing
        named = shelf.offers_named(answer.services) if answer else ()
        among = shelf.state.shelf.offers if shelf.state.shelf else ()
        for one in self._fitting.nearest(named, handing.person if handing else None, among):
            card = OfferCard(self._work, one.offer, self._fitting.distance_words(one.distance_m))
            card.refer_asked.connect(self.refer_asked)
            card.call_asked.connect(self.call_asked)
            card.opened.connect(self.offer_opened)
            self._elsewhere.add_widget(card)
