"""Deadlines: clocks that start, stand still, go on, are met, missed and extended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.calendars import OpeningHours, OpenSpan, WorkingCalendar, fixed_holidays
from caseworker.domain.case_types import ON_HOLD, DeadlineRule, Ground, Unit
from caseworker.domain.deadlines import (
    Clock,
    Deadline,
    Extension,
    ExtensionNeedsReason,
    ExtensionNotPossible,
    ExtensionTooLong,
    extend,
    is_due_soon,
    is_overdue,
    meet,
    miss,
    pause,
    promise,
    reckon,
    reopen,
    resume,
    start,
    working_days_left,
)
from caseworker.domain.ids import CaseId, OfficerId
from caseworker.domain.reckoning import holidays_left_out

LONDON = ZoneInfo("Europe/London")
OFFICE = OpeningHours(((OpenSpan(opens_min=540, closes_min=1020),),) * 5 + ((), ()))
CALENDAR = WorkingCalendar(
    time_zone=LONDON,
    weekend=frozenset({5, 6}),
    hours=OFFICE,
    holidays=fixed_holidays(frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})),
)
MONDAY = datetime(2026, 11, 16, 10, 30, tzinfo=LONDON)
WEEK = timedelta(days=7)
units = st.sampled_from(list(Unit))


def an_id(number: int) -> UUID:
    return UUID(int=number)


def a_rule(*, unit: Unit = Unit.WORKING_DAYS, amount: int = 10, may_extend: int = 0) -> DeadlineRule:
    return DeadlineRule(
        id="decision", title="Decision", ground=Ground.LEGAL, unit=unit, amount=amount, may_extend=may_extend
    )


def a_deadline(*, unit: Unit = Unit.WORKING_DAYS, amount: int = 10, at: datetime = MONDAY) -> Deadline:
    rule = a_rule(unit=unit, amount=amount)
    return start(rule, deadline_id=an_id(1), case=CaseId(an_id(2)), at=at, calendar=CALENDAR)


def an_extension(*, by: int = 5, number: int = 9, reason: str = "Landlord is ill") -> Extension:
    return Extension(
        id=an_id(number), by=by, ground=Ground.LEGAL, reason=reason, officer=OfficerId(an_id(3)), at=MONDAY
    )


def pause_and_go_on(deadline: Deadline, *, since: datetime, until: datetime, number: int = 7) -> Deadline:
    stopped = pause(deadline, at=since, calendar=CALENDAR)
    return resume(stopped, at=until, pause_id=an_id(number), calendar=CALENDAR)


@pytest.mark.parametrize(
    ("unit", "amount", "due"),
    [
        (Unit.WORKING_DAYS, 10, datetime(2026, 11, 30, 23, 59, 59, tzinfo=LONDON)),
        (Unit.WORKING_DAYS, 30, datetime(2026, 12, 30, 23, 59, 59, tzinfo=LONDON)),
        (Unit.CALENDAR_DAYS, 30, datetime(2026, 12, 16, 23, 59, 59, tzinfo=LONDON)),
        (Unit.CALENDAR_MONTHS, 1, datetime(2026, 12, 16, 23, 59, 59, tzinfo=LONDON)),
        (Unit.OPEN_MINUTES, 480, datetime(2026, 11, 17, 10, 30, tzinfo=LONDON)),
    ],
)
def test_a_deadline_is_due_as_its_unit_counts(unit: Unit, amount: int, due: datetime) -> None:
    assert a_deadline(unit=unit, amount=amount).due_at == due


def test_a_pause_of_a_week_makes_it_due_a_week_later() -> None:
    went_on = pause_and_go_on(a_deadline(), since=MONDAY + timedelta(days=1), until=MONDAY + timedelta(days=8))

    assert went_on.due_at == datetime(2026, 12, 7, 23, 59, 59, tzinfo=LONDON)
    assert went_on.state is Clock.RUNNING


def test_what_was_left_when_the_clock_stopped_is_said_while_it_stands() -> None:
    stopped = pause(a_deadline(), at=MONDAY + timedelta(days=1), calendar=CALENDAR)

    assert (stopped.state, stopped.remaining) == (Clock.PAUSED, 9)


@given(units, st.integers(1, 40), st.integers(0, 60 * 24 * 60))
def test_stopping_and_going_on_at_once_changes_no_date(unit: Unit, amount: int, after_min: int) -> None:
    deadline = a_deadline(unit=unit, amount=amount)
    at = MONDAY + timedelta(minutes=after_min)
    went_on = pause_and_go_on(deadline, since=at, until=at)

    assert went_on.due_at == deadline.due_at
    assert went_on.state is (Clock.MISSED if at > deadline.due_at else Clock.RUNNING)


@given(units, st.integers(1, 40), st.lists(st.integers(1, 3000), min_size=2, max_size=8))
def test_a_pause_never_makes_anything_due_earlier(unit: Unit, amount: int, gaps_min: list[int]) -> None:
    deadline, at = a_deadline(unit=unit, amount=amount), MONDAY
    for number, gap_min in enumerate(gaps_min):
        until = at + timedelta(minutes=gap_min)
        later = pause_and_go_on(deadline, since=at, until=until, number=number)
        assert later.due_at >= deadline.due_at
        deadline, at = later, until + timedelta(minutes=gap_min)


@given(units, st.integers(1, 40), st.permutations(range(4)))
def test_pauses_count_the_same_in_whatever_order_they_arrive(unit: Unit, amount: int, order: list[int]) -> None:
    deadline = a_deadline(unit=unit, amount=amount)
    for number in range(4):
        since = MONDAY + timedelta(hours=7 * number)
        deadline = pause_and_go_on(deadline, since=since, until=since + timedelta(days=1), number=number)
    shuffled = replace(deadline, pauses=tuple(deadline.pauses[index] for index in order))

    assert reckon(shuffled, CALENDAR).due_at == deadline.due_at


def test_two_officers_stopping_one_clock_stop_it_once() -> None:
    day = timedelta(days=1)
    once = pause_and_go_on(a_deadline(), since=MONDAY + day, until=MONDAY + 3 * day, number=7)
    other = pause_and_go_on(a_deadline(), since=MONDAY + day, until=MONDAY + 3 * day, number=8)
    both = replace(once, pauses=once.pauses + other.pauses)

    assert reckon(both, CALENDAR).due_at == once.due_at


@given(st.integers(0, 40), st.integers(0, 40))
def test_every_step_done_twice_is_done_once(first_days: int, later_days: int) -> None:
    at, later = MONDAY + timedelta(days=first_days), MONDAY + timedelta(days=first_days + later_days)
    steps: list[Callable[[Deadline], Deadline]] = [
        lambda one: pause(one, at=at, calendar=CALENDAR),
        lambda one: resume(one, at=later, pause_id=an_id(7), calendar=CALENDAR),
        lambda one: meet(one, at=later),
        lambda one: reopen(one, at=later + WEEK, pause_id=an_id(8), calendar=CALENDAR),
        lambda one: miss(one, at=later + WEEK),
    ]
    deadline = a_deadline()
    for step in steps:
        deadline = step(deadline)
        assert step(deadline) == deadline


def test_a_deadline_met_in_time_is_met() -> None:
    met = meet(a_deadline(), at=MONDAY + WEEK)

    assert (met.state, met.met_at) == (Clock.MET, MONDAY + WEEK)
    assert not is_overdue(met, at=MONDAY + 10 * WEEK)


def test_the_last_second_is_in_time_and_the_next_is_not() -> None:
    deadline = a_deadline()

    assert miss(deadline, at=deadline.due_at).state is Clock.RUNNING
    assert miss(deadline, at=deadline.due_at + timedelta(seconds=1)).state is Clock.MISSED


def test_a_deadline_settled_late_stays_missed_but_is_no_longer_overdue() -> None:
    late = MONDAY + 5 * WEEK
    settled = meet(a_deadline(), at=late)

    assert (settled.state, settled.met_at) == (Clock.MISSED, late)
    assert not is_overdue(settled, at=late)


def test_a_clock_that_stands_still_is_never_missed() -> None:
    stopped = pause(a_deadline(), at=MONDAY, calendar=CALENDAR)

    assert miss(stopped, at=MONDAY + 50 * WEEK) == stopped
    assert not is_overdue(stopped, at=MONDAY + 50 * WEEK)


def test_a_reopened_case_goes_on_with_the_days_it_had_left() -> None:
    met = meet(a_deadline(), at=MONDAY + WEEK)
    again = reopen(met, at=MONDAY + 3 * WEEK, pause_id=an_id(8), calendar=CALENDAR)

    assert again.state is Clock.RUNNING
    assert again.due_at == datetime(2026, 12, 14, 23, 59, 59, tzinfo=LONDON)


def test_a_case_closed_on_hold_and_reopened_has_stood_still_since_the_hold() -> None:
    stopped = pause(a_deadline(), at=MONDAY + WEEK, calendar=CALENDAR)
    again = reopen(meet(stopped, at=MONDAY + 2 * WEEK), at=MONDAY + 3 * WEEK, pause_id=an_id(8), calendar=CALENDAR)

    assert again.due_at == datetime(2026, 12, 14, 23, 59, 59, tzinfo=LONDON)


def test_an_extension_moves_the_date_once_and_keeps_who_and_why() -> None:
    longer = extend(a_deadline(), an_extension(), limit=5, calendar=CALENDAR)

    assert longer.due_at == datetime(2026, 12, 7, 23, 59, 59, tzinfo=LONDON)
    assert longer.extensions == (an_extension(),)
    assert extend(longer, an_extension(), limit=5, calendar=CALENDAR) == longer


def test_an_extension_while_the_clock_stands_adds_to_what_is_left() -> None:
    stopped = pause(a_deadline(), at=MONDAY, calendar=CALENDAR)
    longer = extend(stopped, an_extension(), limit=None, calendar=CALENDAR)

    assert (stopped.remaining, longer.remaining) == (10, 15)


def test_an_extension_without_reason_is_refused() -> None:
    with pytest.raises(ExtensionNeedsReason):
        extend(a_deadline(), an_extension(reason="  "), limit=5, calendar=CALENDAR)


def test_extensions_together_stay_within_what_the_pack_allows() -> None:
    once = extend(a_deadline(), an_extension(by=3), limit=5, calendar=CALENDAR)

    with pytest.raises(ExtensionTooLong) as refused:
        extend(once, an_extension(by=3, number=10), limit=5, calendar=CALENDAR)
    assert "moved by 5 at most, and 3 of it are used" in refused.value.say()


@pytest.mark.parametrize("at", [MONDAY + WEEK, MONDAY + 9 * WEEK])
def test_a_settled_deadline_cannot_be_extended(at: datetime) -> None:
    with pytest.raises(ExtensionNotPossible, match="extension-not-possible"):
        extend(meet(a_deadline(), at=at), an_extension(), limit=5, calendar=CALENDAR)


def test_a_promise_is_due_when_it_was_promised_for_and_pauses_do_not_move_it() -> None:
    thursday = datetime(2026, 11, 26, 10, tzinfo=UTC)
    made = promise("Call back", deadline_id=an_id(1), case=CaseId(an_id(2)), at=MONDAY, due_at=thursday)

    assert (made.ground, made.due_at) == (Ground.PROMISE, thursday)
    assert pause_and_go_on(made, since=MONDAY, until=MONDAY + timedelta(days=2)).due_at == thursday


@pytest.mark.parametrize(
    ("days", "soon", "left"),
    [(9, False, 3), (10, True, 2), (14, True, 0), (11, True, 1), (12, True, 0), (15, False, -1)],
)
def test_due_soon_is_two_working_days_and_not_yet_over(days: int, soon: bool, left: int) -> None:
    at = MONDAY + timedelta(days=days)

    assert is_due_soon(a_deadline(), at=at, calendar=CALENDAR) is soon
    assert working_days_left(a_deadline(), at=at, calendar=CALENDAR) == left


def test_a_new_holiday_moves_what_is_still_open_and_nothing_that_is_settled() -> None:
    mourning = replace(CALENDAR, holidays=fixed_holidays(frozenset({date(2026, 11, 20)})))
    settled = meet(a_deadline(), at=MONDAY + WEEK)

    assert reckon(a_deadline(), mourning).due_at.date() == date(2026, 12, 1)
    assert reckon(settled, mourning) == settled


def test_the_holidays_left_out_can_be_named() -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 31)

    assert holidays_left_out(first, last, CALENDAR) == (date(2026, 12, 25), date(2026, 12, 28))


def test_a_rule_stands_still_for_any_hold_or_for_the_reasons_it_names() -> None:
    named = replace(a_rule(), pauses_on=("waiting-for-person",))

    assert named.stands_still("waiting-for-person")
    assert not named.stands_still("waiting-for-us")
    assert replace(a_rule(), pauses_on=(ON_HOLD,)).stands_still("waiting-for-us")
