"""Visits: from the plan to the door, two staff where agreed, someone who notices when nobody calls back."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import visits
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.visits import (
    Check,
    OnThisDevice,
    TwoStaffNeeded,
    Visit,
    VisitHasEnded,
    VisitNotBegun,
    VisitState,
    VisitTimesWrong,
)
from caseworker.errors import CaseworkerError
from tests.domain.builders import a_visit, minutes
from tests.domain.people_builders import EAST_1, NOON, NORTH_1

HOUR = minutes(60)


def at_door(visit: Visit) -> Visit:
    return visits.arrive(visit, at=NOON, check_in_after=HOUR)


def test_a_visit_goes_from_the_plan_to_its_outcome() -> None:
    visit = visits.set_out(visits.plan(a_visit()), at=NOON)
    visit = at_door(visit)
    visit = visits.finish(visit, outcome=" Mould reaches the window ", at=NOON + minutes(40))

    assert (visit.state, visit.outcome) == (VisitState.DONE, "Mould reaches the window")
    assert (visit.set_out_at, visit.at_door_at, visit.ended_at) == (NOON, NOON, NOON + minutes(40))


def test_nobody_goes_alone_where_two_staff_are_agreed() -> None:
    visit = a_visit(two_staff=True)
    with pytest.raises(TwoStaffNeeded):
        visits.set_out(visit, at=NOON)
    with pytest.raises(TwoStaffNeeded):
        at_door(visit)

    alone_twice = visits.give_to(visit, officer=NORTH_1, second_officer=NORTH_1)
    with pytest.raises(TwoStaffNeeded):
        visits.set_out(alone_twice, at=NOON)
    together = visits.give_to(visit, officer=EAST_1, second_officer=NORTH_1)
    assert (together.officer, together.second_officer) == (EAST_1, NORTH_1)
    assert visits.set_out(together, at=NOON).state is VisitState.ON_THE_WAY


def test_an_outcome_needs_someone_at_the_door() -> None:
    with pytest.raises(VisitNotBegun):
        visits.finish(a_visit(), outcome="Seen", at=NOON)
    with pytest.raises(VisitNotBegun):
        visits.nobody_home(visits.set_out(a_visit(), at=NOON), at=NOON)


def test_nobody_at_home_ends_the_visit_without_words() -> None:
    visit = visits.nobody_home(at_door(a_visit()), at=NOON + minutes(5))

    assert (visit.state, visit.outcome, visit.check_in_by) == (VisitState.NOT_AT_HOME, "", None)


def test_an_outcome_or_a_cancelling_is_explained() -> None:
    with pytest.raises(ReasonMissing):
        visits.finish(at_door(a_visit()), outcome=" ", at=NOON)
    with pytest.raises(ReasonMissing):
        visits.cancel(a_visit(), reason="", at=NOON)


def test_a_visit_at_another_time_begins_as_planned() -> None:
    begun = at_door(visits.set_out(a_visit(), at=NOON))
    visit = visits.replan(begun, planned_from=NOON + HOUR, planned_to=NOON + 2 * HOUR)

    assert (visit.planned_from, visit.planned_to) == (NOON + HOUR, NOON + 2 * HOUR)
    assert (visit.state, visit.set_out_at) == (VisitState.PLANNED, None)
    assert (visit.at_door_at, visit.check_in_by) == (None, None)
    with pytest.raises(VisitTimesWrong):
        visits.replan(visit, planned_from=NOON, planned_to=NOON)


def test_only_what_applies_is_on_the_checklist() -> None:
    bare = OnThisDevice(whole_record=False, forms=frozenset())
    plain = a_visit(place="  ")
    full = a_visit(two_staff=True, language="pl", forms=("housing",))

    assert visits.readiness(plain, bare) == {Check.RECORDS_HERE: False, Check.PLACE_KNOWN: False}
    assert visits.readiness(full, bare) == {
        Check.RECORDS_HERE: False,
        Check.PLACE_KNOWN: True,
        Check.FORM_HERE: False,
        Check.SECOND_OFFICER: False,
        Check.INTERPRETER: False,
    }
    ready = visits.give_to(full, officer=NORTH_1, second_officer=EAST_1)
    ready = replace(ready, interpreter="Line 2")
    assert all(visits.readiness(ready, OnThisDevice(whole_record=True, forms=frozenset({"housing"}))).values())


def test_an_officer_not_heard_of_is_noticed_and_a_sign_of_life_ends_that() -> None:
    visit = at_door(a_visit())

    assert not visits.no_sign_of_life(visit, at=NOON + HOUR)
    assert visits.no_sign_of_life(visit, at=NOON + HOUR + minutes(1))
    heard = visits.check_in(visit, at=NOON + HOUR, check_in_after=HOUR)
    assert not visits.no_sign_of_life(heard, at=NOON + HOUR + minutes(1))
    on_the_way = visits.check_in(visits.set_out(a_visit(), at=NOON), at=NOON, check_in_after=HOUR)
    assert not visits.no_sign_of_life(on_the_way, at=NOON + 2 * HOUR)
    assert not visits.no_sign_of_life(a_visit(state=VisitState.AT_THE_DOOR), at=NOON + 2 * HOUR)


STEPS = st.sampled_from(["set_out", "arrive", "finish", "nobody", "cancel", "replan"])


def step(visit: Visit, name: str, turn: int) -> Visit:
    at = NOON + minutes(turn)
    match name:
        case "set_out":
            return visits.set_out(visit, at=at)
        case "arrive":
            return visits.arrive(visit, at=at, check_in_after=HOUR)
        case "finish":
            return visits.finish(visit, outcome="Seen", at=at)
        case "nobody":
            return visits.nobody_home(visit, at=at)
        case "cancel":
            return visits.cancel(visit, reason="Ill", at=at)
        case _:
            return visits.replan(visit, planned_from=at, planned_to=at + timedelta(hours=1))


@given(st.lists(STEPS, max_size=15))
def test_what_has_ended_stays_as_it_ended_and_every_step_twice_is_once(steps: list[str]) -> None:
    visit = a_visit()
    for turn, name in enumerate(steps):
        before = visit
        with suppress(CaseworkerError):
            visit = step(visit, name, turn)
        assert before.ended_at is None or visit == before
        if visit != before and name != "replan":
            assert step(visit, name, turn + 1) == visit
        assert (visit.ended_at is not None) == (visit.state in visits._ENDED)
    if visit.ended_at is not None:
        with pytest.raises(VisitHasEnded):
            visits.give_to(visit, officer=EAST_1, second_officer=None)
