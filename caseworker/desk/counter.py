"""The counter: who is here, who is next, and how the queues stand. Each method is one key at the front desk.

A day is a day of the agency. Whoever was never finished is finished by `close_day`, also from days before.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import walk_in_number
from caseworker.domain import appointments, queues, walk_ins
from caseworker.domain.actions import Action
from caseworker.domain.agency import Queue
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.case_types import NotInPack
from caseworker.domain.ids import InteractionId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.queues import QueueRules, QueueSummary
from caseworker.domain.walk_ins import WalkIn, WalkInId, WalkInOutcome, WalkInState
from caseworker.store import day_lists
from caseworker.store.day_lists import Span
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit

_FORGOTTEN_DAYS = 31
Change = Callable[[WalkIn, Unit], WalkIn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Someone who came in. Without a queue they join the one of their reason; `described_as` helps to call them."""

    queue: str = ""
    reason: str = ""
    person: PersonId | None = None
    described_as: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A queue at this moment: those who wait, in the order in which they are called, and its figures of the day."""

    queue: Queue
    waiting: tuple[WalkIn, ...]
    summary: QueueSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed:
    """How many were still here on paper: counted as served, and as gone before."""

    served: int
    left: int


class CounterDesk(WorkDesk):
    """What front desk staff do with the people in front of them."""

    def walk_in(self, arrival: Arrival) -> WalkIn:
        """Take someone in: they get a number and a place. Raises NotInPack for an unknown reason or queue."""
        queue = self._queue_of(arrival)
        with self._acting("walk_in.arrive") as unit:
            self._known(unit, Person, arrival.person)
            came = walk_ins.arrive(
                walk_in_id=WalkInId(unit.new_id()),
                queue=queue.id,
                issued=walk_in_number(unit, queue),
                territory=queue.territory,
                at=unit.deed.at,
                person=arrival.person,
                described_as=arrival.described_as.strip(),
                reason=arrival.reason,
                needs=arrival.needs,
            )
            self._may_create(came)
            unit.add(came)
            return came

    def call_next(self, counter: str) -> WalkIn | None:
        """Call whoever is next for a counter: its queues in their order, in each the one whose turn it is.

        Returns None when nobody waits. Raises NotInPack.
        """
        with self._acting("walk_in.call") as unit:
            return self.called_next_in(unit, counter)

    def called_next_in(self, unit: Unit, counter: str) -> WalkIn | None:
        """Call whoever is next within the unit of a larger action."""
        place = self._sitting.pack.counter(counter)
        for queue in place.queues:
            here = self._today_in(unit, {queue})
            chosen = queues.next_to_call(here, rules=self._rules(queue), at=unit.deed.at)
            if chosen is not None:
                self._may_on(unit, Action.WRITE, chosen)
                called = walk_ins.call(chosen, counter=place.id, by=self._me, at=unit.deed.at)
                unit.save(called)
                return called
        return None

    def call(self, walk_in_id: WalkInId, counter: str) -> WalkIn:
        """Call a number out of turn. Raises CalledElsewhere, NotNow or NotInPack."""
        place = self._sitting.pack.counter(counter).id
        return self._change(
            "walk_in.call",
            walk_in_id,
            lambda known, unit: walk_ins.call(known, counter=place, by=self._me, at=unit.deed.at),
        )

    def recall(self, walk_in_id: WalkInId) -> WalkIn:
        """Call a number once more. Raises NotNow."""
        return self._change("walk_in.recall", walk_in_id, lambda known, unit: walk_ins.recall(known, at=unit.deed.at))

    def serve(self, walk_in_id: WalkInId, counter: str) -> WalkIn:
        """Begin to serve someone, called or not. Raises NotNow or NotInPack."""
        place = self._sitting.pack.counter(counter).id
        return self._change(
            "walk_in.serve",
            walk_in_id,
            lambda known, unit: walk_ins.serve(known, counter=place, by=self._me, at=unit.deed.at),
        )

    def send_back(self, walk_in_id: WalkInId) -> WalkIn:
        """Let someone wait again, at the place their arrival gives them. Raises NotNow."""
        return self._change(
            "walk_in.send_back", walk_in_id, lambda known, unit: walk_ins.send_back(known, at=unit.deed.at)
        )

    def hold(self, walk_in_id: WalkInId) -> WalkIn:
        """Set someone aside for a while. Raises NotNow."""
        return self._change("walk_in.hold", walk_in_id, lambda known, unit: walk_ins.hold(known, at=unit.deed.at))

    def resume(self, walk_in_id: WalkInId) -> WalkIn:
        """Go on with someone set aside. Raises NotNow."""
        return self._change("walk_in.resume", walk_in_id, lambda known, unit: walk_ins.resume(known, at=unit.deed.at))

    def transfer(self, walk_in_id: WalkInId, queue: str) -> WalkIn:
        """Send someone to another queue; they keep number and arrival. Raises NotNow or NotInPack."""
        line = self._sitting.pack.queue(queue).id
        return self._change(
            "walk_in.transfer", walk_in_id, lambda known, unit: walk_ins.transfer(known, queue=line, at=unit.deed.at)
        )

    def identify(self, walk_in_id: WalkInId, person: PersonId) -> WalkIn:
        """Say who it is."""

        def known_now(known: WalkIn, unit: Unit) -> WalkIn:
            self._known(unit, Person, person)
            return walk_ins.identify(known, person)

        return self._change("walk_in.identify", walk_in_id, known_now)

    def no_show(self, walk_in_id: WalkInId) -> WalkIn:
        """Say that nobody came when called. Raises NotNow."""
        return self._change("walk_in.no_show", walk_in_id, lambda known, unit: walk_ins.no_show(known, at=unit.deed.at))

    def finish(
        self,
        walk_in_id: WalkInId,
        *,
        outcome: WalkInOutcome = WalkInOutcome.RECEIVED_SERVICE,
        contact: InteractionId | None = None,
    ) -> WalkIn:
        """End a stay, with the contact that tells of it; the appointment they came for counts as served.

        Raises NotServed or NotNow.
        """
        return self._change(
            "walk_in.finish", walk_in_id, lambda known, unit: self._finished(unit, known, outcome, contact)
        )

    def served_in(self, unit: Unit, walk_in_id: WalkInId, counter: str, *, contact: InteractionId) -> WalkIn:
        """End a stay with the contact that tells of it, within the unit of a larger action.

        Whoever was only called, or waited, stood at the counter all the same: a contact tells of it.
        """
        known = self._written(unit, WalkIn, walk_in_id)
        if known.state in {WalkInState.WAITING, WalkInState.INVITED}:
            known = walk_ins.serve(known, counter=counter, by=self._me, at=unit.deed.at)
        done = self._finished(unit, known, WalkInOutcome.RECEIVED_SERVICE, contact)
        unit.save(done)
        return done

    def take_back(self, walk_in_id: WalkInId) -> WalkIn:
        """Undo the end of a stay: the person waits again at the place their arrival gives them. Raises NotNow."""
        return self._change(
            "walk_in.take_back", walk_in_id, lambda known, unit: walk_ins.take_back(known, at=unit.deed.at)
        )

    def queue_lines(self, only: Collection[str] = ()) -> tuple[QueueLine, ...]:
        """Return the queues of today, or only some of them, each with its order and its figures."""
        now = self._now()
        chosen = [one for one in self._sitting.pack.queues if not only or one.id in only]
        with self._reading() as reader:
            here = self._today_in(reader, {one.id for one in chosen})
        lines = []
        for queue in chosen:
            own, rules = [one for one in here if one.queue == queue.id], self._rules(queue.id)
            waiting = queues.in_order(own, rules=rules, at=now)
            lines.append(QueueLine(queue=queue, waiting=waiting, summary=queues.summarise(own, rules=rules, at=now)))
        return tuple(lines)

    def here_now(self) -> tuple[WalkIn, ...]:
        """Return everyone who came today and is still here, in the order of arrival."""
        with self._reading() as reader:
            here = self._today_in(reader, {one.id for one in self._sitting.pack.queues})
        return tuple(one for one in here if one.state is not WalkInState.FINISHED)

    def close_day(self) -> DayClosed:
        """End every stay that is still open: who was served received service, everyone else left before."""
        queues_known = {one.id for one in self._sitting.pack.queues}
        with self._acting("walk_in.close_day") as unit:
            until = unit.deed.at + timedelta(microseconds=1)
            span = Span(until - timedelta(days=_FORGOTTEN_DAYS), until)
            left_open = day_lists.walk_ins(unit, self._listed(WalkIn), span, queues=queues_known, unfinished=True)
            for one in left_open:
                self._may_on(unit, Action.WRITE, one)
                unit.save(walk_ins.finish(one, outcome=_end_of_day(one), at=unit.deed.at))
        served = sum(_end_of_day(one) is WalkInOutcome.RECEIVED_SERVICE for one in left_open)
        return DayClosed(served=served, left=len(left_open) - served)

    def _finished(self, unit: Unit, known: WalkIn, outcome: WalkInOutcome, contact: InteractionId | None) -> WalkIn:
        after = walk_ins.finish(known, outcome=outcome, at=unit.deed.at, contact=contact)
        if outcome is WalkInOutcome.RECEIVED_SERVICE and after != known:
            self._serve_appointment(unit, known)
        return after

    def _queue_of(self, arrival: Arrival) -> Queue:
        named = arrival.queue or (self._sitting.pack.reason(arrival.reason).queue if arrival.reason else None)
        if not named:
            raise NotInPack(what="queue for the reason", name=arrival.reason)
        return self._sitting.pack.queue(named)

    def _rules(self, queue: str) -> QueueRules:
        return QueueRules(target_wait_min=self._sitting.pack.queue(queue).target_wait_min)

    def _today_in(self, reader: Reader, names: Collection[str]) -> list[WalkIn]:
        return day_lists.walk_ins(reader, self._listed(WalkIn), self._day(self._today()), queues=names)

    def _serve_appointment(self, unit: Unit, walk_in: WalkIn) -> None:
        booked = None if walk_in.appointment is None else unit.find(Appointment, walk_in.appointment)
        if booked is not None and booked.state in {AppointmentState.BOOKED, AppointmentState.CHECKED_IN}:
            unit.save(appointments.serve(booked, at=unit.deed.at))

    def _change(self, action: str, walk_in_id: WalkInId, change: Change) -> WalkIn:
        with self._acting(action) as unit:
            changed = change(self._written(unit, WalkIn, walk_in_id), unit)
            unit.save(changed)
            return changed


def _end_of_day(walk_in: WalkIn) -> WalkInOutcome:
    return WalkInOutcome.LEFT_BEFORE if walk_in.served_at is None else WalkInOutcome.RECEIVED_SERVICE
