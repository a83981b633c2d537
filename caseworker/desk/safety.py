"""The desk for safety: what staff must know before they meet a person, when it is looked at again, and its end."""

from datetime import date
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain import safety
from caseworker.domain.actions import Action
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.inputs import reason_given
from caseworker.domain.safety import ReviewInThePast, SafetyFact, SafetyKind
from caseworker.store.about import overdue_warnings


class Safety(PersonDesk):
    """Warn, review and end a warning."""

    def warn(
        self,
        person: PersonId,
        kind: SafetyKind,
        *,
        what: str,
        source: str,
        review_on: date,
        observed_on: date | None = None,
        sensitivity: Sensitivity = Sensitivity.NORMAL,
    ) -> SafetyFact:
        """Record a warning about a person, at least as closely kept as the person.

        Raises ReasonMissing without words, ReviewInThePast unless the review is after today.
        """
        with self._acting("safety.warn") as unit:
            whole = self._whole(unit, person)
            if review_on <= self._today():
                raise ReviewInThePast
            warning = SafetyFact(
                id=unit.new_id(),
                territory=self._territory(whole.kept),
                sensitivity=max(sensitivity, whole.kept.sensitivity),
                person=whole.id,
                kind=kind,
                what=reason_given(what),
                source=source.strip(),
                recorded_by=self._sitting.actor.officer,
                recorded_at=self._now(),
                review_on=review_on,
                observed_on=observed_on,
            )
            self._may_create(warning)
            unit.add(warning)
            return warning

    def review(self, warning: UUID, *, next_review: date) -> SafetyFact:
        """Confirm a warning until its next review; raises ReviewInThePast."""
        with self._acting("safety.review") as unit:
            found = unit.get(SafetyFact, warning)
            self._may_on(unit, Action.WRITE, found)
            confirmed = safety.review(found, next_review=next_review, today=self._today())
            unit.save(confirmed)
            return confirmed

    def end(self, warning: UUID, *, reason: str) -> SafetyFact:
        """End a warning today, with its reason; raises ReasonMissing."""
        with self._acting("safety.end", reason=reason) as unit:
            found = unit.get(SafetyFact, warning)
            self._may_on(unit, Action.WRITE, found)
            ended = safety.end(found, on=self._today(), reason=reason)
            unit.save(ended)
            return ended

    def overdue(self) -> tuple[SafetyFact, ...]:
        """Return the warnings whose review date has passed, the longest overdue first."""
        with self._reading() as reader:
            found = overdue_warnings(reader, on=self._today(), visible=self._listed(SafetyFact))
            return tuple(self._discreet(reader, one) for one in found)
