"""Who answers for a case: handing over without a gap, and many cases at once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest

from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.appointments import AppointmentTaken
from caseworker.domain.case_moves import CaseIsClosed
from caseworker.domain.case_owners import HandoverNotYours, NoHandover
from caseworker.domain.cases import Priority
from caseworker.domain.definition import Record
from caseworker.domain.tasks import TaskState
from caseworker.domain.visits import VisitHasEnded, VisitState
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import NotHere
from tests.desk.sittings import ME, MORNING, a_sitting, trail
from tests.desk.work import COLLEAGUE, SUPERVISOR, Work, a_housing_case, finish_tasks, keep
from tests.domain.builders import a_visit, an_appointment

R = TypeVar("R", bound=Record)


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store))


@pytest.fixture
def chief(store: CaseStore) -> Work:
    return Work(a_sitting(store, role=Role.SUPERVISOR, officer=SUPERVISOR, territories=("riverside",)))


@pytest.fixture
def colleague(store: CaseStore) -> Work:
    return Work(a_sitting(store, officer=COLLEAGUE))


def test_ten_cases_change_hands_in_one_step_and_their_officers_tasks_with_them(work: Work, chief: Work) -> None:
    cases = [a_housing_case(work) for _ in range(10)]
    for case in cases:
        finish_tasks(work, case)
        work.moves.move(case.id, "check-papers")
    before = len(trail(work.store))
    given = chief.owners.assign_many([one.id for one in cases], owner=COLLEAGUE, team="housing", reason="Leave.")
    assert {(case.owner, case.team) for case in given} == {(COLLEAGUE, "housing")}
    assert len(trail(work.store)) == before + 1
    tasks = [line.task for line in work.cases.page(cases[0].id).tasks]
    assert {task.assignee for task in tasks if task.state is TaskState.OPEN} == {COLLEAGUE}
    assert COLLEAGUE not in {task.assignee for task in tasks if task.state is TaskState.DONE}


def test_when_one_of_many_is_refused_none_changes_hands(work: Work, chief: Work) -> None:
    case, closed = a_housing_case(work), a_housing_case(work)
    finish_tasks(work, closed)
    work.moves.close(closed.id, outcome="withdrawn", reason="They said so.")
    with pytest.raises(CaseIsClosed):
        chief.owners.assign_many([case.id, closed.id], owner=COLLEAGUE, team="housing")
    assert work.cases.page(case.id).case.owner == ME


def test_only_who_may_assign_assigns(work: Work) -> None:
    case = a_housing_case(work)
    with pytest.raises(AccessDenied):
        work.owners.assign(case.id, owner=COLLEAGUE, team="housing")
    assert trail(work.store)[-1] == ("case.assign", "deny")


def test_a_case_handed_over_keeps_its_owner_until_the_other_accepts(work: Work, colleague: Work) -> None:
    case = a_housing_case(work)
    asked = work.owners.ask_handover(case.id, to=COLLEAGUE, team="north-area", on=date(2026, 12, 1))
    assert asked.owner == ME
    with pytest.raises(HandoverNotYours):
        work.owners.accept_handover(case.id)
    taken = colleague.owners.accept_handover(case.id)
    assert (taken.owner, taken.team, taken.handover_asked_by) == (COLLEAGUE, "north-area", None)
    with pytest.raises(NoHandover):
        colleague.owners.accept_handover(case.id)


def test_a_handover_may_be_declined(work: Work, colleague: Work) -> None:
    case = a_housing_case(work)
    work.owners.ask_handover(case.id, to=COLLEAGUE, team="north-area", on=date(2026, 12, 1))
    assert colleague.owners.decline_handover(case.id, reason="No room.").owner == ME


def test_urgency_and_escalation_are_kept_with_their_reasons(work: Work) -> None:
    case = a_housing_case(work)
    assert work.owners.prioritise(case.id, Priority.URGENT).priority is Priority.URGENT
    raised = work.owners.escalate(case.id, reason="Eviction on Friday.")
    assert (raised.escalation, raised.escalation_reason) == (1, "Eviction on Friday.")
    assert work.owners.end_escalation(case.id, reason="The court put it off.").escalation == 0


def test_visits_and_appointments_of_the_giver_are_taken_over_together_and_given_back(
    work: Work, colleague: Work
) -> None:
    case = a_housing_case(work)
    visit = a_visit(case=case.id, officer=ME, second_officer=COLLEAGUE, planned_from=MORNING)
    booked = an_appointment(case=case.id, officer=ME, territory="north", starts_at=MORNING + timedelta(days=1))
    keep(work.store, visit, booked)

    former = colleague.owners.take_dates(case.id, [visit.id, booked.id])

    assert {one.id for one in former} == {visit.id, booked.id}
    assert kept(work, visit) == replace(visit, officer=COLLEAGUE, second_officer=None)
    assert kept(work, booked).officer == COLLEAGUE
    colleague.owners.give_dates_back(former)
    assert (kept(work, visit), kept(work, booked)) == (visit, booked)


def test_an_appointment_at_a_time_that_is_not_free_is_not_taken_over_and_nothing_else_is(
    work: Work, colleague: Work
) -> None:
    case = a_housing_case(work)
    visit, until = a_visit(case=case.id, officer=ME), MORNING + timedelta(hours=1)
    booked = an_appointment(case=case.id, officer=ME, territory="north", starts_at=MORNING, ends_at=until)
    own = replace(booked, id=an_appointment().id, officer=COLLEAGUE, case=None)
    keep(work.store, visit, booked, own)
    with pytest.raises(AppointmentTaken):
        colleague.owners.take_dates(case.id, [visit.id, booked.id])
    assert kept(work, visit).officer == ME


def test_only_what_belongs_to_the_case_and_has_not_ended_is_taken_over(work: Work, colleague: Work) -> None:
    case = a_housing_case(work)
    other, over = a_visit(case=None, officer=ME), a_visit(case=case.id, officer=ME, state=VisitState.DONE)
    keep(work.store, other, over)
    with pytest.raises(NotHere):
        colleague.owners.take_dates(case.id, [other.id])
    with pytest.raises(VisitHasEnded):
        colleague.owners.take_dates(case.id, [over.id])


def kept(work: Work, record: R) -> R:
    with work.store.reading() as reader:
        return reader.get(type(record), record.id)
