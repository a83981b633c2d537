"""Looking at work from above: queues with what holds each case, loads, and figures that lead to their rows."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk.approvals import Request
from caseworker.desk.reports import Holding, Measure
from caseworker.domain.actions import Role
from caseworker.domain.cases import Status
from caseworker.domain.definition import Sensitivity
from caseworker.domain.referrals import ReferralState
from caseworker.domain.tasks import TaskState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MORNING, TODAY, MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, SUPERVISOR, Work, a_housing_case, keep
from tests.domain.builders import a_case, a_contact, a_referral, a_task
from tests.store.stores import a_passing_store


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock))


@pytest.fixture
def chief(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, role=Role.SUPERVISOR, officer=SUPERVISOR, territories=("north",), at=clock))


def test_a_teams_queue_has_the_first_due_first_and_says_what_holds_each(
    work: Work, chief: Work, clock: MovableClock
) -> None:
    waiting = a_housing_case(work)
    work.moves.hold(waiting.id, reason="waiting-for-person")
    clock.forward(days=1)
    nobodys = a_housing_case(work, owner=None)
    rows = chief.reports.team_queue("housing")
    assert [row.case.id for row in rows] == [waiting.id, nobodys.id]
    assert [(one.kind, one.count) for one in rows[0].held_by] == [(Holding.ON_HOLD, 1), (Holding.TASKS_DONE, 2)]
    assert rows[0].held_by[0].name == "Waiting for papers from the person"
    assert [one.kind for one in rows[1].held_by] == [Holding.NO_OWNER, Holding.TASKS_DONE]
    clock.forward(days=30)
    assert [row.is_overdue for row in chief.reports.team_queue("housing")] == [True, True]


def test_a_queue_leaves_out_closed_cases_other_teams_and_what_may_not_be_seen(chief: Work) -> None:
    shown = a_case(team="housing", pack_version="3.1")
    keep(
        chief.store,
        shown,
        a_case(team="housing", pack_version="3.1", status=Status.CLOSED),
        a_case(team="heating", pack_version="3.1"),
        a_case(team="housing", pack_version="3.1", territory="east", owner=COLLEAGUE),
        a_case(team="housing", pack_version="3.1", sensitivity=Sensitivity.SEALED, owner=COLLEAGUE),
    )
    rows = chief.reports.team_queue("housing")
    assert [(row.case, row.due_at) for row in rows] == [(shown, None)]


def test_what_needs_a_supervisor_now_is_in_one_place(work: Work, chief: Work, clock: MovableClock) -> None:
    case, nobodys = a_housing_case(work), a_housing_case(work, owner=None)
    asked = work.approvals.ask(Request(case=case.id, title="Deposit"))
    work.owners.escalate(case.id, reason="Eviction on Friday.")
    clock.forward(days=5)
    needs = chief.reports.needs_me()
    assert needs.approvals == (asked,)
    assert [one.id for one in needs.cases] == [case.id, nobodys.id]
    assert {one.line.deadline.rule for one in needs.late} == {"first-answer"}
    assert needs.referrals == ()


def test_a_load_counts_cases_tasks_and_what_is_late_against_what_was_agreed(chief: Work, clock: MovableClock) -> None:
    yesterday = clock().date() - timedelta(days=1)
    keep(
        chief.store,
        *(a_case(owner=ME, team="housing") for _ in range(2)),
        a_case(owner=ME, team="housing", status=Status.ON_HOLD),
        a_case(owner=ME, team="housing", status=Status.CLOSED),
        a_case(owner=None, team="housing"),
        a_task(assignee=ME, team="housing", due=yesterday),
        a_task(assignee=ME, team="housing", due=clock().date()),
        a_task(assignee=ME, team="housing", due=clock().date(), due_at=clock() - timedelta(minutes=1)),
        a_task(assignee=ME, team="housing", due=yesterday, state=TaskState.DONE),
        a_task(assignee=COLLEAGUE, team="housing", due=None),
    )
    workload = chief.reports.workload("housing")
    assert workload.agreed_cases == 45
    told = {one.officer: (one.open_cases, one.held_cases, one.open_tasks, one.late_tasks) for one in workload.loads}
    assert told == {ME: (2, 1, 3, 2), COLLEAGUE: (0, 0, 1, 0)}
    assert not workload.is_over(workload.loads[0])


def test_a_month_begins_at_midnight_at_the_office(chief: Work) -> None:
    summer = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)  # half past midnight of 1 August in London
    case = a_case(opened_at=summer)
    keep(chief.store, case)
    (figure,) = chief.reports.figures(Measure.OPENED)
    assert (figure.month.first, figure.team, figure.count) == (date(2026, 8, 1), "north-area", 1)
    assert chief.reports.rows(figure) == (case,)


def test_referrals_count_when_sent_and_when_people_went_there_for_the_team_of_their_case(
    chief: Work, clock: MovableClock
) -> None:
    case = a_case(team="housing")
    sent = a_referral(case=case.id, state=ReferralState.SENT, sent_at=MORNING)
    went = a_referral(state=ReferralState.ATTENDED, sent_at=MORNING, outcome_at=MORNING)
    refused = a_referral(state=ReferralState.REFUSED, sent_at=MORNING, outcome_at=MORNING)
    keep(chief.store, case, sent, went, refused)
    clock.forward(days=7)

    told = {one.team: one.count for one in chief.reports.figures(Measure.REFERRED)}
    assert told == {"housing": 1, "": 2}
    (attended,) = chief.reports.figures(Measure.ATTENDED)
    assert (attended.team, attended.count) == ("", 1)
    assert chief.reports.rows(attended) == (went,)


MOMENTS = st.integers(-400, 20).map(lambda days: MORNING + timedelta(days=days, hours=days % 24))
CASES = st.tuples(MOMENTS, st.sampled_from(["housing", "heating"]), st.sampled_from(["north", "east"]), MOMENTS)


@given(st.lists(CASES, max_size=12), st.integers(1, 14))
def test_a_figure_is_the_number_of_its_rows(made: list[tuple[datetime, str, str, datetime]], months: int) -> None:
    with a_passing_store() as store:
        cases = [
            a_case(opened_at=opened, team=team, territory=territory, status=Status.CLOSED, closed_at=closed)
            for opened, team, territory, closed in made
        ]
        keep(store, *cases, *(a_contact(occurred_at=opened, team=team) for opened, team, _, _ in made))
        chief = Work(a_sitting(store, role=Role.SUPERVISOR, officer=SUPERVISOR))
        for measure in Measure:
            figures = chief.reports.figures(measure, months=months)
            for figure in figures:
                assert len(chief.reports.rows(figure)) == figure.count
        expected = sum(territory == "north" and in_last(months, opened) for opened, _, territory, _ in made)
        assert sum(figure.count for figure in chief.reports.figures(Measure.OPENED, months=months)) == expected


def in_last(months: int, at: datetime) -> bool:
    """Whether a moment lies in the last months, this one included, by the clock in London."""
    local = at.astimezone(ZoneInfo("Europe/London"))
    return 0 <= (TODAY.year - local.year) * 12 + TODAY.month - local.month < months
