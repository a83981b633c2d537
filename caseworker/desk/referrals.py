"""Referrals: hand a person to another service with their consent, word by word, and find out what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import referral_number
from caseworker.domain import consents, referrals
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent, ConsentWord, Evidence
from caseworker.domain.directory import Service
from caseworker.domain.ids import CaseId, OfficerId, PersonId, ServiceId
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral, ReferralId, ReferralState, SharedItem
from caseworker.domain.safety import SafetyFact, in_force
from caseworker.store import work_lists
from caseworker.store.about import about, seen_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """What is needed to hand a person on: the person, the last word on it, whether it stands, and what warns."""

    person: Person
    consent: Consent | None
    stands: bool
    safety: tuple[SafetyFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A referral that is under way; the person is None where the officer may not see them."""

    referral: Referral
    person: Person | None


class Referrals(PersonDesk, WorkDesk):
    """Handing people on."""

    def prepare(self, person: PersonId, *, purpose: str = PURPOSE, again: bool = False) -> Handing:
        """Return what is needed to hand a person on; the reading is recorded. Raises NotHere or AccessDenied.

        `again` is for showing anew what stands on the screen already: it leaves no second trace.
        """
        with self._reading() as reader:
            whole = self._whole(reader, person)
            if not again:
                self._trail(Action.READ.value, whole.id, kind=Person.definition.kind)
            given = about(reader, Consent, whole.ids, visible=self._listed(Consent))
            warnings = in_force(about(reader, SafetyFact, whole.ids, visible=self._listed(SafetyFact)), self._today())
            now = self._sitting.calendar.local(self._now())
            return Handing(
                person=whole.shown,
                consent=consents.latest(given, purpose=purpose, at=now),
                stands=consents.stands(given, purpose=purpose, at=now),
                safety=tuple(self._discreet(reader, one) for one in warnings),
            )

    def of_person(self, person: PersonId) -> tuple[Referral, ...]:
        """Return the referrals of a person, the latest first."""
        with self._reading() as reader:
            found = about(reader, Referral, self._whole(reader, person).ids, visible=self._listed(Referral))
            told = [self._discreet(reader, one) for one in found]
        return tuple(sorted(told, key=lambda one: (one.drafted_at, one.id), reverse=True))

    def under_way(self, *, officer: OfficerId | None = None) -> tuple[Asking, ...]:
        """Return the referrals that were sent and have no outcome yet, those first that are to be asked about first."""
        with self._reading() as reader:
            found = work_lists.referrals_to_ask(reader, self._listed(Referral), on=date.max, officer=officer)
            wanted = {one.person for one in found}
            people = {one.id: one for one in seen_of(reader, Person, wanted, visible=self._listed(Person))}
            return tuple(Asking(referral=self._discreet(reader, one), person=people.get(one.person)) for one in found)

    def draft(self, new: NewReferral) -> Referral:
        """Make a draft: nothing is sent. Raises NotHere for a person, case or service that is not on this device."""
        with self._acting("referral.draft") as unit:
            drafted = self._drafted(unit, new)
            unit.add(drafted)
            return drafted

    def refer(self, new: NewReferral, *, ask_again_on: date | None = None, agreed: Evidence | None = None) -> Referral:
        """Make a referral and send it in one step. Raises NoConsent or NothingToShare; then nothing is kept.

        `agreed` says how it is known that the person agrees now: their word is recorded with the referral.
        """
        with self._acting("referral.send") as unit:
            word = None if agreed is None else self._agree(unit, new, agreed)
            sent = self._sent(unit, self._drafted(unit, new), new.purpose, ask_again_on, word)
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

        return self._follow_up("referral.send", referral_id, sent)

    def share(self, referral_id: ReferralId, words: Words) -> Referral:
        """Add something to tell. Raises AlreadySent."""
        return self._follow_up(
            "referral.share",
            referral_id,
            lambda known, unit: referrals.share(
                known, SharedItem(id=unit.new_id(), label=words.label, words=words.words)
            ),
        )

    def leave_out(self, referral_id: ReferralId, item_id: UUID) -> Referral:
        """Take something out of a draft. Raises AlreadySent."""
        return self._follow_up("referral.leave_out", referral_id, lambda known, _: referrals.leave_out(known, item_id))

    def slip(self, referral_id: ReferralId) -> Slip:
        """Return what is printed for the person; the reading is recorded."""
        with self._reading() as reader:
            known = self._opened(reader, Referral, referral_id)
            service = reader.find(Service, known.service)
        return Slip(referral=known, service=service, words=referrals.what_is_sent(known))

    def withdraw_consent(self, referral_id: ReferralId) -> Referral:
        """Mark that consent was withdrawn: nothing further is sent, what was sent stays on record."""
        return self._follow_up(
            "referral.withdraw_consent",
            referral_id,
            lambda known, unit: referrals.withdraw_consent(known, at=unit.deed.at),
        )

    def accept(self, referral_id: ReferralId) -> Referral:
        """Say that the service took it. Raises NotSentYet or OutcomeKnown."""
        return self._follow_up(
            "referral.accept", referral_id, lambda known, unit: referrals.accept(known, at=unit.deed.at)
        )

    def ask_again(self, referral_id: ReferralId, *, on: date | None = None) -> Referral:
        """Say that the service was asked, and when to ask next. Raises NotSentYet or OutcomeKnown."""
        day = on or self._ask_again_day()
        return self._follow_up("referral.ask_again", referral_id, lambda known, _: referrals.ask_again(known, on=day))

    def close(self, referral_id: ReferralId, *, outcome: ReferralState, note: str = "") -> Referral:
        """Say what became of it. Raises NotSentYet or OutcomeKnown."""
        return self._follow_up(
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

    def _agree(self, unit: Unit, new: NewReferral, evidence: Evidence) -> Consent:
        person, at = unit.get(Person, new.person), unit.deed.at
        word = Consent(
            id=unit.new_id(),
            territory=self._near(person),
            sensitivity=person.sensitivity,
            person=person.id,
            purpose=self._sitting.pack.consent_purpose(new.purpose).id,
            word=ConsentWord.GIVEN,
            evidence=evidence,
            at=at,
            recorded_by=self._me,
            recorded_at=at,
        )
        self._may_create(word)
        unit.add(word)
        return word

    def _sent(
        self, unit: Unit, drafted: Referral, purpose: str, ask_again_on: date | None, word: Consent | None = None
    ) -> Referral:
        given = about(unit, Consent, group_of(unit.connection, drafted.person))
        if word is not None:
            given.append(word)  # it is written when the unit ends
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

    def _follow_up(
        self, action: str, referral_id: ReferralId, change: Callable[[Referral, Unit], Referral]
    ) -> Referral:
        with self._acting(action) as unit:
            changed = change(self._written(unit, Referral, referral_id), unit)
            unit.save(changed)
            return changed
