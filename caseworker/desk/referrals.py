"""Referrals: hand a person to another service with their consent, word by word, and find out what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import referral_number
from caseworker.domain import consents, referrals
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.directory import Service
from caseworker.domain.ids import CaseId, OfficerId, PersonId, ServiceId
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral, ReferralId, ReferralState, SharedItem
from caseworker.store import work_lists
from caseworker.store.about import about
from caseworker.store.groups import group_of
from caseworker.store.unit import Unit

PURPOSE = "refer"
ASK_AGAIN_WORKING_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One thing the other service is told: what it is called, and the very words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReferral:
    """A referral to be made. `purpose` is the purpose of the agency pack to which the person must have agreed."""

    person: PersonId
    service: ServiceId
    shares: tuple[Words, ...] = ()
    case: CaseId | None = None
    purpose: str = PURPOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is printed for the person: the referral, the service it goes to, and every word that was shared."""

    referral: Referral
    service: Service | None
    words: str


class Referrals(WorkDesk):
    """Handing people on."""

    def draft(self, new: NewReferral) -> Referral:
        """Make a draft: nothing is sent. Raises NotHere for a person, case or service that is not on this device."""
        with self._acting("referral.draft") as unit:
            drafted = self._drafted(unit, new)
            unit.add(drafted)
            return drafted

    def refer(self, new: NewReferral, *, ask_again_on: date | None = None) -> Referral:
        """Make a referral and send it in one step. Raises NoConsent or NothingToShare; then nothing is kept."""
        with self._acting("referral.send") as unit:
            sent = self._sent(unit, self._drafted(unit, new), new.purpose, ask_again_on)
            unit.add(sent)
            return sent

    def send(self, referral_id: ReferralId, *, purpose: str = PURPOSE, ask_again_on: date | None = None) -> Referral:
        """Send a draft as it stands, under the consent that stands now. Sending twice is sending once.

        Without a day it is asked about after five working days. Raises NoConsent or NothingToShare.
        """

        def sent(known: Referral, unit: Unit) -> Referral:
            if known.state is not ReferralState.DRAFTED:
                return known
            return self._sent(unit, known, purpose, ask_again_on)

        return self._change("referral.send", referral_id, sent)

    def share(self, referral_id: ReferralId, words: Words) -> Referral:
        """Add something to tell. Raises AlreadySent."""
        return self._change(
            "referral.share",
            referral_id,
            lambda known, unit: referrals.share(
                known, SharedItem(id=unit.new_id(), label=words.label, words=words.words)
            ),
        )

    def leave_out(self, referral_id: ReferralId, item_id: UUID) -> Referral:
        """Take something out of a draft. Raises AlreadySent."""
        return self._change("referral.leave_out", referral_id, lambda known, _: referrals.leave_out(known, item_id))

    def slip(self, referral_id: ReferralId) -> Slip:
        """Return what is printed for the person; the reading is recorded."""
        with self._reading() as reader:
            known = self._opened(reader, Referral, referral_id)
            service = reader.find(Service, known.service)
        return Slip(referral=known, service=service, words=referrals.what_is_sent(known))

    def withdraw_consent(self, referral_id: ReferralId) -> Referral:
        """Mark that consent was withdrawn: nothing further is sent, what was sent stays on record."""
        return self._change(
            "referral.withdraw_consent",
            referral_id,
            lambda known, unit: referrals.withdraw_consent(known, at=unit.deed.at),
        )

    def accept(self, referral_id: ReferralId) -> Referral:
        """Say that the service took it. Raises NotSentYet or OutcomeKnown."""
        return self._change(
            "referral.accept", referral_id, lambda known, unit: referrals.accept(known, at=unit.deed.at)
        )

    def ask_again(self, referral_id: ReferralId, *, on: date | None = None) -> Referral:
        """Say that the service was asked, and when to ask next. Raises NotSentYet or OutcomeKnown."""
        day = on or self._ask_again_day()
        return self._change("referral.ask_again", referral_id, lambda known, _: referrals.ask_again(known, on=day))

    def close(self, referral_id: ReferralId, *, outcome: ReferralState, note: str = "") -> Referral:
        """Say what became of it. Raises NotSentYet or OutcomeKnown."""
        return self._change(
            "referral.close",
            referral_id,
            lambda known, unit: referrals.close(known, outcome=outcome, at=unit.deed.at, note=note),
        )

    def to_ask(self, *, officer: OfficerId | None = None, on: date | None = None) -> tuple[Referral, ...]:
        """Return the referrals whose outcome is to be asked for by a day: an officer's, or all the officer may see."""
        with self._reading() as reader:
            found = work_lists.referrals_to_ask(reader, self._listed(Referral), on=on or self._today(), officer=officer)
        return tuple(found)

    def _drafted(self, unit: Unit, new: NewReferral) -> Referral:
        case, person = self._known(unit, Case, new.case), self._known(unit, Person, new.person)
        drafted = Referral(
            id=ReferralId(unit.new_id()),
            territory=self._near(case, person),
            sensitivity=self._as_close(case, person),
            person=new.person,
            case=new.case,
            service=new.service,
            service_name=unit.get(Service, new.service).name,
            drafted_at=unit.deed.at,
            drafted_by=self._me,
            officer=self._me,
        )
        for one in new.shares:
            drafted = referrals.share(drafted, SharedItem(id=unit.new_id(), label=one.label, words=one.words))
        self._may_create(drafted)
        return drafted

    def _sent(self, unit: Unit, drafted: Referral, purpose: str, ask_again_on: date | None) -> Referral:
        given = about(unit, Consent, group_of(unit.connection, drafted.person))
        now = self._sitting.calendar.local(unit.deed.at)
        latest = consents.latest(given, purpose=purpose, at=now)
        return referrals.send(
            drafted,
            consent=None if latest is None else latest.id,
            consent_stands=consents.stands(given, purpose=purpose, at=now),
            issued=referral_number(unit),
            ask_again_on=ask_again_on or self._ask_again_day(),
            at=unit.deed.at,
        )

    def _ask_again_day(self) -> date:
        return self._sitting.calendar.add_working_days(self._today(), ASK_AGAIN_WORKING_DAYS)

    def _change(self, action: str, referral_id: ReferralId, change: Callable[[Referral, Unit], Referral]) -> Referral:
        with self._acting(action) as unit:
            changed = change(self._written(unit, Referral, referral_id), unit)
            unit.save(changed)
            return changed
