"""What became of a referral: accepted, attended, refused, no contact, or to be asked again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.referrals import ASK_AGAIN_WORKING_DAYS, Asking
from caseworker.domain.referrals import OUTCOMES, Referral, ReferralState
from ui.keys import key_of
from ui.messages import say
from ui.widgets.buttons import Button
from ui.widgets.choosers import RadioList, RadioOption
from ui.widgets.fields import DateField, LineField
from ui.widgets.panel import Panel
from ui.work import Work

AGAIN = "again"


class OutcomePanel(Panel):
    """Asks for the outcome. Only an outcome closes a referral; until then it is asked about again. `saved` tells it."""

    saved = Signal(object)  # Referral

    def __init__(self, work: Work, line: Asking, over: QWidget) -> None:
        named = work.wording.isolate(line.referral.service_name)
        super().__init__(self.tr("What became of it? {service}").format(service=named), over, width=560, name="outcome")
        self._work, self._line = work, line
        self.choice = RadioList(self._options())
        self.note = LineField(self.tr("Note"), hint=self.tr("If it needs saying"))
        self.day = DateField(self.tr("Ask again on"))
        calendar = work.office.sitting.calendar
        self.day.set_value(calendar.add_working_days(work.wording.today(), ASK_AGAIN_WORKING_DAYS))
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button(self.tr("Save outcome"), kind="primary", keys=main, size="lg")
        self.main.clicked.connect(self.save)
        self.answer(main, self.save)
        self.choice.chosen.connect(lambda _: self._draw())
        for widget in (self.choice, self.day, self.note):
            self.body.addWidget(widget)
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)
        self._draw()

    def start(self) -> None:
        """Open on the choice."""
        self.open()

    def save(self) -> None:
        """Keep what was said."""
        chosen, day = self.choice.value(), self.day.value()
        if not chosen:
            self.note.show_error(self.tr("Choose what became of it first."))
            return
        if self.day.isVisible() and day is None:
            self.day.show_error(self.tr("Choose a day."))
            return
        work = self._deed(chosen, day)
        self._work.lanes.write(work, self._on_saved, self._on_failed, owner=self)

    def _deed(self, chosen: str, day: date | None) -> Callable[[], Referral]:
        desk, known, note = self._work.office.referrals, self._line.referral.id, self.note.text()
        if chosen == AGAIN:
            return lambda: desk.ask_again(known, on=day)
        state = ReferralState(chosen)
        if state is ReferralState.ACCEPTED:
            return lambda: desk.accept(known)
        return lambda: desk.close(known, outcome=state, note=note)

    def _on_saved(self, referral: Referral) -> None:
        self.close_panel()
        self.saved.emit(referral)

    def _on_failed(self, error: Exception) -> None:
        self.note.show_error(say(error))

    def _draw(self) -> None:
        chosen = self.choice.value()
        self.note.clear_error()
        self.note.setVisible(chosen in OUTCOMES or not chosen)
        self.day.setVisible(chosen == AGAIN)
        self.place()

    def _options(self) -> tuple[RadioOption, ...]:
        states = (
            (ReferralState.ATTENDED, self.tr("They went there."), "success"),
            (ReferralState.ACCEPTED, self.tr("The service took them; nobody knows yet whether they went."), "info"),
            (ReferralState.REFUSED, self.tr("The service or the person said no."), "danger"),
            (ReferralState.NO_CONTACT, self.tr("Nobody was reached."), "warning"),
        )
        shown = [
            RadioOption(state.value, self._work.wording.referral_state(state), second)
            for state, second, _ in states
            if state is not self._line.referral.state
        ]
        shown.append(RadioOption(AGAIN, self.tr("Not known yet"), self.tr("Ask again later.")))
        return tuple(shown)
