"""Handing someone on from anywhere: who it is where nobody is in hand, then the form, then the slip."""

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.found import Found
from caseworker.desk.library import Offer
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral, ReferralId
from ui.directory.call_panel import CallPanel
from ui.front_desk.found_list import FoundField
from ui.printing.commands import print_slip
from ui.referrals.in_hand import InHand
from ui.referrals.referral_panel import ReferralPanel
from ui.widgets.panel import Panel
from ui.work import Work


class WhoPanel(Panel):
    """Asks whom it is about. `chosen` tells the person that was found."""

    chosen = Signal(object)  # Found

    def __init__(self, work: Work, over: QWidget) -> None:
        super().__init__(self.tr("Whom do you refer?"), over, width=520, name="who")
        self.who = FoundField(work, (Person.definition.kind,), self.tr("Person"))
        self.who.chosen.connect(self._on_chosen)
        self.who.left.connect(lambda: self.who.show_error(self.tr("Choose someone from the list.")))
        self.who.search.changed.connect(self.place)
        self.body.addWidget(self.who)

    def start(self) -> None:
        """Open on the field."""
        self.open(self.who.control)

    def _on_chosen(self, found: Found) -> None:
        self.close_panel()
        self.chosen.emit(found)


class Referring(QObject):
    """Opens what a referral or a call needs, over the page. `sent` when a referral is on its way."""

    sent = Signal()

    def __init__(self, work: Work, hand: InHand, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._hand = work, hand
        self.case: CaseId | None = None
        self._waiting: Offer | None = None
        hand.changed.connect(self._on_hand)

    def refer(self, offer: Offer) -> None:
        """Refer the person in hand to a service; asks who it is where nobody is."""
        state = self._hand.state
        if state.handing is not None:
            self._open(PersonId(state.handing.person.id), offer)
        elif state.person is None:
            panel = WhoPanel(self._work, self._over)
            panel.chosen.connect(lambda found: self._take(PersonId(found.id), offer))
            panel.start()
        else:
            self._waiting = offer  # they are still being read

    def call(self, offer: Offer) -> None:
        """Call a service, for the person in hand or for nobody named."""
        handing = self._hand.state.handing
        person = None if handing is None else PersonId(handing.person.id)
        CallPanel(self._work, offer, person, self._hand.name, self._over).start()

    @property
    def _over(self) -> QWidget:
        return cast(QWidget, self._work.window.guest())

    def _take(self, person: PersonId, offer: Offer) -> None:
        self._waiting = offer
        self._hand.take(person)

    def _on_hand(self) -> None:
        state = self._hand.state
        if self._waiting is not None and state.handing is not None:
            offer, self._waiting = self._waiting, None
            self._open(PersonId(state.handing.person.id), offer)
        elif state.person is None:
            self._waiting = None

    def _open(self, person: PersonId, offer: Offer) -> None:
        panel = ReferralPanel(self._work, person, self._hand.name, offer, self._over, self.case)
        panel.sent.connect(self._on_sent)
        panel.start()

    def _on_sent(self, referral: Referral, prints: bool) -> None:  # noqa: FBT001
        say = self._work.wording
        words = self.tr("Referred to {service}. You are reminded to ask on {day}.")
        day = say.full_day(referral.ask_again_on) if referral.ask_again_on else ""
        self._work.window.toast(words.format(service=say.isolate(referral.service_name), day=day))
        self._hand.reload()
        self.sent.emit()
        if prints:
            print_slip(self._work, ReferralId(referral.id))
