"""Cases that were worked on elsewhere end and are due as the other system says."""

from dataclasses import replace
from datetime import UTC, datetime

from caseworker.domain.brought_cases import (
    closed_elsewhere,
    due_elsewhere,
    is_due_elsewhere,
    moved_elsewhere,
    usual_outcome,
)
from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import meet, promise
from caseworker.packs.working_days import calendar_of
from tests.desk.sittings import ME, riverside
from tests.domain.builders import a_case
from tests.domain.people_builders import an_id

STREET = riverside().case_type("street-report")
CALENDAR = calendar_of(riverside().agency)
THEN = datetime(2018, 6, 26, 12, 50, tzinfo=UTC)
LATER = datetime(2018, 6, 29, 12, 50, tzinfo=UTC)


def a_report(**over: object) -> Case:
    return a_case(case_type="street-report", stage="receive", **over)


def ended(case: Case) -> Case:
    outcome = usual_outcome(STREET)
    return closed_elsewhere(case, STREET, outcome=outcome, resolution="Filled.", by=ME, at=THEN)


def test_it_is_closed_at_its_own_moment_in_a_stage_where_it_may_end_so() -> None:
    case = ended(a_report())

    assert (case.status, case.closed_at, case.outcome, case.outcome_reason) == (Status.CLOSED, THEN, "done", "Filled.")
    assert (case.stage, case.closed_by) == ("repair", ME)


def test_a_hold_ends_with_it_and_closing_twice_changes_nothing() -> None:
    held = a_report(status=Status.ON_HOLD, hold_reason="weather", on_hold_since=THEN)
    case = ended(held)

    assert (case.hold_reason, case.on_hold_since) == ("", None)
    assert ended(replace(case, outcome_reason="Mine.")).outcome_reason == "Mine."


def test_what_is_due_there_is_a_level_of_service_told_from_a_promise() -> None:
    case = a_report()
    due = due_elsewhere(case, STREET, deadline_id=an_id(), due_at=THEN)
    promised = promise("Call", deadline_id=an_id(), case=case.id, at=THEN, due_at=THEN)

    assert (due.title, due.ground, due.due_at) == ("Put right", Ground.SERVICE_LEVEL, THEN)
    assert is_due_elsewhere(due)
    assert not is_due_elsewhere(promised)


def test_it_is_moved_while_it_runs_and_stays_once_it_is_settled() -> None:
    due = due_elsewhere(a_report(), STREET, deadline_id=an_id(), due_at=LATER)
    settled = meet(due, at=THEN)

    assert moved_elsewhere(due, due_at=THEN, calendar=CALENDAR).due_at == THEN
    assert moved_elsewhere(settled, due_at=THEN, calendar=CALENDAR) == settled
