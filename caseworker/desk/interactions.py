"""The desk for contacts: record an exchange on any channel, put it right, and say later who it was with.

A contact is written once. Nobody need be known to record one, and one that belongs elsewhere is recorded with where it
went.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain import identifications, interactions
from caseworker.domain.actions import Action
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.directory import Service
from caseworker.domain.identifications import Identification, IdentificationId
from caseworker.domain.ids import CaseId, InteractionId, PersonId, ServiceId
from caseworker.domain.interactions import (
    AnswerGiven,
    Channel,
    ContactOutcome,
    Direction,
    HandedOn,
    IdentityCheck,
    Interaction,
)
from caseworker.domain.visits import VisitId
from caseworker.domain.walk_ins import WalkInId
from caseworker.store.about import about
from caseworker.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntered:
    """What an officer says of a contact. `occurred_at` None is now; `reason` is an id of the agency's list, or empty.

    `people` empty: nobody was identified. `answers` are those given, in the version they have now.
    """

    channel: Channel
    outcome: ContactOutcome
    direction: Direction = Direction.IN
    occurred_at: datetime | None = None
    duration_s: int | None = None
    people: tuple[PersonId, ...] = ()
    described_as: str = ""
    identity: IdentityCheck = IdentityCheck.NOT_ASKED
    identity_asked: tuple[str, ...] = ()
    case: CaseId | None = None
    walk_in: WalkInId | None = None
    visit: VisitId | None = None
    reply_to: InteractionId | None = None
    reason: str = ""
    title: str = ""
    text: str = ""
    answers: tuple[AnswerId, ...] = ()
    belongs_to: ServiceId | None = None
    belongs_to_name: str = ""
    handed_on: HandedOn | None = None
    place: str = ""


class Interactions(PersonDesk):
    """Record contacts."""

    def log(self, entered: ContactEntered) -> Interaction:
        """Record a contact and return it.

        Raises what `interactions.record` raises, NotInPack for an unknown reason, NotHere or AccessDenied for a person
        or case that cannot be read.
        """
        with self._acting("contact.log") as unit:
            return self.logged_in(unit, entered)

    def logged_in(self, unit: Unit, entered: ContactEntered) -> Interaction:
        """Record a contact within the unit of a larger action."""
        contact = interactions.record(self._made(unit, entered))
        self._may_create(contact)
        unit.add(contact)
        return contact

    def quick(
        self, reason: str, *, channel: Channel = Channel.COUNTER, outcome: ContactOutcome = ContactOutcome.ANSWERED
    ) -> Interaction:
        """Record a contact with someone nobody asked the name of, by its reason alone."""
        return self.log(ContactEntered(channel=channel, outcome=outcome, reason=reason))

    def phone_note(self, text: str, *, people: tuple[PersonId, ...] = (), case: CaseId | None = None) -> Interaction:
        """Record a call that came in while something else was open; they wait to be called back."""
        return self.log(
            ContactEntered(channel=Channel.PHONE, outcome=ContactOutcome.CALL_BACK, text=text, people=people, case=case)
        )

    def hand_on(
        self,
        entered: ContactEntered,
        *,
        how: HandedOn,
        to: ServiceId | None = None,
        to_name: str = "",
    ) -> Interaction:
        """Record a contact that belongs elsewhere with where it went; raises BelongsWhere or MustBeForwarded."""
        outcome = ContactOutcome.BELONGS_ELSEWHERE
        return self.log(replace(entered, outcome=outcome, handed_on=how, belongs_to=to, belongs_to_name=to_name))

    def open(self, contact: InteractionId) -> Interaction:
        """Return a contact; the reading is recorded."""
        with self._reading() as reader:
            return self._opened(reader, Interaction, contact)

    def correct(self, contact: InteractionId, entered: ContactEntered, *, reason: str) -> Interaction:
        """Record a further contact that stands in place of one that was wrong; raises ReasonMissing.

        Without a moment of its own it took place when the first one did.
        """
        with self._acting("contact.correct", reason=reason) as unit:
            original = unit.get(Interaction, contact)
            self._may_on(unit, Action.READ, original)
            made = self._made(unit, replace(entered, occurred_at=entered.occurred_at or original.occurred_at))
            made = replace(
                made, source_ref=original.source_ref, sensitivity=max(made.sensitivity, original.sensitivity)
            )
            corrected = interactions.correct(
                original, made, reason=reason, by=self._sitting.actor.officer, at=self._now()
            )
            self._may_create(corrected)
            unit.add(corrected)
            return corrected

    def identify(self, contact: InteractionId, person: PersonId, *, how_known: str) -> Identification:
        """Say later who a contact was with; raises ReasonMissing without how that is known."""
        with self._acting("contact.identify") as unit:
            found = unit.get(Interaction, contact)
            self._may_on(unit, Action.READ, found)
            whole = self._whole(unit, person)
            made = identifications.identify(
                found,
                whole.id,
                identification_id=IdentificationId(unit.new_id()),
                how_known=how_known,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            self._may_on(unit, Action.ADD_NOTE, found)  # it adds to what is known of the contact, and rewrites nothing
            unit.add(made)
            return made

    def withdraw(self, identification: IdentificationId, *, reason: str) -> Identification:
        """Say that an identification was wrong; raises ReasonMissing."""
        with self._acting("contact.withdraw", reason=reason) as unit:
            wrong = unit.get(Identification, identification)
            self._may_on(unit, Action.ADD_NOTE, wrong)
            made = identifications.withdraw(
                wrong,
                identification_id=IdentificationId(unit.new_id()),
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            unit.add(made)
            return made

    def people_of(self, contact: InteractionId) -> tuple[PersonId, ...]:
        """Return everyone a contact was with as far as is known, those identified later included."""
        with self._reading() as reader:
            found = reader.get(Interaction, contact)
            self._may_on(reader, Action.READ, found)
            later = about(reader, Identification, (contact,), visible=self._listed(Identification))
            return identifications.people_of(found, later)

    def _made(self, unit: Unit, entered: ContactEntered) -> Interaction:
        people = [self._whole(unit, one) for one in entered.people]
        case = None if entered.case is None else unit.get(Case, entered.case)
        if case is not None:
            self._may_on(unit, Action.ADD_NOTE, case)
        now = self._now()
        reason = self._sitting.pack.reason(entered.reason) if entered.reason else None
        return Interaction(
            id=InteractionId(unit.new_id()),
            territory=self._territory(case, *(one.kept for one in people)),
            sensitivity=_closest(case, *(one.kept for one in people)),
            channel=entered.channel,
            direction=entered.direction,
            occurred_at=entered.occurred_at or now,
            recorded_at=now,
            duration_s=entered.duration_s,
            people=tuple(dict.fromkeys(one.id for one in people)),
            described_as=entered.described_as,
            identity=entered.identity,
            identity_asked=entered.identity_asked,
            case=entered.case,
            walk_in=entered.walk_in,
            visit=entered.visit,
            reply_to=entered.reply_to,
            reason=entered.reason,
            title=entered.title.strip(),
            text=entered.text,
            outcome=entered.outcome,
            answers=tuple(_given(unit, one) for one in dict.fromkeys(entered.answers)),
            belongs_to=entered.belongs_to,
            belongs_to_name=_name_of(unit, entered),
            handed_on=entered.handed_on,
            officer=self._sitting.actor.officer,
            team=(reason.team or "") if reason else "",
            place=entered.place or self._sitting.actor.desk,
        )


def _closest(*near: Record | None) -> Sensitivity:
    """As closely kept as the most closely kept of those it is about."""
    return max((one.sensitivity for one in near if one is not None), default=Sensitivity.NORMAL)


def _given(unit: Unit, answer: AnswerId) -> AnswerGiven:
    return AnswerGiven(id=unit.new_id(), answer=answer, version=unit.get(Answer, answer).version)


def _name_of(unit: Unit, entered: ContactEntered) -> str:
    """The name of where it belongs, kept with the contact: the service may be gone when it is read."""
    if entered.belongs_to_name or entered.belongs_to is None:
        return entered.belongs_to_name
    return unit.get(Service, entered.belongs_to).name
