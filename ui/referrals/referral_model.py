"""A referral being made: whom, where to, what is told word by word, what they said to it, and when to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from caseworker.desk.library import Offer
from caseworker.desk.referrals import ASK_AGAIN_WORKING_DAYS, Handing, NewReferral
from caseworker.domain.consents import Evidence
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.referrals import Referral
from ui.draft_keeping import KeptDraft
from ui.referrals.shares import REASON, Share, preview, proposed
from ui.work import Work

FORM = "referral"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralState:
    """What is entered. `agreed` is how one knows that they agree now, None while nobody said so."""

    handing: Handing | None = None
    shares: tuple[Share, ...] = ()
    agreed: Evidence | None = None
    ask_again_on: date | None = None
    is_saving: bool = False
    error: Exception | None = None

    @property
    def preview(self) -> str:
        """Every word that is told."""
        return preview(self.shares)

    @property
    def may_send(self) -> bool:
        """Whether a consent stands or was given now."""
        return self.handing is not None and (self.handing.stands or self.agreed is not None)


class ReferralModel(QObject):
    """What the form shows, and what may be asked of it. What is typed is kept as a draft of the person."""

    changed = Signal()
    sent = Signal(object)  # Referral

    def __init__(self, work: Work, person: PersonId, offer: Offer, case: CaseId | None, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self.person, self.offer, self._case = work, person, offer, case
        calendar = work.office.sitting.calendar
        ask = calendar.add_working_days(work.wording.today(), ASK_AGAIN_WORKING_DAYS)
        self.state = ReferralState(ask_again_on=ask)
        self._draft: KeptDraft = work.drafts.follow(FORM, about=person, owner=self, read=self._fields)

    def load(self) -> None:
        """Read who it is and what they agreed to."""
        desk, person = self._work.office.referrals, self.person
        self._work.lanes.read(
            lambda: desk.prepare(person, again=True), self._on_read, self._on_failed, owner=self, key="person"
        )

    def write(self, key: str, words: str) -> None:
        """Change the words of something that is told."""
        self._change(key, lambda one: replace(one, words=words))

    def include(self, key: str, *, is_in: bool) -> None:
        """Tell something, or leave it out."""
        self._change(key, lambda one: replace(one, is_in=is_in))

    def agree(self, evidence: Evidence | None) -> None:
        """Say how one knows that they agree now; None takes it back."""
        self._become(replace(self.state, agreed=evidence, error=None))

    def ask_on(self, day: date | None) -> None:
        """Choose the day to ask what became of it."""
        self._become(replace(self.state, ask_again_on=day))

    def send(self) -> bool:
        """Send it; False while something is missing."""
        state = self.state
        if state.is_saving or not state.may_send or not state.preview:
            return False
        shares = tuple(one.told() for one in state.shares if one.is_in and one.words.strip())
        new = NewReferral(person=self.person, service=self.offer.service.id, shares=shares, case=self._case)
        agreed = None if state.handing is not None and state.handing.stands else state.agreed
        desk, ask = self._work.office.referrals, state.ask_again_on
        self._become(replace(state, is_saving=True, error=None))
        self._work.lanes.write(
            lambda: desk.refer(new, ask_again_on=ask, agreed=agreed), self._on_sent, self._on_failed, owner=self
        )
        return True

    def leave(self) -> None:
        """Keep what is typed, and follow this form no longer."""
        self._draft.close()

    def _change(self, key: str, change: Callable[[Share], Share]) -> None:
        shares = tuple(change(one) if one.key == key else one for one in self.state.shares)
        if shares != self.state.shares:
            self._become(replace(self.state, shares=shares, error=None))
            self._draft.touch()

    def _fields(self) -> Mapping[str, str]:
        typed = {one.key: one.words for one in self.state.shares if one.key == REASON}
        left_out = " ".join(one.key for one in self.state.shares if not one.is_in)
        return {**typed, "left_out": left_out} if typed.get(REASON) else typed

    def _on_read(self, handing: Handing) -> None:
        shares = proposed(handing, self._work)
        kept = self._draft.find()
        if kept is not None:
            fields = dict(kept.fields)
            out = fields.get("left_out", "").split()
            shares = tuple(
                replace(one, words=fields.get(one.key, one.words), is_in=one.key not in out) for one in shares
            )
        self._become(replace(self.state, handing=handing, shares=shares))

    def _on_sent(self, referral: Referral) -> None:
        self._draft.saved()
        self.sent.emit(referral)

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_saving=False, error=error))

    def _become(self, state: ReferralState) -> None:
        self.state = state
        self.changed.emit()
