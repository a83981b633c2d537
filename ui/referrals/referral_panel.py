"""The form of a referral: nothing leaves but the words that stand in the preview, and only with consent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.domain.consents import Evidence
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.referrals import Referral
from ui.directory.offer_words import OfferWords
from ui.keys import key_of
from ui.messages import say
from ui.person import words as person_words
from ui.referrals.referral_model import ReferralModel
from ui.referrals.share_row import ShareRow
from ui.referrals.shares import REASON, consent_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, NoteCard
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice, DateField
from ui.widgets.key_hints import KeyHint
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work

_SAVE, _AGREE = "form.save", "Ctrl+G"


class ReferralPanel(Panel):
    """Makes a referral. `sent` tells it, and whether its slip is to be printed."""

    sent = Signal(object, bool)  # Referral

    def __init__(  # noqa: PLR0917  # whom, where to, for which case
        self, work: Work, person: PersonId, name: str, offer: Offer, over: QWidget, case: CaseId | None = None
    ) -> None:
        title = self.tr("Refer {name}").format(name=work.wording.isolate(name))
        super().__init__(title, over, width=680, name="referral")
        self._work, self._prints = work, True
        self.model = ReferralModel(work, person, offer, case, self)
        self.rows: dict[str, ShareRow] = {}
        self.told = NoteCard("", tone="neutral", icon="send")
        self.consent = Label("", "small", "text2", wrap=True)
        self.agrees = CheckBox(self.tr("They agree now to be referred"))
        self.hint = KeyHint(_AGREE)
        self.evidence = Choice("", [(one.value, person_words.evidence(one)) for one in Evidence])
        self.evidence.combo.setAccessibleName(self.tr("How it is known"))
        self.day = DateField(self.tr("Ask what became of it on"))
        self.problem = Label("", "small", "danger", wrap=True)
        keys = work.preferences.chosen.keys
        main, save = key_of("form.main", keys), key_of(_SAVE, keys)
        self.main = Button(self.tr("Send and print slip"), kind="primary", icon="send", keys=main, size="lg")
        self.only_send = Button(self.tr("Send without slip"), keys=save, size="lg")
        self.answer(main, lambda: self.send(prints=True))
        self.answer(save, lambda: self.send(prints=False))
        self.answer(_AGREE, self._turn_agreement)
        self._rows_holder = Card(sunken=True)
        self._lay_out(offer)
        self._connect()

    def start(self) -> None:
        """Open the panel; its fields come with what is read."""
        self.open(self.main)
        self.model.load()

    def send(self, *, prints: bool) -> None:
        """Send it, or say what is missing."""
        self._prints = prints
        if self.model.send():
            return
        state = self.model.state
        if state.handing is None or state.is_saving:
            return
        if not state.preview:
            self._miss(self.tr("Nothing is told yet. Write what it is about, or choose something."), self._first())
        elif not state.may_send:
            self._miss(self.tr("Ask whether they agree, and say how you know."), self.agrees)

    def close_panel(self) -> None:
        """Keep what is typed, and close."""
        self.model.leave()
        super().close_panel()

    def _first(self) -> QWidget:
        row = self.rows.get(REASON)
        return self.agrees if row is None else row.field.control

    def _miss(self, words: str, focus: QWidget) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.place()
        focus.setFocus()

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.model.sent.connect(self._on_sent)
        self.main.clicked.connect(lambda: self.send(prints=True))
        self.only_send.clicked.connect(lambda: self.send(prints=False))
        self.agrees.toggled.connect(self._agree)
        self.evidence.edited.connect(self._agree)
        self.day.edited.connect(lambda: self.model.ask_on(self.day.value()))

    def _turn_agreement(self) -> None:
        if self.agrees.isVisible():
            self.agrees.toggle()

    def _agree(self, *_: object) -> None:
        self.model.agree(Evidence(self.evidence.value()) if self.agrees.isChecked() else None)

    def _draw(self) -> None:
        state = self.model.state
        if state.handing is None:
            self._say_problem()
            return
        if not self.rows and state.shares:
            self._make_rows()
        nothing = self.tr("Nothing is told yet.")
        self.told.set_words(state.preview or nothing, "")
        stands = state.handing.stands
        self.consent.set_text(consent_words(state.handing.consent, self._work, stands=stands))
        self.consent.set_colour("success" if stands else "warning")
        for widget in (self.agrees, self.hint, self.evidence):
            widget.setVisible(not stands)
        if self.day.value() != state.ask_again_on and not self.day.control.hasFocus():
            self.day.set_value(state.ask_again_on)
        self._say_problem()
        self.place()

    def _say_problem(self) -> None:
        error = self.model.state.error
        self.problem.set_text("" if error is None else say(error))
        self.problem.setVisible(error is not None)

    def _make_rows(self) -> None:
        for share in self.model.state.shares:
            row = ShareRow(share)
            row.written.connect(lambda words, key=share.key: self.model.write(key, words))
            row.included.connect(lambda is_in, key=share.key: self.model.include(key, is_in=is_in))
            self.rows[share.key] = row
            self._rows_holder.box.addWidget(row)
        self.place()
        self._first().setFocus()

    def _on_sent(self, referral: Referral) -> None:
        self.close_panel()
        self.sent.emit(referral, self._prints)

    def _lay_out(self, offer: Offer) -> None:
        px = theme().px
        words = OfferWords(self._work)
        to = self.tr("To {service}").format(service=self._work.wording.isolate(offer.service.name))
        self.body.addWidget(Label(to, "sub", wrap=True))
        self.body.addWidget(Label(words.short(offer), "small", "text2", wrap=True))
        self.body.addWidget(Label(self.tr("What they are told"), "smallMedium"))
        self._rows_holder.box.setSpacing(px(6))
        self.body.addWidget(self._rows_holder)
        self.body.addWidget(Label(self.tr("Exactly these words are sent"), "smallMedium"))
        self.body.addWidget(self.told)
        self.body.addWidget(Label(self.tr("Consent"), "smallMedium"))
        self.body.addWidget(self.consent)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.agrees)
        row.addWidget(self.hint)
        row.addWidget(self.evidence, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.day)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.foot.addWidget(self.main)
        self.foot.addWidget(self.only_send)
        self.foot.addStretch(1)
