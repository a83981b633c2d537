"""Beside the directory: who is in hand, and what became of their referrals."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.domain.referrals import OUTCOMES, Referral
from ui.directory.directory_model import DirectoryModel
from ui.referrals.referral_view import TONES
from ui.widgets.side_pane import SidePane
from ui.work import Work


class DirectorySide(SidePane):
    """Draws the person in hand and their referrals. `outcome_asked` tells a referral to say the outcome of."""

    person_asked = Signal()
    outcome_asked = Signal(object)  # Referral

    def __init__(self, work: Work, model: DirectoryModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Person"))
        self._work, self._model = work, model
        self._drawn: object = None
        self._who = self.section(self.tr("Who is being referred"))
        self._past = self.section(self.tr("Their referrals"))
        model.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        hand, referrals = self._model.hand, self._model.state.of_person
        fresh = (hand.state, hand.name, referrals)
        if fresh == self._drawn:
            return
        self._drawn = fresh
        self._who.clear()
        self._past.clear()
        if not hand.name:
            self._who.add_words(self.tr("Nobody named yet. You are asked who it is when you refer someone."))
            return
        self._who.add_line("", hand.name, hand.second, avatar=hand.name, place=self.person_asked.emit)
        self._past.set_count(len(referrals) or None)
        for one in referrals:
            say = self._work.wording
            second = say.facts(say.referral_state(one.state), say.month_day(one.sent_at or one.drafted_at))
            go = None if one.state in OUTCOMES or one.sent_at is None else self._asker(one)
            self._past.add_line("signpost", one.service_name, second, tone=TONES[one.state], place=go)
        if not referrals:
            self._past.add_words(self.tr("No referrals yet."))

    def _asker(self, one: Referral) -> Callable[[], None]:
        return lambda: self.outcome_asked.emit(one)
