"""The front desk: the counter at a glance, who is in front of it, and conversations that end whole or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caseworker.desk.appointments import Booking
from caseworker.desk.counter import Arrival
from caseworker.desk.facing import FacingDesk
from caseworker.desk.front_desk import FrontDesk, WrapUp
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from caseworker.domain.inputs import TitleMissing
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.people import Person
from caseworker.domain.walk_ins import NotNow, WalkInOutcome, WalkInState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, trail
from tests.desk.test_counter import lease
from tests.desk.work import Work, a_housing_case, a_known_person, keep
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_warning
from tests.store import stores

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)


class AtTheDesk(Work):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.contacts = Interactions(self.sitting)
        self.desk = FrontDesk(self.sitting, self.counter, self.contacts, self.tasks)
        self.facing = FacingDesk(self.sitting)


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> AtTheDesk:
    lease(store)
    return AtTheDesk(a_sitting(store, role=Role.FRONT_DESK, territories=("riverside",), at=clock, desk="counter-1"))


def a_talk(**over: object) -> ContactEntered:
    filled = {"channel": Channel.COUNTER, "outcome": ContactOutcome.ANSWERED, "text": "Asked.", "reason": "benefits"}
    return ContactEntered(**filled | over)  # type: ignore[arg-type]  # each test knows what it changes


def test_the_counter_shows_who_waits_in_the_order_in_which_they_are_called(
    work: AtTheDesk, clock: MovableClock
) -> None:
    rosa = a_known_person(work.store, territory="riverside", names=(a_name("Rosa Delgado"),))
    work.counter.walk_in(Arrival(reason="benefits", person=rosa.id))
    clock.forward(minutes=3)
    work.counter.walk_in(Arrival(queue="urgent"))
    work.counter.walk_in(Arrival(reason="housing"))

    now = work.desk.now("counter-1")

    assert [one.walk_in.number for one in now.waiting] == ["U41", "A41"]
    assert [one.walk_in.number for one in now.other_queues] == ["H41"]
    assert (now.waiting[1].person, now.waiting[1].target_wait_min, now.here) == (rosa, 20, None)
    assert now.summary.longest_wait_us == 3 * 60_000_000


def test_who_is_served_stands_at_the_counter_until_the_next_conversation(work: AtTheDesk, clock: MovableClock) -> None:
    first = work.counter.walk_in(Arrival(queue="general"))
    clock.forward(seconds=1)
    second = work.counter.walk_in(Arrival(queue="general"))
    work.counter.call_next("counter-1")
    clock.forward(minutes=2)

    ended = work.desk.wrap_up(
        WrapUp(contact=a_talk(walk_in=first.id), counter="counter-1", walk_in=first.id, call_next=True)
    )
    now = work.desk.now("counter-1")

    assert ended.finished is not None
    assert ended.called is not None
    assert (ended.finished.contact, ended.finished.outcome) == (ended.contact.id, WalkInOutcome.RECEIVED_SERVICE)
    assert ended.called.id == second.id
    assert now.here is not None
    assert now.here.walk_in.id == second.id
    assert [one.walk_in.id for one in now.left] == [first.id]


def test_a_promised_call_back_is_a_task_that_names_its_contact(work: AtTheDesk) -> None:
    plan = Plan(title="Call back", due=date(2026, 11, 24))
    ended = work.desk.wrap_up(
        WrapUp(contact=a_talk(outcome=ContactOutcome.CALL_BACK), counter="counter-1", call_back=plan)
    )

    assert ended.call_back is not None
    assert (ended.call_back.from_contact, ended.call_back.due) == (ended.contact.id, date(2026, 11, 24))
    assert (ended.finished, ended.called) == (None, None)


def test_a_conversation_ends_whole_or_not_at_all(work: AtTheDesk) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    work.counter.call_next("counter-1")

    with pytest.raises(TitleMissing):
        work.desk.wrap_up(
            WrapUp(contact=a_talk(), counter="counter-1", walk_in=came.id, call_back=Plan(title=" "), call_next=True)
        )

    assert work.counter.here_now()[0].state is WalkInState.INVITED
    with work.store.reading() as reader:
        assert reader.select(Interaction) == []


def test_the_end_of_a_stay_is_taken_back_and_its_time_still_adds_up(work: AtTheDesk, clock: MovableClock) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    work.counter.call_next("counter-1")
    work.counter.no_show(came.id)
    clock.forward(minutes=5)

    back = work.counter.take_back(came.id)

    assert (back.state, back.outcome, back.finished_at) == (WalkInState.WAITING, None, None)
    assert sum(back.time_us(state, at=clock()) for state in WalkInState) == 5 * 60_000_000
    with pytest.raises(NotNow):
        work.counter.take_back(came.id)


def test_who_is_booked_today_is_expected_until_they_check_in(work: AtTheDesk) -> None:
    booked = work.appointments.book(Booking(starts_at=TEN, ends_at=TEN + timedelta(minutes=20)))
    assert [one.appointment for one in work.desk.now("counter-1").expected] == [booked]

    work.appointments.check_in(booked.id, queue="booked")

    now = work.desk.now("counter-1")
    assert (now.expected, [one.walk_in.number for one in now.waiting]) == ((), ["B41"])


def test_facing_a_person_shows_cases_warnings_and_the_last_contacts_and_is_recorded_once(
    store: CaseStore, work: AtTheDesk, clock: MovableClock
) -> None:
    supervisor = Work(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",), at=clock))
    case = a_housing_case(supervisor, territory="riverside")
    person = case.people[0].person
    told = [a_contact(people=(person,), territory="riverside", occurred_at=TEN + timedelta(hours=n)) for n in range(5)]
    keep(store, a_warning(person=person, territory="riverside"), *told)
    with store.unit(stores.deed()) as unit:
        unit.save(replace(unit.get(Person, person), territory="riverside"))

    face = work.facing.face(person)
    work.facing.face(person, again=True)

    assert [one.case.id for one in face.cases] == [case.id]
    assert face.cases[0].next_due is not None
    assert [one.occurred_at.hour for one in face.contacts] == [14, 13, 12]
    assert (face.contact_count, len(face.safety)) == (5, 1)
    assert face.safety[0].what == ""  # a counter knows of which kind it is, and no more
    assert trail(store).count(("case.read", "allow")) == 1


def test_answers_for_a_reason_are_those_that_speak_of_it(work: AtTheDesk) -> None:
    work.library.publish()

    about_papers = [one.title for one in work.desk.answers_for("documents")]

    assert "Copying and returning originals" in about_papers
    assert "What counts as proof of rent" in about_papers
    assert "Complain" not in " ".join(about_papers)
