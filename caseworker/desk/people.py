"""The desk for people: enter them, open them, and change what is known of them.

Whoever hands in any record of a merged person reaches the person: reading shows all records as one, and what is
written goes to the record that stands for them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from caseworker.desk.finding import Finding
from caseworker.desk.likely_same import Likely, Likeness
from caseworker.desk.numbering import person_number
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.person_page import PersonPage, person_page
from caseworker.desk.sitting import Sitting
from caseworker.desk.strands import Strand, counted, part_of
from caseworker.domain import people
from caseworker.domain.actions import Action
from caseworker.domain.consents import Consent, ConsentWord, Evidence
from caseworker.domain.contact_points import Address, ContactPoint, Identifier
from caseworker.domain.definition import Merge, Record
from caseworker.domain.distinctions import NOTHING_KNOWN
from caseworker.domain.distinctions import tell_apart as told_apart
from caseworker.domain.ids import PersonId
from caseworker.domain.inputs import reason_given
from caseworker.domain.names import PersonName
from caseworker.domain.people import Entry, InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.errors import CaseworkerError
from caseworker.store.reader import Reader
from caseworker.store.timelines import Happening, Page, Spot, counts_of, page_of
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

WORTH_SHOWING = 0.02  # of a likelihood, before somebody is entered: a twin at the same address is worth a look too
FIRST_HAPPENINGS = 50  # more than a screen shows; each costs 60 microseconds
HAPPENINGS = 100
ASKED_OF_A_PERSON = (
    Action.WRITE,
    Action.WRITE_CONTACT,
    Action.ADD_NOTE,
    Action.ADD_ATTACHMENT,
    Action.MERGE,
    Action.REDACT,
    Action.READ_TRAIL,
    Action.EXPORT,
)
_SOME_PURPOSE = "asked beforehand"
# Numbers come from blocks; sets have methods of their own; dates have rules; scope is changed with its own reason.
_NOT_BY_EDIT = frozenset({"birth_date", "died_on", "territory", "sensitivity", "identified"})
EDITABLE = frozenset(
    field.name
    for field in Person.definition.fields
    if field.name not in _NOT_BY_EDIT and field.rule.merge not in {Merge.NUMBER, Merge.SET}
) | {"languages", "access_needs", "not_by"}


class NotEditable(CaseworkerError):
    """A field that is not changed by simply typing another value."""

    key = "person.not-editable"
    sentence = "'{field}' cannot be changed in this way. Nothing was changed."


class NobodyDescribed(CaseworkerError):
    """A person was to be entered of whom nothing at all is known."""

    key = "person.nobody-described"
    sentence = "Give a name, or describe whom you mean in a few words. What you typed is still here."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is known of someone to be entered. Ids of names and the like come from `fresh_id`.

    `territory` empty means the officer's own; `identified` false needs a description instead of a name. `agrees_to` are
    purposes of the agency's list to which they said yes when they were entered.
    """

    names: tuple[PersonName, ...] = ()
    birth_date: PartialDate | None = None
    contact_points: tuple[ContactPoint, ...] = ()
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    language: str = ""
    gender: str = ""
    form_of_address: str = ""
    description: str = ""
    identified: bool = True
    territory: str = ""
    interpreter: InterpreterNeed = InterpreterNeed.UNKNOWN
    agrees_to: tuple[str, ...] = ()


class People(PersonDesk):
    """Enter, open and edit people."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._likeness = Likeness(sitting, finding)

    def as_person(self, entered: NewPerson) -> Person:
        """Return the person as they would be entered, to be compared with others; nothing is kept."""
        return self._draft(entered, PersonId(self.fresh_id()))

    def likely_same(self, entered: NewPerson, *, limit: int = 5, least: float = WORTH_SHOWING) -> tuple[Likely, ...]:
        """Return people here already who may be the one about to be entered, the likeliest first; leaves no trace."""
        with self._reading() as reader:
            return self._likeness.like(reader, self.as_person(entered), limit=limit, least=least)

    def add(self, entered: NewPerson, *, apart: Collection[PersonId] = (), why_apart: str = "") -> Person:
        """Enter a person under the next number and return them; look at `likely_same` first.

        `apart` are people who were offered and are said to be somebody else, for the reason `why_apart`. Where the
        officer may merge them with the new one it is kept for everybody; otherwise it stays open for those who may.
        Raises NobodyDescribed, BornInTheFuture, NotInPack for a purpose that is not asked for, AccessDenied.
        """
        if not entered.names and not entered.description.strip():
            raise NobodyDescribed
        with self._acting("person.add") as unit:
            draft = self._draft(entered, PersonId(unit.new_id()))
            self._may_create(draft)
            checked = people.set_birth_date(draft, entered.birth_date, today=self._today())
            issued = person_number(unit, pattern=self._sitting.pack.agency.person_number)
            person = people.give_number(checked, issued)
            unit.add(person)
            for purpose in entered.agrees_to:
                unit.add(self._consent(unit, person, purpose))
            if apart and self._allows(Action.MERGE, resource_of(unit, person)):
                self._tell_apart(unit, person, apart, why_apart)
            return person

    def _tell_apart(self, unit: Unit, person: Person, others: Collection[PersonId], why: str) -> None:
        for other in unit.many(Person, others):
            if self._allows(Action.MERGE, resource_of(unit, other)):
                for one in told_apart(
                    person,
                    other,
                    known=NOTHING_KNOWN,
                    new_id=unit.new_id,
                    reason=why,
                    by=self._sitting.actor.officer,
                    at=self._now(),
                ):
                    unit.add(one)

    def open(self, person: PersonId, *, again: bool = False) -> PersonPage:
        """Return everything the page of a person shows; the reading is recorded. Raises NotHere or AccessDenied.

        `again` is for what is on the screen already and changed there: it is the same reading.
        """
        with self._reading() as reader:
            whole = self._whole(reader, person)
            if not again:
                self._trail(Action.READ.value, whole.id, kind=Person.definition.kind)
            page = person_page(reader, whole, visible=self._visible(), on=self._today(), happenings=FIRST_HAPPENINGS)
            safety = tuple(self._discreet(reader, one) for one in page.safety)
            cases = tuple(self._discreet(reader, one) for one in page.cases)
            timeline = self._discreet_page(reader, page.timeline, asked=(*safety, *cases))
            return replace(page, safety=safety, cases=cases, timeline=timeline, may=self._rights(reader, whole.kept))

    def timeline(
        self,
        person: PersonId,
        *,
        before: Spot | None = None,
        limit: int = HAPPENINGS,
        strand: Strand = Strand.ALL,
        words: str = "",
        oldest_first: bool = False,
    ) -> Page:
        """Return what happened with a person beyond a spot, newest first unless asked for the other way round.

        `before` is the `older` of the page before. `words` keeps only what says all of them.
        """
        part = part_of(strand, words=words, oldest_first=oldest_first)
        with self._reading() as reader:
            whole = self._whole(reader, person)
            page = page_of(reader, whole.ids, visible=self._visible(), before=before, limit=limit, part=part)
            return self._discreet_page(reader, page)

    def timeline_counts(self, person: PersonId) -> Mapping[Strand, int]:
        """Return how many things each strand of a person's timeline holds, as far as the officer may see them."""
        with self._reading() as reader:
            whole = self._whole(reader, person)
            return counted(*counts_of(reader, whole.ids, visible=self._visible()))

    def edit(self, person: PersonId, *, reason: str = "", **values: Any) -> Person:
        """Put these values in the place of those of the named fields (`EDITABLE`), and return the person as shown."""
        for name in values:
            if name not in EDITABLE:
                raise NotEditable(field=name)
        return self._change("person.edit", person, lambda one: replace(one, **values), reason=reason)

    def set_birth_date(self, person: PersonId, birth_date: PartialDate | None, *, reason: str = "") -> Person:
        """Set or take back the birth date; raises BornInTheFuture or DiedBeforeBirth."""
        today = self._today()
        return self._change(
            "person.birth-date", person, lambda one: people.set_birth_date(one, birth_date, today=today), reason=reason
        )

    def record_death(self, person: PersonId, died_on: PartialDate | None, *, reason: str = "") -> Person:
        """Set or take back the day of death; raises DiedInTheFuture or DiedBeforeBirth."""
        today = self._today()
        return self._change(
            "person.death", person, lambda one: people.record_death(one, died_on, today=today), reason=reason
        )

    def identify(self, person: PersonId, name: PersonName) -> Person:
        """Say who someone is who was only described until now; the description stays."""
        return self._change("person.identify", person, lambda one: people.identify(one, name))

    def add_entry(self, person: PersonId, entry: Entry) -> Person:
        """Add a name, contact point, address or identifier; adding it again changes nothing."""
        return self._change("person.add-entry", person, lambda one: people.add(one, entry))

    def correct_entry(self, person: PersonId, old: UUID, entry: Entry, *, reason: str = "") -> Person:
        """Put an entry in the place of one that was wrong; the new one has a new id."""
        return self._change(
            "person.correct-entry", person, lambda one: people.correct(one, old, entry), reason=reason, of=old
        )

    def end_entry(self, person: PersonId, old: UUID, *, last_day: date, reason: str = "") -> Person:
        """Let an entry hold no longer than a day; it stays to be read. Raises PeriodEndsTooEarly."""
        fresh = self.fresh_id()
        return self._change(
            "person.end-entry",
            person,
            lambda one: people.end(one, old, last_day=last_day, new_id=fresh),
            reason=reason,
            of=old,
        )

    def take_out_entry(self, person: PersonId, old: UUID, *, reason: str) -> Person:
        """Take out an entry that was made in error; history keeps it. Raises ReasonMissing."""
        words = reason_given(reason)
        return self._change(
            "person.take-out-entry", person, lambda one: people.take_out(one, old), reason=words, of=old
        )

    def mark_stale(self, person: PersonId, point: UUID) -> Person:
        """Mark a number or address that was tried and no longer reaches them."""
        fresh = self.fresh_id()
        return self._change(
            "person.mark-stale", person, lambda one: people.mark_stale(one, point, new_id=fresh), of=point
        )

    def move(self, person: PersonId, home: Address, *, old: UUID | None) -> Person:
        """Record a new home; the old one ends the day before. Raises PeriodEndsTooEarly."""
        fresh = self.fresh_id()
        return self._change(
            "person.move", person, lambda one: people.move(one, home, old_address_id=old, new_id=fresh), of=old
        )

    def change_name(self, person: PersonId, name: PersonName, *, old: UUID | None) -> Person:
        """Record a new name, from its first day on; the old one is kept as a name of before."""
        fresh = self.fresh_id()
        return self._change(
            "person.change-name",
            person,
            lambda one: people.change_name(one, name, old_name_id=old, new_id=fresh),
            of=old,
        )

    def _rights(self, reader: Reader, person: Person) -> frozenset[Action]:
        """What the officer may do to a person; asking leaves no trace."""
        resource = resource_of(reader, person)
        return frozenset(one for one in ASKED_OF_A_PERSON if self._allows(one, resource, purpose=_SOME_PURPOSE))

    def _discreet_page(self, reader: Reader, page: Page, *, asked: Collection[Record] = ()) -> Page:
        """The page as it may be read; `asked` are records of it for which that was asked before."""
        known = {one.id: one for one in asked}
        shown = (
            (one, known[one.record.id] if one.record.id in known else self._discreet(reader, one.record))
            for one in page.happenings
        )
        return replace(
            page, happenings=tuple(one if record is one.record else Happening(one.at, record) for one, record in shown)
        )

    def _consent(self, unit: Unit, person: Person, purpose: str) -> Consent:
        now = self._now()
        return Consent(
            id=unit.new_id(),
            territory=person.territory,
            sensitivity=person.sensitivity,
            person=person.id,
            purpose=self._sitting.pack.consent_purpose(purpose).id,
            word=ConsentWord.GIVEN,
            evidence=Evidence.SPOKEN,
            at=now,
            recorded_by=self._sitting.actor.officer,
            recorded_at=now,
        )

    def _draft(self, entered: NewPerson, person: PersonId) -> Person:
        return Person(
            id=person,
            territory=entered.territory or self._territory(),
            names=entered.names,
            birth_date=entered.birth_date,
            contact_points=entered.contact_points,
            addresses=entered.addresses,
            identifiers=entered.identifiers,
            language=entered.language,
            interpreter=entered.interpreter,
            gender=entered.gender,
            form_of_address=entered.form_of_address,
            description=entered.description,
            identified=entered.identified,
        )
