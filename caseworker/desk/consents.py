"""The desk for consent: what a person agreed to or withdrew, and what stands now."""

from collections.abc import Collection
from datetime import date, datetime

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain import consents, referrals
from caseworker.domain.consents import Consent, ConsentWord, Evidence
from caseworker.domain.ids import PersonId
from caseworker.domain.referrals import OUTCOMES, Referral
from caseworker.store.about import about
from caseworker.store.unit import Unit


class Consents(PersonDesk):
    """Record what was said, and tell what stands."""

    def record(
        self,
        person: PersonId,
        purpose: str,
        word: ConsentWord,
        *,
        evidence: Evidence,
        at: datetime | None = None,
        until: date | None = None,
        note: str = "",
    ) -> Consent:
        """Record a person's word on a purpose of the agency's list; `at` is when it was said, now when left out.

        Raises NotInPack for a purpose the agency does not ask consent for.
        """
        with self._acting("consent.record") as unit:
            whole = self._whole(unit, person)
            now = self._now()
            consent = Consent(
                id=unit.new_id(),
                territory=self._territory(whole.kept),
                sensitivity=whole.kept.sensitivity,
                person=whole.id,
                purpose=self._sitting.pack.consent_purpose(purpose).id,
                word=word,
                evidence=evidence,
                at=at or now,
                recorded_by=self._sitting.actor.officer,
                recorded_at=now,
                until=until,
                note=note,
            )
            self._may_create(consent)
            unit.add(consent)
            if word is ConsentWord.WITHDRAWN:
                self._tell_referrals(unit, whole.ids, consent)
            return consent

    def _tell_referrals(self, unit: Unit, people: Collection[PersonId], withdrawn: Consent) -> None:
        """Mark the referrals that rested on what is withdrawn: nothing further is sent, what was sent stays."""
        known = about(unit, Consent, people)
        rested_on = {one.id for one in known if one.purpose == withdrawn.purpose and one.word is ConsentWord.GIVEN}
        for referral in about(unit, Referral, people):
            if referral.consent in rested_on and referral.state not in OUTCOMES:
                unit.save(referrals.withdraw_consent(referral, at=withdrawn.at))

    def standing(self, person: PersonId) -> frozenset[str]:
        """Return the purposes the person agrees to now, by all records that are them."""
        with self._reading() as reader:
            whole = self._whole(reader, person)
            known = about(reader, Consent, whole.ids, visible=self._listed(Consent))
            return consents.standing(known, at=self._now())
