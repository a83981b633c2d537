"""A field officer's visits and day, on a real store under the demonstration pack."""

from datetime import UTC, datetime, timedelta

import pytest

from caseworker.desk.tasks import Plan
from caseworker.desk.visits import RoutineVisit, VisitPlan
from caseworker.domain.actions import AccessDenied
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.safety import SafetyKind
from caseworker.domain.tasks import TaskState
from caseworker.domain.visits import Check, TwoStaffNeeded, Visit, VisitHasEnded, VisitNotBegun, VisitState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MORNING, MovableClock, a_sitting, trail
from tests.desk.work import COLLEAGUE, Work, a_housing_case, a_known_person, keep
from tests.domain.builders import a_case, a_task, a_visit, an_appointment
from tests.domain.people_builders import a_warning

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock))


def a_plan(person: PersonId, **over: object) -> VisitPlan:
    filled = {"person": person, "purpose": "Look at the bedroom", "planned_from": TEN, "place": "7 Foundry Street"}
    return VisitPlan(**{"planned_to": TEN + timedelta(hours=1), **filled, **over})  # type: ignore[arg-type]


def planned(work: Work, **over: object) -> Visit:
    return work.visits.plan(a_plan(a_known_person(work.store).id, **over))


def test_a_visit_goes_from_the_plan_to_the_door_and_ends(work: Work, clock: MovableClock) -> None:
    visit = planned(work)
    assert work.visits.set_out(visit.id).state is VisitState.ON_THE_WAY
    there = work.visits.arrive(visit.id)
    assert there.check_in_by == clock() + timedelta(hours=1)
    clock.forward(minutes=50)
    assert work.visits.check_in(visit.id).check_in_by == clock() + timedelta(hours=1)
    recorded = work.visits.record(visit.id, RoutineVisit(outcome="Mould behind the bed.", minutes=40))
    assert (recorded.visit.state, recorded.visit.check_in_by) == (VisitState.DONE, None)


def test_a_routine_visit_is_one_step_with_its_contact_and_its_tasks(work: Work) -> None:
    case = a_case(owner=ME)
    keep(work.store, case)
    visit = planned(work, case=case.id)
    first, then = (
        a_task(case=case.id, template="look", stage="s"),
        a_task(case=case.id, template="write", stage="s", after=("look",)),
    )
    keep(work.store, first, then)
    before = len(trail(work.store))
    said = RoutineVisit(
        outcome="All is well.", minutes=25, tasks_done=(first.id, then.id), plan_next=(Plan(title="Ring in a month"),)
    )
    recorded = work.visits.record(visit.id, said)
    assert len(trail(work.store)) == before + 1
    assert recorded.visit.at_door_at == MORNING
    contact = recorded.contact
    assert (contact.channel, contact.outcome, contact.case, contact.visit) == (
        Channel.VISIT,
        ContactOutcome.ANSWERED,
        case.id,
        visit.id,
    )
    assert (contact.text, contact.duration_s, contact.people) == ("All is well.", 1500, (visit.person,))
    assert [task.state for task in recorded.done] == [TaskState.DONE, TaskState.DONE]
    assert (recorded.planned[0].case, recorded.planned[0].person) == (case.id, visit.person)


def test_a_recorded_visit_stands_once_in_its_case_and_a_planned_one_as_it_is(work: Work) -> None:
    case = a_housing_case(work)
    over, ahead = (planned(work, case=case.id) for _ in range(2))
    recorded = work.visits.record(over.id, RoutineVisit(outcome="The damp is dry now."))
    found = {one.record.id for one in work.cases.page(case.id).activity}
    assert found == {ahead.id, recorded.contact.id}


def test_recording_twice_is_recording_once(work: Work) -> None:
    visit = planned(work)
    once = work.visits.record(visit.id, RoutineVisit(outcome="All is well."))
    again = work.visits.record(visit.id, RoutineVisit(outcome="Other words."))
    assert (again.visit, again.contact) == (once.visit, once.contact)
    with work.store.reading() as reader:
        assert reader.count(Interaction) == 1


def test_a_visit_without_an_outcome_is_not_recorded_at_all(work: Work) -> None:
    visit = planned(work)
    with pytest.raises(ReasonMissing):
        work.visits.record(visit.id, RoutineVisit(outcome=" "))
    with work.store.reading() as reader:
        assert reader.get(Visit, visit.id).state is VisitState.PLANNED


def test_nobody_at_home_leaves_an_attempt_in_the_record(work: Work) -> None:
    visit = planned(work)
    with pytest.raises(VisitNotBegun):
        work.visits.nobody_home(visit.id)
    work.visits.arrive(visit.id)
    ended = work.visits.nobody_home(visit.id, note="Card left.")
    assert (ended.visit.state, ended.contact.outcome) == (VisitState.NOT_AT_HOME, ContactOutcome.NOT_REACHED)
    assert work.visits.nobody_home(visit.id).contact == ended.contact
    with pytest.raises(VisitHasEnded):
        work.visits.cancel(visit.id, reason="Not needed.")


def test_a_warning_about_the_person_asks_for_two_staff_even_when_it_may_not_be_seen(work: Work) -> None:
    person = a_known_person(work.store)
    keep(
        work.store,
        a_warning(person=person.id, kind=SafetyKind.TWO_STAFF, territory="north", sensitivity=Sensitivity.SEALED),
    )
    visit = work.visits.plan(a_plan(person.id))
    assert visit.two_staff
    assert work.day.readiness(visit.id).warnings == ()
    with pytest.raises(TwoStaffNeeded):
        work.visits.set_out(visit.id)
    work.visits.give_to(visit.id, officer=ME, second_officer=COLLEAGUE)
    assert work.visits.set_out(visit.id).state is VisitState.ON_THE_WAY


def test_readiness_names_what_is_not_in_order(work: Work) -> None:
    visit = planned(work, place="", forms=("damp",), language="pl")
    ready = work.day.readiness(visit.id)
    assert ready.checks == {
        Check.RECORDS_HERE: True,
        Check.PLACE_KNOWN: False,
        Check.FORM_HERE: False,
        Check.INTERPRETER: False,
    }


def test_my_day_holds_my_visits_appointments_and_what_is_due(work: Work, clock: MovableClock) -> None:
    later = planned(work, planned_from=TEN + timedelta(hours=3), planned_to=TEN + timedelta(hours=4))
    first, joined = planned(work), a_visit(officer=COLLEAGUE, second_officer=ME, planned_from=TEN + timedelta(hours=2))
    mine = an_appointment(officer=ME, starts_at=TEN, ends_at=TEN + timedelta(minutes=30))
    keep(
        work.store,
        joined,
        a_visit(officer=COLLEAGUE, planned_from=TEN),
        a_visit(officer=ME, planned_from=TEN + timedelta(days=1)),
        mine,
        a_task(assignee=ME, due=clock().date()),
        a_task(assignee=ME, due=clock().date() + timedelta(days=1)),
    )
    day = work.day.my_day()
    assert [one.visit.id for one in day.visits] == [first.id, joined.id, later.id]
    assert day.appointments == (mine,)
    assert len(day.tasks) == 1


def test_a_visit_is_no_way_into_a_case_that_is_closed_to_the_officer(work: Work) -> None:
    case = a_case(sensitivity=Sensitivity.RESTRICTED, owner=COLLEAGUE)
    keep(work.store, case)
    with pytest.raises(AccessDenied):
        planned(work, case=case.id)
    with work.store.reading() as reader:
        assert reader.count(Visit) == 0


def test_a_visit_planned_for_another_time_is_planned_again(work: Work) -> None:
    visit = planned(work)
    work.visits.arrive(visit.id)
    moved = work.visits.replan(
        visit.id, planned_from=TEN + timedelta(days=2), planned_to=TEN + timedelta(days=2, hours=1)
    )
    assert (moved.state, moved.at_door_at) == (VisitState.PLANNED, None)


def test_a_cancelled_visit_is_taken_up_again(work: Work) -> None:
    visit = planned(work)
    work.visits.cancel(visit.id, reason="She is away.")
    assert work.visits.take_up_again(visit.id) == visit
    work.visits.record(visit.id, RoutineVisit(outcome="All is well."))
    with pytest.raises(VisitHasEnded):
        work.visits.take_up_again(visit.id)


def test_two_visits_change_their_order_within_the_same_hours(work: Work) -> None:
    first = planned(work)
    second = planned(work, planned_from=TEN + timedelta(hours=2), planned_to=TEN + timedelta(hours=2, minutes=30))
    sooner, later = work.visits.exchange(first.id, second.id)
    assert (sooner.planned_from, sooner.planned_to) == (TEN, TEN + timedelta(minutes=30))
    assert (later.planned_from, later.planned_to) == (TEN + timedelta(hours=1.5), TEN + timedelta(hours=2.5))


def test_visits_of_a_week_are_one_s_own_or_everybody_s(work: Work) -> None:
    mine, theirs = planned(work), planned(work, officer=COLLEAGUE)
    planned(work, planned_from=TEN + timedelta(days=9), planned_to=TEN + timedelta(days=9, hours=1))
    day = TEN.date()
    week = (day, day + timedelta(days=6))
    assert [one.visit for one in work.day.visits(*week)] == [mine]
    seen = work.day.visits(*week, everybody=True)
    assert {one.visit.id for one in seen} == {mine.id, theirs.id}
    assert all(one.person is not None for one in seen)
    assert work.day.people_here() == 3
