"""A referral that is under way: where it stands, since when, and when it is asked about."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.desk.referrals import Asking
from caseworker.domain.people import display_name
from caseworker.domain.referrals import Referral, ReferralState, is_due_to_ask
from ui.directory.offer_words import phones
from ui.person.scrolled import Scrolled
from ui.theme.current import theme
from ui.widgets.chips import Chip, DeadlineBadge
from ui.widgets.labels import Label
from ui.widgets.row_values import TwoLine
from ui.work import Work

translate = QCoreApplication.translate
TONES = {
    ReferralState.DRAFTED: "neutral",
    ReferralState.SENT: "info",
    ReferralState.ACCEPTED: "accent",
    ReferralState.ATTENDED: "success",
    ReferralState.REFUSED: "danger",
    ReferralState.NO_CONTACT: "warning",
}
_KEY_WIDE = 150
HIDDEN = "•••••"


class ReferralView(Scrolled):
    """Draws one referral."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", widest=720, parent=parent)
        self.setAccessibleName(self.tr("Referral"))
        self._work = work
        self.column.setSpacing(0)

    def show_line(self, line: Asking, offer: Offer | None, *, hidden: bool) -> None:
        """Show a referral."""
        self.empty()
        known, say = line.referral, self._work.wording
        self._add(Chip(say.referral_state(known.state), TONES[known.state]), 12)
        self._add(Label(name_of(line, self._work, hidden=hidden), "title", wrap=True), 2)
        self._add(Label(self.tr("to {service}").format(service=say.isolate(known.service_name)), "body", "text2"), 12)
        self._add_facts(known, offer)
        if known.shares and not hidden:
            self._add(Label(self.tr("What they were told"), "heading"), 6)
            self._add_grid([(one.label, one.words) for one in known.shares])

    def _add_facts(self, known: Referral, offer: Offer | None) -> None:
        say = self._work.wording
        if known.ask_again_on is not None:
            is_due = is_due_to_ask(known, on=say.today())
            self._add(DeadlineBadge(ask_words(known, self._work), "today" if is_due else "later"), 12)
        number = known.number or known.provisional_number
        self._add_grid(
            [
                (self.tr("Number"), say.isolate(number)),
                (self.tr("Sent"), say.full_day(known.sent_at) if known.sent_at else ""),
                (self.tr("Accepted"), say.full_day(known.answered_at) if known.answered_at else ""),
                (self.tr("Asked again"), say.number(known.asked) if known.asked else ""),
                (
                    self.tr("Consent withdrawn"),
                    say.full_day(known.consent_withdrawn_at) if known.consent_withdrawn_at else "",
                ),
                (self.tr("Phone"), "\n".join(say.isolate(one) for one in phones(offer)) if offer else ""),
            ]
        )

    def _add_grid(self, facts: list[tuple[str, str]]) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnMinimumWidth(0, theme().px(_KEY_WIDE))
        grid.setColumnStretch(1, 1)
        for row, (key, value) in enumerate((key, value) for key, value in facts if value):
            grid.addWidget(Label(key, "body", "text2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "body", wrap=True), row, 1)
        self._add(holder, 18)

    def _add(self, widget: QWidget, after: int) -> None:
        self.column.addWidget(widget)
        self.column.addSpacing(theme().px(after))


def ask_words(known: Referral, work: Work) -> str:
    """Return when to ask: "Ask today", "Ask 28 Nov"."""
    day = known.ask_again_on
    if day is None:
        return ""
    if is_due_to_ask(known, on=work.wording.today()):
        return translate("Referral", "Ask today")
    return translate("Referral", "Ask {day}").format(day=work.wording.month_day(day))


def name_of(line: Asking, work: Work, *, hidden: bool) -> str:
    """Return who was referred."""
    if hidden:
        return HIDDEN
    if line.person is None:
        return translate("Referral", "Name not shown to you")
    return display_name(line.person, on=work.wording.today()) or line.person.description or line.person.shown_number


def row_of(line: Asking, work: Work, *, hidden: bool) -> TwoLine:
    """Return a referral as a row."""
    known, is_due = line.referral, is_due_to_ask(line.referral, on=work.wording.today())
    return TwoLine(
        key=known.id,
        title=name_of(line, work, hidden=hidden),
        second=work.wording.facts(known.service_name, ask_words(known, work)),
        icon="signpost",
        second_tone="warning" if is_due else "",
    )
