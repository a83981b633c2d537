"""The front desk: how the counter stands at this moment, and the end of a conversation. Who is in front: `facing`.

What one screen shows is one reading. Ending a conversation is one transaction: the contact, the call back that was
promised, the end of the stay and the call of the next number are kept together or not at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from caseworker.desk.cases import Cases, NewCase
from caseworker.desk.counter import CounterDesk
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.sitting import Sitting
from caseworker.desk.tasks import Plan, Tasks
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import answers, queues
from caseworker.domain.agency import Counter, Queue
from caseworker.domain.answers import Answer
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import ContactOutcome, Interaction
from caseworker.domain.people import Person
from caseworker.domain.queues import QueueRules, QueueSummary
from caseworker.domain.tasks import Task
from caseworker.domain.walk_ins import WalkIn, WalkInId, WalkInState
from caseworker.store import day_lists
from caseworker.store.about import seen_of
from caseworker.store.reader import Reader

_AT_A_COUNTER = {WalkInState.INVITED, WalkInState.BEING_SERVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class InLine:
    """Someone who is or was here today. The person is None when nobody knows them, or the officer may not see them."""

    walk_in: WalkIn
    person: Person | None
    target_wait_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Someone booked for today who has not come yet."""

    appointment: Appointment
    person: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNow:
    """How a counter stands: who is at it, who waits in the order in which they are called, and the figures of the day.

    `waiting` are those of the counter's own queues, `other_queues` everyone else who waits; `here` is None while nobody
    is at this counter. `left` are those whose stay ended today. `summary` counts all queues that the officer may see.
    """

    at: datetime
    counter: Counter
    here: InLine | None
    waiting: tuple[InLine, ...]
    other_queues: tuple[InLine, ...]
    on_hold: tuple[InLine, ...]
    left: tuple[InLine, ...]
    expected: tuple[Expected, ...]
    summary: QueueSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapUp:
    """The end of a conversation: its contact, the call back that was promised, whose stay ends, whether to call on.

    `begins` is a case that the contact begins; then the contact tells of that case.
    """

    contact: ContactEntered
    counter: str
    walk_in: WalkInId | None = None
    call_back: Plan | None = None
    call_next: bool = False
    begins: NewCase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedUp:
    """What the end of a conversation left behind; `called` is None when nobody waited or nobody was to be called."""

    contact: Interaction
    call_back: Task | None
    finished: WalkIn | None
    called: WalkIn | None
    begun: Case | None = None


class FrontDesk(WorkDesk):
    """What the screen of a counter asks for."""

    def __init__(self, sitting: Sitting, counter: CounterDesk, interactions: Interactions, tasks: Tasks) -> None:
        super().__init__(sitting)
        self._counter, self._interactions, self._tasks = counter, interactions, tasks
        self._cases = Cases(sitting)

    def now(self, counter: str) -> DeskNow:
        """Return how a counter stands. A list: it leaves no trace. Raises NotInPack."""
        place, now = self._sitting.pack.counter(counter), self._now()
        with self._reading() as reader:
            today = self._day(self._today())
            came = day_lists.walk_ins(reader, self._listed(WalkIn), today, queues=[one.id for one in self._queues])
            booked = _not_here(day_lists.appointments(reader, self._listed(Appointment), today), came)
            known = self._people(reader, [*(one.person for one in came), *(one.person for one in booked)])
        lines = {one.id: self._line(one, known) for one in came}
        others = [one.id for one in self._queues if one.id not in place.queues]
        return DeskNow(
            at=now,
            counter=place,
            here=_here(lines.values(), place),
            waiting=tuple(lines[one.id] for one in self._in_order(came, place.queues, now)),
            other_queues=tuple(lines[one.id] for one in self._in_order(came, others, now)),
            on_hold=tuple(one for one in lines.values() if one.walk_in.state is WalkInState.ON_HOLD),
            left=tuple(one for one in lines.values() if one.walk_in.state is WalkInState.FINISHED),
            expected=tuple(Expected(appointment=one, person=_of(one.person, known)) for one in booked),
            summary=queues.summarise(came, rules=QueueRules(), at=now),
        )

    def answers_for(self, reason: str) -> tuple[Answer, ...]:
        """Return the answers that may be said today on a contact reason, those that speak of it most first."""
        known = self._sitting.pack.reason(reason)
        with self._reading() as reader:
            return answers.on_subject(reader.select(Answer), known.label, known.title, on=self._today())

    def wrap_up(self, done: WrapUp) -> WrappedUp:
        """End a conversation: keep its contact and what was promised, end the stay, and call the next number.

        Raises what `Interactions.log`, `Cases.open`, `Tasks.plan` and `CounterDesk.finish` raise; then nothing is kept.
        """
        with self._acting("contact.wrap_up") as unit:
            begun = self._cases.opened_in(unit, done.begins) if done.begins else None
            contact = self._interactions.logged_in(unit, _of_case(done.contact, begun))
            plan, stay = done.call_back, done.walk_in
            return WrappedUp(
                contact=contact,
                begun=begun,
                call_back=self._tasks.planned_in(unit, replace(plan, from_contact=contact.id)) if plan else None,
                finished=self._counter.served_in(unit, stay, done.counter, contact=contact.id) if stay else None,
                called=self._counter.called_next_in(unit, done.counter) if done.call_next else None,
            )

    @property
    def _queues(self) -> tuple[Queue, ...]:
        return self._sitting.pack.queues

    def _in_order(self, came: Collection[WalkIn], names: Iterable[str], now: datetime) -> list[WalkIn]:
        """Queue after queue, in each the order in which it is called."""
        return [
            one
            for name in names
            for one in queues.in_order((each for each in came if each.queue == name), rules=QueueRules(), at=now)
        ]

    def _line(self, walk_in: WalkIn, known: dict[PersonId, Person]) -> InLine:
        target = self._sitting.pack.queue(walk_in.queue).target_wait_min
        return InLine(walk_in=walk_in, person=_of(walk_in.person, known), target_wait_min=target)

    def _people(self, reader: Reader, ids: Iterable[PersonId | None]) -> dict[PersonId, Person]:
        wanted = {one for one in ids if one is not None}
        return {one.id: one for one in seen_of(reader, Person, wanted, visible=self._listed(Person))} if wanted else {}


def _of_case(entered: ContactEntered, begun: Case | None) -> ContactEntered:
    return entered if begun is None else replace(entered, case=begun.id, outcome=ContactOutcome.NEW_CASE)


def _here(lines: Iterable[InLine], counter: Counter) -> InLine | None:
    """Who is at a counter: whoever is served there before whoever is only called, the last first."""
    at_it = [one for one in lines if one.walk_in.counter == counter.id and one.walk_in.state in _AT_A_COUNTER]
    return max(
        at_it,
        key=lambda one: (one.walk_in.state is WalkInState.BEING_SERVED, one.walk_in.state_since, str(one.walk_in.id)),
        default=None,
    )


def _not_here(booked: Iterable[Appointment], came: Iterable[WalkIn]) -> list[Appointment]:
    checked_in = {one.appointment for one in came if one.appointment is not None}
    return [one for one in booked if one.state is AppointmentState.BOOKED and one.id not in checked_in]


def _of(person: PersonId | None, known: dict[PersonId, Person]) -> Person | None:
    return None if person is None else known.get(person)
