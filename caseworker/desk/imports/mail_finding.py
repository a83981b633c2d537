"""Finding where a message belongs, within what the officer may see: by address, number, exchange and name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from caseworker.desk.finding import Finding
from caseworker.desk.imports.mail_proposals import CaseProposed, PersonProposed, Proposal, Why, in_order, weight
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.interactions import Direction, Interaction
from caseworker.domain.people import Person
from caseworker.formats.mail import Message
from caseworker.formats.mail_addresses import Mailbox
from caseworker.store.about import seen_of
from caseworker.store.filed_mail import filed, in_thread, numbered_cases, numbered_people, open_cases_of
from caseworker.store.groups import group_of
from caseworker.store.reader import Reader
from caseworker.store.references import reached_by_mail
from caseworker.text.similarity import name_similarity

_ALIKE = 0.9
_MOST_ASKED = 10  # addresses of one message that are looked up
_MOST_ANSWERED = 50
_MOST = 8  # candidates of each kind


def mark_of(reference: str) -> str:
    """Return the mark under which a message is kept, by which it is known when it comes again."""
    return f"mail:{reference}"


@dataclass(slots=True)
class _Reasons:
    """What speaks for whom so far."""

    people: dict[PersonId, tuple[Person, set[Why]]] = field(default_factory=dict)
    cases: dict[CaseId, tuple[Case, set[Why]]] = field(default_factory=dict)

    def case(self, case: Case, why: Why) -> None:
        self.cases.setdefault(case.id, (case, set()))[1].add(why)


class MailFinding(PersonDesk):
    """The part of a desk that proposes where messages go."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._finding = finding

    def _proposal(self, reader: Reader, message: Message, fresh: Sequence[Interaction] = ()) -> Proposal:
        """Return where a message could go. `fresh` are messages that were filed and that no query finds yet."""
        known = filed(reader, mark_of(message.reference))
        if known is not None:
            return self._as_filed(reader, known)
        exchange = self._exchange(reader, message, fresh)
        parties = self._parties(message)
        found = _Reasons()
        self._by_number(reader, message, found)
        self._by_exchange(reader, exchange, found)
        self._by_address(reader, parties, found)
        self._by_name(reader, parties, found)
        self._by_part(reader, found)
        answered = {one.source_ref: one.id for one in exchange}
        return Proposal(
            direction=self._direction(message),
            people=_people_in_order(found),
            cases=_cases_in_order(found),
            answers=next(
                (answered[mark] for mark in map(mark_of, reversed(message.answers)) if mark in answered), None
            ),
            thread=next((one.thread for one in exchange if one.thread), message.thread),
        )

    def _as_filed(self, reader: Reader, contact: Interaction) -> Proposal:
        """Where a message is, as far as that may be seen; it needs no reasons."""
        cases = [] if contact.case is None else seen_of(reader, Case, [contact.case], visible=self._listed(Case))
        people = (self._seen(reader, one) for one in contact.people)
        return Proposal(
            direction=contact.direction,
            people=tuple(PersonProposed(one, ()) for one in people if one is not None),
            cases=tuple(CaseProposed(one, ()) for one in cases),
            filed=contact.id,
            answers=contact.reply_to,
            thread=contact.thread,
        )

    def _direction(self, message: Message) -> Direction:
        sender = message.sender.address if message.sender else ""
        return Direction.OUT if sender and self._sitting.pack.agency.is_own_address(sender) else Direction.IN

    def _parties(self, message: Message) -> tuple[Mailbox, ...]:
        """Who of the public a message is from, or for when the agency wrote it."""
        if self._direction(message) is Direction.IN:
            return (message.sender,) if message.sender else ()
        others = (one for one in (*message.to, *message.copies) if not self._is_own(one))
        return tuple(others)[:_MOST_ASKED]

    def _is_own(self, mailbox: Mailbox) -> bool:
        return bool(mailbox.address) and self._sitting.pack.agency.is_own_address(mailbox.address)

    def _exchange(self, reader: Reader, message: Message, fresh: Sequence[Interaction]) -> list[Interaction]:
        threads = {message.thread, message.reference}
        marks = {mark_of(one) for one in message.answers[-_MOST_ANSWERED:]}
        visible = self._listed(Interaction)
        among = [one for one in fresh if one.thread in threads or one.source_ref in marks]
        return [*among, *in_thread(reader, threads=threads, marks=marks, visible=visible)]

    def _by_number(self, reader: Reader, message: Message, found: _Reasons) -> None:
        for case in numbered_cases(reader, message.subject, visible=self._listed(Case)):
            found.case(case, Why.NUMBER)
        for person in numbered_people(reader, message.subject, visible=self._listed(Person)):
            self._person(reader, person.id, Why.NUMBER, found)

    def _by_exchange(self, reader: Reader, exchange: Iterable[Interaction], found: _Reasons) -> None:
        ids = {one.case for one in exchange if one.case is not None}
        for case in seen_of(reader, Case, ids, visible=self._listed(Case)) if ids else ():
            found.case(case, Why.THREAD)
        for person in {person for one in exchange for person in one.people}:
            self._person(reader, person, Why.THREAD, found)

    def _by_address(self, reader: Reader, parties: Iterable[Mailbox], found: _Reasons) -> None:
        visible = self._listed(Person)
        owners = {
            self._person(reader, person.id, Why.ADDRESS, found)
            for one in parties
            if one.address
            for person in reached_by_mail(reader, one.address, visible=visible)
        }
        for owner in owners - {None}:
            assert owner is not None
            at_work = open_cases_of(reader, found.people[owner][0], visible=self._listed(Case))[:_MOST]
            for case in at_work:
                found.case(case, Why.ONLY_CASE if len(at_work) == 1 else Why.ONE_OF_CASES)

    def _by_name(self, reader: Reader, parties: Iterable[Mailbox], found: _Reasons) -> None:
        """Somebody of that name, where no address tells: it may be another person, so it says little."""
        names = [one.name for one in parties if len(one.name.split()) > 1]
        near = [part.person for case, _ in found.cases.values() for part in case.people]
        for name in names[:_MOST_ASKED]:
            for person in (*near, *self._finding.people_called(reader, name)):
                here = self._seen(reader, person)
                if here is not None and _is_called(here, name):
                    self._person(reader, here.id, Why.NAME, found)

    def _by_part(self, reader: Reader, found: _Reasons) -> None:
        """Those known already get the reason that the case is theirs; without anybody, its people are proposed."""
        told = [case for case, why in found.cases.values() if why & {Why.NUMBER, Why.THREAD}]
        parts = {part.person for case in told for part in case.people}
        wide = {one: frozenset(group_of(reader.connection, one)) for one in found.people}
        for person, (_, why) in found.people.items():
            if parts & wide[person]:
                why.add(Why.PART)
        if not found.people:
            for person in sorted(parts)[:_MOST]:
                self._person(reader, person, Why.PART, found)

    def _person(self, reader: Reader, person: PersonId, why: Why, found: _Reasons) -> PersonId | None:
        """Note what speaks for a person, under the record that stands for them; None when they may not be seen."""
        here = self._seen(reader, person)
        if here is None:
            return None
        found.people.setdefault(here.id, (here, set()))[1].add(why)
        return here.id

    def _seen(self, reader: Reader, person: PersonId) -> Person | None:
        group = group_of(reader.connection, person)
        seen = seen_of(reader, Person, group, visible=self._listed(Person))
        return seen[0] if seen else None


def _is_called(person: Person, name: str) -> bool:
    return any(name_similarity(name, one.shown) >= _ALIKE for one in person.names)


def _people_in_order(found: _Reasons) -> tuple[PersonProposed, ...]:
    proposed = [PersonProposed(person, in_order(why)) for person, why in found.people.values()]
    return tuple(sorted(proposed, key=lambda one: (-weight(one.why), one.person.id)))[:_MOST]


def _cases_in_order(found: _Reasons) -> tuple[CaseProposed, ...]:
    proposed = [CaseProposed(case, in_order(why)) for case, why in found.cases.values()]
    return tuple(sorted(proposed, key=lambda one: (-weight(one.why), one.case.id)))[:_MOST]
